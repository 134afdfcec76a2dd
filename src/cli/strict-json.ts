import * as says from '../problems/en.js'
import { type Problem, problem, type Refused, tell } from '../problems/index.js'

/** The value of a JSON text, with what `JSON.parse` would have hidden of it; or that it is no JSON at all. */
export type JsonRead = { readonly kind: 'json'; readonly value: unknown; readonly hidden: readonly Problem[] } | Refused

/**
 * Reads JSON and tells what `JSON.parse` quietly changes: a key that stands twice in one object (the first is dropped), and a number whose digits a double
 * does not hold (it becomes another number). `JSON.parse` does the reading and vouches for the grammar; a walk over the same text finds the two. No kept
 * library reports both with their paths on the Node versions we support: docs/why/dependencies.md.
 */
export const readJson = (text: string): JsonRead => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'refused', problems: [problem(says.notJson, { path: '', received: text })] }
  }
  const walk = new Walk(text)
  walk.value('', 1)
  return { kind: 'json', value, hidden: walk.problems }
}

const MOST_DEPTH = 64

/** A walk over a text that is known to be JSON. */
class Walk {
  readonly problems: Problem[] = []
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Walks over one value; false where the walk is over. */
  value(path: string, depth: number): boolean {
    this.#skipSpace()
    switch (this.#text.charCodeAt(this.#at)) {
      case OPEN_BRACE:
        return this.#deepEnough(path, depth) && this.#object(path, depth)
      case OPEN_BRACKET:
        return this.#deepEnough(path, depth) && this.#list(path, depth)
      case QUOTE:
        this.#string()
        return true
      default:
        return this.#word(path)
    }
  }

  #object(path: string, depth: number): boolean {
    const seen = new Set<string>()
    this.#at++
    for (;;) {
      this.#skipSpace()
      if (this.#take(CLOSE_BRACE)) return true
      const key = this.#string()
      const place = pathOf(path, key)
      if (
        seen.has(key) &&
        !tell(this.problems, problem(says.duplicateKey, { path: place, received: key, facts: { key } }))
      )
        return false
      seen.add(key)
      this.#skipSpace()
      this.#at++ // the colon
      if (!this.value(place, depth + 1)) return false
      this.#skipSpace()
      this.#take(COMMA)
    }
  }

  #list(path: string, depth: number): boolean {
    this.#at++
    for (let index = 0; ; index++) {
      this.#skipSpace()
      if (this.#take(CLOSE_BRACKET)) return true
      if (!this.value(`${path}[${index}]`, depth + 1)) return false
      this.#skipSpace()
      this.#take(COMMA)
    }
  }

  #string(): string {
    const from = this.#at
    let escaped = false
    this.#at++
    for (;;) {
      const code = this.#text.charCodeAt(this.#at++)
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        escaped = true
        this.#at++
      }
    }
    return escaped ? (JSON.parse(this.#text.slice(from, this.#at)) as string) : this.#text.slice(from + 1, this.#at - 1)
  }

  /** A number, true, false or null. */
  #word(path: string): boolean {
    const from = this.#at
    while (this.#at < this.#text.length && !endsWord(this.#text.charCodeAt(this.#at))) this.#at++
    const word = this.#text.slice(from, this.#at)
    return (
      isKept(word) ||
      tell(this.problems, { ...problem(says.lossyNumber, { path, received: word }), received: word.slice(0, 60) })
    )
  }

  #deepEnough(path: string, depth: number): boolean {
    if (depth <= MOST_DEPTH) return true
    this.problems.push(
      problem(says.tooDeep, { path: path.slice(0, 200), received: undefined, facts: { most: MOST_DEPTH } }),
    )
    return false
  }

  #take(code: number): boolean {
    const here = this.#text.charCodeAt(this.#at) === code
    if (here) this.#at++
    return here
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++
  }
}

/** Whether a double gives the written number back. Up to fifteen digits it always does. */
const isKept = (word: string): boolean => {
  const first = word.charCodeAt(0)
  if (first !== MINUS && (first < ZERO || first > NINE)) return true
  if (word.length <= 15 && !/[eE]/.test(word)) return true
  const value = Number(word)
  return Number.isFinite(value) && sameDecimal(word, String(value))
}

/** Whether two written numbers are the same number: the same digits, but for zeros at the ends, at the same power of ten. */
const sameDecimal = (a: string, b: string): boolean => {
  const [left, right] = [digitsOf(a), digitsOf(b)]
  return (
    left.digits === right.digits &&
    (left.digits === '' || (left.power === right.power && left.negative === right.negative))
  )
}

const digitsOf = (word: string): { digits: string; power: number; negative: boolean } => {
  const negative = word.startsWith('-')
  const [mantissa = '', exponent = '0'] = word
    .slice(negative ? 1 : 0)
    .toLowerCase()
    .split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  return { digits, power: Number(exponent) - fraction.length + (all.length - digits.length), negative }
}

const pathOf = (path: string, key: string): string =>
  /^[A-Za-z_$][\w$-]*$/.test(key) ? (path === '' ? key : `${path}.${key}`) : `${path}[${JSON.stringify(key)}]`

const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const MINUS = 45
const ZERO = 48
const NINE = 57

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

const endsWord = (code: number): boolean =>
  code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isSpace(code)
