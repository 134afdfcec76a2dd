import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Field, Form, money, Name, Refused, Select, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { amountTyped } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { bodyOf } from './ledger.js'
import { bodyFields, bodyNamed, lineOptions, splitLine } from './bodies.js'

/** What somebody asks to spend, and who agreed: where the charter wants others to (WC-11). */
export const Spendings: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const { state, charter, locale, me } = asked
  const t = asked.words(WORDS)
  const rule = charter.accounts?.spending
  if (rule === undefined || views.accounts.maySeeAccounts(state, me, 'expenses').kind !== 'shown') return null
  const waiting = views.accounts.spendings(state).filter(({ used }) => !used)
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.rule(money(BigInt(rule.othersAboveMinor), charter.currency, locale), rule.others)}</p>
      <ul class="cards">
        {waiting.map(async ({ spending, by, of, line, payee, amountMinor, agreed }) => {
          const amount = money(amountMinor, charter.currency, locale)
          return (
            <li class="card">
              <h3>
                {amount}: <Name id={bodyOf(of, charter.id)} asked={asked} /> · <Name id={line} asked={asked} />
              </h3>
              <p>
                {t.askedBy} <Name id={by} asked={asked} />; {t.goesTo} <Name id={payee} asked={asked} />.{' '}
                {agreed.length >= rule.others ? (
                  <Status is="good">{t.agreedBy(agreed.length)}</Status>
                ) : (
                  <Status is="open">{t.agreedBy(agreed.length)}</Status>
                )}
              </p>
              {could(asked, { type: 'agree-to-spending', spending }) ? (
                <Form to={`/accounts/spending/${spending}`} asked={asked}>
                  <Button says={t.agreeTo(amount, await asked.nameOf(line))}>{t.agree}</Button>
                </Form>
              ) : null}
            </li>
          )
        })}
      </ul>
      <p>
        <a href={asked.path('/accounts/spending')}>{t.ask}</a>
      </p>
    </>
  )
}

/** The form that asks to spend something. */
export async function askToSpendPage(asked: Asked, refusal?: Refusal, wrong?: string) {
  const t = asked.words(WORDS)
  const { charter, field } = asked
  if (charter.accounts?.spending === undefined) return asked.notFound()
  const people = views.members.register(asked.state).members.map(({ member }) => member)
  return asked.page(
    {
      title: t.ask,
      back: [asked.path('/accounts'), t.back],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <Form to="/accounts/spending" asked={asked}>
            <Field
              name="amount"
              label={t.amount}
              inputmode="decimal"
              unit={charter.currency}
              value={field('amount')}
              required
              {...(wrong === undefined ? {} : { wrong })}
            />
            <Select name="line" label={t.line} options={await lineOptions(asked)} chosen={field('line')} />
            <Field name="payee" label={t.payee} hint={t.payeeHint} value={field('payee')} required />
            <p class="hint">{t.people(people.length)}</p>
            <Button>{t.ask}</Button>
          </Form>
        </>
      ),
    },
    refusal === undefined && wrong === undefined ? 200 : 422,
  )
}

export async function askToSpend(asked: Asked) {
  const t = asked.words(WORDS)
  const amountMinor = amountTyped(asked.field('amount'), asked.charter.currency)
  if (amountMinor === undefined) return askToSpendPage(asked, undefined, t.noAmount)
  const [body, line] = splitLine(asked.field('line'))
  // Whoever is paid may be one of us, and then may not agree: they are looked for by name first.
  const typed = asked.field('payee').slice(0, 120)
  const members = views.members.register(asked.state).members.map(({ member }) => member)
  const names = await Promise.all(members.map((member) => asked.nameOf(member)))
  const at = names.findIndex((name) => name.toLowerCase() === typed.toLowerCase())
  const payee = members[at] ?? asked.newId('payee')
  if (at < 0) asked.rename(payee, typed)
  return asked.give(
    {
      type: 'ask-to-spend',
      spending: asked.newId('spending'),
      ...bodyFields(bodyNamed(asked, body)),
      line,
      payee,
      amountMinor,
    },
    (refusal) => askToSpendPage(asked, refusal),
  )
}

export function agreeToSpending(asked: Asked) {
  return asked.give({ type: 'agree-to-spending', spending: asked.param('spending') }, (refusal) =>
    askToSpendPage(asked, refusal),
  )
}

const WORDS = wordsOf({
  title: ['Asked to spend', 'Gastos que se piden'],
  rule: [
    (amount: string, others: number) =>
      `From ${amount} on, ${others === 1 ? 'one other has' : `${others} others have`} to agree before it is spent.`,
    (amount: string, others: number) =>
      `Desde ${amount}, ${others === 1 ? 'otra persona ha' : `otras ${others} personas han`} de aceptarlo antes de gastarlo.`,
  ],
  askedBy: ['Asked by', 'Lo pide'],
  goesTo: ['it goes to', 'va a'],
  agreedBy: [
    (count: number) => (count === 0 ? 'nobody agreed yet' : `${count} agreed`),
    (count: number) => (count === 0 ? 'nadie lo aceptó todavía' : `${count} de acuerdo`),
  ],
  agree: ['Agree', 'Aceptar'],
  agreeTo: [
    (amount: string, line: string) => `Agree to spend ${amount} on ${line}`,
    (amount: string, line: string) => `Aceptar gastar ${amount} en ${line}`,
  ],
  ask: ['Ask to spend', 'Pedir un gasto'],
  back: ['Accounts', 'Cuentas'],
  amount: ['How much', 'Cuánto'],
  line: ['From which budget line', 'De qué partida'],
  payee: ['Who is paid', 'A quién se paga'],
  payeeHint: ['A member by name, or somebody from outside.', 'Un miembro por su nombre, o alguien de fuera.'],
  people: [
    (count: number) => `There are ${count} members; whoever is paid may not agree to it.`,
    (count: number) => `Hay ${count} miembros; quien cobra no puede aceptarlo.`,
  ],
  noAmount: ['This is not an amount of money.', 'Esto no es un importe.'],
})
