import * as says from '../../problems/en.js'
import { orThrow, type Problem, problem, type Refused, tell, wrongKind } from '../../problems/index.js'
import { checkPreferences } from './check.js'
import { NUMBERS, PREFLIB_TYPES, type PrefLib, type PrefLibPreference, type PrefLibType, TEXTS } from './preflib.js'

/**
 * What does a PrefLib file say? Types soc, soi, toc and toi (orders, strict or with ties, complete or not) and cat (categories). Lines that begin with `#` are the header, `# NAME: value`; then comes one line for each preference: how many people share it, and the alternatives by their
 * numbers, the best first, those that are level between braces (`13: 1,{4,3},2`). Lines may end in any way, blank ones and a byte order mark are passed over, and blanks may stand around numbers.
 *
 * What the header counts must be what the file holds; a count that it leaves out is not missed. Lines of the header that the format does not know are kept.
 *
 * Throws, with everything that is wrong and its line: `not-a-preflib-line`, `preflib-missing` (the type, the name of an alternative), `preflib-count` (a count that is not so), `not-of-its-type`, `not-one-of` (a type, the number of an alternative), `listed-twice` (a line of the
 * header, a name, an alternative in one preference, a preference), `not-a-count`, `wrong-kind`.
 *
 * Source: FORMAT_SPECIFICATION.md of PrefLib-Data; Mattei and Walsh, PrefLib: A library for preferences (Algorithmic Decision Theory, 2013). Reading: a preference that stands twice is refused, for the format has it once with its count.
 *
 * @example
 * ```ts
 * import { readPrefLib } from 'coop-rules/simulation'
 *
 * const board = readPrefLib('# DATA TYPE: toc\n# ALTERNATIVE NAME 1: Ana\n# ALTERNATIVE NAME 2: Ben\n# ALTERNATIVE NAME 3: Cleo\n5: 1,{2,3}\n2: 3,2,1\n')
 * board.preferences // => [{ count: 5, groups: [[1], [2, 3]] }, { count: 2, groups: [[3], [2], [1]] }]
 * ```
 */
export const readPrefLib = (text: string): PrefLib => orThrow(tryReadPrefLib(text))

/** The same for files from outside: refuses, with everything that is wrong, where `readPrefLib` throws. */
export const tryReadPrefLib = (text: string): PrefLib | Refused => {
  if (typeof text !== 'string') return { kind: 'refused', problems: [wrongKind(text, '', 'text')] }
  return new PrefLibFile().read(text)
}

interface Entry {
  readonly line: number
  readonly value: string
}

const KNOWN: ReadonlySet<string> = new Set([...TEXTS.map(([name]) => name), ...NUMBERS])
const COUNT = /^(?:0|[1-9]\d{0,15})$/
const GROUP = String.raw`(?:\d{1,16}|\{(?:\d{1,16}(?:,\d{1,16})*)?\})`
const ORDER = new RegExp(`^${GROUP}(?:,${GROUP})*$`)

/** A file as it is read, with all that is wrong with it. */
class PrefLibFile {
  readonly #problems: Problem[] = []
  readonly #header = new Map<string, Entry>()
  readonly #alternatives = new Map<number, Entry>()
  readonly #categories = new Map<number, Entry>()
  readonly #more: { readonly name: string; readonly value: string }[] = []
  readonly #preferences: PrefLibPreference[] = []
  readonly #lines: number[] = []

