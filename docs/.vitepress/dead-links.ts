import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { SiteConfig } from 'vitepress'

/**
 * Every link within the finished site, held against what is there: VitePress checks that pages exist, and here it is asked whether the place on the page does, also of links in the navigation, in the reference and in tags. One dead link, and the site is not made.
 */
export const noDeadLinks = ({ outDir, site: { base } }: SiteConfig): void => {
  const pages = new Map(
    readdirSync(outDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        `/${relative(outDir, file)}`.replace(/\.html$/, '').replace(/\/index$/, '/'),
        readFileSync(file, 'utf8'),
      ]),
  )
  const idsOf = new Map<string, Set<string>>()
  for (const [page, html] of pages)
    idsOf.set(page, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => plain(id))))
  const dead = [...pages].flatMap(([page, html]) => {
    const targets = new Set([...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, target]) => plain(target)))
    return [...targets].filter((target) => !isThere(target, page)).map((target) => `${page}: ${target}`)
  })
  function isThere(target: string, page: string): boolean {
    if (/^(?:[a-z]+:|\/\/)/i.test(target)) return true
    const url = new URL(target, `http://site${base}${page.slice(1)}`)
    const path = `/${decodeURI(url.pathname).slice(base.length)}`
    if (url.hash === '' || url.hash === '#') return pages.has(path) || existsSync(join(outDir, path))
    return idsOf.get(path)?.has(decodeURIComponent(url.hash.slice(1))) ?? false
  }
  if (dead.length > 0) throw new Error(`links that lead nowhere:\n${dead.join('\n')}`)
}

const plain = (attribute = ''): string =>
  attribute.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
