import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

/**
 * Diagrams are files that any reader of Markdown shows. On the site they are written into the page, so that they take the colours of its theme and the words in them can be read out and searched; the colours they bring for elsewhere are left out.
 */
export const inlineDiagrams = (md: MarkdownRenderer): void => {
  const image = md.renderer.rules.image
  md.renderer.rules.image = (tokens, at, options, env: { readonly path?: string }, self) => {
    const source = tokens[at]?.attrGet('src') ?? ''
    if (!/(?:^|\/)diagrams\/[\w-]+\.svg$/.test(source))
      return image?.(tokens, at, options, env, self) ?? self.renderToken(tokens, at, options)
    const svg = readFileSync(join(dirname(env.path ?? ''), source), 'utf8')
    return `<span class="diagram">${svg.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/\n\s*/g, '')}</span>`
  }
}
