import { field, type Fieldset, type Kind, maybe } from '../field.js'
import { count, countOf, everyMonths, minor, months, oneOf, ref, text, yesNo } from '../kinds.js'

/** What the cooperative is for. */
export const objective = {
  text: field(text, ['text', '{}'], ['texto', '{}']),
} satisfies Fieldset

/** What kinds of member there are. */
export const memberClass = {
  plural: field(text, ['plural', ''], ['plural', '']),
  kind: field(
    oneOf({
      person: ['people who contribute their work', 'personas que aportan su trabajo'],
      enterprise: ['enterprises', 'empresas'],
      volunteer: ['people who give their time', 'personas que dan su tiempo'],
      donor: ['people and bodies who give money', 'personas y entidades que dan dinero'],
      supporter: ['people who support the cooperative', 'personas que apoyan a la cooperativa'],
    }),
    ['who they are', 'They are {}.'],
    ['quiénes son', 'Son {}.'],
  ),
  hasVote: field(
    yesNo,
    ['vote', 'They have a voice and a vote.', 'They have a voice and no vote.'],
    ['voto', 'Tienen voz y voto.', 'Tienen voz, sin voto.'],
  ),
  votes: maybe(
    countOf(['vote', 'votes'], ['voto', 'votos']),
    ['votes each', 'Each has {}.'],
    ['votos de cada una', 'Cada una tiene {}.'],
  ),
  onlyIn: maybe(
    oneOf({
      project: ['the projects they take part in', 'los proyectos en que participan'],
      circle: ['the circles they belong to', 'los círculos a que pertenecen'],
    }),
    ['where they vote', 'They vote only in {}.'],
    ['dónde votan', 'Votan solo en {}.'],
  ),
  minimumAge: maybe(
    count,
    ['voting age', 'They vote from the age of {} on.'],
    ['edad para votar', 'Votan desde los {} años.'],
  ),
  mayPropose: maybe(
    yesNo,
    ['proposing', 'They may make proposals.', 'They do not make proposals.'],
    ['propuestas', 'Pueden hacer propuestas.', 'No hacen propuestas.'],
  ),
} satisfies Fieldset

/** From one instalment to the next; of a single one there is nothing to say. */
const betweenInstalments: Kind<number> = {
  schema: everyMonths.schema,
  tell: (value, say, provision) => (provision['instalments'] === 1 ? '' : everyMonths.tell(value, say, provision)),
}

/** How one becomes a member of a class. */
export const admission = {
  memberClass: field(
    ref('memberClasses'),
    ['class', 'It makes one a member of the class {}.'],
    ['clase', 'Da entrada a la clase {}.'],
  ),
  decision: maybe(ref('decisions'), ['decision', 'It is decided as in {}.'], ['decisión', 'Se decide como en {}.']),
  openTo: maybe(text, ['open to', 'It is open to {}.'], ['abierta a', 'Quién puede entrar: {}.']),
  attendances: maybe(
    countOf(['attendance', 'attendances'], ['asistencia', 'asistencias']),
    ['attendances', 'It takes {} at a working group.'],
    ['asistencias', 'Exige {} a un grupo de trabajo.'],
  ),
  withinMonths: maybe(
    months,
    ['period of the attendances', 'They must fall within {}.'],
    ['plazo de las asistencias', 'Han de darse en un plazo de {}.'],
  ),
  attendancesWhen: maybe(
    oneOf({
      now: ['the one that ends when one asks to join', 'el plazo que acaba al pedir la entrada'],
      once: ['any such period', 'cualquier plazo así'],
    }),
    ['when', 'The period is {}.'],
    ['cuándo', 'Vale {}.'],
  ),
  probationMonths: maybe(
    months,
    ['probation', 'There is a probation of {}.'],
    ['periodo de prueba', 'Hay un periodo de prueba de {}.'],
  ),
  probationEnds: maybe(
    oneOf({
      'by-itself': ['ends by itself', 'acaba por sí mismo'],
      'by-decision': ['ends only when that is decided', 'acaba solo cuando se decide'],
    }),
    ['end of probation', 'Probation {}.'],
    ['fin del periodo de prueba', 'El periodo de prueba {}.'],
  ),
  voteInProbation: maybe(
    yesNo,
    ['vote during probation', 'There is a vote during probation.', 'There is no vote during probation.'],
    ['voto en el periodo de prueba', 'En el periodo de prueba se vota.', 'En el periodo de prueba no se vota.'],
  ),
  rightsInProbation: maybe(
    ref('memberClasses'),
    ['rights during probation', 'During probation one has the rights of {}.'],
    ['derechos en el periodo de prueba', 'En el periodo de prueba se tienen los derechos de {}.'],
  ),
  contributionMinor: maybe(
    minor,
    ['capital contribution', 'Each contributes {} of capital.'],
    ['aportación al capital', 'Cada persona aporta {} de capital.'],
  ),
  instalments: maybe(
    countOf(['instalment', 'instalments'], ['plazo', 'plazos']),
    ['instalments', 'It may be paid in {}.'],
    ['plazos', 'Puede pagarse en {}.'],
  ),
  instalmentMonths: maybe(
    betweenInstalments,
    ['from one instalment to the next', 'One instalment is due {}.'],
    ['entre plazos', 'Vence un plazo {}.'],
  ),
  paidBefore: maybe(
    oneOf({
      all: ['all of it', 'toda la aportación'],
      first: ['the first instalment', 'el primer plazo'],
      nothing: ['nothing', 'nada'],
    }),
    ['paid before', 'Paid before membership begins: {}.'],
    ['antes de empezar', 'Se paga antes de empezar: {}.'],
  ),
} satisfies Fieldset
