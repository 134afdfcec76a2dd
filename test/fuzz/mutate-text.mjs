/** Changes a text: letters, words, lines, or a piece of another text. */
export const mutateText = (text, { random, other, words, bytes }) => {
  const at = random.below(text.length + 1)
  const length = Math.min(text.length - at, random.few(40))
  const insert = (piece) => text.slice(0, at) + piece + text.slice(at)
  const replace = (piece) => text.slice(0, at) + piece + text.slice(at + length)
  switch (random.below(14)) {
    case 0: {
      const code = text.charCodeAt(at)
      return Number.isNaN(code)
        ? text
        : text.slice(0, at) + String.fromCharCode(code ^ (1 << random.below(8))) + text.slice(at + 1)
    }
    case 1:
      return replace('')
    case 2:
      return insert(text.slice(at, at + length).repeat(random.few(8)))
    case 3:
      return insert(random.one(words.length > 0 ? words : LETTERS))
    case 4:
      return replace(random.one(words.length > 0 ? words : LETTERS))
    case 5:
      return insert(random.one(LETTERS))
    case 6:
      return insert(random.one(bytes ? BROKEN_BYTES : LETTERS))
    case 7:
      return replaceNumber(text, random)
    case 8:
      return changedLines(text, random)
    case 9:
      return insert(other.slice(random.below(other.length + 1)).slice(0, random.few(200)))
    case 10:
      return text.slice(0, at) + other.slice(random.below(other.length + 1))
    case 11:
      return text.slice(0, at)
    case 12:
      return random.chance(0.1) ? insert(random.one(LONG)()) : insert(random.one(LETTERS))
    default:
      return random.one(ENDS)(text)
  }
}

const replaceNumber = (text, random) => {
  const found = [...text.matchAll(/-?\d+/g)]
  if (found.length === 0) return text
  const { 0: digits, index } = random.one(found)
  return text.slice(0, index) + random.one(NUMBERS)(digits) + text.slice(index + digits.length)
}

const changedLines = (text, random) => {
  const lines = text.split('\n')
  const at = random.below(lines.length)
  const to = random.below(lines.length)
  const [line = ''] = random.chance(0.4) ? [lines[at]] : lines.splice(at, 1)
  if (random.chance(0.6)) lines.splice(to, 0, line)
  return lines.join('\n')
}

const NUMBERS = [
  () => '0',
  () => '-1',
  (digits) => String(Number(digits) + 1),
  (digits) => String(Number(digits) - 1),
  () => '9007199254740992',
  () => '99999999999999999999999',
  (digits) => `0${digits}`,
  (digits) => `${digits}.5`,
  () => '1e9',
  () => '4294967296',
  (digits) => digits + digits,
]

const LETTERS = [
  ...[
    '\0',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '\u0085',
    '\ud800',
    '\udc00',
    '\u{1f600}',
    'é',
    'e\u0301',
    '\u202e',
    '٣',
    'ﬁ',
    'İ',
  ],
  ...[
    '"',
    "'",
    '""',
    '\\',
    '/',
    ',',
    ';',
    ':',
    '#',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '-',
    '+',
    '=',
    '%',
    '.',
    '<',
    '|',
    '$',
    '__proto__',
    'constructor',
  ],
]
/** As bytes: what is no UTF-8, marks of other encodings, half of a letter. */
const BROKEN_BYTES = [
  '\xff',
  '\xfe\xff',
  '\xff\xfe',
  '\xc0\x80',
  '\xe2\x82',
  '\xed\xa0\x80',
  '\xf4\x90\x80\x80',
  '\x80',
  '\xef\xbb\xbf',
  '\x00',
  '\xc3\xa9',
]

const LONG = [
  () => 'x'.repeat(100_000),
  () => '['.repeat(100_000),
  () => '{"a":'.repeat(50_000),
  () => '9'.repeat(20_000),
  () => ' '.repeat(50_000),
  () => '"'.repeat(20_000),
  () => '\n'.repeat(50_000),
  () => '1,'.repeat(30_000),
  () => '{1,'.repeat(10_000),
  () => '\\"'.repeat(20_000),
]

const ENDS = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/\n$/, ''),
  (text) => `${text}\n`,
  (text) => text + text,
  (text) => text.replaceAll(',', ';'),
  (text) => text.toUpperCase(),
  () => '',
]
