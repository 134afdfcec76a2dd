import { isRecord } from '../problems/index.js'

/** What a log speaks of: the fingerprints of records, each with the number of the event that names it first, and every text. */
export interface Named {
  readonly fingerprints: Map<string, number>
  readonly texts: Set<string>
}

/** Adds what event `n` speaks of. The fingerprints of ballot records are among them. */
export const namesIn = (event: unknown, n: number, named: Named): void => {
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      named.texts.add(value)
      if (OF_RECORDS.has(key) && FINGERPRINT.test(value) && !named.fingerprints.has(value))
        named.fingerprints.set(value, n)
    } else if (Array.isArray(value)) value.forEach((one) => look(one, key))
    else if (isRecord(value)) for (const [name, one] of Object.entries(value)) look(one, name)
  }
  look(event, '')
}

const FINGERPRINT = /^[0-9a-f]{16,128}$/

/** The fields of events that hold fingerprints. */
const OF_RECORDS = new Set([
  'budget',
  'closing',
  'contact',
  'document',
  'grounds',
  'how',
  'opening',
  'reason',
  'record',
  'wording',
])
