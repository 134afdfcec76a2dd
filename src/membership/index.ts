/**
 * Who may vote on a matter, and who did: member classes, electorates as data, the marked register.
 *
 * @module
 */
export {
  type Electorate,
  type ElectorateRule,
  electorateOf,
  type Member,
  type MemberClass,
  type MemberId,
} from './electorate.js'
export { type MarkedRegister, markRegister } from './register.js'
