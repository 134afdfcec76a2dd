import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CHAPTERS } from '../../src/charter/chapters/list.js'
import { checkCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { BALLOTS, SMALL, smallWith } from '../arbitraries/charters.js'
import { expectKept } from '../cooperative/kept.js'
import { refusedOf } from '../decisions/problems-of.js'
import { charterPage, WHEN } from './charter-page.js'

const PAGE = new URL('../../docs/guides/what-a-charter-says.md', import.meta.url)
const prose = readFileSync(new URL('./what-a-charter-says.md', import.meta.url), 'utf8')

const wrong = (more: object): readonly string[] =>
  refusedOf(checkCharter({ charter: smallWith({ ...more }), library: presetCharters }))

const sectionOf = (heading: string): string => prose.split(/^## /m).find((one) => one.startsWith(heading)) ?? ''

/** The JSON that the prose shows under a heading, block by block. */
const shown = (heading: string): readonly object[] =>
  [...sectionOf(heading).matchAll(/^```json\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as object),
  )

describe('What a charter says', () => {
  // COOP_RULES_KEEP=yes writes the page anew from the code and the prose beside this test.
  it('is told chapter by chapter, field by field, as the code has it', () => {
    expectKept(PAGE, charterPage(prose).trimEnd())
  })

  it('every chapter and every field of it has its line', () => {
    const page = charterPage(prose)
    for (const [section, chapter] of Object.entries(CHAPTERS)) {
      expect(page).toContain(`\n## ${chapter.title[0]}\n`)
      const fieldsets: readonly object[] =
        chapter.form === 'many' ? [chapter.fields] : Object.values(chapter.provisions)
      for (const fields of fieldsets)
        for (const name of Object.keys(fields))
          expect([section, page]).toContainEqual(expect.stringContaining(`\n| \`${name}\` | `))
    }
  })

  it('every example of who votes, and of how a decision is taken, is sound', () => {
    const memberClasses = { 'worker-member': SMALL.memberClasses.member }
    const board = { title: 'Board', domain: ['a'], decidesBy: 'ordinary' }
    const around = { memberClasses, matters: { a: { title: 'A' } }, circles: { board } }
    const item = {
      title: 'I',
      unit: 'share',
      proposedBy: { members: 'all' },
      aggregation: 'mean',
      provisional: '2/3',
      minimumProposals: 1,
    }
    const it = { title: 'It', electorate: { members: 'all' }, rule: { moreThan: '1/2', of: 'electorate' }, ...BALLOTS }
    const [electorates, rules] = [shown('Who votes'), shown('How a decision is taken')]
    expect([electorates.length > 4, rules.length > 5]).toEqual([true, true])
    for (const electorate of electorates)
      expect([electorate, wrong({ ...around, decisions: { ...SMALL.decisions, it: { ...it, electorate } } })]).toEqual([
        electorate,
        [],
      ])
    for (const rule of rules)
      expect([
        rule,
        wrong({
          ...around,
          averageItems: { 'admission-threshold': item },
          decisions: { ...SMALL.decisions, it: { ...it, rule } },
        }),
      ]).toEqual([rule, []])
  })

  it('the recipe for a circle makes one that somebody can come into', () => {
    const [, block = ''] = /^```json\n([\s\S]*?)^```$/m.exec(sectionOf('How somebody comes into a circle')) ?? []
    const recipe = JSON.parse(block) as Readonly<Record<string, object>>
    const parent = { charter: 'worker-coop-plain', version: '1' }
    const told = (circles: object) => {
      const charter = { id: 'f', version: '1', title: 'F', extends: parent, ...recipe, circles }
      const checked = checkCharter({ charter, library: presetCharters })
      return checked.kind === 'sound' ? checked.warnings.map(({ code, path }) => `${code} ${path}`) : checked.kind
    }
    const { board, kitchen } = { ...recipe['circles'] } as Readonly<Record<string, object>>
    expect(told({ board, kitchen })).toEqual([])
    expect(told({ kitchen })).toEqual(['closed-circle circles.kitchen.wider'])
  })

  it('what is needed only by what else is said, is needed then', () => {
    const { openDays: _, ballotsCanChange: __, thresholds: ___, members: ____, ...bare } = SMALL.decisions.ordinary
    const decisions = (more: object) => wrong({ decisions: { ordinary: { ...bare, ...more } } })
    expect(decisions({}).map((told) => told.replace('missing-key decisions.ordinary', 'decisions'))).toEqual(
      Object.keys(WHEN)
        .filter((place) => place.startsWith('decisions.'))
        .toSorted((a, b) => Number(a.endsWith('openDays')) - Number(b.endsWith('openDays'))),
    )
    expect(decisions({ by: 'backing' })).toEqual([])
    expect(decisions({ ...BALLOTS, openDays: undefined, holdForDays: 7 })).toEqual([])
    const plain = preset('worker-coop-plain')
    const meeting = { ...plain.meetings?.['general-meeting'] }
    const fork = (more: object) =>
      refusedOf(
        checkCharter({
          charter: {
            id: 'f',
            version: '1',
            title: 'F',
            extends: { charter: plain.id, version: plain.version },
            ...more,
          },
          library: presetCharters,
        }),
      )
    const meetings = (more: object) => fork({ meetings: { 'general-meeting': { ...meeting, ...more } } })
    const none = { secondCallDays: null, secondCallMinutes: null }
    expect(meetings(none)).toEqual(['missing-key meetings.general-meeting.secondCallDays'])
    expect([meetings({ ...none, secondCallDays: 1 }), meetings({ ...none, secondCallMinutes: 30 })]).toEqual([[], []])
    expect(meetings({ calledBy: null, calledByShare: null })).toEqual(['missing-key meetings.general-meeting.calledBy'])
    expect(meetings({ calledBy: null, calledByShare: '1/5' })).toEqual([])
    const admissions = (instalments: number) =>
      wrong({
        admissions: {
          a: { title: 'A', memberClass: 'member', contributionMinor: 50_000, instalments, paidBefore: 'all' },
        },
      })
    expect([admissions(1), admissions(2)]).toEqual([[], ['missing-key admissions.a.instalmentMonths']])
  })

  it('so is what a secret number, a step of a surplus and sealed ballots need', () => {
    const needed = (places: readonly string[], at: string) => places.map((place) => `missing-key ${at}.${place}`)
    const item = {
      title: 'I',
      unit: 'share',
      proposedBy: { members: 'all' },
      aggregation: 'mean',
      provisional: '1/2',
      minimumProposals: 1,
    }
    expect(wrong({ averageItems: { i: { ...item, secret: true } } })).toEqual(
      needed(['min', 'max', 'step'], 'averageItems.i'),
    )
    const steps = (kind: string) => {
      const rest = { title: 'Rest', order: 9, step: 'rest', to: 'patronage' }
      const one = { title: 'One', order: kind === 'rest' ? 10 : 1, step: kind }
      return wrong({ surplus: kind === 'rest' ? { one } : { one, rest } }).map((told) =>
        told.split(' ')[1]?.replace('surplus.one.', ''),
      )
    }
    for (const [kind, lacking] of [
      ['reserve', ['share', 'of', 'to']],
      ['fund', ['share', 'of', 'to']],
      ['patronage', ['share', 'of']],
      ['return-on-capital', ['ratePerYear', 'cap']],
      ['rest', ['to']],
      ['losses', []],
    ] as const)
      expect([kind, steps(kind).toSorted()]).toEqual([kind, [...lacking].toSorted()])
    const secrecy = (more: object) => wrong({ secrecy: { s: { title: 'S', ...more } } })
    expect(secrecy({ mode: 'sealed' })).toEqual(needed(['keyHolders', 'keyQuorum'], 'secrecy.s'))
    expect(secrecy({ mode: 'disclosure-rules', below: 'assembly' })).toEqual(needed(['assembly'], 'secrecy.s'))
    const memberClasses = { member: { ...SMALL.memberClasses.member, minimumAge: 16 } }
    expect(wrong({ memberClasses })).toEqual(['missing-key membership.voting.leapBirthday'])
  })
})
