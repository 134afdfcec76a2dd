import { readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

/**
 * Our pages are read in two places. On the shelf, where the files lie, they link to tests and examples beside docs/; on the site those files are found in the repository that package.json names, or that `DOCS_REPOSITORY` does. Where neither says, the path is told and
 * leads nowhere, rather than to a page that is not there.
 */
const root = join(import.meta.dirname, '../..')
const docs = join(root, 'docs')

const repository = (): string | undefined => {
  const { repository: named } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly repository?: string | { readonly url?: string }
  }
  const url = process.env['DOCS_REPOSITORY'] ?? (typeof named === 'string' ? named : named?.url)
  return url?.replace(/^git\+/, '').replace(/\.git$/, '')
}

/** The path of a link's target below the root of the repository, where that is outside the site, or a folder, which is no page. */
const outsideOf = (page: string, href: string): string | undefined => {
  if (/^[a-z]+:|^[/#]/i.test(href)) return undefined
  const path = normalize(join(docs, dirname(page), decodeURI(href.replace(/#.*/, ''))))
  const isPage =
    !relative(docs, path).startsWith('..') &&
    (href.endsWith('/') || !statSync(path, { throwIfNoEntry: false })?.isDirectory())
  return isPage ? undefined : relative(root, path)
}

/** A picture in a tag says its place as it does on the shelf; what builds the site takes `desk/a.png` for a package. */
const besideThePage = (html: string): string => html.replaceAll(/(<img [^>]*\bsrc=")(?=[\w-]+\/)/g, '$1./')

export const repositoryLinks = (md: MarkdownRenderer): void => {
  const home = repository()
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page = (env as { readonly relativePath?: string }).relativePath ?? ''
    for (const block of tokens) {
      if (block.type === 'html_block') block.content = besideThePage(block.content)
      const { children } = block
      for (const [at, token] of (children ?? []).entries()) {
        if (token.type === 'html_inline') token.content = besideThePage(token.content)
        if (token.type !== 'link_open') continue
        const href = token.attrGet('href') ?? ''
        const path = outsideOf(page, href)
        if (path === undefined) {
          token.attrSet(
            'href',
            href.replace(/(^|\/)README\.md(?=$|#)/, (_, before: string) => before || './'),
          )
        } else if (home === undefined) {
          const close = children?.slice(at).find(({ type }) => type === 'link_close')
          for (const end of [token, close]) {
            if (end === undefined) continue
            end.type = end === token ? 'span_open' : 'span_close'
            end.tag = 'span'
          }
          token.attrs = [
            ['class', 'in-repository'],
            ['title', path],
          ]
        } else token.attrSet('href', `${home}/blob/HEAD/${path}`)
      }
    }
  })
}
