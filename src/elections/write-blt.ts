import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import { type Ballots, type CandidateId, readElection, readPapers } from './ballots.js'
import { titleProblem } from './blt.js'

/** An election by preferences, to be written as a file. */
export interface BltInput {
  readonly title: string
  readonly seats: number
  readonly candidates: readonly CandidateId[]
  readonly withdrawn?: readonly CandidateId[]
  readonly ballots: Ballots
}

/** The text of a ballot file. */
export interface BltText {
  readonly kind: 'blt'
  readonly text: string
}

/**
 * How is an election written as a BLT ballot file? In the form that `readBlt` reads back to the same: candidates by their numbers, one ballot to a line with how many papers it stands for, names and title between double quotes, a double quote within them twice.
 *
 * Throws, with everything that is wrong: `unknown-candidate`, `listed-twice`, `not-a-name`, `not-a-title`, `not-one-or-more`, `not-a-count`, `empty-list`, `too-many-candidates` (more than 1,000), `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-3. Whoever has the ballot file can count again, with any program.
 *
 * @example
 * ```ts
 * import { readBlt, writeBlt } from 'coop-rules/elections'
 *
 * const file = writeBlt({ title: 'Board', seats: 1, candidates: ['Ana', 'Ben'], ballots: [{ preferences: ['Ben', 'Ana'], count: 3 }] })
 * file // => '2 1\n3 2 1 0\n0\n"Ana"\n"Ben"\n"Board"\n'
 * readBlt(file).ballots // => [{ preferences: ['Ben', 'Ana'], count: 3 }]
 * ```
 */
export const writeBlt = (input: BltInput): string => orThrow(tryWriteBlt(input)).text

/** The same for data from outside: refuses, with everything that is wrong, where `writeBlt` throws. */
export const tryWriteBlt = (input: BltInput): BltText | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['title', 'seats', 'candidates', 'withdrawn', 'ballots'], '')
  const wrong = titleProblem(input.title)
  if (wrong !== undefined) fields.note(wrong)
  const { candidates, indexOf, seats } = readElection({ ...input, tieBreaks: [] }, [], fields)
  // Those who withdrew stay on the ballots of a file.
  const everyone = { indexOf, stands: candidates.map(() => true) }
  readPapers(input.ballots, everyone, fields)
  if (fields.problems.length > 0) return fields.refused
  const numberOf = (id: CandidateId): number => (indexOf.get(id) as number) + 1
  const lines = [
    `${candidates.length} ${seats}`,
    ...(input.withdrawn ?? []).map((id) => `-${numberOf(id)}`),
    ...input.ballots.map(({ preferences, count = 1 }) => [count, ...preferences.map(numberOf), 0].join(' ')),
    '0',
    ...[...candidates, input.title].map((name) => `"${name.replaceAll('"', '""')}"`),
  ]
  return { kind: 'blt', text: `${lines.join('\n')}\n` }
}
