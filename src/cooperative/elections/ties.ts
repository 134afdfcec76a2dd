import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { CalendarDate } from '../../calendar/index.js'
import { tryCountApproval } from '../../elections/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { Chapter, Refusal } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { electionOrRefused, mayElect } from './rules.js'
import type { ElectionState, RunOff } from './state.js'

/** What breaks a tie: a lot from a number that was fixed before anybody knew who ties, or a second ballot. Never the order of a list. */
export const TIES: Chapter['decide'] = {
  'commit-lot': {
    who: 'voter',
    decide: ({ state, member }, { election, commitment }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (!found.rule.tieBreaks.includes('lot'))
        return refuse('not-in-the-charter', { provision: `elections.${found.opening.provision}.tieBreaks` }, clauses)
      if (found.stage !== 'nominations' && found.stage !== 'voting') {
        const since = laterBy(found.votingUntil, 1)
        return refuse('too-late', { what: 'election', id: election, since }, clauses)
      }
      if (found.nominations.some(({ candidate }) => candidate === member))
        return refuse('no-right', { member, needed: 'uninvolved' }, clauses)
      if (found.commitment !== undefined) return refuse('done-already', { what: 'election', id: election }, clauses)
      return [{ type: 'lot-committed', election, commitment, member }]
    },
  },
  'draw-lot': {
    who: 'member',
    decide: ({ state }, { election, seed }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      const { stage, commitment, votingUntil } = found
      if (commitment === undefined) return refuse('no-such', { what: 'lot', id: election }, clauses)
      if (stage === 'nominations' || stage === 'voting')
        return refuse('not-yet', { what: 'election', id: election, until: laterBy(votingUntil, 1) }, clauses)
      if (stage === 'ended') return refuse('closed', { what: 'election', id: election }, clauses)
      if (found.seed !== undefined) return refuse('done-already', { what: 'lot', id: election }, clauses)
      if (bytesToHex(sha256(utf8ToBytes(seed))) !== commitment)
        return refuse('not-the-seed', { election, commitment }, clauses)
      return [{ type: 'lot-drawn', election, seed }]
    },
  },
  'open-run-off': {
    who: 'voter',
    decide: ({ state, at, member }, { election, votingUntil }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (!mayElect(state, found, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
      if (found.opening.secret) return refuse('secret-matter', { what: 'election', id: election }, clauses)
      if (found.stage === 'run-off') return refuse('there-already', { what: 'run-off', id: election }, clauses)
      if (found.stage !== 'tied' || found.tie?.outcome !== 'run-off-needed')
        return refuse('no-such', { what: 'run-off', id: election }, clauses)
      if (votingUntil < at) {
        const facts = { before: at }
        return refuseProblems(
          [problem(says.notInOrder, { path: 'votingUntil', received: votingUntil, facts })],
          clauses,
        )
      }
      return [
        {
          type: 'run-off-opened',
          election,
          between: found.tie.between,
          votingUntil: votingUntil as CalendarDate,
        },
      ]
    },
  },
  'cast-run-off-ballot': {
    who: 'anyone',
    decide: ({ state, member }, { election, approved }) => {
      const found = runOffOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (!mayElect(state, found, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
      const { between, ballots } = found.runOff
      const read = approvalsOf(between, [approved])
      if (read.kind === 'refused')
        return refuseProblems(
          read.problems.map((one) => ({ ...one, path: one.path.replace('ballots[0].approves', 'approved') })),
          clauses,
        )
      if (JSON.stringify(ballots.get(member)) === JSON.stringify(approved))
        return { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses }] }
      return [{ type: 'run-off-ballot-cast', election, member, approved }]
    },
  },
}

const runOffOrRefused = (state: State, election: string): (ElectionState & { readonly runOff: RunOff }) | Refusal => {
  const found = electionOrRefused(state, election)
  if ('kind' in found) return found
  const { runOff, stage, provision } = found
  return stage !== 'run-off' || runOff === undefined
    ? refuse('no-such', { what: 'run-off', id: election }, clausesOf(provision))
    : { ...found, runOff }
}

const approvalsOf = (between: readonly string[], ballots: readonly (readonly string[])[]) =>
  tryCountApproval({
    candidates: between,
    seats: 1,
    tieBreaks: [],
    ballots: ballots.map((approves) => ({ approves })),
  })

/**
 * What a run-off comes to: an order by approvals, and whether it tells enough. For a seat it is enough to know who gets it; where somebody is to be excluded or goes first in the midst of a count, those left may tie again, and
 * then everyone has to be told apart.
 */
export const runOffClosed = (state: State, found: ElectionState, runOff: RunOff): readonly NewEvent[] => {
  const { between, ballots } = runOff
  const valid = [...ballots].filter(([member]) => mayElect(state, found, member)).map(([, approved]) => approved)
  const read = approvalsOf(between, valid)
  if (read.kind === 'refused') throw new TypeError('ballots are checked as they are cast')
  const ranked = [...read.approvals].sort((a, b) => b.approvals - a.approvals)
  const levelAt = (place: number): boolean => ranked[place - 1]?.approvals === ranked[place]?.approvals
  const all = ranked.every((_, place) => place === 0 || !levelAt(place))
  const enough = all || (found.tie?.tieFor === 'seat' && !levelAt(found.tie.forSeats))
  return [
    {
      type: 'run-off-closed',
      election: found.opening.election,
      order: ranked.map(({ candidate }) => candidate),
      apart: all ? 'all' : enough ? 'enough' : 'too-few',
    },
  ]
}
