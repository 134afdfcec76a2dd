import { z } from 'zod'
import * as says from '../../problems/en.js'
import { orThrow, plainCopy, type Problem, problem, type Refused, tell, tellIssues } from '../../problems/index.js'
import { checkPreferences, orderText } from './check.js'
import { NUMBERS, PREFLIB_TYPES, type PrefLib, TEXTS } from './preflib.js'

/** The text of a PrefLib file. */
export interface PrefLibText {
  readonly kind: 'preflib-text'
  readonly text: string
}

/**
 * How are preferences written as a PrefLib file? The header in the order of the format's description, with its counts made anew; a line for each preference, in the order given. A file in that form is read and written back to the same bytes.
 *
 * Throws, with everything that is wrong: `not-a-preflib-line` (a text that does not fit on a line of its own, or a line with the name of another one), `not-of-its-type`, `not-one-of`, `listed-twice`, `not-a-count`, `wrong-length`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: FORMAT_SPECIFICATION.md of PrefLib-Data.
 *
 * @example
 * ```ts
 * import { readPrefLib, writePrefLib } from 'coop-rules/simulation'
 *
 * const board = readPrefLib('# DATA TYPE: soc\n# ALTERNATIVE NAME 1: Ana\n# ALTERNATIVE NAME 2: Ben\n3: 2,1\n')
 * writePrefLib({ ...board, title: 'Board' }).includes('# TITLE: Board') // => true
 * ```
 */
export const writePrefLib = (input: PrefLib): string => orThrow(tryWritePrefLib(input)).text

/** The same for data from outside: refuses, with everything that is wrong, where `writePrefLib` throws. */
export const tryWritePrefLib = (input: PrefLib): PrefLibText | Refused => {
  const problems: Problem[] = []
  const copy = plainCopy(input, problems, MOST_VALUES)
  const read = SHAPE.safeParse(copy)
  if (!read.success) tellIssues(read.error.issues, SHAPE, copy, problems)
  if (!read.success || problems.length > 0) return { kind: 'refused', problems }
  const file = read.data as PrefLib
  checkTexts(file, problems)
  checkPreferences(file, { problems })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'preflib-text', text: textOf(file) }
}

/** A file of a million preferences of some alternatives each. */
const MOST_VALUES = 50_000_000

const TEXT = z.string()
const SHAPE = z.strictObject({
  kind: z.literal('preflib'),
  dataType: z.enum(PREFLIB_TYPES),
  fileName: TEXT,
  title: TEXT,
  description: TEXT,
  modificationType: TEXT,
  relatesTo: TEXT,
  relatedFiles: TEXT,
  publicationDate: TEXT,
  modificationDate: TEXT,
  alternatives: z.array(TEXT).min(1),
  categories: z.array(TEXT).min(1).optional(),
  more: z.array(z.strictObject({ name: TEXT, value: TEXT })),
  preferences: z.array(z.strictObject({ count: z.int().min(1), groups: z.array(z.array(z.int())) })),
})

const OWN: ReadonlySet<string> = new Set([...TEXTS.map(([name]) => name), ...NUMBERS])

/** Every text stands on a line of its own, and is read back as it is; names are there, and each once. */
const checkTexts = (file: PrefLib, problems: Problem[]): void => {
  const fits = (text: string): boolean => text === text.trim() && !/[\r\n]/.test(text)
  const refuse = (path: string, received: string): void => {
    tell(problems, problem(says.notAPreflibLine, { path, received }))
  }
  for (const [, key] of TEXTS) if (!fits(file[key])) refuse(key, file[key])
  for (const [at, { name, value }] of file.more.entries()) {
    const upper = name.toUpperCase()
    const free =
      name !== '' &&
      fits(name) &&
      !name.includes(':') &&
      !OWN.has(upper) &&
      !/^(?:ALTERNATIVE|CATEGORY) NAME \d{1,15}$/.test(upper)
    if (!free) refuse(`more[${at}].name`, name)
    if (!fits(value)) refuse(`more[${at}].value`, value)
  }
  for (const key of ['alternatives', 'categories'] as const) {
    const seen = new Set<string>()
    for (const [at, name] of (file[key] ?? []).entries()) {
      const path = `${key}[${at}]`
      if (name === '' || !fits(name)) refuse(path, name)
      else if (seen.has(name))
        tell(problems, problem(says.listedTwice, { path, received: name, facts: { what: name } }))
      seen.add(name)
    }
  }
  if (file.categories !== undefined && file.dataType !== 'cat') refuse('categories', file.dataType)
}

const textOf = (file: PrefLib): string => {
  const { alternatives, categories = [], preferences, dataType, more } = file
  const voters = preferences.reduce((sum, { count }) => sum + count, 0)
  const counts: readonly (readonly [(typeof NUMBERS)[number], number])[] = [
    ['NUMBER ALTERNATIVES', alternatives.length],
    ['NUMBER VOTERS', voters],
    [dataType === 'cat' ? 'NUMBER UNIQUE PREFERENCES' : 'NUMBER UNIQUE ORDERS', preferences.length],
    ...(dataType === 'cat' ? ([['NUMBER CATEGORIES', categories.length]] as const) : []),
  ]
  const lines = [
    ...TEXTS.map(([name, key]) => `# ${name}: ${file[key]}`),
    ...counts.map(([name, count]) => `# ${name}: ${count}`),
    ...categories.map((name, at) => `# CATEGORY NAME ${at + 1}: ${name}`),
    ...alternatives.map((name, at) => `# ALTERNATIVE NAME ${at + 1}: ${name}`),
    ...more.map(({ name, value }) => `# ${name}: ${value}`),
    ...preferences.map(({ count, groups }) => `${count}: ${orderText(groups)}`),
  ]
  return `${lines.join('\n')}\n`
}
