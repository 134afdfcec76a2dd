import { wordsOf } from '../../kernel/words.js'

/** What the page of key holders says. */
export const WORDS = wordsOf({
  title: ['Key and count', 'Clave y escrutinio'],
  vote: ['The vote', 'La votación'],
  what: [
    (quorum: number, holders: number) =>
      `Ballots are sealed with a key of which ${holders} people outside the vote have a part each, and nobody the whole. Any ${quorum} of them count together; fewer learn nothing.`,
    (quorum: number, holders: number) =>
      `Las papeletas se sellan con una clave de la que ${holders} personas ajenas a la votación tienen una parte cada una, y nadie el todo. ${quorum} cualesquiera cuentan juntas; menos no averiguan nada.`,
  ],
  holders: ['Key holders', 'Personas custodias de la clave'],
  nobody: [
    'Nobody has been asked to hold a part of the key yet. Choose people who neither vote on this nor are concerned by it, and who are not all friends.',
    'Todavía no se ha pedido a nadie que custodie una parte de la clave. Elegid a personas que ni voten en esto ni estén afectadas, y que no sean todas amigas.',
  ],
  awaited: ['Asked, and awaited', 'Se le ha pedido y se espera'],
  came: ['Takes part', 'Participa'],
  under: ['Making their part', 'Haciendo su parte'],
  vouchNext: [
    'Has their part; has to confirm the voting keys',
    'Tiene su parte; falta que confirme las claves de voto',
  ],
  confirmed: ['Has their part', 'Tiene su parte'],
  holds: ['Holds a part', 'Custodia una parte'],
  erased: ['Deleted their part', 'Borró su parte'],
  anew: ['Load the page anew to see how far they are.', 'Vuelve a cargar la página para ver por dónde van.'],
  plan: ['What they agree on, to read out and compare:', 'Lo que acuerdan, para leer en voz alta y comparar:'],
  allKeys: [
    'Everybody who may vote has a confirmed voting key',
    'Todas las personas con voto tienen una clave confirmada',
  ],
  missingKeys: [
    'Before voting can begin, these need a confirmed voting key:',
    'Antes de empezar a votar necesitan una clave confirmada:',
  ],
  noKey: ['none yet', 'todavía ninguna'],
  toConfirm: ['to be confirmed', 'por confirmar'],
  keysPage: ['Voting keys', 'Claves de voto'],
  choose: ['Choose key holders', 'Elegir a las personas custodias'],
  chooseAnew: ['Choose others: the key is then made anew', 'Elegir a otras: la clave se hace entonces de nuevo'],
  chooseText: [
    (holders: number) => `The charter asks for ${holders}. Whoever votes on this, or is concerned, cannot be one.`,
    (holders: number) => `Los estatutos piden ${holders}. Quien vota en esto o está afectado no puede serlo.`,
  ],
  members: ['Members outside the vote', 'Miembros ajenos a la votación'],
  noMembers: [
    'Every member votes on this, or is concerned by it.',
    'Todos los miembros votan en esto o están afectados.',
  ],
  visitors: [
    'Visitors: people from outside who came in by an invitation',
    'Visitantes: personas de fuera que entraron con una invitación',
  ],
  invitedBy: [(name: string) => `invited by ${name}`, (name: string) => `con invitación de ${name}`],
  visitorsFirst: [
    'Somebody from outside is invited first, and stands here once they have opened their link.',
    'A quien viene de fuera se le invita antes, y aparece aquí cuando ha abierto su enlace.',
  ],
  invite: ['Invite somebody', 'Invitar a alguien'],
  howMany: [
    (asked: number, chosen: number) =>
      `Choose ${asked}; ${chosen === 0 ? 'nobody is' : chosen === 1 ? '1 is' : `${chosen} are`} chosen.`,
    (asked: number, chosen: number) =>
      `Elige a ${asked}; ${chosen === 0 ? 'no has elegido a nadie' : `has elegido a ${chosen}`}.`,
  ],
  notHere: [
    (names: string) => `Only members and visitors who came in by an invitation can hold a part. Not here: ${names}.`,
    (names: string) =>
      `Solo pueden custodiar una parte los miembros y las visitas que entraron con una invitación. No están aquí: ${names}.`,
  ],
  name: ['Ask them', 'Pedírselo'],
  readyFor: [
    'The key is made. Whoever may, and is not concerned, can begin the voting.',
    'La clave está hecha. Quien pueda y no esté afectado puede empezar la votación.',
  ],
  ready: [
    'The key is made, and the voting keys are confirmed.',
    'La clave está hecha y las claves de voto están confirmadas.',
  ],
  beginVoting: ['Begin the voting', 'Empezar la votación'],
  yourPart: ['Your part', 'Tu parte'],
  yourTurn: ['You were asked to hold a part of the key.', 'Se te ha pedido que custodies una parte de la clave.'],
  takeText: [
    'Your browser makes your part together with those of the others, and keeps it. Leave this page open: it goes on by itself as soon as they have come.',
    'Tu navegador hace tu parte junto con las de las demás personas y la guarda. Deja abierta esta página: sigue sola en cuanto estén.',
  ],
  take: ['Take part', 'Participar'],
  waiting: ['Waiting for', 'Se espera a'],
  madeIt: ['Your part is made, and kept in this browser.', 'Tu parte está hecha y guardada en este navegador.'],
  lost: [
    'Your part is not in this browser. Bring it from a copy, on the page of voting keys.',
    'Tu parte no está en este navegador. Tráela de una copia, en la página de claves de voto.',
  ],
  vouchText: [
    'These are the voting keys as the cooperative has them, each confirmed by two members. Compare some with their owners: what you vouch for stands in the record with your name.',
    'Estas son las claves de voto que tiene la cooperativa, cada una confirmada por dos miembros. Compara algunas con sus dueñas y dueños: lo que confirmas queda en el acta con tu nombre.',
  ],
  vouch: ['I vouch for these keys', 'Confirmo estas claves'],
  vouched: ['You vouched for the voting keys.', 'Has confirmado las claves de voto.'],
  keysMissing: ['Some voting keys are still missing.', 'Faltan todavía algunas claves de voto.'],
  openNow: [
    'Voting is open. There is nothing to do until it is closed; keep your part.',
    'La votación está abierta. No hay nada que hacer hasta que se cierre; conserva tu parte.',
  ],
  countText: [
    'Ballots are closed. Your browser read the whole record and checked every line of it. Before you count, read its last fingerprint out to another key holder, and see that those who may vote are the right ones.',
    'Las papeletas están cerradas. Tu navegador ha leído el acta entera y ha comprobado cada línea. Antes de contar, lee su última huella a otra persona custodia y mira que el censo sea el correcto.',
  ],
  head: ['Last fingerprint', 'Última huella'],
  electorate: ['Who may vote', 'Pueden votar'],
  otherPeople: [
    'Those who may vote by the record are not those of the log. Count nothing, and ask.',
    'Quienes pueden votar según el acta no son quienes dice el registro. No cuentes nada y pregunta.',
  ],
  count: ['Count with the others', 'Contar con las demás personas'],
  sharing: [
    'Checked. Your share of the sum can be sent to the other key holders, sealed for each.',
    'Comprobado. Tu parte de la suma puede enviarse a las demás personas custodias, sellada para cada una.',
  ],
  sharedWait: ['Your share is sent. Waiting for others:', 'Tu parte está enviada. Se espera a otras:'],
  signedIt: [
    'You counted, and signed what may be told. The count itself is for key holders alone.',
    'Has contado y firmado lo que puede decirse. La cuenta misma es solo para las personas custodias.',
  ],
  nothingLeft: ['There is nothing to do now.', 'Ahora no hay nada que hacer.'],
  notSound: ['The record is not sound, and nothing was sent:', 'El acta no encaja y no se envió nada:'],
  overErase: ['The vote is over.', 'La votación ha terminado.'],
  eraseText: [
    'Nobody needs your part any more. As long as enough parts are there, their holders could open any ballot. It is deleted from this browser; delete your copies too.',
    'Tu parte ya no hace falta. Mientras queden bastantes, sus custodias podrían abrir cualquier papeleta. Se borra de este navegador; borra también tus copias.',
  ],
  erase: ['Delete my part of the key', 'Borrar mi parte de la clave'],
  erasedHere: ['Your part of the key is deleted.', 'Tu parte de la clave está borrada.'],
  backup: ['Keep a copy in a file', 'Guardar una copia en un archivo'],
  failed: ['It was not saved:', 'No se guardó:'],
})

export type Sayings = { readonly [Name in keyof typeof WORDS]: (typeof WORDS)[Name][0] }
