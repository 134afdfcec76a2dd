import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of members. */
export interface MembersMinutes {
  'cooperative-founded': { readonly charter: string; readonly version: string }
  'application-received': {
    readonly member: string
    readonly memberClass: string
    readonly decidedBy: 'vote' | 'consent' | 'nobody'
  }
  'application-ended': {
    readonly member: string
    readonly how: 'withdrawn' | 'turned-down' | 'lapsed' | 'died' | 'dissolved'
  }
  'contribution-paid': { readonly member: string; readonly amountMinor: bigint; readonly currency: string }
  'attendance-recorded': { readonly member: string; readonly circle: string; readonly on: string }
  'confirmation-opened': { readonly member: string }
  'probation-confirmed': { readonly member: string; readonly endsOn: string }
  'member-joined': {
    readonly member: string
    readonly memberClass: string
    readonly how: 'founded' | 'admitted' | 'joined' | 'imported'
  }
  'class-changed': { readonly member: string; readonly memberClass: string }
  'leaving-announced': { readonly member: string; readonly endsOn: string }
  'membership-ended': {
    readonly member: string
    readonly how: 'left' | 'ousted' | 'died' | 'dissolved' | 'not-confirmed' | 'mistaken'
  }
  'representative-named': { readonly enterprise: string; readonly person: string }
  'representative-withdrawn': { readonly enterprise: string; readonly person: string }
  'office-given': { readonly office: string; readonly member: string }
  'office-ended': { readonly office: string; readonly member: string }
  /** `votes`: whoever is suspended votes all the same. */
  'member-suspended': { readonly member: string; readonly votes: boolean }
  'member-reinstated': { readonly member: string }
  'ousting-proposed': { readonly member: string; readonly proposer: string; readonly grounds: readonly string[] }
  'ousting-notified': { readonly member: string }
  'ousting-heard': { readonly member: string; readonly how: 'heard' | 'declined-hearing' | 'did-not-come' }
  'ousting-put-to-vote': { readonly member: string }
  'ousting-told': { readonly member: string; readonly appealUntil: string; readonly takesEffectOn: string }
  'ousting-appealed': { readonly member: string }
  'ousting-appeal-decided': { readonly member: string; readonly result: 'upheld' | 'overturned' }
}

export const MEMBERS_MINUTES_EN: SentencesOf<MembersMinutes> = {
  'cooperative-founded': (r) => `The cooperative is founded under the charter ${r.charter}, version ${r.version}`,
  'application-received': (r) => `${r.member} asks to join (${r.memberClass}); ${DECIDED_BY_EN[r.decidedBy]}`,
  'application-ended': (r) => `The application of ${r.member} is over: ${APPLICATION_EN[r.how]}`,
  'contribution-paid': (r, n) => `${r.member} paid ${n.money(r.amountMinor, r.currency)} of the capital contribution`,
  'attendance-recorded': (r) => `${r.member} took part in ${r.circle} on ${r.on}`,
  'confirmation-opened': (r) => `It is being decided whether ${r.member} stays after probation`,
  'probation-confirmed': (r) => `${r.member} stays after probation, which lasts until ${r.endsOn}`,
  'member-joined': (r) => `${r.member} ${JOINED_EN[r.how]} (${r.memberClass})`,
  'class-changed': (r) => `${r.member} is now a member of the class ${r.memberClass}`,
  'leaving-announced': (r) => `${r.member} says that they leave, and is a member until ${r.endsOn}`,
  'membership-ended': (r) => `${r.member} is no longer a member: ${ENDED_EN[r.how]}`,
  'representative-named': (r) => `${r.person} represents ${r.enterprise} from now on, with its one vote`,
  'representative-withdrawn': (r) => `${r.person} no longer represents ${r.enterprise}`,
  'office-given': (r) => `${r.member} takes up the office ${r.office}`,
  'office-ended': (r) => `${r.member} no longer holds the office ${r.office}`,
  'member-suspended': (r) =>
    `${r.member} is suspended, and ${r.votes ? 'votes all the same' : 'has no vote meanwhile'}`,
  'member-reinstated': (r) => `${r.member} is suspended no longer`,
  'ousting-proposed': (r, n) => `${r.proposer} proposes to oust ${r.member}, for ${n.list(r.grounds)} of the charter`,
  'ousting-notified': (r) => `${r.member} was told of the grounds for which they may be ousted`,
  'ousting-heard': (r) => `${r.member} ${HEARD_EN[r.how]}`,
  'ousting-put-to-vote': (r) => `It is put to the vote whether to oust ${r.member}`,
  'ousting-told': (r) =>
    `${r.member} was told that they are to be ousted, and may appeal until ${r.appealUntil}, that day included; without an appeal it takes effect on ${r.takesEffectOn}`,
  'ousting-appealed': (r) => `${r.member} appeals against being ousted: nothing takes effect until that is decided`,
  'ousting-appeal-decided': (r) => `On the appeal of ${r.member}, the ousting ${APPEAL_EN[r.result]}`,
}

const DECIDED_BY_EN = {
  vote: 'this is decided by vote',
  consent: 'this is decided by consent in a circle',
  nobody: 'the class is open, so nobody has to decide it',
} as const

