import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDiff, type Charter, type CharterDiff, diffCharters, provisionsOf } from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { anyCharters, charterEdits, editedCharter, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'

const turned = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, turned(inner)]),
      )

describe('From the source', () => {
  it('CW-4: whoever gets more than one vote shows in the diff', () => {
    const from = preset('worker-coop-plain')
    const member = from.memberClasses?.['worker-member']
    const to = {
      ...from,
      memberClasses: { ...from.memberClasses, 'worker-member': { ...member, votes: 2 } },
    } as Charter
    expect(diffCharters({ from, to })).toEqual({
      kind: 'different',
      changes: [{ kind: 'changed', section: 'memberClasses', id: 'worker-member', field: 'votes', from: 1, to: 2 }],
    })
  })

  it('WJC-3: a project threshold of 3/4 instead of 2/3 is one change of one field', () => {
    const from = preset('we-just-coop')
    const rule = { atLeast: '3/4', of: 'electorate' }
    const decisions = { ...from.decisions, 'accept-project': { ...from.decisions?.['accept-project'], rule } }
    expect(diffCharters({ from, to: { ...from, decisions } as Charter }).changes).toEqual([
      {
        kind: 'changed',
        section: 'decisions',
        id: 'accept-project',
        field: 'rule',
        from: { atLeast: { average: 'project-threshold' }, of: 'electorate' },
        to: rule,
      },
    ])
  })
})

describe('At the boundary', () => {
  it('steps of a surplus stand in the order that they state, and all else as it was written', () => {
    const step = (order: number) => ({ title: 'S', order, step: 'fund', to: 'education', share: '1%', of: 'surplus' })
    const titled = { title: 'A' }
    const charter = smallWith({
      surplus: { last: step(30), first: step(4), middle: step(10) },
      matters: { z: titled, a: titled, m: titled },
    })
    const ids = (chapter: string) =>
      provisionsOf(charter).flatMap(({ section, id }) => (section === chapter ? [id] : []))
    expect(ids('surplus')).toEqual(['first', 'middle', 'last'])
    expect(ids('matters')).toEqual(['z', 'a', 'm'])
  })

  it('a provision that comes, one that goes, a field that comes, one that goes', () => {
    const from = smallWith({ matters: { a: { title: 'A' }, b: { title: 'B', says: 'It.' } } })
    const to = smallWith({ about: 'New', matters: { b: { title: 'B', reading: 'So.' }, c: { title: 'C' } } })
    expect(diffCharters({ from, to }).changes).toEqual([
      { kind: 'identity', field: 'about', to: 'New' },
      { kind: 'removed', section: 'matters', id: 'a', provision: { title: 'A' } },
      { kind: 'changed', section: 'matters', id: 'b', field: 'reading', to: 'So.' },
      { kind: 'changed', section: 'matters', id: 'b', field: 'says', from: 'It.' },
      { kind: 'added', section: 'matters', id: 'c', provision: { title: 'C' } },
    ])
  })
})

describe('Always true', () => {
  it('the diff of equal charters is empty, whatever the order of their keys', () => {
    always(
      fc.property(anyCharters, (charter) => {
        expect(diffCharters({ from: charter, to: turned(charter) as Charter })).toEqual({ kind: 'same', changes: [] })
      }),
      100,
    )
  })

  it('applying the diff of two charters gives the other, and the diff the other way gives the first', () => {
    always(
      fc.property(anyCharters, anyCharters, (a, b) => {
        expect(applyDiff({ charter: a, diff: diffCharters({ from: a, to: b }) })).toEqual(b)
        expect(applyDiff({ charter: b, diff: diffCharters({ from: b, to: a }) })).toEqual(a)
      }),
      150,
    )
  })

  it('applying the diff of a charter and its edited copy gives the copy; a diff survives JSON', () => {
    always(
      fc.property(anyCharters, charterEdits, (charter, edits) => {
        const to = editedCharter(charter, edits)
        const diff = JSON.parse(JSON.stringify(diffCharters({ from: charter, to }))) as CharterDiff
        expect(applyDiff({ charter, diff })).toEqual(to)
      }),
      200,
    )
  })

  it('nothing given is changed', () => {
    always(
      fc.property(anyCharters, charterEdits, (charter, edits) => {
        const before = JSON.stringify(charter)
        applyDiff({ charter, diff: diffCharters({ from: charter, to: editedCharter(charter, edits) }) })
        expect(JSON.stringify(charter)).toBe(before)
      }),
      50,
    )
  })
})

describe('Refused', () => {
  it('a charter that does not stand as the diff found it: every such place at once', () => {
    const from = smallWith({ matters: { a: { title: 'A' }, b: { title: 'B' } } })
    const to = smallWith({ currency: 'GBP', matters: { b: { title: 'Bee' }, c: { title: 'C' } } })
    const other = smallWith({ currency: 'USD', matters: { b: { title: 'Bay' }, c: { title: 'Sea' } } })
    expect(thrownBy(() => applyDiff({ charter: other, diff: diffCharters({ from, to }) }))).toEqual([
      'not-as-before currency',
      'not-as-before matters.a',
      'not-as-before matters.b.title',
      'not-as-before matters.c',
    ])
  })

  it('a diff of JSON with names of prototypes reaches no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    const changes = [
      '{"kind": "added", "section": "__proto__", "id": "polluted", "provision": {"title": "x"}}',
      '{"kind": "changed", "section": "__proto__", "id": "polluted2", "field": "title", "to": "x"}',
      '{"kind": "added", "section": "matters", "id": "__proto__", "provision": {"title": "x"}}',
      '{"kind": "identity", "field": "__proto__", "to": {"polluted3": true}}',
    ]
    for (const change of changes) {
      const diff = JSON.parse(`{"kind": "different", "changes": [${change}]}`) as CharterDiff
      expect(thrownBy(() => applyDiff({ charter: smallWith({}), diff }))).toEqual(['reserved-key diff.changes'])
    }
    const after = Object.getOwnPropertyNames(Object.prototype)
    for (const name of after) if (!before.includes(name)) Reflect.deleteProperty(Object.prototype, name)
    expect(after).toEqual(before)
  })
})
