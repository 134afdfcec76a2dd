import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Day, Status, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** Amendments under way: what each would change, in words, and which decisions it still needs. */
export const PendingAmendments: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const pending = views.charter.pendingAmendments(asked.state)
  if (pending.length === 0) return null
  return (
    <>
      <h2>{t.title}</h2>
      <ul class="cards">
        {pending.map(async (one) => (
          <li class="card">
            <h3>{await asked.nameOf(one.amendment)}</h3>
            <p class="soft">
              {t.by(await asked.nameOf(one.proposer))}, <Day on={one.proposedOn} asked={asked} /> ·{' '}
              {t.wouldBe(one.version)}
            </p>
            <ul>
              {views.charter.amendmentInWords(asked.state, one.amendment, asked.locale).map((line) => (
                <li>{line}</li>
              ))}
            </ul>
            <p>
              <Status is="open">{t.missing}</Status>{' '}
              {one.missing.map(({ provision, decision }) => (
                <>
                  <a href={asked.path(`/decisions/${decision}`)}>{asked.titleOf('decisions', provision)}</a>{' '}
                </>
              ))}
            </p>
            <Why because={one.because} asked={asked} says={t.why} />
          </li>
        ))}
      </ul>
    </>
  )
}

const WORDS = wordsOf({
  title: ['Changes under way', 'Cambios en marcha'],
  by: [(who: string) => `Proposed by ${who}`, (who: string) => `Propuesta de ${who}`],
  wouldBe: [(v: string) => `would be version ${v}`, (v: string) => `sería la versión ${v}`],
  missing: ['Still needed:', 'Aún falta:'],
  why: ['Why these decisions', 'Por qué estas decisiones'],
})
