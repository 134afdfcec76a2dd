import { Map } from 'immutable'
import { tryElectionOf, type RuledElection } from '../../elections/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { Chapter } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { electionOrRefused, mayElect, paper, ruledElection } from './rules.js'

/** Casting a ballot, and telling what came of ballots that are kept outside the log. */
export const VOTING: Chapter['decide'] = {
  'cast-election-ballot': {
    who: 'anyone',
    decide: ({ state, member }, { election, ballot }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      const { stage, nominationsUntil, opening } = found
      if (stage === 'nominations')
        return refuse('not-yet', { what: 'election', id: election, until: laterBy(nominationsUntil, 1) }, clauses)
      if (stage !== 'voting') return refuse('closed', { what: 'election', id: election }, clauses)
      if (!mayElect(state, found, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
      if (opening.secret) return refuse('secret-matter', { what: 'election', id: election }, clauses)
      // One ballot is judged on its own, however many there are.
      const alone = {
        ...ruledElection({ ...found, ballots: Map() }),
        ballots: [paper(ballot)] as unknown as RuledElection['ballots'],
      }
      const read = tryElectionOf(alone)
      if ('problems' in read)
        return refuseProblems(
          read.problems.map((one) => ({ ...one, path: pathInCommand(one.path) })),
          clauses,
        )
      const before = found.ballots.get(member)
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(ballot))
        return { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses }] }
      return [{ type: 'election-ballot-cast', election, member, ballot }]
    },
  },
  'close-election-ballots': {
    who: 'voter',
    decide: ({ state, member }, { election, closing }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (found.candidates.includes(member)) return refuse('no-right', { member, needed: 'uninvolved' }, clauses)
      if (found.stage === 'nominations' || found.stage === 'voting')
        return refuse('not-yet', { what: 'election', id: election, until: laterBy(found.votingUntil, 1) }, clauses)
      if (found.stage !== 'counting') return refuse('closed', { what: 'election', id: election }, clauses)
      if (found.closing !== undefined) return refuse('done-already', { what: 'election', id: election }, clauses)
      return [{ type: 'election-ballots-closed', election, closing }]
    },
  },
  'release-election-count': {
    who: 'voter',
    decide: ({ state, member }, { election, elected, between }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      const { opening, stage, candidates, withdrawn, votingUntil, closing } = found
      if (!opening.secret) return refuse('no-such', { what: 'election', id: election }, clauses)
      if (candidates.includes(member)) return refuse('no-right', { member, needed: 'uninvolved' }, clauses)
      if (stage === 'decided' || stage === 'ended') return refuse('closed', { what: 'election', id: election }, clauses)
      // Nothing is told before the record of the ballots can no longer change.
      if (closing === undefined)
        return refuse('not-yet', { what: 'election', id: election, until: laterBy(votingUntil, 1) }, clauses)
      const named = [...elected, ...(between ?? [])]
      const stranger = named.find((one) => !candidates.includes(one) || withdrawn.includes(one))
      if (stranger !== undefined) return refuse('no-such', { what: 'candidate', id: stranger }, clauses)
      const twice = named.find((one, at) => named.indexOf(one) !== at)
      if (twice !== undefined) return refuse('there-already', { what: 'candidate', id: twice }, clauses)
      // Where some tie, a seat is still to be filled.
      const most = between === undefined ? opening.seats : opening.seats - 1
      if (elected.length > most)
        return refuseProblems([problem(says.tooManyChosen, { path: 'elected', received: elected, facts: { most } })])
      return [{ type: 'election-count-released', election, elected, ...(between === undefined ? {} : { between }) }]
    },
  },
}

/** Where the rule of the count finds something wrong with the one ballot that it was given, as the command has it. */
const pathInCommand = (path: string): string =>
  path
    .replace(/^ballots\[0\]/, 'ballot')
    .replace(/^ballot\.preferences/, 'ballot.ranked')
    .replace(/^ballot\.approves/, 'ballot.approved')
