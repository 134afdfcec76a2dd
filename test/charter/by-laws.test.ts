import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  articleOf,
  type ByLaws,
  byLawsOf,
  type Charter,
  decisionsNeeded,
  provisionsOf,
  renderCharter,
  type SectionName,
} from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { CLAUSES } from '../../src/reasons/index.js'
import { anyCharters, BALLOTS, PRESET_IDS, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'

const articlesOf = (laws: ByLaws) => laws.chapters.flatMap(({ articles }) => articles)
const articleAt = (laws: ByLaws, place: string) => {
  const found = articlesOf(laws).find((article) => article.place === place)
  if (found === undefined) throw new Error(`no article ${place}`)
  return found
}
/** Everything that holds for an article: its own sentences, and what its chapter says of all. */
const saidAt = (laws: ByLaws, place: string): string => {
  const chapter = laws.chapters.find(({ articles }) => articles.some((article) => article.place === place))
  return [
    ...(chapter?.common ?? []),
    chapter?.provisional ?? '',
    ...articleAt(laws, place).sentences,
    articleAt(laws, place).provisional,
  ].join(' ')
}
/** How an article changes, whether it says so itself or its chapter says so of all. */
const changesAt = (laws: ByLaws, place: string): string => {
  const chapter = laws.chapters.find(({ articles }) => articles.some((article) => article.place === place))
  return `${chapter?.changes ?? ''} ${articleAt(laws, place).changes}`
}
const LOCALES = ['en', 'es'] as const

describe('From the source', () => {
  const en = byLawsOf({ charter: preset('we-just-coop'), locale: 'en' })
  const es = byLawsOf({ charter: preset('we-just-coop'), locale: 'es' })

  it('WJC-3: the article on accepting projects says two thirds, and of whom', () => {
    expect(saidAt(en, 'decisions.accept-project')).toMatch(/at least 2\/3 .*of the worker-owners/)
    expect(saidAt(es, 'decisions.accept-project')).toMatch(/al menos .*2\/3 .*de las socias y socios trabajadores/)
  })

  it('WJC-5: a coordinator is approved by the other worker-owners, without the candidate', () => {
    expect(saidAt(en, 'decisions.approve-coordinator')).toMatch(/the other worker-owners \(without the candidate\)/)
  })

  it('WJC-16: one person, one vote', () => {
    expect(saidAt(en, 'membership.oneVote')).toMatch(/one vote/i)
    expect(
      articleAt(en, 'membership.oneVote').notes.map((note) => en.notes.find(({ number }) => number === note)?.id),
    ).toEqual(['WJC-16'])
  })

  it('WJC-19: what is provisional says so, and where to change it', () => {
    const number = articleAt(en, 'averageItems.project-threshold').number
    const article = articleAt(en, 'decisions.accept-project')
    expect([...article.sentences, article.provisional].join(' ')).toContain(`Article ${number}`)
    expect(saidAt(en, 'averageItems.project-threshold')).toMatch(/no amendment is needed/)
    expect(saidAt(es, 'averageItems.project-threshold')).toMatch(/no hace falta reformar/)
  })

  it('WJC-25: inside a project the team decides on removals, and the article says of whom', () => {
    expect(saidAt(en, 'decisions.remove-from-team')).toMatch(/2\/3 .*of the (project’s )?team/)
    expect(saidAt(es, 'decisions.remove-from-team')).toMatch(/2\/3 .*del equipo/)
    expect(saidAt(es, 'decisions.remove-from-team')).not.toMatch(/\bde el\b|\ba el\b/)
  })

  it('WJC-1: the objectives change by consensus, with the number of that article', () => {
    const { number } = articleAt(en, 'decisions.change-objectives')
    expect(changesAt(en, 'objectives.purpose')).toContain(`(Article ${number})`)
  })

  it('WC-3: a board of seven, nominated by member enterprises, by the single transferable vote', () => {
    const laws = byLawsOf({ charter: preset('workers-coop'), locale: 'en' })
    const said = saidAt(laws, 'elections.board')
    expect(said).toMatch(/7 seats/)
    expect(said).toMatch(/single transferable vote/)
    expect(said).toMatch(/member enterprise/i)
  })

  it('CW-6: the legal form that is assumed stands at the front, and that none of it is legal advice', () => {
    for (const id of PRESET_IDS) {
      expect(byLawsOf({ charter: preset(id), locale: 'en' }).preface.join(' ')).toMatch(
        /Legal form assumed: .*not legal advice/,
      )
      expect(byLawsOf({ charter: preset(id), locale: 'es' }).preface.join(' ')).toMatch(
        /Forma jurídica supuesta: .*no es asesoramiento/,
      )
    }
  })
})

describe('At the boundary', () => {
  const matters = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, at) => [`m${at}`, { title: `M${at}` }]))

  it('what all articles say alike is said once from four articles on, and in no article again', () => {
    const { ordinary } = smallWith({}).decisions ?? {}
    const others = (n: number) =>
      Array.from({ length: n - 1 }, (_, at): readonly [string, object] => [
        `d${at}`,
        { ...ordinary, rule: { moreThan: `${60 + at}%`, of: 'electorate' } },
      ])
    const decisions = (n: number) => ({ ordinary, ...Object.fromEntries(others(n)) })
    const heads = [1, 3, 4, 5].map(
      (n) => byLawsOf({ charter: smallWith({ decisions: decisions(n) }), locale: 'en' }).chapters[1],
    )
    const OPEN = 'Voting is open for 7 days.'
    expect(heads.map((chapter) => chapter?.common.includes(OPEN))).toEqual([false, false, true, true])
    expect(heads.map((chapter) => chapter?.articles.some(({ sentences }) => sentences.includes(OPEN)))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('a chapter of one article, and the last number of a charter of many', () => {
    const laws = byLawsOf({ charter: smallWith({ matters: matters(100) }), locale: 'es' })
    expect(laws.chapters.map(({ number }) => number)).toEqual(['I', 'II', 'III', 'IV'])
    expect(articlesOf(laws).at(-1)?.number).toBe(103)
  })

  it('one provision in words, field by field; none where it stands elsewhere, or nowhere', () => {
    const charter = preset('we-just-coop')
    const told = (section: SectionName, id: string) => articleOf({ charter, locale: 'en', section, id })
    expect(told('membership', 'oneVote')).toEqual([
      { name: 'holds', sentence: 'One member, one vote: coordinating or founding gives no more.' },
    ])
    expect(told('decisions', 'accept-project').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['electorate', 'rule']),
    )
    expect([told('membership', 'accept-project'), told('decisions', 'nothing'), told('sources', 'oneVote')]).toEqual([
      [],
      [],
      [],
    ])
  })

  it('what is provisional stands in its article where it is the only one, and nowhere where nothing is', () => {
    const item = {
      title: 'I',
      unit: 'share',
      proposedBy: { members: 'all' },
      aggregation: 'mean',
      provisional: '1/2',
      minimumProposals: 1,
    }
    const laws = (items: Readonly<Record<string, object>>) =>
      byLawsOf({ charter: smallWith({ averageItems: items }), locale: 'en' })
    const [one, two] = [laws({ i: item }), laws({ i: item, j: item })]
    const asides = (found: ByLaws) =>
      found.chapters.map(({ provisional, articles }) => [
        provisional !== '',
        ...articles.map((at) => at.provisional !== ''),
      ])
    expect(asides(one)).toEqual([
      [false, false],
      [false, true],
      [false, false],
      [false, false],
    ])
    expect(asides(two)).toEqual([
      [false, false],
      [true, false, false],
      [false, false],
      [false, false],
    ])
    for (const found of [one, two]) expect(found.terms.map(({ term }) => term)).toContain('provisional')
    // What only the label of a passage says is no word of by-laws that have no such passage.
    expect(byLawsOf({ charter: smallWith({}), locale: 'en' }).terms.map(({ term }) => term)).not.toContain(
      'provisional',
    )
    const aside = 'Members change such a number by proposing another one; no amendment is needed.'
    for (const format of ['markdown', 'html'] as const) {
      const text = renderCharter({ charter: smallWith({ averageItems: { i: item } }), locale: 'en', format })
      expect(text.split(aside)).toHaveLength(2)
    }
  })

  it('a country and a legal form, each alone, both, and neither', () => {
    const law = (more: object) => byLawsOf({ charter: smallWith({ ...more }), locale: 'en' }).preface.slice(0, -1)
    expect(law({})).toEqual([])
    expect(law({ country: 'Spain' })).toEqual(['Country: Spain. This is not legal advice.'])
    expect(law({ legalForm: 'Co-op' })).toEqual(['Legal form assumed: Co-op. This is not legal advice.'])
    expect(law({ about: 'We bake', legalForm: 'Co-op', country: 'Spain' })).toEqual([
      'We bake',
      'Legal form assumed: Co-op. Country: Spain. This is not legal advice.',
    ])
  })

  it('the five signs that HTML reads as its own', () => {
    const page = renderCharter({
      charter: smallWith({ title: `<a href="b">'c' & d</a>` }),
      locale: 'en',
      format: 'html',
    })
    expect(page).toContain('<h1>&lt;a href=&quot;b&quot;&gt;&#39;c&#39; &amp; d&lt;/a&gt;</h1>')
  })

  it('terms are those that occur, in the order of the alphabet', () => {
    for (const id of PRESET_IDS)
      for (const locale of LOCALES) {
        const terms = byLawsOf({ charter: preset(id), locale }).terms.map(({ term }) => term)
        expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, locale)))
        expect(terms.length).toBeGreaterThan(5)
      }
  })
})

