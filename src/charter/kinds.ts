import { z } from 'zod'
import { readDate } from '../calendar/index.js'
import type { ROUNDINGS } from '../exact/index.js'
import { compare, currencyPlaces, type ExactInput, ONE, readExact, readMinor, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import type { Kind, Pointer } from './field.js'
import type { LocalText, Say } from './say.js'

/** Adds what our own readers find wrong to what the schema finds. */
const checked = <Value>(schema: z.ZodType<Value>, check: (value: Value) => Problem | undefined): z.ZodType<Value> =>
  schema.superRefine((value, context) => {
    const found = check(value)
    if (found !== undefined) context.addIssue({ code: 'custom', params: { problem: found } })
  })

/** The short name by which provisions point at one another. */
export const ID = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

const TEXT = z.string().min(1).max(4000)
const LOCAL_TEXT = z.union([TEXT, z.strictObject({ en: TEXT, es: TEXT })])

/** A text, in one language or in both. */
export const text: Kind<LocalText> = { schema: LOCAL_TEXT, tell: (value, say) => say.text(value) }

/** A list of texts. */
export const texts: Kind<readonly LocalText[]> = {
  schema: z.array(LOCAL_TEXT).min(1),
  tell: (values, say) => values.map((value) => say.text(value)).join('; '),
}

/** Yes or no. */
export const yesNo: Kind<boolean> = {
  schema: z.boolean(),
  tell: (value, say) => (value ? say.words('yes', 'sí') : say.words('no', 'no')),
}

const COUNT = z.number().int().min(0).max(1_000_000)

/** A whole number of people, places or times. */
export const count: Kind<number> = { schema: COUNT, tell: (value, say) => say.n.integer(value) }

/** So many of something, with its noun. */
export const countOf = (
  en: readonly [one: string, more: string],
  es: readonly [one: string, more: string],
): Kind<number> => ({
  schema: COUNT,
  tell: (value, say) => say.n.count(value, say.words(en[0], es[0]), say.words(en[1], es[1])),
})

/** Every so many months: every year, every 2 years. */
export const everyMonths: Kind<number> = {
  schema: z.number().int().min(1).max(1200),
  tell: (value, say) => {
    if (value === 1) return say.words('every month', 'cada mes')
    return value === 12
      ? say.words('every year', 'cada año')
      : say.words(`every ${say.months(value)}`, `cada ${say.months(value)}`)
  },
}

/** Whole days. */
export const days: Kind<number> = { schema: COUNT, tell: (value, say) => say.days(value) }

/** How long a threshold must go on being met; where it is 0, to meet it is enough. */
export const standing: Kind<number> = {
  schema: COUNT,
  tell: (value, say) =>
    value === 0
      ? say.words('is met', 'se alcance')
      : say.words(`has been met for ${say.days(value)} on end`, `se mantenga ${say.days(value)} sin interrupción`),
}

/** Notice to be given; none where it is 0. */
export const notice: Kind<number> = {
  schema: COUNT,
  tell: (value, say) =>
    value === 0
      ? say.words('at any time, without notice', 'en cualquier momento, sin preaviso')
      : say.words(`with notice of ${say.days(value)}`, `con un preaviso de ${say.days(value)}`),
}

/** Whole months. */
export const months: Kind<number> = { schema: COUNT, tell: (value, say) => say.months(value) }

/** A day, such as 2026-01-31. */
export const day: Kind<string> = {
  schema: checked(z.string(), (value) => {
    const read = readDate(value, '')
    return typeof read === 'string' ? undefined : read
  }),
  tell: (value) => value,
}

const EXACT = z.union([z.string(), z.number()])

const exactProblem = (value: ExactInput): Problem | undefined => {
  const read = readExact(value, '')
  return 'value' in read ? undefined : read
}

/** A number that can be read exactly, as text or as a number. */
export const NUMBER = checked(EXACT, exactProblem)

/** A number, exact as it is written. */
export const number: Kind<string | number> = {
  schema: NUMBER,
  tell: (value, say) => say.number(value),
}

/** A part of something, exact as it is written: half, 3/4, 20%. */
export const part: Kind<string | number> = {
  schema: NUMBER,
  tell: (value, say) => say.part(value),
}

/** A share from 0 to 1, as a fraction, a percentage or a decimal. */
export const share: Kind<string | number> = {
  schema: checked(EXACT, (value) => {
    const read = readExact(value, '')
    if (!('value' in read)) return read
    return compare(read.value, ZERO) < 0 || compare(read.value, ONE) > 0
      ? problem(says.notAShare, { path: '', received: value })
      : undefined
  }),
  tell: (value, say) => say.part(value),
}

/** Whole smallest units of the charter's currency, as text or as a number. */
export const minor: Kind<string | number> = {
  schema: checked(EXACT, (value) => {
    const read = readMinor(value, '')
    if (typeof read !== 'bigint') return read
    return read < 0n ? problem(says.negativeAmount, { path: '', received: value }) : undefined
  }),
  tell: (value, say, provision) => say.n.money(BigInt(value), String(provision['currency'])),
}

/** A currency by its ISO 4217 code. */
export const CURRENCY = checked(z.string(), (value) =>
  currencyPlaces(value) === undefined ? problem(says.unknownCurrency, { path: '', received: value }) : undefined,
)

/** One of some words of the data, each with its words in both languages. */
export const oneOf = <Option extends string>(
  options: Readonly<Record<Option, readonly [en: string, es: string]>>,
): Kind<Option> => ({
  schema: z.enum(Object.keys(options) as [Option, ...Option[]]),
  tell: (value, say) => say.either(options[value]),
})

/** Some of some words of the data. */
export const someOf = <Option extends string>(
  options: Readonly<Record<Option, readonly [en: string, es: string]>>,
): Kind<readonly Option[]> => ({
  schema: z.array(z.enum(Object.keys(options) as [Option, ...Option[]])).min(1),
  tell: (values, say) => say.n.list(values.map((value) => say.either(options[value]))),
})

/** The name of a provision of a section. */
export const ref = (section: string): Kind<string> => ({
  schema: ID,
  tell: (value, say) => say.name(section, value),
  pointers: (id) => [{ section, id, path: '' }],
})

/** The names of some provisions of a section. */
export const refs = (section: string): Kind<readonly string[]> => ({
  schema: z.array(ID).min(1),
  tell: (values, say) => say.n.list(values.map((value) => say.name(section, value))),
  pointers: (ids) => ids.map((id, at): Pointer => ({ section, id, path: `[${at}]` })),
})

/** Some classes of members, in the plural: the worker-owners and the volunteers. */
export const classes: Kind<readonly string[]> = {
  ...refs('memberClasses'),
  tell: (values, say) => say.n.list(values.map((value) => say.members(value, false))),
}

/** The names of some provisions of a section, bare: of matters, which are words more than titles. */
export const bareRefs = (section: string): Kind<readonly string[]> => ({
  ...refs(section),
  tell: (values, say) => values.map((value) => say.bare(section, value)).join('; '),
})

/** The parties to a matter, by the names that electorates leave out. */
export const parties: Kind<readonly string[]> = {
  schema: z.array(ID).min(1),
  tell: (values, say) => say.n.list(values.map((value) => party(value, say))),
}

/** A party to a matter as people read it. */
export const party = (id: string, say: Say): string => {
  const known = Object.hasOwn(PARTIES, id) ? PARTIES[id as keyof typeof PARTIES] : undefined
  return known === undefined ? spoken(id) : say.either(known)
}

const PARTIES = {
  candidate: ['the candidate', 'la persona candidata'],
  applicant: ['the applicant', 'la persona solicitante'],
  'person-concerned': ['the person concerned', 'la persona afectada'],
  payee: ['whoever is paid', 'quien cobra'],
  relative: ['relatives of the person concerned', 'familiares de la persona afectada'],
  supplier: ['whoever sells to the cooperative', 'quien vende a la cooperativa'],
} as const

/** A rounding by its name. */
export const rounding: Kind<(typeof ROUNDINGS)[number]> = oneOf({
  'half-even': ['to the nearest, halves to even', 'al más cercano, las mitades al par'],
  'half-up': ['to the nearest, halves up', 'al más cercano, las mitades hacia arriba'],
  up: ['up', 'hacia arriba'],
  down: ['down', 'hacia abajo'],
})

/** A name of the data as people read it. */
export const spoken = (id: string): string => id.replaceAll('-', ' ')
