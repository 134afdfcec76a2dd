import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { answerInWords } from '../decisions/forms.js'
import { titleOfDecision } from '../../kernel/decision-title.js'
import { pathOf, titleOfNumber, withUnit } from '../numbers/place.js'

/** What somebody said that still counts: ballots on what is open, and numbers; each can be changed or withdrawn where it stands. Nothing of secret votes is here. */
export const AlreadySaid: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const { state, me } = asked
  const ballots = await Promise.all(
    views.decisions.openDecisions(state).map(async (found) => {
      const mine = views.decisions.ballotOf(state, found.decision, me)
      if (mine === undefined) return []
      const backing = views.decisions.ruleOf(state, found.decision)?.rule.by === 'backing'
      const title = await titleOfDecision(asked, found)
      return [
        [
          title,
          await answerInWords(asked, mine, backing),
          link(asked, `/decisions/${found.decision}`, title, !found.ballotsCanChange),
        ],
      ]
    }),
  )
  const numbers = await Promise.all(
    views.averages.proposalsOf(state, me).map(async ({ value, ...place }) => {
      const title = await titleOfNumber(asked, place)
      return [title, await withUnit(asked, place.item, value), link(asked, pathOf(place), title)]
    }),
  )
  const rows = [...ballots.flat(), ...numbers]
  return (
    <>
      <h2>{t.title}</h2>
      {rows.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <Table caption={t.caption} columns={[t.what, t.said, t.act]} rows={rows} />
      )}
    </>
  )
}

/** The way to change it, or to see it where it is final. */
const link = (asked: Asked, to: string, title: string, final = false) => {
  const t = asked.words(WORDS)
  return (
    <a href={asked.path(to)} aria-label={`${final ? t.final : t.change}: ${title}`}>
      {final ? t.final : t.change}
    </a>
  )
}

const WORDS = wordsOf({
  title: ['What you already said', 'Lo que ya has dicho'],
  caption: ['It counts for as long as you leave it', 'Cuenta mientras lo dejes'],
  nothing: ['Nothing yet that still counts.', 'Todavía nada que siga contando.'],
  what: ['What', 'Qué'],
  said: ['You said', 'Dijiste'],
  act: ['Change it', 'Cambiarlo'],
  final: ['See it; a ballot is final', 'Verlo; la papeleta es definitiva'],
  change: ['Change or withdraw', 'Cambiar o retirar'],
})
