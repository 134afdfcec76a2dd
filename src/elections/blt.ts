import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { idProblem, orThrow, type Problem, problem, type Refused, tell, wrongKind } from '../problems/index.js'
import type { CandidateId } from './ballots.js'

/** What a BLT file holds. The names are the ids of the candidates. */
export interface Blt {
  readonly kind: 'blt'
  readonly title: string
  readonly seats: number
  readonly candidates: readonly CandidateId[]
  readonly withdrawn: readonly CandidateId[]
  /** In the order of the file, each with how many papers it stands for. */
  readonly ballots: readonly { readonly preferences: readonly CandidateId[]; readonly count: number }[]
}

/** How a file is read where the format leaves it open. */
export interface BltReading {
  /** What a preference left out (`-`) means: the ballot ends there, or the next one moves up. Where nothing is said, such ballots are refused. */
  readonly skipped?: 'ends' | 'passed-over'
}

/**
 * What does a BLT ballot file say? The first line holds how many candidates and seats there are; then come those who withdrew (`-3`, one or several to a line), the ballots, a `0` alone, one name to a line, and the title. A ballot is its weight, the numbers of its
 * candidates from the first preference on, and a closing `0`; with nothing between it is blank. `#` begins a comment; lines may be empty, end in any way, and a byte order mark is passed over. A name or title stands between double quotes; a
 * double quote within it is written twice (or once, where more than spaces and a comment follow).
 *
 * Several candidates at one preference (`2=3`) are refused, for no count here divides a preference. Weights are whole, of 1 or more. Ids of ballots in brackets are refused.
 *
 * Throws, with everything that is wrong and its line: `not-a-blt-header`, `not-a-blt-ballot`, `equal-preferences`, `skipped-preference`, `listed-twice` (a candidate on a ballot, a withdrawal, a name), `blt-unfinished` (no `0` behind the ballots),
 * `not-a-blt-name`, `wrong-number-of-names`, `not-a-name`, `not-a-title`, `not-a-count` (weights that together are too much to count), `not-one-of` (a reading), `unknown-key`, `wrong-kind`.
 *
 * Source: WC-3. The format is that of OpenSTV and Droop, after Hill, Wichmann and Woodall's. Reading: a preference left out is read as `skipped` says.
 *
 * @example
 * ```ts
 * import { readBlt } from 'coop-rules/elections'
 *
 * const board = readBlt('3 2\n5 1 2 0\n2 3 0\n0\n"Ana"\n"Ben"\n"Cleo"\n"Board 2026"\n')
 * board.ballots // => [{ preferences: ['Ana', 'Ben'], count: 5 }, { preferences: ['Cleo'], count: 2 }]
 * ```
 */
export const readBlt = (text: string, reading?: BltReading): Blt => orThrow(tryReadBlt(text, reading))

/** The same for files from outside: refuses, with everything that is wrong, where `readBlt` throws. */
export const tryReadBlt = (text: string, reading: BltReading = {}): Blt | Refused => {
  if (typeof text !== 'string') return { kind: 'refused', problems: [wrongKind(text, '', 'text')] }
  const fields = new Fields()
  const { skipped } = fields.record(reading, ['skipped'], 'reading')
  if (skipped !== undefined) fields.oneOf(skipped, ['ends', 'passed-over'], 'reading.skipped')
  if (fields.problems.length > 0) return fields.refused
  return new BltFile(text, skipped as BltReading['skipped']).read()
}

interface Line {
  readonly line: number
  readonly text: string
}

const NUMBER = /^(?:0|[1-9]\d{0,15})$/

/** The lines of a file that say something, and all that is wrong with them. */
class BltFile {
  readonly #lines: readonly Line[]
  readonly #skipped: BltReading['skipped']
  readonly #problems: Problem[] = []
  #next = 0
  #candidates = 0

