import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { type Story, story } from './story.js'

export const WJC = preset('we-just-coop')
export const PEOPLE = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fei', 'gus', 'hana', 'ivo', 'jana', 'kim', 'lou']
/** What the ten of the text propose as the share that a removal takes: 72 % on average. */
const SHARES = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%', '72%', '72%']
export const OUTSIDE = ['out-1', 'out-2', 'out-3', 'out-4', 'out-5']
export const RECORD = 'a1b2c3d4e5f60718'
export const OPENING = RECORD.repeat(4)

export const founded = (size: number, charter: Charter): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: PEOPLE.slice(0, size).map((member) => ({ member, memberClass: 'worker-owner' })),
  })

export const votes = (decision: string, at: string, people: readonly string[]): readonly Command[] =>
  people.map((by): Command => ({ type: 'cast', at, by, decision, answer: 'for' }))

/** A cooperative of so many worker-owners, and a project of which so many are the team; ana coordinates. */
export const team = (size: number, of = size, charter: Charter = WJC): Story => {
  const all = PEOPLE.slice(0, of)
  const head = { at: '2026-01-02', by: 'ana', project: 'app' }
  return founded(of, charter).given(
    {
      type: 'propose-project',
      ...head,
      serves: [{ objective: 'purpose', how: RECORD }],
      areas: ['tech'],
      budgetMinor: '500000',
      budget: RECORD,
    },
    { type: 'evaluate-project', ...head, objective: 'purpose', value: 8 },
    { type: 'put-project-to-the-vote', ...head, decision: 'vote-app' },
    ...votes('vote-app', '2026-01-03', all),
    {
      type: 'stand-for-coordination',
      ...head,
      at: '2026-01-10',
      area: 'tech',
      decision: 'ana-tech',
      removalThreshold: SHARES[0] ?? '',
    },
    ...votes('ana-tech', '2026-01-10', all.slice(1)),
    { type: 'pass-time', at: '2026-01-20', by: 'ana' },
    ...PEOPLE.slice(1, size).flatMap((person, at): readonly Command[] => [
      { type: 'open-place', at: '2026-01-20', by: 'ana', project: 'app', place: person, area: 'tech' },
      {
        type: 'apply-for-place',
        at: '2026-01-20',
        by: person,
        project: 'app',
        place: person,
        removalThreshold: SHARES[at + 1] ?? '',
      },
      { type: 'take-in', at: '2026-01-20', by: 'ana', project: 'app', place: person, person },
    ]),
  )
}

export const removal = (at = '2026-02-01'): Command => ({
  type: 'propose-removal',
  at,
  by: 'ben',
  project: 'app',
  person: 'ana',
  from: 'team',
  decision: 'out',
})
export const opensBallots = (more: object = {}): Command => ({
  type: 'open-ballots',
  at: '2026-02-01',
  by: 'ben',
  decision: 'out',
  opening: OPENING,
  holders: OUTSIDE,
  ...more,
})
export const closes = (at = '2026-02-08', more: object = {}): Command => ({
  type: 'close-ballots',
  at,
  by: 'ben',
  decision: 'out',
  closing: RECORD,
  ...more,
})
export const releases = (outcome: 'carried' | 'lost', more: object = {}, at = '2026-02-08'): Command => ({
  type: 'release-result',
  at,
  by: 'ben',
  decision: 'out',
  outcome,
  ballots: 10,
  ...more,
})
