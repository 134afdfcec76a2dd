import { views } from 'coop-rules/cooperative'
import { amountTyped } from '../../kernel/decimals.js'
import type { Asked, Given } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { bodyFields, bodyNamed, splitLine } from './bodies.js'
import { bodyOf } from './ledger.js'
import { behind, isWrong } from './sent-document.js'

/** What whoever keeps the books records. */
export const RECORDS = ['expense', 'donation', 'entry', 'budget', 'account', 'fund'] as const
export type Kind = (typeof RECORDS)[number]

export const isKind = (text: string): text is Kind => (RECORDS as readonly string[]).includes(text)

/** How many rows the forms have: of an entry, and of a budget. */
export const ROWS = 4
export const LINES = 10

/** What is wrong with what was typed, by the name of its field. */
export type Wrong = Readonly<Record<string, string>>

type Made = { readonly given: Given } | { readonly wrong: Wrong }

/** What was typed, as the command that records it; or what is wrong with it. */
export const typedOf = async (asked: Asked, kind: Kind): Promise<Made> => {
  if (kind === 'budget') return budgetOf(asked)
  return kind === 'account' || kind === 'fund' ? chartOf(asked, kind) : entryOf(asked, kind)
}

const entryOf = async (asked: Asked, kind: 'expense' | 'donation' | 'entry'): Promise<Made> => {
  const t = asked.words(WORDS)
  const { field, charter } = asked
  const entry = asked.newId('e')
  const wrong: Record<string, string> = {}
  const amount = (name: string): string => {
    const minor = amountTyped(field(name), charter.currency)
    if (minor === undefined) wrong[name] = t.noAmount
    return minor ?? ''
  }
  const given = (): Given => {
    if (kind === 'entry')
      return {
        type: 'post-entry',
        entry,
        postings: Array.from({ length: ROWS }, (_, at) => at)
          .filter((at) => field(`account-${at}`) !== '')
          .map((at) => ({
            account: field(`account-${at}`),
            amountMinor: amount(`amount-${at}`),
            ...bodyFields(bodyNamed(asked, field(`of-${at}`))),
          })),
      }
    const fund = field('fund') === '' ? {} : { fund: field('fund') }
    const amountMinor = amount('amount')
    if (kind === 'donation')
      return { type: 'record-donation', entry, amountMinor, income: field('income'), into: field('into'), ...fund }
    const [body, line] = splitLine(field('line'))
    return {
      type: 'record-expense',
      entry,
      amountMinor,
      account: field('account'),
      from: field('from'),
      ...bodyFields(bodyNamed(asked, body)),
      ...(line === '' ? {} : { line }),
      ...fund,
      ...(field('spending') === '' ? {} : { spending: field('spending') }),
    }
  }
  const command = given()
  if (Object.keys(wrong).length > 0) return { wrong }
  const sent = await behind(asked)
  if (isWrong(sent)) return { wrong: { file: sent.wrong } }
  asked.rename(entry, field('what').slice(0, 160))
  return { given: { ...command, ...sent } }
}

const budgetOf = async (asked: Asked): Promise<Made> => {
  const t = asked.words(WORDS)
  const { field, state, charter } = asked
  const of = field('of')
  const now = views.accounts.budgetsInForce(state).find((one) => bodyOf(one.of, charter.id) === of)
  const known = new Map(
    await Promise.all((now?.now.lines ?? []).map(async ({ line }) => [await asked.nameOf(line), line] as const)),
  )
  const wrong: Record<string, string> = {}
  const lines: { line: string; plannedMinor: string; name: string }[] = []
  for (let at = 0; at < LINES; at++) {
    const name = field(`line-${at}`).slice(0, 80)
    if (name === '') continue
    const plannedMinor = amountTyped(field(`planned-${at}`), charter.currency)
    if (plannedMinor === undefined) wrong[`planned-${at}`] = t.noAmount
    // A line that was there keeps its id, and with it what was spent on it.
    lines.push({ line: known.get(name) ?? asked.newId(`l${at}`), name, plannedMinor: plannedMinor ?? '' })
  }
  if (lines.length === 0) wrong['lines'] = t.noLines
  if (Object.keys(wrong).length > 0) return { wrong }
  for (const { line, name } of lines) if (!known.has(name)) asked.rename(line, name)
  const said = lines.map(({ line, plannedMinor }) => ({ line, plannedMinor }))
  // A body that has a budget has it revised; where the charter makes one a year, a new one follows it. The form that set it sets it, sent again.
  const budget = asked.newId('b')
  const revises = now !== undefined && now.budget !== budget && charter.accounts?.books?.budgets !== 'yearly'
  return {
    given: revises
      ? { type: 'revise-budget', budget: now.budget, lines: said }
      : { type: 'set-budget', budget, ...bodyFields(bodyNamed(asked, of)), lines: said },
  }
}

const chartOf = (asked: Asked, kind: 'account' | 'fund'): Made => {
  const { field } = asked
  const id = asked.newId(kind)
  asked.rename(id, field('what').slice(0, 80))
  if (kind === 'account')
    return {
      given: {
        type: 'open-account',
        account: id,
        kind: field('kind-of'),
        ...(field('serves') === 'no' ? {} : { serves: field('serves') }),
      },
    }
  const [account, project] = [field('only-account'), field('only-of')]
  return {
    given: {
      type: 'open-fund',
      fund: id,
      ...(account === '' ? {} : { accounts: [account] }),
      ...(project === '' ? {} : { projects: [project] }),
    },
  }
}

const WORDS = wordsOf({
  noAmount: [
    'This is not an amount of money. Write it like 1250.00 or 1250,00.',
    'Esto no es un importe. Escríbelo así: 1250,00 o 1250.00.',
  ],
  noLines: ['A budget has one line or more.', 'Un presupuesto tiene una partida o más.'],
})
