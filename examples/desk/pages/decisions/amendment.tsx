import { applyDiff, type Change, type Charter, tellDiff } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Day, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** What became of an amendment that a decision was about: what it changed, or would have, and which version of the charter is in force since. */
export const AmendmentThen: FC<{ readonly asked: Asked; readonly amendment: string }> = ({ asked, amendment }) => {
  const t = asked.words(WORDS)
  const { state, locale, path } = asked
  const history = views.charter.charterHistory(state)
  const past = views.charter.pastAmendments(state).find(({ proposed }) => proposed.amendment === amendment)
  const made = history.find((version) => version.amendment === amendment)
  const lines =
    past === undefined
      ? views.charter.amendmentInWords(state, amendment, locale)
      : changesInWords(
          history.find(({ charter }) => charter.version === past.proposed.basedOn)?.charter,
          past.proposed.changes,
          locale,
        )
  return (
    <>
      <h2>{past === undefined ? t.would : past.how === 'adopted' ? t.changed : t.wouldHave}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>
        {made?.on === undefined ? (
          <Status is={past === undefined ? 'open' : 'bad'}>{past === undefined ? t.pending : t.nothing}</Status>
        ) : (
          <>
            {t.made(made.charter.version)} <Day on={made.on} asked={asked} />.
          </>
        )}{' '}
        {t.inForce(asked.charter.version)} <a href={path('/charter/history')}>{t.history}</a>
      </p>
    </>
  )
}

const changesInWords = (from: Charter | undefined, changes: readonly Change[], locale: Asked['locale']) => {
  if (from === undefined) return []
  const diff = { kind: 'different', changes } as const
  return tellDiff({ from, to: applyDiff({ charter: from, diff }), diff, locale })
}

const WORDS = wordsOf({
  changed: ['What it changed', 'Qué cambió'],
  would: ['What it would change', 'Qué cambiaría'],
  wouldHave: ['What it would have changed', 'Qué habría cambiado'],
  pending: ['it waits for other decisions', 'espera otras decisiones'],
  nothing: ['it came to nothing', 'quedó en nada'],
  made: [
    (version: string) => `It made version ${version} of the charter, in force from`,
    (version: string) => `Hizo la versión ${version} de los estatutos, en vigor desde el`,
  ],
  inForce: [
    (version: string) => `In force today: version ${version}.`,
    (version: string) => `Hoy está en vigor la versión ${version}.`,
  ],
  history: ['All versions of the charter', 'Todas las versiones de los estatutos'],
})