describe('Always true', () => {
  it('every provision is an article once, in the order of the by-laws, with a number of its own and its title', () => {
    always(
      fc.property(anyCharters, fc.constantFrom(...LOCALES), (charter, locale) => {
        const laws = byLawsOf({ charter, locale })
        const placed = provisionsOf(charter).filter(({ section }) => section !== 'sources')
        expect(articlesOf(laws).map(({ place }) => place)).toEqual(placed.map(({ section, id }) => `${section}.${id}`))
        expect(articlesOf(laws).map(({ number }) => number)).toEqual(placed.map((_, at) => at + 1))
        for (const [at, { provision }] of placed.entries()) {
          const title = typeof provision.title === 'string' ? provision.title : provision.title[locale]
          // A title may begin with a capital where it was written small.
          expect(articlesOf(laws)[at]?.title.toLowerCase()).toBe(title.toLowerCase())
        }
      }),
      60,
    )
  })

  it('every clause of every provision is a note of its article, and every note is some article’s', () => {
    always(
      fc.property(anyCharters, (charter) => {
        const laws = byLawsOf({ charter, locale: 'en' })
        const idOf = new Map(laws.notes.map(({ number, id }) => [number, id]))
        for (const { section, id, provision } of provisionsOf(charter).filter((one) => one.section !== 'sources')) {
          const { notes } = articleAt(laws, `${section}.${id}`)
          expect(new Set(notes.map((note) => idOf.get(note)))).toEqual(new Set(provision.clauses))
        }
        expect(laws.notes.map(({ number }) => number)).toEqual(laws.notes.map((_, at) => at + 1))
      }),
      60,
    )
  })

  it('nothing is left out of a sentence, in either language', () => {
    always(
      fc.property(anyCharters, fc.constantFrom(...LOCALES), (charter, locale) => {
        const laws = byLawsOf({ charter, locale })
        const said = [
          ...laws.preface,
          ...laws.notes.map(({ text }) => text),
          ...laws.terms.map(({ meaning }) => meaning),
          ...laws.chapters.flatMap(({ changes, common, provisional, title }) => [
            changes,
            ...common,
            provisional,
            title,
          ]),
          ...articlesOf(laws).flatMap(({ sentences, provisional, changes, reading, title }) => [
            ...sentences,
            provisional,
            changes,
            reading,
            title,
          ]),
        ]
        for (const sentence of said) expect(sentence).not.toMatch(/\{\}|undefined|\[object|NaN|function/)
      }),
      60,
    )
  })

  it('both languages have the same articles, the same notes, and as many sentences', () => {
    for (const id of PRESET_IDS) {
      const [en, es] = LOCALES.map((locale) => byLawsOf({ charter: preset(id), locale })) as [ByLaws, ByLaws]
      expect(articlesOf(es).map(({ place, notes }) => [place, notes])).toEqual(
        articlesOf(en).map(({ place, notes }) => [place, notes]),
      )
      expect(es.notes.map((note) => note.id)).toEqual(en.notes.map((note) => note.id))
      expect(articlesOf(es).map(({ sentences }) => sentences.length)).toEqual(
        articlesOf(en).map(({ sentences }) => sentences.length),
      )
      expect(es.chapters.map(({ common }) => common.length)).toEqual(en.chapters.map(({ common }) => common.length))
      // No sentence of one language stands in the other, but for names and references.
      const same = articlesOf(es).flatMap(({ sentences }, at) =>
        sentences.filter((one) => articlesOf(en)[at]?.sentences.includes(one)),
      )
      expect(same).toEqual([])
    }
  })

  it('how an article changes names every decision that changing it needs', () => {
    for (const id of PRESET_IDS) {
      const charter = preset(id)
      const laws = byLawsOf({ charter, locale: 'en' })
      for (const { section, id: name, provision } of provisionsOf(charter).filter((one) => one.section !== 'sources')) {
        const changes = [{ kind: 'changed', section, id: name, field: 'reading', to: 'x' }] as const
        const told = changesAt(laws, `${section}.${name}`)
        for (const { decision } of decisionsNeeded({ charter, changes })) {
          const { number } = articleAt(laws, `decisions.${decision}`)
          expect([`${section}.${name}`, told]).toEqual([
            `${section}.${name}`,
            expect.stringContaining(`(Article ${number})`),
          ])
        }
        expect(provision.title).toBeDefined()
      }
    }
  })

  it('every clause that the library knows has a note of its own words', () => {
    for (const locale of LOCALES)
      for (const { id, text } of byLawsOf({ charter: preset('we-just-coop'), locale }).notes)
        expect(text).toBe(CLAUSES[id as keyof typeof CLAUSES][locale])
  })
})

describe('At the boundary', () => {
  const paid = (category: object, locale: 'en' | 'es', currency = 'EUR') =>
    saidAt(
      byLawsOf({ charter: smallWith({ currency, payCategories: { work: { title: 'Work', ...category } } }), locale }),
      'payCategories.work',
    ).trim()
  const fund = (more: object) => ({
    title: 'Solidarity',
    order: 1,
    step: 'fund',
    to: 'strike fund',
    share: '1%',
    of: 'surplus',
    ...more,
  })
  const filled = (first: object, rest: object, locale: 'en' | 'es') => {
    const surplus = {
      first: fund(first),
      rest: { title: 'What is left', order: 2, step: 'rest', to: 'patronage', ...rest },
    }
    const laws = byLawsOf({ charter: smallWith({ surplus }), locale })
    return [saidAt(laws, 'surplus.first').trim(), saidAt(laws, 'surplus.rest').trim()]
  }

  it('pay has its currency, and is for an hour or for a month', () => {
    const hour = { unit: 'hour', minimum: '12', maximum: 12.5 }
    expect(paid(hour, 'en')).toBe(
      'It is paid by the hour. It is never below 12.00 EUR an hour. It is never above 12.50 EUR an hour.',
    )
    expect(paid(hour, 'es')).toBe(
      'Se paga por hora. Nunca baja de 12,00 EUR por hora. Nunca pasa de 12,50 EUR por hora.',
    )
    const month = { unit: 'month', minimum: '250000' }
    expect(paid(month, 'en', 'JPY')).toBe('It is paid by the month. It is never below 250,000 JPY a month.')
    expect(paid(month, 'es', 'JPY')).toBe('Se paga por mes. Nunca baja de 250.000 JPY por mes.')
  })

  it('pay that is no whole number of cents is told as it is written', () => {
    expect(paid({ unit: 'hour', minimum: '12.34' }, 'en')).toContain('below 12.34 EUR an hour')
    expect(paid({ unit: 'hour', minimum: '12.345' }, 'en')).toContain('below 12.345 EUR an hour')
    expect(paid({ unit: 'hour', minimum: '37/3' }, 'es')).toContain('baja de 37/3 EUR por hora')
  })

  it('a fund is named: as it is written in a charter of one language, by its title in one of two', () => {
    expect(filled({}, {}, 'en')[0]).toContain(
      'It goes to a fund. Its share is 1%. The share is reckoned on the whole surplus. It goes to: strike fund.',
    )
    expect(filled({}, {}, 'es')[0]).toContain('Va a: strike fund.')
    const title = { en: 'Solidarity', es: 'Solidaridad' }
    expect(
      [filled({ title }, {}, 'en')[0], filled({ title }, {}, 'es')[0]].map((text) => text?.split('. ').at(-1)),
    ).toEqual(['It goes to: “Solidarity”.', 'Va a: «Solidaridad».'])
  })

  it('what is left says where it goes: to a reserve that another step fills, or to one of its own', () => {
    const reserve = { step: 'reserve', to: 'common' }
    expect(filled(reserve, { to: 'common' }, 'en')[1]).toContain('It goes to: “Solidarity” (Article')
    expect(filled(reserve, { to: 'rainy days' }, 'en')[1]).toContain('It goes to: rainy days.')
  })
})

describe('Not true, on purpose', () => {
  it('the law that a provision rests on is a note, and no article', () => {
    const laws = byLawsOf({ charter: preset('worker-coop-es'), locale: 'en' })
    expect(articlesOf(laws).some(({ place }) => place.startsWith('sources'))).toBe(false)
    expect(laws.notes.find(({ id }) => id === 'es-58')?.text).toMatch(/art\. 58/)
  })

  it('a source that no provision cites is told all the same', () => {
    const charter: Charter = smallWith({ sources: { letter: { title: 'A letter', says: 'It is so.' } } })
    expect(byLawsOf({ charter, locale: 'en' }).notes.map(({ id }) => id)).toEqual(['letter'])
  })
})

describe('Refused', () => {
  it('a text that holds braces of its own keeps them, and nothing is put into them', () => {
    const charter = smallWith({ matters: { a: { title: '{} and {}', says: 'It is {}; $& and $1.' } } })
    const article = articleAt(byLawsOf({ charter, locale: 'en' }), 'matters.a')
    expect([article.title, article.sentences[0]]).toEqual(['{} and {}', 'It is {}; $& and $1.'])
  })

  it('a threshold that need not stand is enough once it is met, and one that must says how long', () => {
    const told = (holdForDays: number, locale: 'en' | 'es') => {
      const ordinary = { ...smallWith({}).decisions?.['ordinary'], openDays: undefined, holdForDays }
      return saidAt(byLawsOf({ charter: smallWith({ decisions: { ordinary } }), locale }), 'decisions.ordinary')
    }
    expect(told(0, 'en')).toContain('Voting stays open until the threshold is met.')
    expect(told(1, 'en')).toContain('Voting stays open until the threshold has been met for 1 day on end.')
    expect(told(0, 'es')).toContain('La votación sigue abierta hasta que la mayoría exigida se alcance.')
    expect(told(1, 'es')).toContain('hasta que la mayoría exigida se mantenga 1 día sin interrupción.')
  })

  it('what is paid at once is not due every month besides', () => {
    const admission = {
      title: 'A',
      memberClass: 'member',
      contributionMinor: 50_000,
      paidBefore: 'all',
      instalmentMonths: 1,
    }
    const said = (instalments: number) =>
      articleOf({
        charter: smallWith({ admissions: { a: { ...admission, instalments } } }),
        locale: 'en',
        section: 'admissions',
        id: 'a',
      }).map(({ sentence }) => sentence)
    expect(said(1)).not.toContain('One instalment is due every month.')
    expect(said(1)).toContain('It may be paid in 1 instalment.')
    expect(said(2)).toContain('One instalment is due every month.')
  })

  it('by-laws that round halves to even say what that is', () => {
    const terms = (locale: 'en' | 'es') =>
      byLawsOf({ charter: preset('we-just-coop'), locale }).terms.map(({ term }) => term)
    expect(terms('en')).toContain('halves to even')
    expect(terms('es')).toContain('mitades al par')
  })

  it('one of something is told in the singular, in Spanish as in English', () => {
    const item = {
      title: 'I',
      unit: 'share',
      proposedBy: { members: 'all' },
      aggregation: 'mean',
      provisional: '1/2',
      minimumProposals: 1,
      places: 1,
      rounding: 'up',
    }
    const decision = {
      title: 'D',
      electorate: { members: 'all' },
      rule: { atLeast: '1/2', of: 'electorate', minimumFor: 1, minimumBallots: 1 },
      ...BALLOTS,
      openDays: 1,
    }
    const circle = { title: 'C', domain: ['m'], decidesBy: 'd', mandateMonths: 12, wider: 'w', link: 'none' }
    const charter = smallWith({
      averageItems: { i: item },
      decisions: { ...smallWith({}).decisions, d: decision },
      matters: { m: { title: 'M' } },
      circles: { w: { title: 'W', domain: ['m'], decidesBy: 'd' }, c: circle },
    })
    const es = byLawsOf({ charter, locale: 'es' })
    const all = es.chapters
      .flatMap(({ common, articles }) => [...common, ...articles.flatMap(({ sentences }) => sentences)])
      .join(' ')
    expect(all).not.toMatch(/\b1 (propuestas|días|meses|años|votos|papeletas|decimales)\b/)
    expect(all).not.toMatch(/hacen falta 1 |a los 1 /)
  })
})
