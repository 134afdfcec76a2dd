import type { MemberId } from '../../membership/index.js'
import type { OpenDecision } from './state.js'

/** Whether a matter is about a member, or names them as a party to it. */
export const isConcerned = ({ opening: { subject, parties = {} } }: OpenDecision, member: MemberId): boolean =>
  Object.values(parties).includes(member) ||
  PERSONS.some((field) => (subject as Readonly<Record<string, unknown>>)[field] === member)

const PERSONS = ['member', 'applicant', 'candidate'] as const
