import { averageOf } from 'coop-rules/averages'
import { checkCharter } from 'coop-rules/charter'
import { decide } from 'coop-rules/decisions'
import { accrue } from 'coop-rules/deferral'
import { countScottish } from 'coop-rules/elections'
import { presetCharters } from 'coop-rules/presets'
import { explainProblem } from 'coop-rules/problems'
import { explain } from 'coop-rules/reasons'
import { carryOut, readPlan, RowDigest } from 'coop-rules/simulation'
import { memoryStores, openCooperative } from 'coop-rules/storage'
import { secretVote } from './secret-vote.mjs'

/** What several rooms answer to the same questions, as one text. It has to be the same to the letter wherever JavaScript runs. */
export const answers = async () => {
  const told = {
    average: average(),
    verdict: verdict(),
    charters: charters(),
    cooperative: await founded(),
    accrual: accrual(),
    election: election(),
    secretVote: secretVote(),
    simulated: simulated(),
  }
  return JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
}

const PROPOSALS = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']

const average = () => averageOf({ proposals: PROPOSALS })

const inBothLanguages = (because) => ({ en: explain(because, 'en'), es: explain(because, 'es') })

const verdict = () => {
  const counts = { electorate: 10, for: 8, against: 1, abstain: 0, closed: true }
  const made = decide({ rule: { atLeast: average().value, of: 'electorate', clauses: ['WJC-7'] }, ...counts })
  return { ...made, explained: inBothLanguages(made.because) }
}

const charters = () => {
  const sound = presetCharters.map((charter) => checkCharter({ charter, library: presetCharters }))
  const wrong = checkCharter({
    charter: { id: 'bakers', version: '1', title: 'Bakers', extends: { charter: 'we-just-coop', version: '9' } },
    library: presetCharters,
  })
  const told = wrong.problems.map((one) => [explainProblem(one, 'en'), explainProblem(one, 'es')])
  return { sound: sound.map(({ kind, because }) => [kind, explain(because, 'es')]), refused: told }
}

/** Founded in a store, and a number proposed; the same command sent again is found in the log. */
const founded = async () => {
  const stores = memoryStores()
  const charter = presetCharters.find(({ id }) => id === 'we-just-coop')
  const coop = await openCooperative({ events: stores.events, coop: 'wjc', charter })
  const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
  const found = await coop.run({ type: 'found', at: '2026-01-01', by: 'ana', founders, commandId: 'c-1' })
  const proposal = {
    type: 'propose-number',
    at: '2026-01-02',
    by: 'ben',
    item: 'vacation-days',
    value: 25,
    commandId: 'c-2',
  }
  const proposed = await coop.run(proposal)
  const again = await coop.run(proposal)
  const refused = await coop.run({ ...proposal, by: 'nobody', commandId: 'c-3' })
  await stores.close()
  return {
    kinds: [found, proposed, again, refused].map(({ kind }) => kind),
    events: proposed.events,
    again: inBothLanguages(again.because),
    refused: refused.because === undefined ? refused.problems : inBothLanguages(refused.because),
  }
}

const accrual = () =>
  accrue({
    principalMinor: '500000',
    currency: 'USD',
    start: '2024-01-01',
    end: '2024-03-13',
    dayCount: 'ACT/365F',
    rates: [{ from: '2024-01-01', ratePerYear: '10%' }],
    compounding: 'none',
    rounding: 'half-up',
    roundingAt: 'event',
  })

const election = () =>
  countScottish({
    candidates: ['ana', 'ben', 'cleo'],
    seats: 2,
    tieBreaks: ['earlier-stages', 'lot'],
    ballots: [
      { preferences: ['ana', 'ben'], count: 5 },
      { preferences: ['ben'], count: 2 },
      { preferences: ['cleo'], count: 2 },
    ],
  })

/** The digest of a few runs: their numbers come out of floating point, of which every engine has its own. */
const simulated = () => {
  const plan = readPlan({ model: 'average-vote', seed: 'matrix', replicates: 5, series: true })
  const digest = new RowDigest()
  for (let at = 0; at < plan.runs; at++) digest.add(carryOut(plan, at))
  return digest.hex()
}
