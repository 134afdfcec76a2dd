import type { DefaultTheme } from 'vitepress'

/**
 * What the search looks through: all there is on a page, but of the reference its names with what is said of them, and of the clauses no titles of tests. The index is one file, which whoever searches loads whole.
 */
export const searched: NonNullable<DefaultTheme.LocalSearchOptions['_render']> = (source, env, md) => {
  const page = env.relativePath
  const text = page.startsWith('api/') ? namesIn(source) : source.replaceAll(/<details>[\s\S]*?<\/details>/g, '')
  return md.render(text, env)
}

const namesIn = (source: string): string =>
  source
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .split(/^(?=#{1,6} )/m)
    .filter((section) => /^#{1,3} /.test(section))
    .map((section) => section.replaceAll(/^(?:\||>|\*\*\*).*$/gm, ''))
    .join('')
