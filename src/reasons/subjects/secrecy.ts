import type { SentencesOf } from '../sentences.js'

/** How somebody's vote may be known by what is told. */
type Exposure =
  | 'unanimous'
  | 'lone-dissenter'
  | 'all-at-a-bound'
  | 'others-at-a-bound'
  | 'threshold-near-an-end'
  | 'difference-at-a-bound'

/** What reasons about sealed ballots say: the facts of each, and its sentence in each language side by side. */
export interface SecrecyFacts {
  'record-sound': { readonly entries: number; readonly ballots: number; readonly electorate: number }
  'opened-by-shares': { readonly quorum: number; readonly holders: number }
  'signed-by-key-holders': { readonly quorum: number; readonly holders: number }
  /** Whatever the ballots say, the outcome is the same. */
  'outcome-certain': { readonly ballots: number; readonly electorate: number }
  'nothing-opened': object
  'randomness-cancels-out': object

  // What a result rests on
  'assumes-key-holders': { readonly quorum: number; readonly holders: number }
  'assumes-signers': { readonly quorum: number }
  'assumes-nothing-left-out': object
  'assumes-electorate': object
  'assumes-devices': object
  'assumes-hard-logarithms': object

  // What a result discloses
  'names-who-cast': { readonly ballots: number }
  'may-expose': { readonly exposure: Exposure }
  'colluders-learn': { readonly colluders: number }
}

export const SECRECY_EN: SentencesOf<SecrecyFacts> = {
  'record-sound': (r, n) =>
    `The ballot record holds together (${n.count(r.entries, 'entry', 'entries')}), and ${n.count(r.ballots, 'ballot counts', 'ballots count')} of an electorate of ${n.integer(r.electorate)}`,
  'opened-by-shares': (r, n) =>
    `${n.integer(r.quorum)} of the ${n.integer(r.holders)} key holders opened the sum, and anybody can check it`,
  'signed-by-key-holders': (r, n) =>
    `${n.integer(r.quorum)} of the ${n.integer(r.holders)} key holders opened the sum among themselves and signed what is told`,
  'outcome-certain': (r, n) =>
    `With ${n.count(r.ballots, 'ballot', 'ballots')} of an electorate of ${n.integer(r.electorate)}, the outcome is the same whatever they say`,
  'nothing-opened': () => 'Nothing was opened: whatever was told would say how somebody voted',
  'randomness-cancels-out': () =>
    'The random numbers of all ballots add up to nothing, so that there is no sum to open',

  'assumes-key-holders': (r, n) =>
    `Ballots are secret as long as fewer than ${n.integer(r.quorum)} of the ${n.integer(r.holders)} key holders work together to open them`,
  'assumes-signers': (r, n) =>
    `Only the ${n.integer(r.quorum)} key holders who signed saw the sum: at least one of them told the truth`,
  'assumes-nothing-left-out': () =>
    'Whoever keeps the record left nobody out: every member finds the tracking code of their ballot in it, and all compare its last fingerprint',
  'assumes-electorate': () =>
    'The electorate of the record is the one that the charter means, and each voting key is that of its member',
  'assumes-devices': () =>
    'The devices sealed what members chose, and kept it to themselves; opening a ballot instead of casting it tries the first',
  'assumes-hard-logarithms': () =>
    'Nobody can work out discrete logarithms on ristretto255, and SHA-2 has no collisions that can be found',

  'names-who-cast': (r, n) =>
    `The record names who cast a ballot (${n.integer(r.ballots)}), and who changed it; it is for members and auditors only`,
  'may-expose': (r) => EXPOSED_EN[r.exposure],
  'colluders-learn': (r, n) =>
    `${n.count(r.colluders, 'member who puts', 'members who put')} together what they know may learn how others voted`,
}

