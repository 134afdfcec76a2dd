import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { idProblem, isRecord, problem, throwProblems, wrongKind } from '../problems/index.js'
import type { CandidateId } from './ballots.js'

/** Who is in the lot, at which stage, and the seed that was published before. */
export interface LotInput {
  readonly seed: string
  readonly stage: number
  readonly among: readonly CandidateId[]
}

/** A candidate with the number drawn for them: 64 hexadecimal digits. */
export interface Drawn {
  readonly candidate: CandidateId
  readonly drawn: string
}

/**
 * In which order does the lot draw? Each candidate's number is the SHA-256 of the seed, the stage and the id of the candidate, one to a line (the last without a line feed), in UTF-8; the lowest number comes first. Whoever knows the seed
 * draws the same: `printf '%s\n%s\n%s' "$seed" 3 ana | sha256sum`. The order of the list given plays no part.
 *
 * The seed is worth something only if it was published before anyone could know who ties, and nobody could choose it: the numbers of a public draw on a day named beforehand, say.
 *
 * Throws, with everything that is wrong: `not-a-seed`, `not-one-or-more` (the stage), `not-a-name`, `listed-twice`, `unknown-key`, `missing-key`, `wrong-kind`.
 *
 * Source: WC-3. Rules 49(3) and 51(2)(b) of the Scottish Local Government Elections Order 2007 (SSI 2007/42) leave open how the lot is drawn.
 *
 * @example
 * ```ts
 * import { lotOrder } from 'coop-rules/elections'
 *
 * const order = lotOrder({ seed: 'public draw of 2026-03-01: 4 8 15 16 23 42', stage: 3, among: ['ana', 'ben', 'cleo'] })
 * order.map(({ candidate }) => candidate) // => ['cleo', 'ana', 'ben']
 * ```
 */
export const lotOrder = (input: LotInput): readonly Drawn[] => {
  if (!isRecord(input)) throwProblems([wrongKind(input, '', 'an object')])
  const fields = new Fields()
  fields.record(input, ['seed', 'stage', 'among'], '')
  readSeed(input.seed, 'seed', fields)
  fields.oneOrMore(input.stage, 'stage')
  fields.ids(input.among, 'among')
  throwProblems(fields.problems)
  return drawLot(input)
}

/** The same where everything was read already. */
export const drawLot = ({ seed, stage, among }: LotInput): readonly Drawn[] =>
  among
    .map((candidate) => ({ candidate, drawn: bytesToHex(sha256(utf8ToBytes(`${seed}\n${stage}\n${candidate}`))) }))
    .sort((a, b) => (a.drawn < b.drawn ? -1 : a.drawn > b.drawn ? 1 : 0))

/** Reads a seed: a text on one line. */
export const readSeed = (value: unknown, path: string, fields: Fields): string | undefined => {
  if (value !== undefined && idProblem(value, path) === undefined) return value as string
  return fields.note(
    value === undefined ? wrongKind(value, path, '') : problem(says.notASeed, { path, received: value }),
  )
}
