import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Decider, Refusal } from '../chapter.js'
import { enteredAt } from '../electorate.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { written } from '../written.js'
import { salariesOfRows, scopeOfSalaries } from './salaries.js'
import { keyOf, type SalaryRow } from './state.js'

/** Everyone in a team says what each category should be paid, at any time; the mean is what it is paid. */
export const PROPOSE_SALARIES: Decider<'propose-salaries'> = {
  who: 'anyone',
  decide: ({ state, member }, { scope, base, amounts }) => {
    const charter = state.charter.inForce
    const rule = charter.pay?.salaries
    if (rule === undefined) return refuse('not-in-the-charter', { provision: 'pay.salaries' }, [CLAUSE])
    const clauses = clausesOf(rule)
    if (scope !== scopeOfSalaries(charter, scope))
      return refuse('no-such', { what: 'project', id: scope ?? '' }, clauses)
    if (enteredAt(state, { electorate: rule.proposedBy, scope }, member) === undefined)
      return refuse('no-right', { member, needed: 'entitled' }, clauses)
    const wrong = rowRefused(state, base, amounts, rule.scale)
    if (wrong !== undefined) return wrong
    const row: SalaryRow = {
      ...(base === undefined ? {} : { base: written(base) }),
      amounts: Object.fromEntries(
        Object.entries(amounts)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([category, amount]) => [category, written(amount)]),
      ),
    }
    const before = state.pay.salaries.get(keyOf(scope))?.now.rows.get(member) ?? { amounts: {} }
    return JSON.stringify(before) === JSON.stringify(row)
      ? { kind: 'unchanged', because: [{ code: 'recorded-already', clauses }] }
      : [{ type: 'salaries-proposed', ...(scope === undefined ? {} : { scope }), member, ...row }]
  },
}

const CLAUSE = 'WJC-9' satisfies ClauseId

type Amounts = Readonly<Record<string, string | number>>

/** What is wrong with somebody's proposals, each told at its place; undefined where nothing is. */
const rowRefused = (
  state: State,
  base: string | number | undefined,
  amounts: Amounts,
  scale: 'category-means' | 'weighted-base' | 'equal',
): Refusal | undefined => {
  const charter = state.charter.inForce
  const clauses = clausesOf(charter.pay?.salaries)
  for (const category of Object.keys(amounts))
    if (!Object.hasOwn(charter.payCategories ?? {}, category))
      return refuse('no-such', { what: 'category', id: category }, clauses)
  // A scale without a base has none to propose; where all are paid the same, there is nothing else.
  const known = { 'category-means': ['amounts'], 'weighted-base': ['base', 'amounts'], equal: ['base'] }[scale]
  const given = [...(base === undefined ? [] : ['base']), ...(Object.keys(amounts).length === 0 ? [] : ['amounts'])]
  const strange = given.filter((key) => !known.includes(key))
  if (strange.length > 0)
    return refuseProblems(
      strange.map((key) => problem(says.unknownKey, { path: key, received: key, facts: { known: known.join(', ') } })),
      clauses,
    )
  const row = {
    ...(base === undefined ? {} : { base: base as string }),
    amounts: amounts as Readonly<Record<string, string>>,
  }
  const read = salariesOfRows(charter, [row])
  return read.kind === 'refused'
    ? refuseProblems(
        read.problems.map((found) => ({
          ...found,
          path: found.path
            .replace(/^scale\.(proposals|weights)\[0\]\.(.*)$/, scale === 'equal' ? 'base' : 'amounts.$2')
            .replace(/^scale\.base\[0\]/, 'base'),
        })),
        clauses,
      )
    : undefined
}
