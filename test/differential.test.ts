import { afterAll, describe, expect, it } from 'vitest'
import { compareRule, openOracle, PUBLISHED, PYTHON, RULES, shrink } from './differential/harness.mjs'

/**
 * The built package beside a model in Python that was written from the documents of the rules, not from their code. Some hundred cases of each rule here; `npm run differential` compares as many as one likes. Without Python these tests
 * are skipped and say so, but never in continuous integration, which installs it.
 */
const REQUIRED = process.env['CI'] === 'true'
if (PYTHON === undefined && !REQUIRED)
  console.warn('NOT COMPARED WITH THE ORACLE: there is no python3 (3.9 or later) here.')

/** Rules whose cases take long. */
const FEWER: Readonly<Record<string, number>> = {
  payroll: 60,
  'held-pay': 100,
  'over-time': 150,
  accrual: 150,
  scottish: 150,
  meek: 150,
}
const SEED = 'suite'

describe.skipIf(PYTHON === undefined && !REQUIRED)('beside the oracle', () => {
  const oracle = openOracle()
  afterAll(oracle.close)

  describe('From the source', () => {
    it('every rule has an example that others worked out, or that stands in a text', () => {
      const told = new Set(PUBLISHED.map(({ rule }) => rule))
      expect(RULES.filter(({ name }) => !told.has(name))).toEqual([])
    })

    it.each(RULES.map(({ name }) => name))('%s: the oracle alone comes to what was published', async (name) => {
      const examples = PUBLISHED.filter(({ rule }) => rule === name)
      const answers = await oracle.ask(
        name,
        examples.map(({ asked }) => asked),
      )
      examples.forEach(({ told, expected, source }, at) => {
        const answer = answers[at] as never
        if (told !== undefined) expect(told(answer), source).toEqual(expected)
        else expect(answer, source).toMatchObject(expected as object)
      })
    })
  })

  describe('Always true', () => {
    it.each(RULES)('$name: rule and oracle answer the same, value by value', async (rule) => {
      const { found } = await compareRule({ oracle, rule, cases: FEWER[rule.name] ?? 250, seed: SEED })
      const again = `npm run differential -- ${rule.name} --seed ${SEED} --from ${found?.at} --cases 1`
      expect(found, again).toBeUndefined()
    })
  })

  describe('Not true, on purpose', () => {
    it.each(RULES)('$name: an oracle that is asked with a wrong rule is caught', async (rule) => {
      const { found } = await compareRule({ oracle, rule, cases: 2000, seed: SEED, change: rule.wrong })
      expect(found).toBeDefined()
    })

    it('what is caught is brought to its smallest case, and says both answers', async () => {
      const [rule] = RULES.filter(({ name }) => name === 'verdicts') as [(typeof RULES)[number]]
      const { found } = await compareRule({ oracle, rule, cases: 2000, seed: SEED, change: rule.wrong })
      const smallest = await shrink(oracle, rule, found?.asked, rule.wrong)
      expect(smallest?.ours).not.toEqual(smallest?.theirs)
      expect(JSON.stringify(smallest?.asked).length).toBeLessThan(JSON.stringify(found?.asked).length)
      expect((smallest?.asked as { electorate: number }).electorate).toBeLessThanOrEqual(2)
    })
  })
})
