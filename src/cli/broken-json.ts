/** What is wrong where a text stops being JSON, as far as it can be seen: what people do who write such a file by hand. */
export type BrokenBy = 'empty' | 'quotes' | 'comment' | 'comma' | 'end' | 'other'

/**
 * On which line a text stops being JSON, counted from 1: where nothing that follows could make it right. `JSON.parse` tells the place of some troubles, in words
 * that differ from one Node to the next; people who write a charter by hand need it of all.
 */
export const brokenLine = (text: string): { readonly line: number; readonly text: string; readonly by: BrokenBy } => {
  const { at, afterComma } = brokenAt(text)
  const before = text.slice(0, at).split('\n')
  const line = text.split('\n')[before.length - 1] ?? ''
  return { line: before.length, text: line.trim(), by: brokenBy(text, at, afterComma) }
}

const brokenBy = (text: string, at: number, afterComma: boolean): BrokenBy => {
  const sign = text.charAt(at)
  const rest = text.slice(at).split('\n', 1)[0] ?? ''
  if (text.trim() === '') return 'empty'
  if (sign === '') return 'end'
  if (OTHER_QUOTES.test(sign) || (sign === '"' && countOf(OPENING, rest) !== countOf(CLOSING, rest))) return 'quotes'
  if (sign === '#' || rest.startsWith('//') || rest.startsWith('/*')) return 'comment'
  return afterComma && (sign === '}' || sign === ']') ? 'comma' : 'other'
}

/** What an editor of letters, or a habit, puts in the place of a straight double quotation mark. */
const OTHER_QUOTES = /[“”„‟«»‘’‚']/
/** Inside a text they may well stand, in pairs. */
const OPENING = /[“„‟«]/g
const CLOSING = /[”»]/g

const countOf = (what: RegExp, text: string): number => text.match(what)?.length ?? 0

/** What may come next. */
type Next = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/** Where it breaks, and whether right after a comma. */
const brokenAt = (text: string): { readonly at: number; readonly afterComma: boolean } => {
  const open: string[] = []
  let afterComma = false
  let next: Next = 'value'
  let at = 0
  const closed = (): Next => (open.length === 0 ? 'nothing' : 'comma-or-end')
  for (;;) {
    at = skip(SPACE, text, at)
    const sign = text.charAt(at)
    const expectsValue: boolean = next === 'value' || next === 'value-or-end'
    if ((sign === '{' || sign === '[') && expectsValue) {
      open.push(sign)
      next = sign === '{' ? 'key-or-end' : 'value-or-end'
      at++
    } else if ((sign === '}' || sign === ']') && (next === 'comma-or-end' || next === ENDS[sign])) {
      if (open.pop() !== OPENED_BY[sign]) return { at, afterComma }
      next = closed()
      at++
    } else if (sign === ',' && next === 'comma-or-end') {
      next = open.at(-1) === '{' ? 'key' : 'value'
      at++
    } else if (sign === ':' && next === 'colon') {
      next = 'value'
      at++
    } else if (sign === '"' && (expectsValue || next === 'key' || next === 'key-or-end')) {
      const end = endOfString(text, at)
      if (end === undefined) return { at, afterComma }
      next = expectsValue ? closed() : 'colon'
      at = end
    } else {
      const end: number = expectsValue ? skip(WORD, text, at) : at
      if (end === at) return { at, afterComma }
      next = closed()
      at = end
    }
    afterComma = sign === ','
  }
}

const ENDS = { '}': 'key-or-end', ']': 'value-or-end' } as const
const OPENED_BY = { '}': '{', ']': '[' } as const
const SPACE = /[ \t\r\n]*/y
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** The place after what stands here, if it does. */
const skip = (what: RegExp, text: string, at: number): number => {
  what.lastIndex = at
  return what.test(text) ? what.lastIndex : at
}

/** The place after a string that begins here; undefined where it does not end on its line. */
const endOfString = (text: string, from: number): number | undefined => {
  for (let at = from + 1; at < text.length; ) {
    const sign = text.charAt(at)
    if (sign === '"') return at + 1
    if (sign < ' ') return undefined
    const end = sign === '\\' ? skip(ESCAPE, text, at) : at + 1
    if (end === at) return undefined
    at = end
  }
  return undefined
}
