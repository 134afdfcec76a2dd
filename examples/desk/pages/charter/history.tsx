import { diffCharters, tellDiff } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { Day, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** Every version of the charter, the newest first, with what it changed and by which amendment; and amendments that came to nothing. */
export function historyPage(asked: Asked) {
  const t = asked.words(WORDS)
  const { state, locale, path } = asked
  const versions = views.charter.charterHistory(state)
  const past = views.charter.pastAmendments(state).filter(({ how }) => how !== 'adopted')
  const votes = views.members.mayVote(state, asked.me)
  return asked.page({
    title: t.title,
    back: [path('/charter'), t.charter],
    body: (
      <>
        <ol class="told" reversed>
          {versions
            .map((version, at) => ({ ...version, before: versions[at - 1] }))
            .reverse()
            .map(async ({ charter, on, amendment, before }, at) => (
              <li>
                <h2>
                  {t.version(charter.version)} {at === 0 ? <Status is="good">{t.inForce}</Status> : null}
                </h2>
                <p class="soft">
                  {on === undefined ? t.atFounding : <Day on={on} asked={asked} />}
                  {amendment === undefined ? null : ` · ${await asked.nameOf(amendment)}`}
                </p>
                {before === undefined ? null : (
                  <ul>
                    {tellDiff({
                      from: before.charter,
                      to: charter,
                      diff: diffCharters({ from: before.charter, to: charter }),
                      locale,
                    }).map((line) => (
                      <li>{line}</li>
                    ))}
                  </ul>
                )}
                {amendment === undefined || !votes ? null : (
                  <p>
                    <a href={path(`/minutes?about=${encodeURIComponent(amendment)}`)}>{t.how(charter.version)}</a>
                  </p>
                )}
              </li>
            ))}
        </ol>
        {past.length === 0 || !votes ? null : (
          <>
            <h2>{t.nothing}</h2>
            <ul>
              {past.map(async ({ proposed, how, on }) => (
                <li>
                  {await asked.nameOf(proposed.amendment)}:{' '}
                  <Status is="bad">{how === 'lost' ? t.lost : t.lapsed}</Status> (<Day on={on} asked={asked} />)
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  })
}

const WORDS = wordsOf({
  charter: ['Charter', 'Estatutos'],
  title: ['All versions of the charter', 'Todas las versiones de los estatutos'],
  version: [(v: string) => `Version ${v}`, (v: string) => `Versión ${v}`],
  inForce: ['in force', 'en vigor'],
  atFounding: ['Since the founding', 'Desde la fundación'],
  how: [(v: string) => `How version ${v} was decided on`, (v: string) => `Cómo se decidió la versión ${v}`],
  nothing: ['What came to nothing', 'Lo que quedó en nada'],
  lost: ['not carried', 'rechazada'],
  lapsed: ['came to nothing', 'quedó en nada'],
})