const APPLICATION_EN = {
  withdrawn: 'it was withdrawn',
  'turned-down': 'it was turned down',
  lapsed: 'nobody could decide it',
  died: 'the person died',
  dissolved: 'the enterprise was dissolved',
} as const

const JOINED_EN = {
  founded: 'founds the cooperative as a member',
  admitted: 'is admitted as a member',
  joined: 'joins as a member',
  imported: 'was a member before these minutes began',
} as const

const ENDED_EN = {
  left: 'they left',
  ousted: 'they were ousted',
  died: 'they died',
  dissolved: 'the enterprise was dissolved',
  'not-confirmed': 'they were not confirmed after probation',
  mistaken: 'it had been recorded by mistake',
} as const

const HEARD_EN = {
  heard: 'was heard before anything is decided',
  'declined-hearing': 'does not want to be heard',
  'did-not-come': 'was to be heard and did not come',
} as const

const APPEAL_EN = { upheld: 'stands', overturned: 'is overturned' } as const

export const MEMBERS_MINUTES_ES: SentencesOf<MembersMinutes> = {
  'cooperative-founded': (r) => `Se funda la cooperativa con los estatutos ${r.charter}, versión ${r.version}`,
  'application-received': (r) => `${r.member} pide el ingreso (${r.memberClass}); ${DECIDED_BY_ES[r.decidedBy]}`,
  'application-ended': (r) => `La solicitud de ${r.member} llega a su fin: ${APPLICATION_ES[r.how]}`,
  'contribution-paid': (r, n) => `${r.member} pagó ${n.money(r.amountMinor, r.currency)} de su aportación al capital`,
  'attendance-recorded': (r) => `${r.member} participó en ${r.circle} el ${r.on}`,
  'confirmation-opened': (r) => `Se somete a decisión si ${r.member} sigue tras el periodo de prueba`,
  'probation-confirmed': (r) => `${r.member} sigue tras el periodo de prueba, que dura hasta el ${r.endsOn}`,
  'member-joined': (r) => `${r.member} ${JOINED_ES[r.how]} (${r.memberClass})`,
  'class-changed': (r) => `${r.member} pasa a la clase ${r.memberClass}`,
  'leaving-announced': (r) => `${r.member} anuncia su salida, y sigue siendo miembro hasta el ${r.endsOn}`,
  'membership-ended': (r) => `${r.member} deja de ser miembro: ${ENDED_ES[r.how]}`,
  'representative-named': (r) => `${r.person} representa desde ahora a ${r.enterprise}, con su único voto`,
  'representative-withdrawn': (r) => `${r.person} deja de representar a ${r.enterprise}`,
  'office-given': (r) => `${r.member} asume el cargo ${r.office}`,
  'office-ended': (r) => `${r.member} deja el cargo ${r.office}`,
  'member-suspended': (r) =>
    `${r.member} queda en suspenso, ${r.votes ? 'y vota igualmente' : 'sin voto mientras tanto'}`,
  'member-reinstated': (r) => `${r.member} deja de estar en suspenso`,
  'ousting-proposed': (r, n) =>
    `${r.proposer} propone expulsar a ${r.member}, por ${n.list(r.grounds)} de los estatutos`,
  'ousting-notified': (r) => `Se comunicaron a ${r.member} las causas por las que se le puede expulsar`,
  'ousting-heard': (r) => HEARD_ES[r.how](r.member),
  'ousting-put-to-vote': (r) => `Se somete a votación si se expulsa a ${r.member}`,
  'ousting-told': (r) =>
    `Se comunicó a ${r.member} su expulsión, contra la que puede recurrir hasta el ${r.appealUntil}, ese día incluido; sin recurso surte efecto el ${r.takesEffectOn}`,
  'ousting-appealed': (r) => `${r.member} recurre su expulsión: nada surte efecto hasta que se resuelva`,
  'ousting-appeal-decided': (r) => `Resuelto el recurso de ${r.member}, la expulsión ${APPEAL_ES[r.result]}`,
}

const DECIDED_BY_ES = {
  vote: 'se decide por votación',
  consent: 'lo decide un círculo por consentimiento',
  nobody: 'la clase está abierta, así que nadie tiene que decidirlo',
} as const

const APPLICATION_ES = {
  withdrawn: 'se retiró',
  'turned-down': 'no se aprobó',
  lapsed: 'no había quien la decidiera',
  died: 'la persona falleció',
  dissolved: 'la empresa se disolvió',
} as const

const JOINED_ES = {
  founded: 'funda la cooperativa como miembro',
  admitted: 'obtiene el ingreso como miembro',
  joined: 'se incorpora como miembro',
  imported: 'era miembro antes de que empezaran estas actas',
} as const

const ENDED_ES = {
  left: 'decidió irse',
  ousted: 'se acordó su expulsión',
  died: 'falleció',
  dissolved: 'la empresa se disolvió',
  'not-confirmed': 'no se confirmó su ingreso tras el periodo de prueba',
  mistaken: 'se había anotado por error',
} as const

const HEARD_ES = {
  heard: (member: string) => `Se dio audiencia a ${member} antes de decidir`,
  'declined-hearing': (member: string) => `${member} renuncia a la audiencia`,
  'did-not-come': (member: string) => `${member} no acudió a la audiencia`,
} as const

const APPEAL_ES = { upheld: 'se mantiene', overturned: 'se revoca' } as const
