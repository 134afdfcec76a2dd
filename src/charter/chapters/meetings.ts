import { electorate } from '../electorate.js'
import { field, type Fieldset, maybe } from '../field.js'
import { bareRefs, countOf, days, oneOf, refs, share, someOf } from '../kinds.js'

/** How a meeting is called and when it can decide. */
export const meeting = {
  members: field(electorate, ['who meets', 'It is the meeting of {}.'], ['quién se reúne', 'Es la asamblea de {}.']),
  noticeDays: field(
    days,
    ['notice', 'It is called with notice of {}.'],
    ['antelación', 'Se convoca con {} de antelación.'],
  ),
  noticeCounted: field(
    oneOf({
      clear: ['the day of the meeting does not count', 'no cuenta el día de la asamblea'],
      calendar: ['the day of the meeting counts', 'cuenta el día de la asamblea'],
    }),
    ['how notice is counted', 'For this, {}; the day of the notice never does.'],
    ['cómo se cuenta la antelación', 'Para ello {}; el del aviso, nunca.'],
  ),
  agendaDays: field(
    days,
    ['agenda', 'Its agenda is sent {} before.'],
    ['orden del día', 'El orden del día se envía con {} de antelación.'],
  ),
  calledBy: maybe(refs('circles'), ['who calls it', 'Called by: {}.'], ['quién la convoca', 'Convoca: {}.']),
  calledByShare: maybe(
    share,
    ['members who may call it', 'It must be called when at least {} of those entitled to vote ask for it.'],
    ['quiénes pueden pedirla', 'Ha de convocarse si lo pide al menos {} de quienes tienen derecho a voto.'],
  ),
  quorum: field(
    share,
    ['quorum', 'It can decide when at least {} of those entitled to vote are present.'],
    ['quórum', 'Puede decidir si está presente al menos {} de quienes tienen derecho a voto.'],
  ),
  secondCallDays: maybe(
    days,
    ['second call', 'Without a quorum there is a second call, {} later.'],
    ['segunda convocatoria', 'Sin quórum hay segunda convocatoria, {} después.'],
  ),
  secondCallMinutes: maybe(
    countOf(['minute', 'minutes'], ['minuto', 'minutos']),
    ['second call the same day', 'Without a quorum there is a second call, {} later.'],
    ['segunda convocatoria el mismo día', 'Sin quórum hay segunda convocatoria, {} después.'],
  ),
  secondQuorum: maybe(
    share,
    ['quorum at the second call', 'At the second call {} of those entitled to vote are enough.'],
    ['quórum en segunda convocatoria', 'En segunda convocatoria basta con {} de quienes tienen derecho a voto.'],
  ),
  presence: field(
    someOf({
      'in-person': ['in person', 'en persona'],
      remote: ['from afar', 'a distancia'],
      proxy: ['by proxy', 'por delegación de voto'],
    }),
    ['presence', 'Ways to be present: {}.'],
    ['presencia', 'Formas de asistir: {}.'],
  ),
  decides: maybe(
    refs('decisions'),
    ['what it decides', 'It takes these decisions: {}.'],
    ['qué decide', 'Toma estas decisiones: {}.'],
  ),
  alwaysDecided: maybe(
    bareRefs('matters'),
    ['without standing on the agenda', 'Without standing on the agenda it may decide on {}.'],
    ['sin figurar en el orden del día', 'Sin figurar en el orden del día puede decidir sobre {}.'],
  ),
  minutesWithinDays: field(
    days,
    ['minutes', 'Its minutes are published within {}.'],
    ['acta', 'El acta se publica en un plazo de {}.'],
  ),
  challengeDays: field(
    days,
    ['time to challenge', 'What it decided can be challenged for {}.'],
    ['plazo de impugnación', 'Lo decidido puede impugnarse durante {}.'],
  ),
  challengeFrom: field(
    oneOf({
      decided: ['the day it was decided', 'el día en que se decidió'],
      published: ['the day its minutes were published', 'el día en que se publicó el acta'],
    }),
    ['from when', 'That time runs from {}.'],
    ['desde cuándo', 'Ese plazo corre desde {}.'],
  ),
} satisfies Fieldset
