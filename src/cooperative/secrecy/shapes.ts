import { type Fields, id, votingKey } from '../shapes.js'

/** Keys by which members sign what they seal. */
export const SECRECY_COMMANDS = {
  /** Brings a key of one's own, in the place of the one before. It counts once two other members have certified that it is theirs. */
  'enrol-voting-key': { key: votingKey },
  /** Certifies that a key is that of this member, having seen it in their hands. */
  'certify-voting-key': { member: id, key: votingKey },
} satisfies Readonly<Record<string, Fields>>

export const SECRECY_EVENTS = {
  'voting-key-enrolled': { member: id, key: votingKey },
  'voting-key-certified': { member: id, key: votingKey, certifier: id },
} satisfies Readonly<Record<string, Fields>>
