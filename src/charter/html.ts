import type { Article, ByLaws } from './by-laws.js'

/** By-laws as a whole HTML page: no scripts, nothing from elsewhere, readable on a phone, in the dark, and on paper. */
export const htmlOf = (laws: ByLaws): string => {
  const { labels } = laws
  const contents = laws.chapters
    .map(
      ({ number, title }) =>
        `<li><a href="#chapter-${number}"><span class="roman">${number}</span>${safe(title)}</a></li>`,
    )
    .join('\n')
  const chapters = laws.chapters
    .map(
      ({ number, title, changes, common, provisional, articles }) => `<section id="chapter-${number}">
<h2><span class="roman">${number}</span>${safe(title)}</h2>
${changes === '' ? '' : `<p class="changes">${labels.changesHere}: ${linked(changes)}</p>\n`}${common.length === 0 ? '' : `<p class="common">${labels.common} ${common.map(linked).join(' ')}</p>\n`}${provisional === '' ? '' : `<p class="aside"><b>${labels.provisional}.</b> ${linked(provisional)}</p>\n`}${articles.map((article) => articleHtml(article, laws)).join('\n')}
</section>`,
    )
    .join('\n')
  const terms =
    laws.terms.length === 0
      ? ''
      : `<section id="terms">
<h2>${labels.terms}</h2>
<dl>
${laws.terms.map(({ term, meaning }) => `<dt>${safe(term)}</dt><dd>${safe(meaning)}</dd>`).join('\n')}
</dl>
</section>`
  const notes =
    laws.notes.length === 0
      ? ''
      : `<section id="notes">
<h2>${labels.notes}</h2>
<ol>
${laws.notes.map(({ number, id, text }) => `<li id="note-${number}"><b>${safe(id)}</b> ${safe(text)}</li>`).join('\n')}
</ol>
</section>`
  return `<!doctype html>
<html lang="${laws.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(laws.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${safe(laws.title)}</h1>
${laws.preface.map((line) => `<p>${safe(line)}</p>`).join('\n')}
</header>
<nav aria-label="${labels.contents}">
<h2>${labels.contents}</h2>
<ol>
${contents}
</ol>
</nav>
<main>
${chapters}
${terms}
${notes}
</main>
</body>
</html>
`
}

const articleHtml = (article: Article, laws: ByLaws): string => {
  const { labels } = laws
  const notes = article.notes
    .map((number) => `<sup><a href="#note-${number}" aria-label="${labels.notes} ${number}">${number}</a></sup>`)
    .join('')
  const parts = [
    `<h3><span class="number">${labels.article} ${article.number}.</span> ${safe(article.title)}${notes}</h3>`,
    article.sentences.length === 0 ? '' : `<p>${article.sentences.map(linked).join(' ')}</p>`,
    article.provisional === ''
      ? ''
      : `<p class="aside"><b>${labels.provisional}.</b> ${linked(article.provisional)}</p>`,
    article.reading === '' ? '' : `<p class="aside"><b>${labels.reading}.</b> ${safe(article.reading)}</p>`,
    article.changes === '' ? '' : `<p class="changes">${labels.changes}: ${linked(article.changes)}</p>`,
  ]
  return `<article id="article-${article.number}">\n${parts.filter((part) => part !== '').join('\n')}\n</article>`
}

/** Text with its references to articles as links, as the by-laws write them: (Article 13), see Article 13. An article of some law stays as it is. */
const linked = (text: string): string =>
  safe(text).replaceAll(/(\(|see |véase el )((?:Article|artículo) (\d+))(?=\))/g, '$1<a href="#article-$3">$2</a>')

const safe = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6478; --paper: #fdfcf9; --line: #e2ddd0; --mark: #8a4b12; --tint: #f5efe2 }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e5df; --soft: #a9aebb; --paper: #171a20; --line: #363b47; --mark: #e5a566; --tint: #22262e } }
* { box-sizing: border-box }
html { scroll-behavior: smooth }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 Charter, 'Bitstream Charter', Georgia, 'DejaVu Serif', serif }
header, nav, main { max-width: 42rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 4rem }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
h1 { font-size: 2.25rem; margin: 0 0 1rem }
header p { color: var(--soft) }
h2 { font-size: 1.5rem; margin: 3.5rem 0 .5rem; padding-bottom: .4rem; border-bottom: 2px solid var(--line) }
h3 { font-size: 1.0625rem; margin: 2rem 0 .25rem }
p { margin: .35rem 0 }
a { color: var(--mark); text-underline-offset: .15em }
nav h2 { font-size: 1rem; margin-top: 2rem; border: 0; color: var(--soft) }
nav ol { list-style: none; margin: 0; padding: 0; columns: 2 16rem }
nav a { display: block; padding: .3rem 0; text-decoration: none }
nav a:hover, nav a:focus { text-decoration: underline }
.roman { display: inline-block; min-width: 2.2rem; margin-right: .6rem; color: var(--mark); font-variant-numeric: lining-nums }
.number { color: var(--mark); font-weight: normal }
.aside { margin: .6rem 0; padding: .5rem .9rem; background: var(--tint); border-left: 3px solid var(--mark); font-size: .95rem }
.changes { color: var(--soft); font-size: .95rem; font-style: italic }
sup { font-size: .7em; margin-left: .2em }
sup a { padding: 0 .15em; text-decoration: none }
dt { font-weight: bold; margin-top: .8rem }
dd { margin: 0 }
p.common { margin: .8rem 0 0 }
#notes { font-size: .95rem }
#notes li { margin: .35rem 0 }
:target { background: var(--tint); outline: .4rem solid var(--tint) }
main { padding-bottom: 5rem }
@media print { nav { display: none } body { font-size: 11pt } h2, h3 { break-after: avoid } article { break-inside: avoid } }
`
