import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { money, Name, Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import type { Foreseen } from './foreseen.js'

type All = ReadonlyMap<string, Foreseen> | undefined

/** What somebody is to be paid on a payday, in words; undefined where there is nothing, or it is not for whoever asks. */
export const amountOf = (asked: Asked, foreseen: All, member: string): string | undefined => {
  const found = foreseen?.get(member)
  return found === undefined || !views.pay.maySeePayOf(asked.state, asked.me, member)
    ? undefined
    : money(found.paidMinor, asked.charter.currency, asked.locale)
}

/** What a payday would pay, person by person as far as whoever asks may see it, and together: before it is run, for it is run once. */
export const Foreseeing: FC<{ readonly asked: Asked; readonly foreseen: All }> = ({ asked, foreseen }) => {
  const t = asked.words(WORDS)
  const all = [...(foreseen ?? [])]
  if (all.length === 0) return null
  const shown = all.filter(([member]) => views.pay.maySeePayOf(asked.state, asked.me, member))
  const cash = (amount: bigint) => money(amount, asked.charter.currency, asked.locale)
  const total = all.reduce((sum, [, { paidMinor }]) => sum + paidMinor, 0n)
  return (
    <>
      {shown.length === 0 ? null : (
        <Table
          caption={t.caption}
          columns={[t.who, t.earned, t.paid]}
          numeric={[1, 2]}
          rows={shown.map(([member, { grossMinor, paidMinor }]) => [
            <Name id={member} asked={asked} />,
            cash(grossMinor),
            cash(paidMinor),
          ])}
        />
      )}
      <p>
        <strong>{t.total(cash(total))}</strong> {t.once}
      </p>
    </>
  )
}

const WORDS = wordsOf({
  caption: ['What would be paid, with all of the money', 'Lo que se pagaría, con todo el dinero'],
  who: ['Who', 'Quién'],
  earned: ['Earned', 'Ganado'],
  paid: ['To be paid', 'Por pagar'],
  total: [(sum: string) => `Together it pays ${sum}.`, (sum: string) => `En total paga ${sum}.`],
  once: ['A payday is run once, and is not undone.', 'Un día de paga se paga una vez y no se deshace.'],
})
