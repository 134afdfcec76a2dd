import * as says from '../problems/en.js'
import {
  isIterable,
  isRecord,
  listedTwiceIn,
  type Problem,
  problem,
  type Refused,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import type { MemberId } from './electorate.js'

/** Who took part and who did not (yet): never how. Where taking part is secret too, it is shown only after release. */
export interface MarkedRegister {
  readonly kind: 'register'
  readonly tookPart: readonly MemberId[]
  readonly didNot: readonly MemberId[]
  readonly because: Because
}

/**
 * Who took part? The electorate, marked with those who handed in a ballot; each once, however often they changed it. Someone outside the
 * electorate is a problem of the data, and all such are told at once. What is not of its shape is refused too: `wrong-kind`, `missing-key`, `unknown-key`,
 * `not-a-name`; a member twice in the electorate is `listed-twice`.
 *
 * @example
 * ```ts
 * import { markRegister } from 'coop-rules/membership'
 *
 * const register = markRegister({ electorate: ['ana', 'ben', 'cleo'], ballotsOf: ['cleo', 'ana', 'cleo'] })
 * register.kind === 'register' && register.tookPart // => ['ana', 'cleo']
 * ```
 */
export const markRegister = (input: {
  readonly electorate: readonly MemberId[]
  /** Whose ballots came in, in any order. */
  readonly ballotsOf: Iterable<MemberId>
}): MarkedRegister | Refused => {
  const shape = shapeProblems(input)
  if (shape.length > 0) return { kind: 'refused', problems: shape }
  const entitled = new Set(input.electorate)
  const marked = new Set<MemberId>()
  const problems = listedTwiceIn(input.electorate, 'electorate')
  let at = 0
  for (const member of input.ballotsOf) {
    if (entitled.has(member)) marked.add(member)
    else tell(problems, problem(says.notEntitled, { path: `ballotsOf[${at}]`, received: member }))
    at++
  }
  if (problems.length > 0) return { kind: 'refused', problems }
  return {
    kind: 'register',
    tookPart: input.electorate.filter((member) => marked.has(member)),
    didNot: input.electorate.filter((member) => !marked.has(member)),
    because: [
      { code: 'electorate', clauses: [], count: entitled.size },
      { code: 'took-part', clauses: [], observed: marked.size },
    ],
  }
}

const shapeProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  const { electorate, ballotsOf } = input
  tellUnknownKeys(input, ['electorate', 'ballotsOf'], '', problems)
  if (electorate === undefined) problems.push(wrongKind(electorate, 'electorate', 'a list'))
  tellNoTexts(electorate, 'electorate', problems)
  if (!isIterable(ballotsOf)) problems.push(wrongKind(ballotsOf, 'ballotsOf', 'a list'))
  return problems
}
