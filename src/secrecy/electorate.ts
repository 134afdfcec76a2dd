import * as says from '../problems/en.js'
import { listedTwiceIn, type Problem, problem } from '../problems/index.js'
import { compareIds } from './ceremony-plan.js'
import { type Certifiers, readCertificates } from './certificates.js'
import type { JudgedClaim } from './claims.js'
import { below } from './entries.js'
import { readPoint } from './group.js'
import type { Elector } from './shapes.js'
import type { RecordState, Vote, Voter } from './state.js'
import { withBallot } from './state.js'

/** A state after some joined, what has to hold of their certificates, or what is wrong. */
export interface Joined {
  readonly state: RecordState
  readonly claims: readonly JudgedClaim[]
  readonly problems: readonly Problem[]
}

/** Members join the electorate, each with a voting key that two others certify: people of the electorate as it is then, or key holders. */
export const join = (state: RecordState, vote: Vote, electors: readonly Elector[], path: string): Joined => {
  const members = electors.map(({ member }) => member)
  const problems: Problem[] = [...listedTwiceIn(members, path), ...orderProblems(members, path)]
  const voters = electors.map((elector, at) => readElector(elector, `${path}[${at}]`, state, vote, problems))
  tellSharedKeys(electors, path, state, vote, problems)
  if (problems.length > 0) return { state, claims: [], problems }

  const joined = electors.reduce<RecordState>(
    (next, { member }, at) => ({
      ...next,
      voters: next.voters.set(member, voters[at] as Voter),
      owners: next.owners.set((voters[at] as Voter).keyText, member),
      electorate: next.electorate + 1,
    }),
    state,
  )
  const certifiers = certifiersOf(joined, vote)
  const certified = electors.map((elector, at) => {
    const read = readCertificates({ ...elector, cooperative: vote.about.cooperative }, certifiers)
    const place = `${path}[${at}]`
    return {
      problems: read.problems.map((found) => below(place, found)),
      claims: read.claims.map((claim) => ({
        ...claim,
        path: `${place}.${claim.path}`,
        wrong: below(place, claim.wrong),
      })),
    }
  })
  return {
    state: joined,
    claims: certified.flatMap(({ claims }) => claims),
    problems: certified.flatMap((one) => one.problems),
  }
}

/** Members leave the electorate; their ballots are not counted any more. */
export const leave = (
  state: RecordState,
  leaves: readonly string[],
): { readonly state: RecordState; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [...listedTwiceIn(leaves, 'leaves'), ...orderProblems(leaves, 'leaves')]
  leaves.forEach((member, at) => {
    if (state.voters.get(member)?.entitled !== true)
      problems.push(problem(says.notInElectorate, { path: `leaves[${at}]`, received: member }))
  })
  if (problems.length > 0) return { state, problems }
  const left = leaves.reduce((next, member) => {
    const voter = next.voters.get(member) as Voter
    return { ...withBallot(next, member, { ...voter, entitled: false }, undefined), electorate: next.electorate - 1 }
  }, state)
  return { state: left, problems }
}

const orderProblems = (members: readonly string[], path: string): readonly Problem[] =>
  members.flatMap((member, at) => {
    const before = members[at - 1]
    return before === undefined || compareIds(before, member) <= 0
      ? []
      : [problem(says.membersNotInOrder, { path: `${path}[${at}]`, received: member, facts: { before } })]
  })

const readElector = (
  { member, key }: Elector,
  path: string,
  { voters }: RecordState,
  vote: Vote,
  problems: Problem[],
): Voter | undefined => {
  const note = (found: Problem): undefined => {
    problems.push(found)
    return undefined
  }
  if (vote.ballotKey.holders.some(({ holder }) => holder === member))
    return note(problem(says.holderInElectorate, { path: `${path}.member`, received: member }))
  const known = voters.get(member)
  if (known?.entitled === true)
    return note(problem(says.inElectorateAlready, { path: `${path}.member`, received: member }))
  if (known !== undefined)
    return known.keyText === key
      ? { ...known, entitled: true }
      : note(problem(says.rejoinsWithOtherKey, { path: `${path}.key`, received: key }))
  const point = readPoint(key)
  if (point === undefined) return note(problem(says.notAPoint, { path: `${path}.key`, received: key }))
  return { key: point, keyText: key, entitled: true, sequence: 0, before: null }
}

/** No key is that of two people: who had both would vote twice, or certify themself. */
const tellSharedKeys = (
  electors: readonly Elector[],
  path: string,
  { owners }: RecordState,
  { ballotKey }: Vote,
  problems: Problem[],
): void => {
  const near = new Map(ballotKey.holders.map(({ holder, identity }) => [identity, holder] as const))
  electors.forEach(({ member, key }, at) => {
    const other = near.get(key) ?? owners.get(key)
    if (other !== undefined && other !== member)
      problems.push(problem(says.keyTwice, { path: `${path}[${at}].key`, received: key, facts: { other } }))
    near.set(key, member)
  })
}

/** Looked up one by one: a list of them all for each who joins would take a large electorate minutes. */
const certifiersOf = ({ voters }: RecordState, { ballotKey, identities }: Vote): Certifiers => ({
  get: (id) => {
    const at = ballotKey.holders.findIndex(({ holder }) => holder === id)
    if (at !== -1) return identities[at]
    const voter = voters.get(id)
    return voter?.entitled === true ? voter.key : undefined
  },
})
