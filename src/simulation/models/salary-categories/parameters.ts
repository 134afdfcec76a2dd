import { z } from 'zod'
import * as says from '../../../problems/en.js'
import { problem } from '../../../problems/index.js'
import { SPREAD } from '../../spread.js'

/** The categories of the source, in its order. */
export const CATEGORIES = ['coordinator', 'workerOwner', 'fullTimeVolunteer', 'partTimeVolunteer'] as const

/** One of them. */
export type Category = (typeof CATEGORIES)[number]

const MOST_CENTS = 1_000_000
const people = (weight: number) => z.int().min(0).max(1000).default(weight)
const hours = (inMonth: number) => z.int().min(0).max(744).default(inMonth)
const wish = (from: number, to: number) => SPREAD.default({ kind: 'uniform', from, to })

/** Who is in the team, what they find right, and how they propose it. Money is in whole cents. */
export const SALARY_PARAMETERS = z.strictObject({
  members: z.int().min(1).max(10_000).default(10).meta({ description: 'How many are in the team' }),
  mix: z
    .strictObject({
      coordinator: people(1),
      workerOwner: people(3),
      fullTimeVolunteer: people(2),
      partTimeVolunteer: people(4),
    })
    .superRefine((mix, context) => {
      if (Object.values(mix).some((weight) => weight > 0)) return
      const none = problem(says.weightsAllZero, { path: '', received: Object.values(mix).join(', ') })
      context.addIssue({ code: 'custom', params: { problem: none } })
    })
    .prefault({})
    .meta({ description: 'By which weights the members are of the categories: by largest remainders' }),
  wishes: z
    .strictObject({
      coordinator: wish(1000, 2000),
      workerOwner: wish(1000, 1500),
      fullTimeVolunteer: wish(800, 1200),
      partTimeVolunteer: wish(400, 1000),
    })
    .prefault({})
    .meta({ description: 'What the members find right for a category, in cents an hour' }),
  step: z
    .int()
    .min(1)
    .max(10_000)
    .default(50)
    .meta({ description: 'Proposals are multiples of so many cents, or the most' }),
  most: z.int().min(0).max(MOST_CENTS).default(3000).meta({ description: 'The most that may be proposed, in cents' }),
  aggregation: z.enum(['mean', 'median']).default('mean').meta({ description: 'How many proposals become one rate' }),
  blank: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ description: 'How probably a member leaves a category blank that is not theirs' }),
  strategic: z.number().min(0).max(1).default(0).meta({ description: 'How probably a member is strategic' }),
  raise: z
    .int()
    .min(0)
    .max(MOST_CENTS)
    .default(MOST_CENTS)
    .meta({ description: 'How far the strategic go beyond what they find right, at most, in cents' }),
  forfeit: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ description: 'How probably a volunteer forfeits their salary (WJC-10)' }),
  hours: z
    .strictObject({
      coordinator: hours(160),
      workerOwner: hours(160),
      fullTimeVolunteer: hours(160),
      partTimeVolunteer: hours(40),
    })
    .prefault({})
    .meta({ description: 'How many hours a month somebody of a category works' }),
  budgetCents: z
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(1_500_000)
    .meta({ description: 'What there is for the salaries of a month, in cents' }),
})

/** The same, read. */
export type SalaryParameters = z.output<typeof SALARY_PARAMETERS>
