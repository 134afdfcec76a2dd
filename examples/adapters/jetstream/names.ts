import { createHash } from 'node:crypto'
import { BEGINNING, type Position, type StreamId } from 'coop-rules/storage'

/** Where the commits of a stream are: in a stream of the cluster that has them alone, under one subject. */
export interface Place {
  readonly name: string
  readonly subject: string
  /** The names as they were given, for those who look at the cluster and for `list`. */
  readonly description: string
}

/** Names may be any text, those of the cluster may not, and their length ends somewhere: so they are told apart by their hash. */
export const placeOf = (store: string, { coop, stream }: StreamId): Place => {
  const [ofCoop, ofStream] = [hashed(coop), hashed(stream)]
  return {
    name: `${store}-log-${ofCoop}-${ofStream}`,
    subject: `${store}.log.${ofCoop}.${ofStream}`,
    description: JSON.stringify({ coop, stream } satisfies StreamId),
  }
}

/** The subjects of all logs of one cooperative, or of everybody. */
export const logsOf = (store: string, coop: string | undefined): string =>
  coop === undefined ? `${store}.log.*.*` : `${store}.log.${hashed(coop)}.*`

/** The stream that has the records of everybody. */
export const recordsName = (store: string): string => `${store}-records`

/** The subjects of the records of one cooperative: its last part is the name of a record. */
export const recordsOf = (store: string, coop: string): string => `${store}.records.${hashed(coop)}`

/** The name of a record as a part of a subject, from which it can be read again. */
export const partOf = (id: string): string => Buffer.from(JSON.stringify(id)).toString('base64url')
export const idOf = (part: string): string => JSON.parse(Buffer.from(part, 'base64url').toString()) as string

/** The number of the message that ends at a place, which is its position; 0 for the beginning, and nothing where it is no place of ours. */
export const numberOf = (place: Position): number | undefined => {
  if (place === BEGINNING) return 0
  return /^[1-9]\d{0,14}$/.test(place) ? Number(place) : undefined
}

/** As in JSON, which keeps half characters apart where UTF-8 does not. */
const hashed = (name: string): string => createHash('sha256').update(JSON.stringify(name)).digest('hex').slice(0, 40)
