import { isAdditive } from '../calendar/index.js'
import { add, compare, exact, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { numbersIn } from '../reasons/index.js'
import { type Provision, tryShareSurplus } from '../surplus/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'

/** Held pay that can be worked out, a surplus that is shared to its last cent, reserves that go somewhere in the end, and pay whose bounds can be kept. */
export const checkMoney = (charter: Charter, { problems }: Findings): void => {
  const held = charter.pay?.heldPay
  if (held !== undefined && !isAdditive(held.dayCount))
    problems.push(problem(says.notAdditive, { path: 'pay.heldPay.dayCount', received: held.dayCount }))
  problems.push(...surplusProblems(charter))
  const indivisible = Object.values(charter.surplus ?? {}).some((step) => step.indivisible === true)
  if (indivisible && charter.surplusRules?.dissolution === undefined)
    problems.push(problem(says.indivisibleGoesNowhere, { path: 'surplusRules.dissolution', received: undefined }))
  for (const [id, { minimum, maximum }] of Object.entries(charter.payCategories ?? {})) {
    if (minimum === undefined || maximum === undefined || compare(exact(minimum), exact(maximum)) <= 0) continue
    const facts = { least: String(minimum), most: String(maximum) }
    problems.push(problem(says.leastAboveMost, { path: `payCategories.${id}.minimum`, received: minimum, facts }))
  }
}

/** The steps of a surplus as the rule takes them, each with its name. */
export const surplusOf = (charter: Charter): readonly { readonly id: string; readonly provision: Provision }[] =>
  Object.entries(charter.surplus ?? {})
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id, step]) => {
      const {
        order: _,
        step: kind,
        indivisible: __,
        title: ___,
        clauses: ____,
        reading: _____,
        since: ______,
        until: _______,
        to,
        ...fields
      } = step
      const target = to === undefined ? {} : { to: kind === 'rest' && to !== 'patronage' ? { reserve: to } : to }
      return { id, provision: { kind, ...target, ...fields } as unknown as Provision }
    })

/** The reserves that the steps of a surplus name. */
export const reservesOf = (charter: Charter): readonly { readonly id: string; readonly indivisible: boolean }[] => {
  const reserves = new Map<string, boolean>()
  for (const { step, to, indivisible } of Object.values(charter.surplus ?? {})) {
    if (to === undefined || (step !== 'reserve' && !(step === 'rest' && to !== 'patronage'))) continue
    reserves.set(to, indivisible === true || reserves.get(to) === true)
  }
  return [...reserves].map(([id, indivisible]) => ({ id, indivisible }))
}

/** Shares nothing by the charter's steps: what the rule refuses is what is wrong with them. */
const surplusProblems = (charter: Charter): Problem[] => {
  const steps = surplusOf(charter)
  if (steps.length === 0) return []
  const seen = new Map<number, string>()
  const problems: Problem[] = []
  for (const [id, { order }] of Object.entries(charter.surplus ?? {})) {
    const other = seen.get(order)
    if (other === undefined) seen.set(order, id)
    else problems.push(problem(says.orderTaken, { path: `surplus.${id}.order`, received: order, facts: { other } }))
  }
  const tried = tryShareSurplus({
    currency: charter.currency,
    resultMinor: 0,
    lossesCarriedMinor: 0,
    reserves: reservesOf(charter).map((reserve) => ({ ...reserve, balanceMinor: 0 })),
    provisions: steps.map(({ provision }) => provision),
    lossesFrom: charter.surplusRules?.losses?.from ?? [],
    members: [{ id: 'a', capitalMinor: 0, labour: 1 }],
    rounding: charter.surplusRules?.rounding?.to ?? 'half-even',
  })
  if (tried.kind !== 'refused') return problems
  return [
    ...problems,
    ...tried.problems.map((found) => ({
      ...found,
      ...(found.code === 'shares-over-whole' ? { received: sumOf(steps) } : {}),
      path: found.path
        .replace(/^provisions\[(\d+)\]/, (_, at: string) => `surplus.${steps[Number(at)]?.id ?? at}`)
        .replace(/^lossesFrom/, 'surplusRules.losses.from')
        .replace(/^provisions$/, 'surplus'),
    })),
  ]
}

/** What the shares of the whole surplus come to: 30% + 10% + 70% = 110%. */
const sumOf = (steps: ReturnType<typeof surplusOf>): string => {
  const shares = steps.flatMap(({ provision }) =>
    'of' in provision && provision.of !== 'remaining' ? [exact(provision.share)] : [],
  )
  const { percent } = numbersIn('en')
  const sum = percent(shares.reduce(add, ZERO))
  return shares.length > MOST_SHARES ? sum : `${shares.map(percent).join(' + ')} = ${sum}`
}

const MOST_SHARES = 9