const EXPOSED_EN: Record<Exposure, string> = {
  unanimous: 'If all voted alike, everybody knows how everyone voted',
  'lone-dissenter': 'If all but one voted alike, that one knows how all others voted',
  'all-at-a-bound': 'If the sum is at an end, everybody knows what everyone said',
  'others-at-a-bound': 'If the sum is at an end but for one ballot, whoever cast that knows what all others said',
  'threshold-near-an-end':
    'The votes needed are near none or all, so that the outcome alone may tell how everyone voted',
  'difference-at-a-bound': 'If all whose ballots changed changed alike, the two counts together tell how they voted',
}

export const SECRECY_ES: SentencesOf<SecrecyFacts> = {
  'record-sound': (r, n) =>
    `El acta de votación encaja en todo (${n.count(r.entries, 'anotación', 'anotaciones')}), y ${n.count(r.ballots, 'papeleta cuenta', 'papeletas cuentan')} de un censo de ${n.integer(r.electorate)}`,
  'opened-by-shares': (r, n) =>
    `${n.integer(r.quorum)} de las ${n.integer(r.holders)} personas custodias de la clave abrieron la suma, y cualquiera puede comprobarla`,
  'signed-by-key-holders': (r, n) =>
    `${n.integer(r.quorum)} de las ${n.integer(r.holders)} personas custodias de la clave abrieron la suma entre ellas y firmaron lo que se dice`,
  'outcome-certain': (r, n) =>
    `Con ${n.count(r.ballots, 'papeleta', 'papeletas')} de un censo de ${n.integer(r.electorate)}, el resultado es el mismo digan lo que digan`,
  'nothing-opened': () => 'No se abrió nada: cualquier cosa que se dijera revelaría el voto de alguien',
  'randomness-cancels-out': () =>
    'Los números aleatorios de todas las papeletas suman cero, así que no hay suma que abrir',

  'assumes-key-holders': (r, n) =>
    `Las papeletas son secretas mientras menos de ${n.integer(r.quorum)} de las ${n.integer(r.holders)} personas custodias de la clave se concierten para abrirlas`,
  'assumes-signers': (r, n) =>
    `Solo las ${n.integer(r.quorum)} personas custodias que firmaron vieron la suma: al menos una de ellas dijo la verdad`,
  'assumes-nothing-left-out': () =>
    'Quien lleva el acta no omitió a nadie: cada miembro encuentra en ella el código de seguimiento de su papeleta, y todos comparan su última huella',
  'assumes-electorate': () =>
    'El censo del acta es el que los estatutos dicen, y cada clave de voto es la de su miembro',
  'assumes-devices': () =>
    'Los dispositivos sellaron lo que cada miembro eligió y no lo contaron a nadie; lo primero se prueba abriendo una papeleta en lugar de emitirla',
  'assumes-hard-logarithms': () =>
    'Nadie sabe calcular logaritmos discretos en ristretto255 ni hallar colisiones de SHA-2',

  'names-who-cast': (r, n) =>
    `El acta nombra a quienes emitieron papeleta (${n.integer(r.ballots)}) y a quienes la cambiaron; es solo para miembros y personas auditoras`,
  'may-expose': (r) => EXPOSED_ES[r.exposure],
  'colluders-learn': (r, n) =>
    `Si ${n.count(r.colluders, 'miembro junta lo que sabe, puede', 'miembros juntan lo que saben, pueden')} averiguar cómo votó otra persona`,
}

const EXPOSED_ES: Record<Exposure, string> = {
  unanimous: 'Si se votó por unanimidad, cualquiera sabe cómo votó cada cual',
  'lone-dissenter': 'Si solo una persona votó distinto, ella sabe cómo votaron las demás',
  'all-at-a-bound': 'Si la suma está en un extremo, cualquiera sabe qué dijo cada cual',
  'others-at-a-bound':
    'Si la suma está en un extremo salvo por una papeleta, quien la emitió sabe qué dijeron las demás personas',
  'threshold-near-an-end':
    'Los votos necesarios son casi ninguno o casi todos, así que el solo resultado puede decir cómo votó cada cual',
  'difference-at-a-bound':
    'Si todas las papeletas que cambiaron lo hicieron igual, los dos recuentos juntos dicen cómo votaron',
}
