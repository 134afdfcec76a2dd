import { type EventOf, views } from '../../../cooperative/index.js'
import { exactDecimalString, ratio } from '../../../exact/index.js'
import { drawFrom } from '../../spread.js'
import type { Stream } from '../../stream.js'
import { type Life, oneOf } from './life.js'
import { type Project, teamOf } from './projects.js'

/** Whom a payday is of: the team of a project, or the whole cooperative. */
interface Body {
  readonly project: string | undefined
  readonly people: readonly string[]
}

/** What was paid, and what could not be, in whole smallest units. */
export interface Paid {
  paidMinor: bigint
  heldMinor: bigint
  forfeitedMinor: bigint
  /** Bodies that ever held pay. */
  readonly owing: Set<string | undefined>
}

/** Follows what is paid by what happens. */
export const followPay = (life: Life): Paid => {
  const paid: Paid = { paidMinor: 0n, heldMinor: 0n, forfeitedMinor: 0n, owing: new Set() }
  life.watch((event) => {
    if (event.type === 'payday-run') note(paid, event)
    else if (event.type === 'held-pay-settled') paid.paidMinor += BigInt(event.paidMinor)
  })
  return paid
}

const note = (paid: Paid, { project, paidMinor, heldMinor, forfeitedMinor }: EventOf<'payday-run'>): void => {
  paid.paidMinor += BigInt(paidMinor)
  paid.heldMinor += BigInt(heldMinor)
  paid.forfeitedMinor += BigInt(forfeitedMinor)
  if (BigInt(heldMinor) > 0n) paid.owing.add(project)
}

/** What is owed on held pay today, with its interest. */
export const owedMinor = (life: Life, { owing }: Paid): bigint => {
  let owed = 0n
  for (const project of owing) owed += views.pay.heldPayOn(life.state, project, life.day).open?.owedMinor ?? 0n
  return owed
}

/** A payday for everybody who works: hours, approvals, and as much money as there happens to be; what is left of it goes to held pay. */
export const payEveryone = (life: Life, projects: ReadonlyMap<string, Project>, chance: Stream): void => {
  const { salaries } = life.charter.pay ?? {}
  const [category] = categoriesOf(life)
  if (salaries === undefined || category === undefined) return
  openAccounts(life)
  for (const body of bodiesOf(life, projects)) {
    proposeSalaries(life, body)
    pay(life, body, chance)
  }
}

const bodiesOf = (life: Life, projects: ReadonlyMap<string, Project>): readonly Body[] => {
  if (!isOfTeams(life)) return [{ project: undefined, people: life.electorate().map(({ name }) => name) }]
  return [...projects.values()]
    .filter(({ stage }) => stage === 'running')
    .map(({ project }) => ({ project, people: teamOf(life, project) }))
}

const isOfTeams = (life: Life): boolean => {
  const members = life.charter.pay?.salaries?.proposedBy.members
  return typeof members === 'object' && 'team' in members
}

const categoriesOf = (life: Life): readonly string[] => Object.keys(life.charter.payCategories ?? {})

/** The accounts that pay is posted to, where the charter has books; by whoever keeps them. */
const openAccounts = (life: Life): void => {
  if (life.charter.accounts?.books === undefined || life.times('account-opened') > 0) return
  const [holder] = views.members.offices(life.state)
  const by = holder?.member ?? life.electorate()[0]?.name
  if (by === undefined) return
  life.give({ type: 'open-account', by, account: 'bank', kind: 'asset', serves: 'payments' })
  life.give({ type: 'open-account', by, account: 'wages', kind: 'expense', serves: 'pay' })
}

/** Whoever has not said yet what to pay says so once: around the wage, as they wish. */
const proposeSalaries = (life: Life, { project, people }: Body): void => {
  const said = new Set(views.pay.salaryProposals(life.state, project)?.proposals.map(({ member }) => member))
  const scale = life.charter.pay?.salaries?.scale
  const scope = isOfTeams(life) && project !== undefined ? { scope: project } : {}
  for (const by of people) {
    const person = life.personOf(by)
    if (said.has(by) || person === undefined) continue
    const amounts: Record<string, string> = {}
    for (const category of categoriesOf(life)) {
      // From four fifths of the wage to six fifths, in steps of a hundredth of it.
      const share = 80 + Math.floor(life.wishes.of(person, `pay ${category}`) * 40 + 0.5)
      amounts[category] = exactDecimalString(ratio(BigInt(life.parameters.wage * share), 100n)) ?? ''
    }
    const [first = '0'] = Object.values(amounts)
    if (scale === 'equal') life.give({ type: 'propose-salaries', by, ...scope, base: first, amounts: {} })
    else if (scale === 'category-means') life.give({ type: 'propose-salaries', by, ...scope, amounts })
  }
}

const pay = (life: Life, { project, people }: Body, chance: Stream): void => {
  const { hours, workDays, wage, income } = life.parameters
  const [category] = categoriesOf(life)
  const of = project === undefined ? {} : { project }
  const [by] = people
  // Where nobody else is there who would approve it, pay has to wait.
  const others = life.charter.pay?.approval?.others ?? 0
  if (by === undefined || category === undefined || hours === 0 || workDays === 0 || people.length <= others) return
  const payday = life.named('payday')
  if (!life.give({ type: 'open-payday', by, payday, ...of })) return
  for (const worker of people)
    for (let day = workDays - 1; day >= 0; day--)
      life.give({ type: 'record-hours', by: worker, payday, category, date: life.after(-day), hours })
  people.forEach((member, at) => {
    for (let next = 1; next <= others; next++)
      life.give({ type: 'approve-pay', by: people[(at + next) % people.length] as string, payday, member })
  })
  // Money comes as it comes, in whole smallest units; a hundred of them to a unit of the currency.
  const expected = people.length * hours * workDays * wage * 100
  const available = Math.max(0, Math.floor(drawFrom(income, 0, chance) * expected))
  // Where the charter does not say what happens when money is short, it is borrowed: pay is paid in full.
  const money = life.charter.pay?.shortage === undefined ? {} : { availableMinor: String(available) }
  life.give({ type: 'run-payday', by, payday, ...money })
  const left = available - expected
  if (left > 0 && views.pay.heldPayOn(life.state, project, life.day).open !== undefined)
    life.give({ type: 'settle-held-pay', by, payout: life.named('payout'), ...of, amountMinor: String(left) })
}

/** The team says beforehand what happens when money is short: one choice a payday would be more than people bear, so the worker-owners set the menu once. */
export const openMenu = (life: Life, chance: Stream): void => {
  if (life.charter.pay?.shortage?.menuBy === undefined || life.times('shortage-menu-set') > 0) return
  if ([...life.open.values()].some(({ opened }) => opened.subject.kind === 'shortage-menu')) return
  const by = oneOf(life.electorate(), chance)?.name
  if (by !== undefined) life.give({ type: 'open-shortage-menu', by, decision: life.named('menu') })
}
