import { readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SiteConfig } from 'vitepress'
import { type Page, sidebar } from './navigation.js'

/**
 * The same pages for programmes that read: `llms.txt` is the table of contents, each page lies beside its HTML as Markdown, and `llms-full.txt` is all of them in one file but for the reference, which is four times as long as all the others.
 */
export const writeForReadersThatAreProgrammes = ({ outDir, pages, rewrites, site }: SiteConfig): void => {
  const textOf = (page: string): string =>
    readFileSync(join(import.meta.dirname, '..', page), 'utf8').replace(/^---\n[\s\S]*?\n---\n+/, '')
  const full: string[] = []
  for (const page of pages) {
    const file = join(outDir, rewrites.map[page] ?? page)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, textOf(page))
  }
  const pageOf = (link: string): string => {
    const page = `${link.slice(1)}${link.endsWith('/') ? 'index' : ''}.md`
    return rewrites.inv[page] ?? page
  }
  const lineOf = ({ text, link }: Page): string => {
    if (!link.startsWith('/api/')) full.push(`<!-- ${link} -->\n\n${textOf(pageOf(link))}`)
    return `- [${text}](${site.base}${pageOf(link).replace(/README\.md$/, 'index.md')}): ${leadOf(textOf(pageOf(link)))}`
  }
  const groups = [...sidebar('en')['/'], ...sidebar('en')['/api/'].slice(1), ...sidebar('es')].map(
    ({ text, items }) => `## ${text}\n\n${items.map(lineOf).join('\n')}`,
  )
  const head = `# coop-rules\n\n> ${site.description} TypeScript, pure functions over plain data: \`averageOf\`, \`decide\`, \`explain\` and their kin, with reasons as data and the clause each rests on.`
  writeFileSync(join(outDir, 'llms.txt'), `${[head, ...groups].join('\n\n')}\n`)
  writeFileSync(join(outDir, 'llms-full.txt'), `${[head, ...full].join('\n\n')}\n`)
}

/** The first sentence of a page that is prose. */
const leadOf = (text: string): string => {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '').split(/\n{2,}/)
  const [lead = ''] = prose.filter((part) => /^[\p{L}`*]/u.test(part))
  const plain = lead
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll(/\s+/g, ' ')
  return /^.*?[.:](?= |$)/.exec(plain)?.[0] ?? plain
}
