import type { Article, ByLaws } from './by-laws.js'

/** By-laws as Markdown, with footnotes. What could be read as markup or as HTML is escaped. */
export const markdownOf = (laws: ByLaws): string => {
  const lines = [`# ${safe(laws.title)}`, '']
  for (const line of laws.preface) lines.push(safe(line), '')
  for (const { number, title, changes, common, provisional, articles } of laws.chapters) {
    lines.push(`## ${number}. ${safe(title)}`, '')
    if (changes !== '') lines.push(`*${laws.labels.changesHere}: ${safe(changes)}*`, '')
    if (common.length > 0) lines.push(`${laws.labels.common} ${common.map(safe).join(' ')}`, '')
    if (provisional !== '') lines.push(`> **${laws.labels.provisional}.** ${safe(provisional)}`, '')
    for (const article of articles) lines.push(...articleLines(article, laws))
  }
  if (laws.terms.length > 0) {
    lines.push(`## ${laws.labels.terms}`, '')
    for (const { term, meaning } of laws.terms) lines.push(`- **${safe(term)}**: ${safe(meaning)}`)
    lines.push('')
  }
  const cited = new Set(laws.chapters.flatMap(({ articles }) => articles.flatMap(({ notes }) => notes)))
  // A footnote that nothing points at would not be shown.
  const uncited = laws.notes.filter(({ number }) => !cited.has(number)).map(({ number }) => `[^${number}]`)
  if (uncited.length > 0) lines.push(`${laws.labels.notes}: ${uncited.join(' ')}`, '')
  for (const { number, id, text } of laws.notes) lines.push(`[^${number}]: ${safe(id)}: ${safe(text)}`)
  return `${lines.join('\n').trimEnd()}\n`
}

const articleLines = (article: Article, { labels }: ByLaws): string[] => {
  const notes = article.notes.map((number) => `[^${number}]`).join('')
  const lines = [`### ${labels.article} ${article.number}. ${safe(article.title)}${notes}`, '']
  if (article.sentences.length > 0) lines.push(article.sentences.map(safe).join(' '), '')
  if (article.provisional !== '') lines.push(`> **${labels.provisional}.** ${safe(article.provisional)}`, '')
  if (article.reading !== '') lines.push(`> **${labels.reading}.** ${safe(article.reading)}`, '')
  if (article.changes !== '') lines.push(`*${labels.changes}: ${safe(article.changes)}*`, '')
  return lines
}

const safe = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]#|~]/g, (mark) => `\\${mark}`)
    // What would begin a list, a quotation or a rule at the head of a line.
    .replace(/^(\s*\d*)([-+>=.)])/, '$1\\$2')
