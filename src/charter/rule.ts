import { z } from 'zod'
import type { ConsentRule } from '../circles/index.js'
import type { CharterRule } from '../decisions/index.js'
import { equal, type ExactInput, exact, ONE } from '../exact/index.js'
import { type CharterElectorate, tellMembers } from './electorate.js'
import type { Kind, Pointer } from './field.js'
import { ID, NUMBER, spoken } from './kinds.js'
import type { Say } from './say.js'

/** How a decision of the charter is taken: by a share, by consensus of everyone asked, by consent in rounds, or by choosing among options. */
export type DecisionMethod =
  | CharterRule
  | { readonly consensus: { readonly noticeDays: number } }
  | { readonly consent: ConsentRule }
  | { readonly choose: 'approval'; readonly runoff: 'never' | 'without-majority' }

const THRESHOLD = z.union([NUMBER, z.strictObject({ average: ID })])
const COUNT = z.number().int().min(0)
const QUORUM = z.strictObject({
  atLeast: THRESHOLD.optional(),
  moreThan: THRESHOLD.optional(),
  of: z.enum(['electorate', 'present']),
  counting: z.array(z.enum(['for', 'against', 'abstain'])).optional(),
})
const SCHEMA = z.union([
  z.strictObject({
    atLeast: THRESHOLD.optional(),
    moreThan: THRESHOLD.optional(),
    of: z.enum(['electorate', 'present', 'ballots', 'for-or-against']),
    quorum: QUORUM.optional(),
    minimumFor: COUNT.optional(),
    minimumBallots: COUNT.optional(),
    tie: z.enum(['lost', 'second-ballot', 'casting-vote']).optional(),
  }),
  z.strictObject({ consensus: z.strictObject({ noticeDays: COUNT }) }),
  z.strictObject({
    consent: z.strictObject({
      mostRounds: z.number().int().min(1),
      standAside: z.enum(['allowed', 'not-allowed']),
      silence: z.enum(['awaited', 'consents']),
      otherwise: z.enum(['not-carried', 'wider-circle']),
      presence: z.strictObject({ atLeast: NUMBER.optional(), moreThan: NUMBER.optional() }),
      objectionTest: z.union([
        z.strictObject({ decides: z.enum(['facilitator', 'nobody']), criteria: z.array(ID).min(1) }),
        z.strictObject({
          decides: z.literal('circle'),
          rule: z.strictObject({
            atLeast: NUMBER.optional(),
            moreThan: NUMBER.optional(),
            of: z.enum(['electorate', 'present', 'ballots', 'for-or-against']),
          }),
          criteria: z.array(ID).min(1),
        }),
      ]),
    }),
  }),
  z.strictObject({ choose: z.literal('approval'), runoff: z.enum(['never', 'without-majority']) }),
]) as unknown as z.ZodType<DecisionMethod>

/** Whether it is decided by a share of a base. */
export const isShareRule = (method: DecisionMethod): method is CharterRule => 'of' in method

/** The thresholds of a method that point at average items, and where they stand. */
export const averagesOf = (method: DecisionMethod): readonly Pointer[] => {
  if (!isShareRule(method)) return []
  const found: Pointer[] = []
  for (const [holder, path] of [
    [method, ''],
    [method.quorum, '.quorum'],
  ] as const) {
    for (const key of ['atLeast', 'moreThan'] as const) {
      const threshold = holder?.[key]
      if (isPointer(threshold))
        found.push({ section: 'averageItems', id: threshold.average, path: `${path}.${key}.average` })
    }
  }
  return found
}

const isPointer = (threshold: unknown): threshold is { readonly average: string } =>
  typeof threshold === 'object' && threshold !== null && 'average' in threshold

