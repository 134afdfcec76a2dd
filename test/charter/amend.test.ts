import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amendCharter,
  type Charter,
  checkCharter,
  decisionsNeeded,
  diffCharters,
  type TakenDecision,
} from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { anyCharters, charterEdits, editedCharter, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'

const charter = preset('we-just-coop')

const changed = (from: Charter, section: string, id: string, fields: object | undefined): Charter => {
  const chapter = { ...(from as unknown as Record<string, Record<string, object>>)[section] }
  if (fields === undefined) Reflect.deleteProperty(chapter, id)
  else chapter[id] = { ...chapter[id], ...fields }
  return { ...from, [section]: chapter }
}
const needed = (to: Charter, from = charter): readonly string[] =>
  decisionsNeeded({ charter: from, changes: diffCharters({ from, to }).changes }).map(({ decision }) => decision)
const taken = (decision: string, more: Partial<TakenDecision> = {}): TakenDecision => ({
  decision,
  kind: 'carried',
  on: '2026-03-01',
  charterVersion: '1',
  ...more,
})
const amend = (proposed: Charter, decisions: readonly TakenDecision[], from = charter) =>
  amendCharter({ charter: from, proposed, version: '2', decisions })

const NEW_TEXT = changed(charter, 'objectives', 'purpose', { text: 'Something else.' })
const BY_HALF = { rule: { moreThan: '1/2', of: 'electorate' }, thresholds: 'at-opening' }

describe('From the source', () => {
  it('WJC-1: objectives are changed by consensus of all members, and by nothing else', () => {
    expect(needed(NEW_TEXT)).toEqual(['change-objectives'])
    expect(amend(NEW_TEXT, [taken('change-rules'), taken('other-matters')])).toMatchObject({
      kind: 'not-amended',
      missing: [{ decision: 'change-objectives', covers: ['objectives.purpose'] }],
    })
    const amended = amend(NEW_TEXT, [taken('change-objectives')])
    expect(amended).toMatchObject({ kind: 'amended', charter: { id: 'we-just-coop', version: '2' } })
    expect(amended.kind === 'amended' && amended.charter.objectives).toEqual(NEW_TEXT.objectives)
    expect(amended.kind === 'amended' && explain(amended.because, 'en')).toMatch(/2026-03-01.*\(WJC-1\)\.$/)
  })

  it('WJC-1: to loosen the decision that protects the objectives takes that decision itself, beside the one for all rules', () => {
    const loosened = changed(charter, 'decisions', 'change-objectives', BY_HALF)
    expect(needed(loosened)).toEqual(['change-rules', 'change-objectives'])
    expect(amend(loosened, [taken('change-rules')]).kind).toBe('not-amended')
    expect(amend(loosened, [taken('change-rules'), taken('change-objectives')]).kind).toBe('amended')
  })

  it('WJC-1: to change or take out the provision for amending them takes it too', () => {
    const easier = changed(charter, 'amendments', 'objectives', { decision: 'other-matters' })
    const gone = changed(charter, 'amendments', 'objectives', undefined)
    for (const proposed of [easier, gone]) expect(needed(proposed)).toEqual(['change-rules', 'change-objectives'])
  })

  it('WJC-1: a new amendment for a place that another one protects takes the decision that protects it', () => {
    const own = { title: 'A side door', covers: ['objectives.purpose'], decision: 'other-matters' }
    expect(needed(changed(charter, 'amendments', 'aside', own))).toContain('change-objectives')
    const wider = changed(charter, 'amendments', 'rules', { covers: ['*', 'objectives.purpose'] })
    expect(needed(wider)).toContain('change-objectives')
  })

  it('WC-2: the rules of workers.coop are changed in general meeting by the decision for it', () => {
    const from = preset('workers-coop')
    const proposed = changed(from, 'decisions', 'general-matters', BY_HALF)
    expect(needed(changed(from, 'matters', 'new', { title: 'New' }), from)).toEqual(['change-rules'])
    const kinds = ['consent', 'general-matters', 'change-rules'].map(
      (decision) => amend(proposed, [taken(decision)], from).kind,
    )
    expect(kinds).toEqual(['not-amended', 'not-amended', 'amended'])
  })

  it('WJC-19: a threshold that is a number moves by proposals; its provisional number, by amendment', () => {
    expect(needed(changed(charter, 'averageItems', 'project-threshold', { provisional: '3/4' }))).toEqual([
      'change-rules',
    ])
  })
})

describe('At the boundary', () => {
  it('WJC-1: a decision or a number that no amendment rests on takes the decision for all rules, and no other', () => {
    expect(needed(changed(charter, 'decisions', 'accept-project', { reading: 'So.' }))).toEqual(['change-rules'])
    expect(needed(changed(charter, 'averageItems', 'vacation-days', { reading: 'So.' }))).toEqual(['change-rules'])
    expect(needed(changed(charter, 'decisions', 'change-objectives', { reading: 'So.' }))).toEqual([
      'change-rules',
      'change-objectives',
    ])
  })

  const proposed = changed(charter, 'matters', 'events', { title: 'Events' })

  it('carried under the present version, under an older one, under a later one', () => {
    const kinds = ['1', '0', '2'].map(
      (charterVersion) => amend(proposed, [taken('change-rules', { charterVersion })]).kind,
    )
    expect(kinds).toEqual(['amended', 'not-amended', 'not-amended'])
  })

  it('carried, and everything that is not carried', () => {
    const kinds = (['carried', 'lost', 'tied', 'inquorate', 'open'] as const).map(
      (kind) => amend(proposed, [taken('change-rules', { kind })]).kind,
    )
    expect(kinds).toEqual(['amended', 'not-amended', 'not-amended', 'not-amended', 'not-amended'])
  })

  it('lost first and carried later counts as carried', () => {
    expect(amend(proposed, [taken('change-rules', { kind: 'lost' }), taken('change-rules')]).kind).toBe('amended')
  })

  it('nothing proposed, and a proposal that only calls itself otherwise', () => {
    for (const same of [charter, { ...charter, id: 'other', version: '9' }])
      expect(amend(same, [])).toEqual({
        kind: 'not-amended',
        missing: [],
        because: [{ code: 'nothing-to-amend', clauses: [] }],
      })
  })

  it('what names the provision goes before what names its chapter, and that before everything', () => {
    const decisions = Object.fromEntries(
      ['one', 'two', 'three'].map((id) => [id, { ...charter.decisions?.['change-rules'], title: id }]),
    )
    const amendments = {
      all: { title: 'All', covers: ['*'], decision: 'three' },
      chapter: { title: 'Chapter', covers: ['matters', 'currency'], decision: 'two' },
      own: { title: 'Own', covers: ['matters.a'], decision: 'one' },
    }
    const from = smallWith({ decisions, amendments, matters: { a: { title: 'A' }, b: { title: 'B' } } })
    expect(needed(changed(from, 'matters', 'a', { title: 'Ay' }), from)).toEqual(['one'])
    expect(needed(changed(from, 'matters', 'b', { title: 'Bee' }), from)).toEqual(['two'])
    expect(needed(changed(from, 'sources', 's', { title: 'S', says: 'S' }), from)).toEqual(['three'])
    expect(needed({ ...from, currency: 'GBP' }, from)).toEqual(['two'])
    expect(needed({ ...from, title: 'New' }, from)).toEqual(['three'])
  })

  it('a decision whose threshold is an average: the item that is its threshold is guarded by it', () => {
    const averageItems = {
      bar: {
        title: 'Bar',
        unit: 'share',
        proposedBy: { members: 'all' },
        aggregation: 'mean',
        provisional: '2/3',
        minimumProposals: 1,
      },
    }
    const guarded = {
      ...smallWith({}).decisions?.['ordinary'],
      rule: { atLeast: { average: 'bar' }, of: 'electorate' },
    }
    const from = smallWith({
      averageItems,
      decisions: { ...smallWith({}).decisions, guarded },
      amendments: {
        all: { title: 'All', covers: ['*'], decision: 'ordinary' },
        own: { title: 'Own', covers: ['memberClasses'], decision: 'guarded' },
      },
    })
    expect(needed(changed(from, 'averageItems', 'bar', { provisional: '1/100' }), from)).toEqual([
      'ordinary',
      'guarded',
    ])
  })

  it('what nothing covers needs a decision that does not exist, so that nobody can have taken it', () => {
    const covers = ['memberClasses', 'decisions', 'amendments']
    const from = smallWith({ amendments: { all: { title: 'All', covers, decision: 'ordinary' } } })
    const proposed = { ...from, currency: 'GBP' }
    expect(needed(proposed, from)).toEqual([''])
    for (const decision of ['', 'ordinary', 'constructor'])
      expect(amend(proposed, [taken(decision)], from)).toMatchObject({
        kind: 'not-amended',
        missing: [{ decision: '', covers: ['currency'] }],
      })
  })

  it('a change of the amendments needs the decision of each place that would change another way, and of no other', () => {
    const from = smallWith({
      decisions: { ...smallWith({}).decisions, other: smallWith({}).decisions?.['ordinary'] },
      amendments: {
        all: { title: 'All', covers: ['*'], decision: 'ordinary' },
        own: { title: 'Own', covers: ['decisions'], decision: 'other' },
      },
    })
    const renamed = changed(from, 'amendments', 'own', { title: 'Anew' })
    expect(needed(renamed, from)).toEqual(['ordinary', 'other'])
    const without = changed(from, 'amendments', 'third', { title: 'C', covers: ['matters.a'], decision: 'ordinary' })
    expect(needed(without, from)).toEqual(['ordinary'])
    const aside = changed(from, 'amendments', 'third', { title: 'C', covers: ['currency'], decision: 'other' })
    expect(needed(aside, changed(from, 'amendments', 'own', { covers: ['amendments'] }))).toContain('ordinary')
  })
})

describe('Always true', () => {
  it('with every decision that is needed it is amended to a sound charter; without any one of them it is not; to what is not sound, never', () => {
    const kinds = { amended: 0, refused: 0 }
    always(
      fc.property(anyCharters, charterEdits, fc.nat(), (from, edits, at) => {
        const proposed = editedCharter(from, edits)
        const all = decisionsNeeded({ charter: from, changes: diffCharters({ from, to: proposed }).changes })
        const decisions = all.map(({ decision }) => taken(decision, { charterVersion: from.version }))
        const amended = amend(proposed, decisions, from)
        const checked = checkCharter({ charter: { ...proposed, version: '2' }, library: [] })
        if (checked.kind === 'refused') {
          kinds.refused++
          expect(amended).toEqual(checked)
          return
        }
        if (all.length === 0) {
          expect(amended).toMatchObject({ kind: 'not-amended', missing: [] })
          return
        }
        kinds.amended++
        expect(amended.kind === 'amended' && amended.charter).toEqual({ ...proposed, version: '2' })
        const without = at % all.length
        expect(
          amend(
            proposed,
            decisions.filter((_, index) => index !== without),
            from,
          ),
        ).toMatchObject({
          kind: 'not-amended',
          missing: [all[without]],
        })
      }),
      150,
    )
    // One in ten, however many values are tried.
    expect(Math.min(kinds.amended, kinds.refused) * 10).toBeGreaterThan(kinds.amended + kinds.refused)
  })

  it('every change needs at least one decision, and every place is told under what it needs', () => {
    always(
      fc.property(anyCharters, anyCharters, (from, to) => {
        const { changes } = diffCharters({ from, to })
        const covered = new Set(decisionsNeeded({ charter: from, changes }).flatMap(({ covers }) => covers))
        for (const change of changes)
          expect(covered.has(change.kind === 'identity' ? change.field : `${change.section}.${change.id}`)).toBe(true)
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('what was decided is not read: any carried decision of the right kind under this version counts', () => {
    const one = changed(charter, 'matters', 'one', { title: 'One' })
    const two = changed(charter, 'matters', 'two', { title: 'Two' })
    expect([one, two].map((proposed) => amend(proposed, [taken('change-rules')]).kind)).toEqual(['amended', 'amended'])
  })
})

describe('Refused', () => {
  it('the amended charter has another version than the present one', () => {
    const proposed = changed(charter, 'matters', 'events', { title: 'Events' })
    const refused = (version: string) =>
      refusedOf(amendCharter({ charter, proposed, version, decisions: [taken('change-rules')] }))
    expect([refused('1'), refused('2'), refused('')]).toEqual([['same-version version'], [], ['wrong-length version']])
  })

  it('what is not sound, in its shape or by its rules, is told with everything that is wrong with it', () => {
    const decision = changed(charter, 'decisions', 'half-done', {
      title: 'Half done',
      rule: { moreThan: '100%', of: 'us' },
    })
    const proposed = changed(decision, 'memberClasses', 'worker-owner', { votes: 2 })
    const told = refusedOf(amend(proposed, [taken('change-rules')]))
    expect(told).toEqual([
      'not-one-of decisions.half-done.rule.of',
      'missing-key decisions.half-done.electorate',
      'more-than-one-vote memberClasses.worker-owner.votes',
    ])
  })

  it('what throws when it is looked at, and what is no charter', () => {
    for (const proposed of [null, 7, [], { decisions: null }, { ...charter, decisions: { a: null } }])
      expect(amend(proposed as unknown as Charter, []).kind).toBe('refused')
  })
})
