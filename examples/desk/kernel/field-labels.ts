import type { CommandType } from 'coop-rules/cooperative'
import type { Locale } from 'coop-rules/problems'

/**
 * What the form of a command calls a field of it, from the place that a problem names: `options[1]` is one of the options. Undefined where no form asks for that field.
 */
export const labelOfCommandField = (type: CommandType, path: string, locale: Locale): string | undefined => {
  const labels: Readonly<Record<string, Label>> = LABELS[type] ?? {}
  const field = path.replace(/\[.*$/, '')
  return Object.hasOwn(labels, field) ? labels[field]?.[locale === 'es' ? 1 : 0] : undefined
}

/** In English and in Spanish. */
type Label = readonly [string, string]

const AMOUNT: Label = ['Amount', 'Importe']
const VOTES_UNTIL: Label = ['Votes until', 'Votación hasta']
const FINGERPRINT: Label = ['Fingerprint of the ballot record', 'Huella del registro de papeletas']
const REVIEW: Label = ['To be reviewed on', 'Se revisa el']
const AGENDA: Label = ['Agenda', 'Orden del día']
const MINUTES: Label = ['The minutes', 'El acta']
const NOMINEE: Label = ['Whom', 'A quién']
const COST: Label = ['What will it cost in all?', '¿Cuánto costará en total?']
const REMOVAL: Label = [
  'What share of the team should it take to remove someone?',
  '¿Qué parte del equipo debería hacer falta para apartar a alguien?',
]

/** The labels as the pages have them; a test compares the two. */
export const LABELS: Readonly<Partial<Record<CommandType, Readonly<Record<string, Label>>>>> = {
  'open-election': {
    provision: ['Which election', 'Qué elección'],
    nominationsUntil: ['Nominations until', 'Candidaturas hasta'],
    votingUntil: VOTES_UNTIL,
    fills: ['For which seats', 'Para qué puestos'],
  },
  'open-run-off': { votingUntil: VOTES_UNTIL },
  nominate: { candidate: NOMINEE },
  'commit-lot': { commitment: ['The number', 'El número'] },
  'draw-lot': { seed: ['The number', 'El número'] },
  'close-election-ballots': { closing: FINGERPRINT },
  'release-election-count': { elected: ['Elected', 'Con puesto'], between: ['Tied', 'Empatan'] },
  'fill-vacancy': { counted: ['Who comes to the seats', 'Quién ocupa los puestos'] },
  'call-meeting': { provision: ['Which meeting', 'Qué asamblea'], on: ['On', 'El día'], agenda: AGENDA },
  'ask-for-meeting': { provision: ['Which meeting', 'Qué asamblea'] },
  'send-agenda': { agenda: AGENDA },
  'give-proxy': { holder: ['Who carries it', 'Quién lo lleva'] },
  'publish-minutes': { record: MINUTES },
  'challenge-resolution': { record: ['On which grounds', 'Por qué motivos'] },
  'start-round': {
    wording: ['The wording', 'La redacción'],
    reviewOn: REVIEW,
    'subject.budgetMinor': ['Budget', 'Presupuesto'],
    'subject.perDecisionMinor': ['At most for one decision', 'Como máximo por decisión'],
    'subject.until': ['Last day', 'Último día'],
  },
  'start-selection': { from: ['From', 'Desde'], until: ['Until', 'Hasta'] },
  'name-for-role': { nominee: NOMINEE, reason: ['Why they', 'Por qué esa persona'] },
  'put-forward': { nominee: NOMINEE },
  'take-step': {
    'step.wording': ['The new wording', 'La nueva redacción'],
    'step.reviewOn': REVIEW,
    'step.subject.budgetMinor': ['Budget', 'Presupuesto'],
    'step.subject.until': ['Last day of the mandate', 'Último día del mandato'],
  },
  act: {
    agreement: ['By which agreement', 'Según qué acuerdo'],
    amountMinor: ['Amount spent', 'Importe gastado'],
    record: ['What is done', 'Qué se hace'],
  },
  'open-decision': {
    record: ['What is to be decided?', '¿Qué hay que decidir?'],
    options: ['Options', 'Opciones'],
  },
  'propose-amendment': { version: ['Version it would be', 'Versión que sería'] },
  'propose-project': { budgetMinor: COST },
  'change-proposal': { budgetMinor: COST },
  'stand-for-coordination': { removalThreshold: REMOVAL },
  'apply-for-place': { removalThreshold: REMOVAL },
  'name-representative': { person: ['The id of the person', 'El identificador de la persona'] },
  'record-contribution': { amountMinor: ['How much?', '¿Cuánto?'] },
  'record-attendance': { circle: ['In which circle?', '¿En qué círculo?'], on: ['On which day?', '¿Qué día?'] },
  'propose-salaries': { base: ['Base', 'Base'] },
  'record-hours': {
    date: ['Day', 'Día'],
    category: ['As what', 'En qué categoría'],
    kind: ['What kind of hours', 'Qué clase de horas'],
    hours: ['Hours', 'Horas'],
  },
  'ask-task-pay': { amountMinor: ['How much', 'Cuánto'] },
  'forfeit-pay': { amountMinor: ['Give up', 'Renunciar a'] },
  'run-payday': { availableMinor: ['How much money there is', 'Cuánto dinero hay'] },
  'settle-held-pay': { amountMinor: ['How much to pay', 'Cuánto pagar'] },
  'record-expense': { amountMinor: AMOUNT },
  'record-donation': { amountMinor: AMOUNT },
  'ask-to-spend': { amountMinor: AMOUNT },
}