/** How a decision is taken. */
export const method: Kind<DecisionMethod> = {
  schema: SCHEMA,
  pointers: averagesOf,
  tell: (value, say, provision) => {
    if ('consensus' in value)
      return say.words(
        `consensus: everyone is asked with notice of ${say.days(value.consensus.noticeDays)}, and nobody blocks`,
        `consenso: se pregunta a todo el mundo con ${say.days(value.consensus.noticeDays)} de antelación y nadie bloquea`,
      )
    if ('consent' in value) return tellConsent(value.consent, say)
    if ('choose' in value)
      return say.words(
        `choosing among options: the most approved one wins${value.runoff === 'never' ? '' : ', after a second ballot where none is approved by more than half'}`,
        `elección entre opciones: gana la más aprobada${value.runoff === 'never' ? '' : ', con segunda votación si ninguna logra la aprobación de más de la mitad'}`,
      )
    return tellShare(value, provision['electorate'] as CharterElectorate, say)
  },
}

const tellConsent = (rule: ConsentRule, say: Say): string => {
  const rounds = say.n.count(rule.mostRounds, say.words('round', 'ronda'), say.words('rounds', 'rondas'))
  const parts = [
    say.words(
      `consent, in ${rounds} at most: no upheld objection stands`,
      `consentimiento, en ${rounds} como máximo: no queda en pie ninguna objeción admitida`,
    ),
  ]
  if (rule.presence !== undefined) {
    const present = compared(rule.presence, say.words('them', 'ellas'), say)
    parts.push(say.words(`${present} have to be present`, `ha de estar presente ${present}`))
  }
  parts.push(tellObjections(rule.objectionTest, say))
  parts.push(say.either(STANDING_ASIDE[rule.standAside]), say.either(SILENCE[rule.silence]))
  parts.push(say.either(WITHOUT_CONSENT[rule.otherwise]))
  return parts.join('; ')
}

/** Against what an objection is held, and who judges it. */
const tellObjections = (test: ConsentRule['objectionTest'], say: Say): string => {
  const grounds = oneOfThem(
    test.criteria.map((one) => criterion(one, say)),
    say,
  )
  const [en, es] = ['an objection has to show that the proposal ', 'una objeción ha de mostrar que la propuesta ']
  const held = say.words(`${en}${grounds}`, `${es}${grounds}`)
  if (test.decides !== 'circle')
    return test.decides === 'facilitator'
      ? say.words(`${held}, and the facilitator judges it`, `${held}, y la juzga quien facilita`)
      : say.words(`${held}, and stands until it is taken back`, `${held}, y sigue en pie hasta que se retira`)
  const base = BASES[test.rule.of](say.words('the others', 'las demás personas'), say)
  const share = compared(test.rule, base, say)
  return say.words(`${held}, and is upheld by ${share}`, `${held}, y la admite ${share}`)
}

/** A list of which any one will do: a, b or c. */
const oneOfThem = (items: readonly string[], say: Say): string =>
  [items.slice(0, -1).join(', '), items.at(-1)].filter((part) => part !== '').join(say.words(' or ', ' o '))

const criterion = (id: string, say: Say): string => {
  const known = Object.hasOwn(CRITERIA, id) ? CRITERIA[id as keyof typeof CRITERIA] : undefined
  return known === undefined ? spoken(id) : say.either(known)
}

const CRITERIA = {
  'harms-the-aim': ['harms the aim', 'daña el propósito'],
  'exceeds-the-domain': ['exceeds the domain', 'se sale del ámbito'],
  'breaks-a-policy': ['breaks a policy', 'incumple una política'],
} as const

const STANDING_ASIDE = {
  allowed: ['one may stand aside', 'cabe hacerse a un lado'],
  'not-allowed': ['nobody stands aside', 'no cabe hacerse a un lado'],
} as const

const SILENCE = {
  awaited: ['whoever is silent is waited for', 'se espera a quien calla'],
  consents: ['whoever is silent after notice consents', 'quien calla tras el aviso consiente'],
} as const

const WITHOUT_CONSENT = {
  'not-carried': ['without consent the proposal falls', 'sin consentimiento la propuesta decae'],
  'wider-circle': [
    'without consent the wider circle takes it up',
    'sin consentimiento la retoma el círculo más amplio',
  ],
} as const

