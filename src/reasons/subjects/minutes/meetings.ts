import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of meetings. */
export interface MeetingsMinutes {
  'meeting-asked-for': { readonly meeting: string; readonly member: string }
  /** `callers` is how many members called it: none where a body did. */
  'meeting-called': {
    readonly meeting: string
    readonly on: string
    readonly agenda: readonly string[]
    readonly callers: number
  }
  'agenda-sent': { readonly meeting: string; readonly agenda: readonly string[] }
  /** For one meeting, or for all of them: until a day, or, where both are empty, until it is withdrawn. */
  'proxy-given': { readonly giver: string; readonly holder: string; readonly meeting: string; readonly until: string }
  'proxy-withdrawn': { readonly giver: string; readonly holder: string }
  'presence-registered': { readonly meeting: string; readonly member: string; readonly how: 'in-person' | 'remote' }
  /** `on` is the day of the second call, empty where there is none. */
  'quorum-taken': {
    readonly meeting: string
    readonly call: 'first' | 'second'
    readonly reached: boolean
    readonly present: number
    readonly entitled: number
    readonly on: string
  }
  'matter-put': { readonly meeting: string; readonly matter: string; readonly decision: string }
  /** A decision that the charter leaves to a meeting was to be opened outside it. */
  'only-in-a-meeting': { readonly decision: string; readonly meeting: string }
  'minutes-published': { readonly meeting: string; readonly record: string }
  'minutes-late': { readonly meeting: string }
  'resolution-challenged': { readonly meeting: string; readonly decision: string; readonly member: string }
  'challenge-settled': {
    readonly decision: string
    readonly member: string
    readonly result: 'annulled' | 'dismissed' | 'withdrawn'
  }
}

export const MEETINGS_MINUTES_EN: SentencesOf<MeetingsMinutes> = {
  'meeting-asked-for': (r) => `${r.member} asks for the meeting ${r.meeting}`,
  'meeting-called': (r, n) =>
    `The meeting ${r.meeting} is called for ${r.on}${r.callers === 0 ? '' : ` by ${n.count(r.callers, 'member', 'members')}`}; ${r.agenda.length === 0 ? 'its agenda follows' : `on its agenda: ${n.list(r.agenda)}`}`,
  'agenda-sent': (r, n) => `The agenda of the meeting ${r.meeting} is sent: ${n.list(r.agenda)}`,
  'proxy-given': (r) =>
    `${r.giver} gives ${r.holder} a proxy ${r.meeting !== '' ? `for the meeting ${r.meeting}` : r.until === '' ? 'until it is withdrawn' : `until ${r.until}`}`,
  'proxy-withdrawn': (r) => `${r.giver} withdraws the proxy given to ${r.holder}`,
  'presence-registered': (r) =>
    `${r.member} takes part in the meeting ${r.meeting}, ${r.how === 'remote' ? 'from afar' : 'in person'}`,
  'quorum-taken': (r, n) =>
    `At the ${r.call} call of the meeting ${r.meeting}, ${n.integer(r.present)} of ${n.count(r.entitled, 'member', 'members')} take part: ${r.reached ? 'it can decide' : r.on === '' ? 'it cannot decide, and has to be called again' : `it cannot decide, and there is a second call on ${r.on}`}`,
  'matter-put': (r) => `In the meeting ${r.meeting}, ${r.matter} is put to the vote as ${r.decision}`,
  'only-in-a-meeting': (r) => `${r.decision} is decided in a meeting that was called and has its quorum: ${r.meeting}`,
  'minutes-published': (r) => `The minutes of the meeting ${r.meeting} are published, with the fingerprint ${r.record}`,
  'minutes-late': (r) => `The minutes of the meeting ${r.meeting} are late`,
  'resolution-challenged': (r) => `${r.member} challenges the decision ${r.decision} of the meeting ${r.meeting}`,
  'challenge-settled': (r) =>
    r.result === 'annulled'
      ? `The challenge of ${r.member} succeeds, and the decision ${r.decision} is set aside`
      : `The challenge of ${r.member} to the decision ${r.decision} is ${r.result}`,
}

export const MEETINGS_MINUTES_ES: SentencesOf<MeetingsMinutes> = {
  'meeting-asked-for': (r) => `${r.member} pide que se convoque la asamblea ${r.meeting}`,
  'meeting-called': (r, n) =>
    `Se convoca la asamblea ${r.meeting} para el ${r.on}${r.callers === 0 ? '' : ` a petición de ${n.count(r.callers, 'persona socia', 'personas socias')}`}; ${r.agenda.length === 0 ? 'el orden del día se enviará después' : `orden del día: ${n.list(r.agenda)}`}`,
  'agenda-sent': (r, n) => `Se envía el orden del día de la asamblea ${r.meeting}: ${n.list(r.agenda)}`,
  'proxy-given': (r) =>
    `${r.giver} delega su voto en ${r.holder} ${r.meeting !== '' ? `para la asamblea ${r.meeting}` : r.until === '' ? 'hasta que se retire' : `hasta el ${r.until}`}`,
  'proxy-withdrawn': (r) => `${r.giver} retira la delegación de voto que dio a ${r.holder}`,
  'presence-registered': (r) =>
    `${r.member} participa en la asamblea ${r.meeting} ${r.how === 'remote' ? 'a distancia' : 'en persona'}`,
  'quorum-taken': (r, n) =>
    `En ${r.call === 'first' ? 'primera' : 'segunda'} convocatoria de la asamblea ${r.meeting}, la participación es de ${n.integer(r.present)} de ${n.count(r.entitled, 'persona socia', 'personas socias')}: ${r.reached ? 'puede decidir' : r.on === '' ? 'no puede decidir y hay que convocarla de nuevo' : `no puede decidir, y hay segunda convocatoria el ${r.on}`}`,
  'matter-put': (r) => `En la asamblea ${r.meeting} se somete a votación ${r.matter}, como ${r.decision}`,
  'only-in-a-meeting': (r) => `${r.decision} se decide en una asamblea convocada y con quórum: ${r.meeting}`,
  'minutes-published': (r) => `Se publica el acta de la asamblea ${r.meeting}, con la huella ${r.record}`,
  'minutes-late': (r) => `El acta de la asamblea ${r.meeting} lleva retraso`,
  'resolution-challenged': (r) => `${r.member} impugna la decisión ${r.decision} de la asamblea ${r.meeting}`,
  'challenge-settled': (r) =>
    r.result === 'annulled'
      ? `Se admite la impugnación de ${r.member}, y la decisión ${r.decision} queda anulada`
      : `La impugnación de ${r.member} contra la decisión ${r.decision} queda ${r.result === 'dismissed' ? 'desestimada' : 'retirada'}`,
}
