// Inputs are kept as JSON text. What JSON cannot say stands there as { "$fuzz": name }, and is made when the text is read.

/** Thrown by getters and proxies of ours: a parser that lets it through has not broken by itself. */
export class Hostile extends Error {
  name = 'Hostile'
}

const throwing = () => {
  throw new Hostile('a value that throws')
}

/** Marks are changed like everything else: none makes more than a machine holds. */
const upTo = (count) => Math.min(200_000, Math.max(0, Math.trunc(Number(count)) || 0))

const MAKERS = {
  undefined: () => undefined,
  nan: () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  'minus-infinity': () => Number.NEGATIVE_INFINITY,
  'minus-zero': () => -0,
  bigint: (digits) => BigInt(/^-?\d{1,3000}$/.test(digits) ? digits : 0),
  symbol: () => Symbol('fuzz'),
  function: () => () => 1,
  date: () => new Date(0),
  map: () => new Map([['a', 1]]),
  bytes: (hex) => Uint8Array.from(Buffer.from(hex ?? '', 'hex')),
  boxed: () => Object('text'),
  'no-prototype': () => Object.assign(Object.create(null), { a: 1 }),
  'own-prototype': () => Object.create({ id: 'inherited', kind: 'inherited' }),
  holes: () => {
    const list = [1, 2, 3]
    delete list[1]
    list.length = 5
    return list
  },
  'huge-holes': () => Object.assign([], { length: 4_000_000_000 }),
  'list-with-keys': () => Object.assign(['a'], { id: 'a', kind: 'a', extra: 1 }),
  'like-a-list': () => ({ 0: 'a', 1: 'b', length: 2 }),
  getter: () => Object.defineProperty({}, 'id', { enumerable: true, get: throwing }),
  changing: () => {
    let at = 0
    return Object.defineProperty({}, 'id', { enumerable: true, get: () => `id${at++}` })
  },
  proxy: () => new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing, getOwnPropertyDescriptor: throwing }),
  'proxy-list': () => new Proxy([1, 2], { get: throwing, has: throwing }),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  'to-text': () => ({ toString: throwing, valueOf: throwing, toJSON: throwing, [Symbol.toPrimitive]: throwing }),
  then: () => ({ then: () => undefined }),
  cycle: () => {
    const made = { a: 1 }
    made.self = made
    return made
  },
  'cycle-list': () => {
    const made = [1]
    made.push(made)
    return made
  },
  deep: (depth) => nested(upTo(depth), (inner) => ({ a: inner })),
  'deep-list': (depth) => nested(upTo(depth), (inner) => [inner]),
  'long-text': (length) => 'x'.repeat(upTo(length)),
  'long-digits': (length) => '9'.repeat(upTo(length)),
  'long-list': (length) => Array.from({ length: upTo(length) }, () => 'a'),
  'long-keys': (length) => Object.fromEntries(Array.from({ length: upTo(length) }, (_, at) => [`k${at}`, at])),
}

const nested = (depth, wrap) => {
  let value = 'core'
  for (let at = 0; at < depth; at++) value = wrap(value)
  return value
}

/** Names of values that only a program can hand over, and that come back the same each time they are looked at. */
export const STRANGE = [
  ...[
    'undefined',
    'nan',
    'infinity',
    'minus-infinity',
    'minus-zero',
    'bigint:12',
    'symbol',
    'function',
    'date',
    'map',
    'boxed',
  ],
  ...[
    'no-prototype',
    'own-prototype',
    'holes',
    'list-with-keys',
    'like-a-list',
    'to-text',
    'then',
    'cycle',
    'cycle-list',
  ],
  ...[
    'deep:100000',
    'deep-list:100000',
    'deep:70',
    'long-text:100000',
    'long-digits:5000',
    'long-list:3000',
    'long-keys:3000',
  ],
  ...['bytes:ff00', 'getter', 'proxy', 'proxy-list', 'revoked', 'changing', 'huge-holes'],
]

/** What the reading of cannot be compared with another reading, or with the value as it was. */
const UNSTEADY = /"\$fuzz":"(?:getter|proxy|proxy-list|revoked|changing|cycle|cycle-list|huge-holes|deep:|deep-list:)/

export const isSteady = (text) => !UNSTEADY.test(text)

/** The value of a text. Every reading makes it anew. */
export const valueOf = (text) => {
  const holder = { value: JSON.parse(text) }
  const waiting = [[holder, 'value']]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [where, key] = next
    const value = where[key]
    if (typeof value !== 'object' || value === null) continue
    const tag = Object.hasOwn(value, '$fuzz') && typeof value.$fuzz === 'string' ? value.$fuzz : undefined
    const [, name, more] = tag === undefined ? [] : (/^([a-z-]+)(?::(.*))?$/s.exec(tag) ?? [])
    if (name !== undefined && Object.hasOwn(MAKERS, name)) put(where, key, MAKERS[name](more))
    else for (const inner of Object.keys(value)) if (inner !== '__proto__') waiting.push([value, inner])
  }
  return holder.value
}

const put = (where, key, value) =>
  Object.defineProperty(where, key, { value, enumerable: true, writable: true, configurable: true })

/** The text of a value that `valueOf` makes again; undefined where there is none. */
export const inputOf = (value) => {
  let whole = true
  const text = JSON.stringify(value, (_key, inner) => {
    if (typeof inner === 'bigint') return { $fuzz: `bigint:${inner}` }
    if (inner instanceof Uint8Array) return { $fuzz: `bytes:${Buffer.from(inner).toString('hex')}` }
    if (typeof inner === 'function' || typeof inner === 'symbol') whole = false
    return inner
  })
  return whole ? text : undefined
}
