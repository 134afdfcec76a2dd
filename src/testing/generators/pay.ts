import type { Arbitrary } from 'fast-check'
import { addMonths, date } from '../../calendar/index.js'
import type { ExactInput } from '../../exact/index.js'
import * as pay from '../../pay/index.js'
import type { Kit } from './kit.js'

const CATEGORIES = ['worker-owner', 'volunteer'] as const

/** Any pay: salaries, a month's payroll, a month in which there is too little. */
export const anyPay = (kit: Kit) => {
  const { fc, one, some } = kit
  const rounding = { rounding: kit.roundings() }
  const categories = () => one(CATEGORIES.map((id) => ({ id, unit: 'hour' as const })))
  const own = {
    PayUnit: (): Arbitrary<pay.PayUnit> => one('hour', 'month'),
    PayApprovalInput: (): Arbitrary<pay.PayApprovalInput> =>
      fc.record({ worker: kit.person(), approvedBy: kit.people(), others: kit.count(3, 1) }),
    PayApproval: (): Arbitrary<pay.PayApproval> => kit.outcome(own.PayApprovalInput(), pay.tryApprovalOfPay),
    CompensationInput: (): Arbitrary<pay.CompensationInput> =>
      fc.record({
        currency: kit.currencies(),
        oustedOn: kit.days(),
        packages: fc.uniqueArray(
          fc.record({ year: fc.integer({ min: 2024, max: 2034 }), proposals: kit.list(kit.amounts(), 1) }),
          { selector: ({ year }) => year, minLength: 1, maxLength: 4 },
        ),
        floor: kit.amounts(10),
        ...rounding,
      }),
    Compensation: (): Arbitrary<pay.Compensation> => kit.outcome(own.CompensationInput(), pay.tryCompensationOf),
    HoursEntry: (): Arbitrary<pay.HoursEntry> =>
      fc.record({
        worker: kit.person(),
        category: one(...CATEGORIES),
        date: kit.days(0, 30),
        hours: one<readonly ExactInput[]>(1, '2.5', 4, '7/2'),
      }),
    PayrollInput: (): Arbitrary<pay.PayrollInput> =>
      fc
        .tuple(
          fc.record({ currency: kit.currencies(), categories: categories(), ...rounding }),
          fc.tuple(kit.amounts(40), kit.amounts(40)),
          kit.list(own.HoursEntry()),
          kit.list(own.HoursEntry(), 0, 2),
        )
        .map(([fixed, rates, work, leave]) => ({
          ...fixed,
          period: { start: '2024-01-01', end: addMonths({ anchor: date('2024-01-01'), months: 1 }) },
          rates: CATEGORIES.map((category, at) => ({ category, from: '2024-01-01', ratePerUnit: rates[at as 0 | 1] })),
          work: byDay(work),
          leave: byDay(leave),
        })),
    Payroll: (): Arbitrary<pay.Payroll> => kit.outcome(own.PayrollInput(), pay.tryPayroll),
    WorkerPay: (): Arbitrary<pay.WorkerPay> => kit.part(own.Payroll(), ({ workers }) => workers),
    PayrollLine: (): Arbitrary<pay.PayrollLine> => kit.part(own.WorkerPay(), ({ lines }) => [lines].flat()),
    PaySums: (): Arbitrary<pay.PaySums> => own.Payroll(),
    CategoryPay: (): Arbitrary<pay.CategoryPay> => own.Payroll().map(pay.payByCategory),
    VisiblePay: (): Arbitrary<pay.VisiblePay> => own.Payroll().map(pay.payEveryoneSees),
    SalaryScale: (): Arbitrary<pay.SalaryScale> => {
      const each = () => fc.record({ 'worker-owner': kit.amounts(), volunteer: kit.amounts() }, { requiredKeys: [] })
      const weights = () =>
        fc.record({ 'worker-owner': kit.amounts(3), volunteer: kit.amounts(3) }, { requiredKeys: [] })
      return fc.oneof(
        fc.record({ kind: one('category-means'), proposals: kit.list(each()) }),
        fc.record({ kind: one('weighted-base'), base: kit.list(kit.amounts()), weights: kit.list(weights()) }),
      )
    },
    SalaryInput: (): Arbitrary<pay.SalaryInput> =>
      some(
        { currency: kit.currencies(), categories: categories(), scale: own.SalaryScale() },
        { published: fc.record({ places: kit.count(4), ...rounding }) },
      ),
    Salaries: (): Arbitrary<pay.Salaries> => kit.outcome(own.SalaryInput(), pay.trySalariesOf),
    Salary: (): Arbitrary<pay.Salary> => kit.part(own.Salaries(), ({ salaries }) => salaries),
    ShortageRule: (): Arbitrary<pay.ShortageRule> =>
      fc.oneof(
        fc.record({ kind: one('forfeit'), binds: one('who-agrees'), agreed: one([], ['ana'], ['ana', 'ben']) }),
        one({ kind: 'forfeit', binds: 'all' }, { kind: 'hold' }, { kind: 'pro-rata' }),
        one({ kind: 'by-category', order: [['worker-owner'], ['volunteer']] }),
      ),
    ShortageInput: (): Arbitrary<pay.ShortageInput> =>
      fc
        .tuple(
          some(
            { currency: kit.currencies(), fundsMinor: kit.minors(400_000), decided: one('beforehand', 'any-day') },
            { decision: fc.record({ rule: own.ShortageRule(), decidedOn: kit.days(0, 300) }) },
          ),
          kit.days(301),
          fc.array(fc.record({ amountMinor: kit.minors(200_000), category: one(...CATEGORIES) }), { maxLength: 4 }),
        )
        .map(([more, payday, amounts]) => ({
          payday,
          ...more,
          pay: ['ana', 'ben', 'cleo', 'dov']
            .slice(0, Math.max(2, amounts.length))
            .map((worker, at) => ({ worker, ...(amounts[at] ?? { amountMinor: 100, category: CATEGORIES[0] }) })),
        })),
    Shortage: (): Arbitrary<pay.Shortage> => kit.outcome(own.ShortageInput(), pay.tryMeetShortage),
    ShortageOutcome: (): Arbitrary<pay.ShortageOutcome> => kit.only(own.Shortage(), 'paid', 'short'),
    ShortagePart: (): Arbitrary<pay.ShortagePart> => kit.part(own.ShortageOutcome(), ({ parts }) => parts),
  }
  return own
}

/** In a day that has an entry of somebody's already no further one is made, so that no day grows longer than it is. */
const byDay = (entries: readonly pay.HoursEntry[]): readonly pay.HoursEntry[] => [
  ...new Map(entries.map((entry) => [`${entry.worker} ${entry.date}`, entry] as const)).values(),
]
