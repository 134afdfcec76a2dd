import type { MarkdownRenderer } from 'vitepress'

/** A block that names a file (```` ```json plan.json ````) is to be saved under that name: the site says it above the block, for on the shelf one sees it in the text. */
export const fileNames = (md: MarkdownRenderer): void => {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, at, ...rest) => {
    const block = fence?.(tokens, at, ...rest) ?? ''
    const [, name] = /^\w+ ([\w./-]+)$/.exec(tokens[at]?.info.trim() ?? '') ?? []
    return name === undefined ? block : `<p class="file-name"><code>${name}</code></p>${block}`
  }
}