  read(text: string): PrefLib | Refused {
    for (const [at, written] of text
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\r|\n/)
      .entries()) {
      const said = written.trim()
      if (said.startsWith('#')) this.#metadata(said, at + 1)
      else if (said !== '') this.#preference(said, at + 1)
    }
    const dataType = this.#type()
    const alternatives = this.#names('ALTERNATIVE NAME', this.#alternatives)
    const categories = this.#names('CATEGORY NAME', this.#categories)
    const preferences = this.#preferences
    this.#counted('NUMBER ALTERNATIVES', alternatives.length)
    this.#counted(
      'NUMBER VOTERS',
      preferences.reduce((sum, { count }) => sum + count, 0),
    )
    this.#counted('NUMBER UNIQUE ORDERS', preferences.length)
    this.#counted('NUMBER UNIQUE PREFERENCES', preferences.length)
    this.#counted('NUMBER CATEGORIES', categories.length)
    if (alternatives.length === 0) this.#missing('ALTERNATIVE NAME 1')
    // They would be lost: a file of orders has none.
    if (dataType !== 'cat')
      for (const [number, { line }] of this.#categories) this.#wrongLine(`CATEGORY NAME ${number}`, line)
    const found = { dataType: dataType ?? 'toi', alternatives, categories, preferences }
    if (dataType !== undefined) checkPreferences(found, { problems: this.#problems, lines: this.#lines })
    if (dataType === undefined || this.#problems.length > 0) return { kind: 'refused', problems: this.#problems }
    const texts = Object.fromEntries(TEXTS.map(([name, key]) => [key, this.#header.get(name)?.value ?? '']))
    return {
      kind: 'preflib',
      ...(texts as Pick<PrefLib, (typeof TEXTS)[number][1]>),
      dataType,
      alternatives,
      ...(dataType === 'cat' ? { categories } : {}),
      more: this.#more,
      preferences,
    }
  }

  #metadata(said: string, line: number): void {
    const colon = said.indexOf(':')
    const written = said.slice(1, Math.max(1, colon)).trim()
    const value = colon < 0 ? '' : said.slice(colon + 1).trim()
    const name = KNOWN.has(written.toUpperCase()) ? written.toUpperCase() : written
    const [, of, number] = /^(ALTERNATIVE|CATEGORY) NAME (\d{1,15})$/i.exec(name) ?? []
    // Metadata stands before the preferences, and says what it is called.
    if (name === '' || this.#preferences.length > 0) return this.#wrongLine(said, line)
    const entry = { line, value }
    if (of !== undefined) {
      const names = of.toUpperCase() === 'CATEGORY' ? this.#categories : this.#alternatives
      if (names.has(Number(number))) this.#twice(name, name, line)
      else names.set(Number(number), entry)
    } else if (!KNOWN.has(name)) this.#more.push({ name, value })
    else if (this.#header.has(name)) this.#twice(name, name, line)
    else this.#header.set(name, entry)
  }

  #preference(said: string, line: number): void {
    const colon = said.indexOf(':')
    const counted = said.slice(0, Math.max(0, colon)).trim()
    // Blanks beside commas and braces say nothing; those between digits would.
    const parts = said.slice(colon + 1).split(/([,{}])/)
    const order = parts.map((part) => part.trim()).join('')
    const count = Number(counted)
    if (!COUNT.test(counted) || count === 0 || !Number.isSafeInteger(count) || !ORDER.test(order))
      return this.#wrongLine(said, line)
    const groups = [...order.matchAll(/\{([^}]*)\}|\d+/g)].map(([group, level]) =>
      level === '' ? [] : (level ?? group).split(',').map(Number),
    )
    this.#preferences.push({ count, groups })
    this.#lines.push(line)
  }

  #type(): PrefLibType | undefined {
    const entry = this.#header.get('DATA TYPE')
    if (entry === undefined) return this.#missing('DATA TYPE')
    const found = PREFLIB_TYPES.find((type) => type === entry.value.toLowerCase())
    const where = { path: 'DATA TYPE', received: entry.value, line: entry.line }
    if (found === undefined)
      tell(this.#problems, problem(says.notOneOf, { ...where, facts: { options: PREFLIB_TYPES.join(', ') } }))
    return found
  }

  /** The names from number 1 on. None may be left out, and no two are the same. */
  #names(what: string, found: ReadonlyMap<number, Entry>): readonly string[] {
    const names: string[] = []
    const seen = new Set<string>()
    for (let number = 1; number <= found.size; number++) {
      const entry = found.get(number)
      const path = `${what} ${number}`
      if (entry === undefined) {
        this.#missing(path)
        return names
      }
      const { value, line } = entry
      if (value === '')
        tell(this.#problems, problem(says.preflibMissing, { path, received: value, line, facts: { what: path } }))
      else if (seen.has(value)) this.#twice(path, value, line)
      seen.add(value)
      names.push(value)
    }
    return names
  }

  /** A count of the header, where it is there, against what the file holds. */
  #counted(what: (typeof NUMBERS)[number], counted: number): void {
    const entry = this.#header.get(what)
    if (entry === undefined || (COUNT.test(entry.value) && Number(entry.value) === counted)) return
    const where = { path: what, received: entry.value, line: entry.line }
    tell(this.#problems, problem(says.preflibCount, { ...where, facts: { what, counted } }))
  }

  #missing(what: string): undefined {
    tell(this.#problems, problem(says.preflibMissing, { path: what, received: undefined, line: 1, facts: { what } }))
  }

  #twice(path: string, what: string, line: number): void {
    tell(this.#problems, problem(says.listedTwice, { path, received: what, line, facts: { what } }))
  }

  #wrongLine(received: string, line: number): void {
    tell(this.#problems, problem(says.notAPreflibLine, { path: '', received, line }))
  }
}