const tellShare = (rule: CharterRule, electorate: CharterElectorate, say: Say): string => {
  const people = tellMembers(electorate, say)
  const parts = [compared(rule, BASES[rule.of](people, say), say)]
  if (rule.quorum !== undefined) {
    const base = rule.quorum.of === 'electorate' ? people : say.words('those present', 'las personas presentes')
    const counting = rule.quorum.counting
    const only =
      counting === undefined || counting.length === 3
        ? ''
        : say.words(
            ` (only ballots ${say.n.list(counting.map((kind) => KINDS[kind][0]))})`,
            ` (solo papeletas ${say.n.list(counting.map((kind) => KINDS[kind][1]))})`,
          )
    parts.push(
      say.words(
        `provided that ${compared(rule.quorum, base, say)} take part${only}`,
        `siempre que participe ${compared(rule.quorum, base, say)}${only}`,
      ),
    )
  }
  if (rule.minimumFor !== undefined)
    parts.push(
      say.words(
        `and no fewer than ${say.n.count(rule.minimumFor, 'vote for', 'votes for')}`,
        `y con no menos de ${say.n.count(rule.minimumFor, 'voto a favor', 'votos a favor')}`,
      ),
    )
  if (rule.minimumBallots !== undefined)
    parts.push(
      say.words(
        `and no fewer than ${say.n.count(rule.minimumBallots, 'ballot', 'ballots')}`,
        `y con no menos de ${say.n.count(rule.minimumBallots, 'papeleta', 'papeletas')}`,
      ),
    )
  const counts = parts.join(', ')
  return rule.tie === undefined ? counts : `${counts}; ${say.either(TIES[rule.tie])}`
}

const compared = (
  rule: { readonly atLeast?: unknown; readonly moreThan?: unknown },
  base: string,
  say: Say,
): string => {
  const strict = rule.moreThan !== undefined
  const threshold = (strict ? rule.moreThan : rule.atLeast) as ExactInput | { readonly average: string }
  if (isPointer(threshold)) {
    const number = say.provisional(threshold.average)
    const place = say.place('averageItems', threshold.average)
    const written =
      number === ''
        ? say.name('averageItems', threshold.average)
        : say.words(`${number} (provisional, see ${place})`, `${number} (provisional, véase ${place})`)
    return strict
      ? say.words(`more than ${written} of ${base}`, `más de ${written} de ${base}`)
      : say.words(`at least ${written} of ${base}`, `al menos ${written} de ${base}`)
  }
  const value = exact(threshold)
  if (!strict && equal(value, ONE)) return say.words(`every one of ${base}`, `la totalidad de ${base}`)
  const written = say.part(threshold)
  return strict
    ? say.words(`more than ${written} of ${base}`, `más de ${written} de ${base}`)
    : say.words(`at least ${written} of ${base}`, `al menos ${written} de ${base}`)
}

const BASES: Readonly<Record<CharterRule['of'], (people: string, say: Say) => string>> = {
  electorate: (people) => people,
  present: (people, say) => say.words(`those present of ${people}`, `quienes estén presentes de ${people}`),
  ballots: (people, say) =>
    say.words(
      `the ballots that ${people} cast, abstentions counted`,
      `las papeletas que emitan ${people}, contando las abstenciones`,
    ),
  'for-or-against': (people, say) =>
    say.words(
      `the ballots that ${people} cast for or against`,
      `las papeletas que emitan ${people} a favor o en contra`,
    ),
}

const KINDS = {
  for: ['for', 'a favor'],
  against: ['against', 'en contra'],
  abstain: ['abstaining', 'en abstención'],
} as const

const TIES = {
  lost: ['a tie is lost', 'con empate se rechaza'],
  'second-ballot': ['a tie leads to a second ballot', 'con empate hay una segunda votación'],
  'casting-vote': ['in a tie the chair decides', 'con empate decide la presidencia'],
} as const
