import { byLawsOf } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { Facts } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { PendingAmendments } from './pending.js'

/** The charter in force as by-laws that people read: what is provisional, how each article changes, what its words mean. */
export function charterPage(asked: Asked) {
  const t = asked.words(WORDS)
  const { charter, locale, path } = asked
  const laws = byLawsOf({ charter, locale })
  const votes = views.members.mayVote(asked.state, asked.me)
  return asked.page({
    title: t.title,
    live: votes,
    body: (
      <>
        <p class="actions">
          {votes ? (
            <a class="button" href={path('/charter/amend')}>
              {t.amend}
            </a>
          ) : null}
          <a href={path('/charter/history')}>{t.history}</a>
          <a href={path('/charter/diff')}>{t.diff}</a>
          <a href={path('/charter/by-laws.md')} download>
            {t.text}
          </a>
          <a href={path('/charter/charter.json')} download>
            {t.data}
          </a>
        </p>
        {votes ? <PendingAmendments asked={asked} /> : null}
        <Facts facts={[[t.inForce, `${laws.title}, ${t.version(charter.version)}`]]} />
        {laws.preface.map((line) => (
          <p>{line}</p>
        ))}
        <nav aria-label={laws.labels.contents} class="contents">
          <h2>{laws.labels.contents}</h2>
          <ol>
            {laws.chapters.map(({ number, title, articles }) => (
              <li>
                <a href={`#chapter-${number}`}>
                  {number}. {title}
                </a>{' '}
                <span class="soft">({t.articles(articles.length)})</span>
              </li>
            ))}
          </ol>
        </nav>
        {laws.chapters.map((chapter) => (
          <section aria-labelledby={`chapter-${chapter.number}`}>
            <h2 id={`chapter-${chapter.number}`}>
              {chapter.number}. {chapter.title}
            </h2>
            {chapter.common.length === 0 ? null : (
              <div class="note">
                <p>{laws.labels.common}</p>
                <ul>
                  {chapter.common.map((sentence) => (
                    <li>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
            {chapter.provisional === '' ? null : (
              <p>
                <strong>{laws.labels.provisional}.</strong> {chapter.provisional}
              </p>
            )}
            {chapter.changes === '' ? null : (
              <p class="soft">
                {laws.labels.changesHere}: {chapter.changes}
              </p>
            )}
            {chapter.articles.map((article) => (
              <article class="law" id={article.place}>
                <h3>
                  {laws.labels.article} {article.number}. {article.title}
                </h3>
                {article.sentences.map((sentence) => (
                  <p>{sentence}</p>
                ))}
                {article.provisional === '' ? null : (
                  <p>
                    <strong>{laws.labels.provisional}.</strong> {article.provisional}
                  </p>
                )}
                {article.reading === '' ? null : (
                  <details class="why">
                    <summary>{t.reading(article.number)}</summary>
                    <p>{article.reading}</p>
                  </details>
                )}
                <p class="soft">
                  {article.changes === '' ? null : `${laws.labels.changes}: ${article.changes} `}
                  {article.notes.map((note) => (
                    <>
                      <a href={`#note-${note}`} aria-label={t.note(note, article.number)}>
                        [{note}]
                      </a>{' '}
                    </>
                  ))}
                  {votes ? (
                    <a
                      href={path(`/charter/amend/${article.place.replace('.', '/')}`)}
                      aria-label={t.changeIt(article.title)}
                    >
                      {t.change}
                    </a>
                  ) : null}
                </p>
              </article>
            ))}
          </section>
        ))}
        {laws.terms.length === 0 ? null : (
          <>
            <h2>{laws.labels.terms}</h2>
            <dl class="facts">
              {laws.terms.map(({ term, meaning }) => (
                <div>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        <h2>{laws.labels.notes}</h2>
        <ol>
          {laws.notes.map(({ number, id, text }) => (
            <li id={`note-${number}`} value={number}>
              {text} <span class="soft">({id})</span>
            </li>
          ))}
        </ol>
      </>
    ),
  })
}

const WORDS = wordsOf({
  title: ['Charter', 'Estatutos'],
  amend: ['Propose a change', 'Proponer un cambio'],
  history: ['All versions', 'Todas las versiones'],
  diff: ['What differs from its model', 'En qué difieren de su modelo'],
  text: ['As text', 'Como texto'],
  data: ['As data', 'Como datos'],
  inForce: ['In force', 'En vigor'],
  version: [(v: string) => `version ${v}`, (v: string) => `versión ${v}`],
  articles: [
    (n: number) => (n === 1 ? '1 article' : `${n} articles`),
    (n: number) => (n === 1 ? '1 artículo' : `${n} artículos`),
  ],
  reading: [(n: number) => `How we read article ${n}`, (n: number) => `Cómo leemos el artículo ${n}`],
  note: [
    (n: number, a: number) => `Where article ${a} comes from: note ${n}`,
    (n: number, a: number) => `De dónde viene el artículo ${a}: nota ${n}`,
  ],
  change: ['Propose a change', 'Proponer un cambio'],
  changeIt: [(title: string) => `Propose a change of: ${title}`, (title: string) => `Proponer un cambio de: ${title}`],
})
