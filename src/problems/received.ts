/**
 * How a value that should not have come is shown back: short, on one line, and without ever calling anything of the value's own (a hostile
 * `toString` or `toJSON` is not run).
 */
export const received = (value: unknown): string => {
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'string':
      return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value).replaceAll(BREAKS, escaped)
    case 'number':
      return Object.is(value, -0) ? '0' : String(value)
    case 'bigint': {
      const digits = String(value)
      // With its n, for the number 9 and the bigint 9n are not taken for one another.
      return digits.length > LONGEST
        ? `the bigint ${digits.slice(0, LONGEST)}… (${digits.length - (value < 0n ? 1 : 0)} digits)`
        : `the bigint ${digits}n`
    }
    case 'boolean':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? `a list of ${value.length}` : isDate(value) ? 'a Date object' : 'an object'
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
  }
}

/** Drivers of databases make them of days, at midnight of some time zone. Asked by its slot: what inherits from one, or stands for one, answers with an error and not with code of its own. */
const isDate = (value: object): boolean => {
  try {
    Date.prototype.getTime.call(value)
    return true
  } catch {
    return false
  }
}

const LONGEST = 60

/** What JSON leaves as it is and a terminal or a log takes for the end of a line. */
const BREAKS = /[\u007f-\u009f\u2028\u2029]/g

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
