/** A seeded source of cases that loves what lies on an edge: nothing, one, exact halves, ends of months, numbers as large as there may be. */
export const randomOf = (seed) => {
  let a = hash(seed)
  let b = hash(`${seed} b`)
  let c = hash(`${seed} c`)
  let d = 1
  // sfc32: small, fast, and good enough to lay cases out.
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let turn = 0; turn < 12; turn++) next()
  const int = (low, high) => low + Math.floor(next() * (high - low + 1))
  const chance = (share) => next() < share
  const pick = (list) => list[int(0, list.length - 1)]
  const shuffled = (list) => {
    const copy = [...list]
    for (let at = copy.length - 1; at > 0; at--) {
      const other = int(0, at)
      ;[copy[at], copy[other]] = [copy[other], copy[at]]
    }
    return copy
  }
  const some = (list, least = 0) => shuffled(list).slice(0, int(Math.min(least, list.length), list.length))
  const listOf = (low, high, make) => Array.from({ length: int(low, high) }, (_, at) => make(at))
  return { int, chance, pick, shuffled, some, listOf, names: (count) => NAMES.slice(0, count), next }
}

/** Names whose order by code units is not that of a dictionary: a list's order, or a locale's, would show. */
const NAMES = [
  'm',
  'Z',
  'a',
  'é',
  'b10',
  'b9',
  'ana',
  '😀',
  'ﬀ',
  'A',
  'zoë',
  '_',
  'k',
  'c',
  'x1',
  'x',
  'Ω',
  'd',
  'e',
  'f',
]

const hash = (text) => {
  let h = 2166136261
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 16777619)
  h = Math.imul(h ^ (h >>> 16), 2246822507)
  h = Math.imul(h ^ (h >>> 13), 3266489909)
  return (h ^ (h >>> 16)) >>> 0
}

export const ROUNDINGS = ['half-even', 'half-up', 'up', 'down']
export const DAY_COUNTS = ['ACT/365F', 'ACT/360', 'ACT/ACT ISDA', '30E/360', '30/360 ISDA', '30/360 US']
/** Those under which it does not matter where one cuts. */
export const ADDITIVE = DAY_COUNTS.slice(0, 4)

/** An amount in smallest units. */
export const minorOf = ({ int, pick, chance }) => {
  if (chance(0.1)) return '0'
  if (chance(0.1)) return '1'
  if (chance(0.05)) return `${int(1, 9)}${'0'.repeat(int(15, 25))}${int(1, 9)}`
  return `${int(0, pick([9, 100, 1000, 100_000, 10_000_000, 1_000_000_000]))}`
}

/** A number from 0 on, written in one of the ways there are; `percent` where all of a list are percentages. */
export const numberOf = ({ int, pick, chance }, { percent = false, most = 1000, negative = false } = {}) => {
  const sign = negative && chance(0.3) ? '-' : ''
  const decimals = () => `${int(0, most)}.${`${int(0, 99999)}`.slice(0, int(1, 5))}`
  if (percent) return `${sign}${pick([`${int(0, 100)}`, `${int(0, 200)}`, decimals(), `${int(0, 100)}.5`])}%`
  return pick([
    () => `${sign}${int(0, most)}`,
    () => (sign === '' ? int(0, most) : -int(1, most)),
    () => `${sign}${decimals()}`,
    () => `${sign}${int(0, most * 10)}/${pick([2, 3, 7, 8, 12, 365, 366, int(1, 50)])}`,
    () => Number(`${sign}${int(0, most)}.${int(1, 99)}`),
    () => `${sign}${int(0, most)}.5`,
    () =>
      chance(0.1)
        ? `${sign}${int(1, 9)}${'7'.repeat(int(10, 30))}.${'3'.repeat(int(1, 20))}`
        : `${sign}${int(0, most)}.25`,
  ])()
}

/** From 0 to 1. */
export const shareOf = ({ int, pick, chance }) => {
  const parts = int(1, 40)
  return chance(0.2)
    ? pick(['0', '1', '100%', '0%', '1/2', '50%'])
    : pick([`${int(0, parts)}/${parts}`, `${int(0, 100)}%`, `${int(0, 99)}.${int(0, 99)}%`, `0.${int(0, 9999)}`])
}

/** Days that are the ends of something, more often than not. */
export const dateOf = ({ int, pick, chance }, low = 1990, high = 2040) => {
  if (chance(0.02)) return pick(['0001-01-01', '9999-12-31', '1900-02-28', '2000-02-29', '2100-02-28', '2100-03-01'])
  const year = int(low, high)
  if (chance(0.4)) {
    const day = pick(['01-01', '01-30', '01-31', '02-28', '02-29', '03-01', '04-30', '08-31', '12-30', '12-31'])
    return exists(`${year}-${day}`) ? `${year}-${day}` : `${year}-02-28`
  }
  return dayAfter(`${year}-01-01`, int(0, 364))
}

const exists = (day) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

export const dayAfter = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const inOrder = (...days) => days.sort()