  constructor(text: string, skipped: BltReading['skipped']) {
    this.#skipped = skipped
    this.#lines = text
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\r|\n/)
      .map((line, at) => ({ line: at + 1, text: line.trim() }))
      .filter(({ text: line }) => line !== '' && !line.startsWith('#'))
  }

  read(): Blt | Refused {
    const seats = this.#header()
    // Without a first line no number can be told from another.
    if (seats === undefined) return { kind: 'refused', problems: this.#problems }
    const withdrawn = this.#withdrawn()
    const ballots = this.#ballots()
    const [candidates, title] = this.#names()
    if (this.#problems.length > 0) return { kind: 'refused', problems: this.#problems }
    const name = (number: number): CandidateId => candidates[number - 1] as CandidateId
    return {
      kind: 'blt',
      title,
      seats,
      candidates,
      withdrawn: withdrawn.map(name),
      ballots: ballots.map(({ numbers, count }) => ({ preferences: numbers.map(name), count })),
    }
  }

  #note(found: Problem): undefined {
    tell(this.#problems, found)
  }

  #peek(): Line | undefined {
    return this.#lines[this.#next]
  }

  #header(): number | undefined {
    const first = this.#peek()
    const words = first === undefined ? [] : wordsOf(first.text)
    const [candidates = 0, seats = 0] = words.map(numberOf)
    if (words.length !== 2 || candidates === 0 || seats === 0)
      return this.#note(problem(says.notABltHeader, { path: '', received: first?.text, line: first?.line ?? 1 }))
    this.#next++
    this.#candidates = candidates
    return seats
  }

  #withdrawn(): readonly number[] {
    const found = new Set<number>()
    for (let line = this.#peek(); line?.text.startsWith('-'); line = this.#peek()) {
      for (const word of wordsOf(line.text)) {
        const number = word.startsWith('-') ? numberOf(word.slice(1)) : undefined
        if (number === undefined || number === 0 || number > this.#candidates) this.#wrongBallot(line, word)
        else if (found.has(number)) this.#twice('withdrawn', word, line)
        else found.add(number)
      }
      this.#next++
    }
    return [...found]
  }

  #ballots(): readonly { readonly numbers: readonly number[]; readonly count: number }[] {
    const found: { readonly numbers: readonly number[]; readonly count: number }[] = []
    let total = 0
    for (let line = this.#peek(); line !== undefined && !line.text.startsWith('"'); line = this.#peek()) {
      this.#next++
      const words = wordsOf(line.text)
      if (words.length === 1 && words[0] === '0') return found
      const ballot = this.#ballot(line, words)
      if (ballot === undefined) continue
      found.push(ballot)
      const before = total
      total += ballot.count
      if (total > Number.MAX_SAFE_INTEGER && before <= Number.MAX_SAFE_INTEGER)
        this.#note(problem(says.notACount, { path: 'ballots', received: total, line: line.line }))
    }
    const line = this.#peek() ?? this.#lines.at(-1)
    this.#note(problem(says.bltUnfinished, { path: '', received: this.#peek()?.text, line: line?.line ?? 1 }))
    return found
  }

  #ballot(line: Line, words: readonly string[]) {
    const [first = '', ...rest] = words
    const count = numberOf(first)
    if (count === undefined || count === 0 || rest.at(-1) !== '0') return this.#wrongBallot(line, line.text)
    const numbers: number[] = []
    const seen = new Set<number>()
    let ended = false
    let sound = true
    for (const word of rest.slice(0, -1)) {
      const number = numberOf(word)
      if (number !== undefined && number > 0 && number <= this.#candidates) {
        if (seen.has(number)) {
          this.#twice('ballots', word, line)
          sound = false
        }
        seen.add(number)
        if (!ended) numbers.push(number)
      } else {
        sound &&= word === '-' && this.#skipped !== undefined
        if (word === '-' && this.#skipped === undefined)
          this.#note(problem(says.skippedPreference, { path: 'ballots', received: line.text, line: line.line }))
        else if (word !== '-' && word.includes('='))
          this.#note(problem(says.equalPreferences, { path: 'ballots', received: word, line: line.line }))
        else if (word !== '-') this.#wrongBallot(line, word)
        ended ||= this.#skipped === 'ends'
      }
    }
    return sound ? { numbers, count } : undefined
  }

  #names(): readonly [candidates: readonly CandidateId[], title: string] {
    const names: string[] = []
    const seen = new Set<string>()
    const rest = this.#lines.slice(this.#next)
    for (const line of rest) {
      const name = quoted(line.text)
      if (name === undefined) this.#note(problem(says.notABltName, { path: '', received: line.text, line: line.line }))
      names.push(name ?? '')
      if (name === undefined) continue
      const at = names.length - 1
      const path = at < this.#candidates ? `candidates[${at}]` : 'title'
      const wrong = path === 'title' ? titleProblem(name) : idProblem(name, path)
      if (wrong !== undefined) this.#note({ ...wrong, line: line.line })
      else if (path !== 'title' && seen.has(name)) this.#twice(path, name, line)
      seen.add(name)
    }
    if (names.length !== this.#candidates + 1) {
      const line = (rest.at(-1) ?? this.#lines.at(-1))?.line ?? 1
      const facts = { candidates: this.#candidates }
      this.#note(problem(says.wrongNumberOfNames, { path: '', received: names.length, line, facts }))
    }
    return [names.slice(0, this.#candidates), names[this.#candidates] ?? '']
  }

  #wrongBallot({ line }: Line, received: string): undefined {
    const facts = { candidates: this.#candidates }
    this.#note(problem(says.notABltBallot, { path: 'ballots', received, line, facts }))
  }

  #twice(path: string, what: string, { line }: Line): void {
    this.#note(problem(says.listedTwice, { path, received: what, line, facts: { what } }))
  }
}

/** What is wrong with a title: it may be empty, and otherwise fits on a line. */
export const titleProblem = (title: unknown): Problem | undefined =>
  title === '' || idProblem(title, 'title') === undefined
    ? undefined
    : title === undefined
      ? wrongKind(title, 'title', '')
      : problem(says.notATitle, { path: 'title', received: title })

/** The words of a line without its comment. */
const wordsOf = (text: string): readonly string[] => {
  const said = text.replace(/(?:^|\s)#.*$/, '').trim()
  return said === '' ? [] : said.split(/\s+/)
}

const numberOf = (word: string): number | undefined => {
  const number = NUMBER.test(word) ? Number(word) : undefined
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined
}

/** What stands between the quotes of a line; nothing where they are not closed, or something follows. */
const quoted = (text: string): string | undefined => {
  if (!text.startsWith('"')) return undefined
  let name = ''
  for (let at = 1; at < text.length; at++) {
    const character = text[at] as string
    if (character !== '"') name += character
    else if (text[at + 1] === '"') {
      name += '"'
      at++
    } else if (/^\s*(?:#.*)?$/.test(text.slice(at + 1))) return name
    else name += '"'
  }
  return undefined
}
