import { createClient } from '@libsql/client'
import { explainProblem, type Problem } from 'coop-rules/problems'
import { explain, numbersIn } from 'coop-rules/reasons'
import { closeMotions, payMonth, setWages } from './rules.js'
import { makeTables } from './tables.js'
import { WORDS } from './words.js'

// An app with tables of its own asks three rules, and keeps no log of events. `--lang es` for Spanish.
const asked = process.argv.includes('--lang') ? process.argv[process.argv.indexOf('--lang') + 1] : undefined
const named = asked ?? process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? ''
const locale = named.toLowerCase().startsWith('es') ? 'es' : 'en'
const words = WORDS[locale]
const numbers = numbersIn(locale)
const print = (line: string): boolean => process.stdout.write(`${line}\n`)
const refuse = (problems: readonly Problem[]): void => {
  for (const found of problems) print(`  ✗ ${explainProblem(found, locale)}`)
}

const client = createClient({ url: ':memory:' })
await makeTables(client)

print(`# ${words.title}`)
print(`\n## ${words.wages}`)
const wages = await setWages(client)
if (wages.kind === 'refused') refuse(wages.problems)
else for (const { because } of wages.averages) print(`  ${explain(because, locale)}`)

print(`\n## ${words.motions}`)
for (const { title, verdict } of await closeMotions(client)) {
  print(`  ${words.quoted(words.titles[title] ?? title)}`)
  if (verdict.kind === 'refused') refuse(verdict.problems)
  else print(`    ${explain(verdict.because, locale)}`)
}

for (const month of ['2026-10', '2026-11']) {
  print(`\n## ${words.payslips(month)}`)
  const paid = await payMonth(client, month)
  if (paid.kind === 'refused') {
    refuse(paid.problems)
    print(`  ${words.nothingWritten}`)
  } else
    for (const { worker, payMinor, lines } of paid.workers) {
      print(`  ${worker.padEnd(8)}${numbers.money(payMinor, paid.currency).padStart(12)}`)
      for (const { because } of lines) print(`    ${explain(because, locale)}`)
    }
}

print(`\n## ${words.tables}`)
const { rows } = await client.execute(`SELECT 'roles', role, wage FROM roles
  UNION ALL SELECT 'motions', motion, coalesce(outcome, '–') FROM motions
  UNION ALL SELECT 'payslips', month || ' ' || member, amount_cents FROM payslips`)
for (const [table, key, value] of rows.map((row) => Array.from(row, String)))
  print(`  ${table?.padEnd(10)}${key?.padEnd(16)}${value}`)
client.close()
