import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byLawsOf, type Charter, renderCharter } from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { anyCharters, charters, HOSTILE_TEXTS, PRESET_IDS, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'

const LOCALES = ['en', 'es'] as const
const FORMATS = ['markdown', 'html'] as const
const markdown = (charter: Charter, locale: 'en' | 'es' = 'en') =>
  renderCharter({ charter, locale, format: 'markdown' })
const html = (charter: Charter, locale: 'en' | 'es' = 'en') => renderCharter({ charter, locale, format: 'html' })

/** Hostile text wherever a charter holds text of its own. */
const hostile = (text: string): Charter =>
  smallWith({
    title: text,
    about: { en: text, es: text },
    legalForm: text,
    objectives: { a: { title: text, text, reading: text, clauses: ['a-source'] } },
    memberClasses: { member: { title: text, plural: text, kind: 'person', hasVote: true } },
    matters: { b: { title: text, says: text } },
    circles: { board: { title: text, domain: ['b'], decidesBy: 'ordinary', policies: [text, text] } },
    sources: { 'a-source': { title: text, says: text, country: text, checkedOn: '2026-01-01' } },
  })

const OWN_TAGS =
  /<\/?(?:!doctype|html|head|meta|title|style|body|header|h[123]|p|nav|ol|li|a|span|main|section|article|b|sup|dl|dt|dd)\b[^<>]*>/gi

describe('From the source', () => {
  it('WJC-2, WJC-16, WJC-19: the by-laws of We Just Coop have these articles, and where each comes from', () => {
    const text = markdown(preset('we-just-coop'))
    for (const title of ['Everything that is not a number', 'One person, one vote', 'Share needed to accept a project'])
      expect(text).toMatch(new RegExp(`^### Article \\d+\\. ${title}\\[\\^`, 'm'))
    for (const id of ['WJC-2', 'WJC-16', 'WJC-19']) expect(text).toMatch(new RegExp(`^\\[\\^\\d+\\]: ${id}: `, 'm'))
  })

  it('CW-2: a member reads that an indivisible reserve is never shared out', () => {
    expect(markdown(preset('worker-coop-plain'))).toMatch(/indivisible: it is never shared out/)
    expect(markdown(preset('worker-coop-plain'), 'es')).toMatch(/irrepartible: nunca se reparte/)
  })
})

describe('Always true', () => {
  it('every chapter, article, title and note of the by-laws stands in both formats and both languages', () => {
    always(
      fc.property(anyCharters, fc.constantFrom(...LOCALES), (charter, locale) => {
        const laws = byLawsOf({ charter, locale })
        const [text, page] = [markdown(charter, locale), html(charter, locale)]
        for (const { number, title, articles } of laws.chapters) {
          expect(text).toContain(`\n## ${number}. `)
          expect(page).toContain(`<section id="chapter-${number}">`)
          expect(title).not.toBe('')
          for (const article of articles) {
            expect(text).toContain(`\n### ${laws.labels.article} ${article.number}. `)
            expect(page).toContain(`<article id="article-${article.number}">`)
            for (const note of article.notes) {
              expect(text).toContain(`[^${note}]`)
              expect(page).toContain(`href="#note-${note}"`)
            }
          }
        }
        for (const { number } of laws.notes) {
          expect(text).toMatch(new RegExp(`^\\[\\^${number}\\]: `, 'm'))
          expect(page).toContain(`<li id="note-${number}">`)
        }
      }),
      50,
    )
  })

  it('every link of the page leads to something on it, and no two things on it have one name', () => {
    always(
      fc.property(anyCharters, (charter) => {
        const page = html(charter)
        const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const [, target] of page.matchAll(/ href="([^"]*)"/g))
          expect(ids.map((id) => `#${String(id)}`)).toContain(target)
      }),
      50,
    )
  })

  it('titles of ordinary words stand as they were written', () => {
    for (const id of PRESET_IDS)
      for (const locale of LOCALES) {
        const page = markdown(preset(id), locale)
        for (const { articles } of byLawsOf({ charter: preset(id), locale }).chapters)
          for (const { title } of articles) expect(page).toContain(title)
      }
  })

  it('whatever texts a charter holds, the page has our own tags only, and no script, handler or foreign address', () => {
    always(
      fc.property(
        fc.oneof(charters, fc.constantFrom(...HOSTILE_TEXTS).map(hostile)),
        fc.constantFrom(...LOCALES),
        (charter, locale) => {
          const page = html(charter, locale)
          const left = page.replace(/<style>[^<]*<\/style>/, '').replaceAll(OWN_TAGS, '')
          expect(left).not.toMatch(/[<>]/)
          for (const [tag] of page.matchAll(/<[a-z][^>]*>/gi)) expect(tag).not.toMatch(/\son\w+=|javascript:|src=/i)
        },
      ),
      150,
    )
  })

  it('no braces, undefined values or objects are left in it', () => {
    for (const id of PRESET_IDS)
      for (const locale of LOCALES)
        for (const format of FORMATS) {
          const text = renderCharter({ charter: preset(id), locale, format }).replace(/<style>[^<]*<\/style>/, '')
          expect(text).not.toMatch(/\{\}|undefined|\[object|NaN|null/)
        }
  })
})

describe('Refused', () => {
  it('hostile texts make no markup in Markdown: no tag, link, image, fence, heading or note of their own', () => {
    for (const text of HOSTILE_TEXTS) {
      const written = markdown(hostile(text))
      // What is escaped is no markup: it is taken out before looking.
      const bare = written.replaceAll(/\\[\\`*_[\]#|~]/g, '')
      expect(bare).not.toMatch(/<[a-z/!]/i)
      expect(bare).not.toMatch(/\]\(/)
      expect(bare).not.toMatch(/!\[/)
      expect(bare).not.toContain('`')
      const headings = written.split('\n').filter((line) => /^#{1,6} /.test(line))
      const laws = byLawsOf({ charter: hostile(text), locale: 'en' })
      expect(headings).toHaveLength(
        1 +
          laws.chapters.length +
          laws.chapters.flatMap(({ articles }) => articles).length +
          (laws.terms.length > 0 ? 1 : 0),
      )
      const notes = written.split('\n').filter((line) => /^\[\^\d+\]: /.test(line))
      expect(notes).toHaveLength(laws.notes.length)
    }
  })

  it('a title of several lines stays on its line', () => {
    const charter = hostile('one\n\n## two\r\n- three')
    expect(markdown(charter)).toMatch(/^# one \\#\\# two - three$/m)
  })

  it('a text that begins as a list, a quotation or a rule is told as text', () => {
    for (const text of ['- item', '+ item', '> quoted', '1. first', '2) second', '=== x']) {
      const lines = markdown(smallWith({ about: text, objectives: { a: { title: 'A', text } } })).split('\n')
      expect(lines.filter((line) => line.startsWith(text.slice(0, 2)) && !line.startsWith('- **'))).toEqual([])
    }
  })

  it('a hostile name of a clause or of a note’s source is text as well', () => {
    const id = '](javascript:alert(1))<b>'
    const charter = { ...hostile('x'), objectives: { a: { title: 'A', text: 'B', clauses: [id] } } } as Charter
    expect(markdown(charter)).not.toMatch(/[^\\]\]\(javascript/)
    expect(html(charter)).not.toContain('))<b>')
    expect(html(charter)).toContain('](javascript:alert(1))&lt;b&gt;')
  })
})
