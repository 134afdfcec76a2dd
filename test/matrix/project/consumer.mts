// What somebody writes who uses several rooms, in a strict project. It is compiled, and never run.
import { type AverageOutcome, averageOf } from 'coop-rules/averages'
import { checkCharter } from 'coop-rules/charter'
import { type Command, cooperative } from 'coop-rules/cooperative'
import { type DecisionInput, decide, tryDecide, type Verdict } from 'coop-rules/decisions'
import { countScottish } from 'coop-rules/elections'
import { preset, presetCharters } from 'coop-rules/presets'
import { type Problem, RulesError } from 'coop-rules/problems'
import { explain, type Reason } from 'coop-rules/reasons'
import { verifyRecord } from 'coop-rules/secrecy'
import { carryOut, readPlan } from 'coop-rules/simulation'
import { memoryStores, openCooperative, type Stores } from 'coop-rules/storage'

const counts = { electorate: 10, for: 8, against: 1, abstain: 0, closed: true } as const
const input: DecisionInput = { rule: { atLeast: '2/3', of: 'electorate', clauses: ['WJC-7'] }, ...counts }

/** A switch over `kind` that forgets none: what is left over is never. */
export const told = (verdict: Verdict): string => {
  const { kind } = verdict
  switch (kind) {
    case 'carried':
    case 'lost':
    case 'tied':
    case 'inquorate':
    case 'open':
      return explain(verdict.because, 'es')
    default: {
      const none: never = kind
      return none
    }
  }
}

const tried = tryDecide(input)
export const problems: readonly Problem[] = tried.kind === 'refused' ? tried.problems : []
export const verdict: Verdict = decide(input)

const average: AverageOutcome = averageOf({ proposals: ['50%', 90, 1n] })
export const numerator: bigint | undefined = average.kind === 'average' ? average.value.numerator : undefined
export const reasons: readonly [Reason, ...Reason[]] = average.because

export const checked = checkCharter({ charter: preset('we-just-coop'), library: presetCharters })
export const elected: readonly string[] = countScottish({
  candidates: ['ana'],
  seats: 1,
  tieBreaks: ['lot'],
  ballots: [],
}).elected
export const code = (error: unknown): string | undefined => (error instanceof RulesError ? error.code : undefined)
const record = verifyRecord('')
export const results: number = record.kind === 'sound' ? record.results.length : record.problems.length
const row = carryOut(readPlan({ model: 'jury', seed: 'a' }), 0)
export const measured = row.kind === 'ran' ? row.measures : row.error

const command: Command = { type: 'propose-number', at: '2026-01-02', by: 'ben', item: 'vacation-days', value: 25 }
export const run = async (stores: Stores = memoryStores()) => {
  const coop = await openCooperative({ events: stores.events, coop: 'wjc', charter: preset('we-just-coop') })
  const ran = await coop.run({ ...command, commandId: 'c-1' })
  return ran.kind === 'accepted' ? ran.events.map(({ type }) => type) : []
}
export const pure = cooperative(preset('workers-coop'))

// @ts-expect-error a rule has one comparison, not two
decide({ rule: { atLeast: '2/3', moreThan: '1/2', of: 'electorate' }, ...counts })
// @ts-expect-error the base has to be one that is known
decide({ rule: { atLeast: '2/3', of: 'everybody' }, ...counts })
// @ts-expect-error how many voted against is not left out
decide({ rule: { atLeast: '2/3', of: 'electorate' }, electorate: 3, for: 2, abstain: 0, closed: true })
// @ts-expect-error only what was refused has problems
export const noProblems = tried.problems
// @ts-expect-error an average has a value, and an outcome that may be none has not
export const noValue = average.value
// @ts-expect-error what is told is not changed
verdict.kind = 'lost'
// @ts-expect-error there is no preset of this name
preset('no-such-charter')
// @ts-expect-error reasons are explained in languages there are
explain(average.because, 'tlh')
// @ts-expect-error a member is entitled, a percentage is not a member
averageOf({ proposals: [true] })
