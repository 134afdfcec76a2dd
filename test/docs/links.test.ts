import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clausePages } from '../../docs/.vitepress/clauses.mjs'
import { type Group, navigation, type Page, sidebar } from '../../docs/.vitepress/navigation.js'
import { FLOORS } from '../../rooms.js'

/**
 * Links between our pages, to files beside them and to headings. The built site is checked once more when it is made (docs/.vitepress/dead-links.ts), with its reference; here is what can be known without building it, and what is read on the shelf, where no site is.
 */
const root = join(import.meta.dirname, '../..')
const generated = clausePages()
const onSite = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => !/^docs\/(?:api|clauses|\.vitepress)\//.test(file))
const onShelf = readdirSync(root).filter((file) => file.endsWith('.md'))
const texts = new Map([
  ...[...onSite, ...onShelf].map((file) => [file, readFileSync(join(root, file), 'utf8')] as const),
  ...[...generated].map(([file, text]) => [`docs/${file}`, text] as const),
])

const withoutCode = (text: string): string => text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '')

const linksOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^()\s]+(?:\([^()]*\))?)\)|\b(?:href|src)="([^"]+)"/g)]
    .map(([, inText, inTag]) => inText ?? inTag ?? '')
    .filter((link) => !/^[a-z]+:/i.test(link))

/** How the site names a heading, which for ours is how those who show the files on the shelf do, too. */
const slug = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase()

const headingsOf = (file: string): Set<string> => {
  const seen = new Map<string, number>()
  const text = (texts.get(file) ?? '').replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '')
  return new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
      const name = slug(heading ?? '')
      const times = seen.get(name) ?? 0
      seen.set(name, times + 1)
      return times === 0 ? name : `${name}-${times}`
    }),
  )
}

/** A page of the reference is there once it has been made; until then its room has to be. */
const isOfReference = (path: string): boolean => {
  const [, room = ''] = /^docs\/api\/(\w+)/.exec(path) ?? []
  return room === 'index' || room in FLOORS
}

const isDead = (link: string, from: string): boolean => {
  const [target = '', anchor] = link.split('#')
  const path = target === '' ? from : normalize(join(dirname(from), decodeURI(target))).replace(/\/$/, '')
  if (path === 'docs/llms.txt' || isOfReference(path)) return false
  if (path.startsWith('..') || !(texts.has(path) || existsSync(join(root, path)))) return true
  return anchor !== undefined && path.endsWith('.md') && !headingsOf(path).has(anchor)
}

describe('The links', () => {
  it('of each page lead to a file that is there, and to a heading on it', () => {
    const dead = [...texts].flatMap(([file, text]) =>
      linksOf(text)
        .filter((link) => isDead(link, file))
        .map((link) => `${file}: ${link}`),
    )
    expect(dead).toEqual([])
    expect([...texts.values()].flatMap(linksOf).length).toBeGreaterThan(300)
  })

  const flat = (entries: readonly (Page | Group)[]): string[] =>
    entries.flatMap((entry) => ('link' in entry ? [entry.link] : flat(entry.items)))
  const { '/': main, '/api/': reference } = sidebar('en')
  const inNavigation = new Set([main, reference, sidebar('es'), navigation('en'), navigation('es')].flatMap(flat))
  const pathOf = (link: string): string[] =>
    link.endsWith('/') ? [`docs${link}index.md`, `docs${link}README.md`] : [`docs${link}.md`]

  it('of the navigation lead to pages', () => {
    const dead = [...inNavigation].filter(
      (link) => !pathOf(link).some((path) => texts.has(path) || isOfReference(path)),
    )
    expect(dead).toEqual([])
  })

  it('reach every page from the navigation, but for the front doors', () => {
    const reached = new Set([...inNavigation].flatMap(pathOf))
    const pages = [...onSite, ...[...generated.keys()].map((file) => `docs/${file}`)]
    expect(pages.filter((page) => !reached.has(page))).toEqual(
      ['docs/index.md', 'docs/es/index.md'].filter((page) => !reached.has(page)),
    )
  })
})

describe('The pictures of the concepts', () => {
  const folder = join(root, 'docs/diagrams')
  const drawings = readdirSync(folder)

  it('are each shown, and each says in words what it shows', () => {
    const concepts = texts.get('docs/concepts.md') ?? ''
    expect(drawings.filter((drawing) => !concepts.includes(`](diagrams/${drawing})`))).toEqual([])
    for (const drawing of drawings)
      expect(readFileSync(join(folder, drawing), 'utf8')).toMatch(
        /<title id="[\w-]+">.+<\/title>\s*<desc id="[\w-]+">.+<\/desc>/,
      )
  })

  it('have every room of the house on its floor', () => {
    const floors = readFileSync(join(folder, 'floors.svg'), 'utf8')
    const drawn = new Map<string, number>()
    let floor = Number.NaN
    for (const [, text = ''] of floors.matchAll(/<text[^>]*>([^<]+)<\/text>/g)) {
      if (/^\d+$/.test(text)) floor = Number(text)
      else if (text in FLOORS) drawn.set(text, floor)
    }
    expect(Object.fromEntries(drawn)).toEqual(FLOORS)
  })
})
