import { parseArgs } from 'node:util'
import { openOracle, PYTHON } from './oracle.mjs'
import { RULES } from './rules.mjs'
import { compareRule, differenceIn } from './run-rule.mjs'
import { shrink } from './shrink.mjs'

const HELP = `npm run differential -- [RULE…] [--cases 100000] [--seed 1] [--from 0] [--case JSON]

Compares rules of the built package with a model in Python, value by value, over random cases. Without RULE: all of them.

  --cases N    how many cases of each rule (100000)
  --seed S     what the cases are drawn from (1)
  --from N     the number of the first case (0): with --cases 1, that case alone
  --case JSON  one case as it was printed, of one rule

Rules: ${RULES.map(({ name }) => name).join(' ')}
`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    case: { type: 'string' },
    help: { type: 'boolean' },
  },
})
const unknown = positionals.filter((name) => !RULES.some((rule) => rule.name === name))
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `No such rule: ${unknown.join(', ')}\n\n${HELP}` : HELP)
  process.exit(values.help ? 0 : 2)
}
if (PYTHON === undefined) {
  console.error('python3 (3.9 or later) is needed, and not here: nothing was compared.')
  process.exit(2)
}

const chosen = positionals.length > 0 ? RULES.filter(({ name }) => positionals.includes(name)) : RULES
const shown = (value) => (JSON.stringify(value, undefined, 1) ?? 'nothing').replace(/\n\s*/g, ' ')
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`

const tell = (rule, found) => {
  console.log(`  at ${found.path || 'the answer'}: ours ${shown(found.ours)}, the oracle's ${shown(found.theirs)}`)
}

const oracle = openOracle()
let differences = 0
if (values.case !== undefined) {
  for (const rule of chosen) {
    const found = await differenceIn(oracle, rule, JSON.parse(values.case))
    if (found === undefined) console.log(`${rule.name}: no difference`)
    else {
      differences++
      console.log(
        `${rule.name}: ours ${shown(found.ours)}\n  the oracle's ${shown(found.theirs)}\n  first at ${found.path}`,
      )
    }
  }
} else {
  const cases = Number(values.cases)
  for (const rule of chosen) {
    const began = performance.now()
    const { compared, kinds, found } = await compareRule({
      oracle,
      rule,
      cases,
      seed: values.seed,
      from: Number(values.from),
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const told = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`)
    console.log(
      `${rule.name}: ${compared} cases, ${found ? 'A DIFFERENCE' : 'no difference'}, ${seconds} s (${told.join(', ')})`,
    )
    if (found !== undefined) {
      differences++
      tell(rule, found)
      console.log(`  again: npm run differential -- ${rule.name} --seed ${values.seed} --from ${found.at} --cases 1`)
      const smallest = await shrink(oracle, rule, found.asked)
      console.log(`  smallest case found: ${JSON.stringify(smallest.asked)}`)
      console.log(`  ours: ${shown(smallest.ours)}\n  the oracle's: ${shown(smallest.theirs)}`)
      console.log(`  again: npm run differential -- ${rule.name} --case ${quoted(JSON.stringify(smallest.asked))}`)
    }
  }
}
await oracle.close()
process.exitCode = differences > 0 ? 1 : 0
