// By-laws as data: rendered, forked, compared, and moved onto a newer parent. From the files beside this one.
import { byLawsOf, checkCharter, diffCharters, rebaseCharter, tellDiff } from 'coop-rules/charter'
import { preset, presetCharters } from 'coop-rules/presets'
import { explain } from 'coop-rules/reasons'
import { filesBeside } from '../files.mjs'
import { WORDS } from './words.mjs'

const { readJson } = filesBeside(import.meta.url)

/** Tells a charter, a fork of it, and what the fork changed. */
export const tellCharters = ({ locale, print }) => {
  const words = WORDS[locale]
  const title = (text, ...files) => print(`\n## ${text}${files.length === 0 ? '' : `  (${words.source(files)})`}`)
  print(`# ${words.title}`)

  title(words.laws)
  const parent = preset('we-just-coop')
  const laws = byLawsOf({ charter: parent, locale })
  for (const { number, title: chapter, articles } of laws.chapters.slice(0, 3)) {
    print(`  ${number}. ${chapter}`)
    for (const article of articles)
      print(`    ${laws.labels.article} ${article.number}. ${article.title}. ${article.sentences.join(' ')}`)
  }
  const articles = laws.chapters.reduce((sum, chapter) => sum + chapter.articles.length, 0)
  print(`  ${words.more(articles, laws.chapters.length)}`)

  title(words.check, 'bakers.json')
  const checked = checkCharter({ charter: readJson('bakers.json'), library: presetCharters })
  print(`  ${explain(checked.because, locale)}`)
  const bakers = checked.charter

  title(words.diff, 'bakers.json')
  const diff = diffCharters({ from: parent, to: bakers })
  for (const line of tellDiff({ from: parent, to: bakers, diff, locale })) print(`  ${line}`)

  title(words.merge, 'we-just-coop-2.json')
  const next = checkCharter({ charter: readJson('we-just-coop-2.json'), library: presetCharters }).charter
  const first = rebaseCharter({ base: parent, fork: bakers, onto: next })
  for (const conflict of first.conflicts) print(words.conflict(conflict))
  print(`  ${explain(first.because, locale)}`)
  const resolutions = Object.fromEntries(first.conflicts.map(({ path }) => [path, 'fork']))
  const settled = rebaseCharter({ base: parent, fork: bakers, onto: next, resolutions })
  print(`  ${words.settled} ${explain(settled.because, locale)}`)
}
