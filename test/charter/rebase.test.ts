import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Charter, provisionsOf, type Rebased, rebaseCharter } from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { anyCharters, type CharterEdit, charterEdits, editedCharter, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'

const THREE = { a: { title: 'A', says: 'One.' }, b: { title: 'B' }, c: { title: 'C' } }
const base = smallWith({ matters: THREE })
const variant = (matters: object, more: object = {}): Charter => smallWith({ matters, ...more })
const mattersOf = (rebased: Rebased): unknown => (rebased.kind === 'rebased' ? rebased.charter.matters : rebased.kind)
const pathsOf = (rebased: Rebased): readonly string[] =>
  rebased.kind === 'conflicts' ? rebased.conflicts.map(({ path }) => path) : []

describe('From the source', () => {
  it('WJC-3: a fork that asks for 3/4 keeps it when its parent adds an article', () => {
    const parent = preset('we-just-coop')
    const rule = { atLeast: '3/4', of: 'electorate' } as const
    const decisions = { ...parent.decisions, 'accept-project': { ...parent.decisions?.['accept-project'], rule } }
    const fork = { ...parent, id: 'bakers', title: 'Bakers', decisions } as Charter
    const onto = { ...parent, version: '2', matters: { events: { title: 'Events' } } } as Charter
    const rebased = rebaseCharter({ base: parent, fork, onto })
    expect(rebased).toMatchObject({
      kind: 'rebased',
      charter: { id: 'bakers', title: 'Bakers', version: '1', matters: { events: { title: 'Events' } } },
      because: [{ code: 'rebased', onto: 'we-just-coop 2' }],
    })
    expect(rebased.kind === 'rebased' && rebased.charter.decisions?.['accept-project']?.rule).toEqual(rule)
    expect(explain(rebased.because, 'en')).toBe('1 change of the fork was made to we-just-coop 2.')
  })
})

describe('At the boundary', () => {
  it('two fields of one provision merge; the same field is a conflict', () => {
    const fork = variant({ ...THREE, a: { title: 'Ay', says: 'One.' } })
    const other = variant({ ...THREE, a: { title: 'A', says: 'Two.' } })
    expect(mattersOf(rebaseCharter({ base, fork, onto: other }))).toEqual({
      ...THREE,
      a: { title: 'Ay', says: 'Two.' },
    })
    const same = variant({ ...THREE, a: { title: 'Ah', says: 'One.' } })
    expect(rebaseCharter({ base, fork, onto: same })).toEqual({
      kind: 'conflicts',
      conflicts: [
        { path: 'matters.a.title', section: 'matters', id: 'a', field: 'title', base: 'A', fork: 'Ay', onto: 'Ah' },
      ],
      because: [{ code: 'rebase-conflicts', clauses: [], observed: 1 }],
    })
  })

  it('both resolutions of a conflict work', () => {
    const fork = variant({ ...THREE, a: { title: 'Ay', says: 'One.' } })
    const onto = variant({ ...THREE, a: { title: 'Ah', says: 'One.' } })
    const settled = (side: 'fork' | 'onto') =>
      mattersOf(rebaseCharter({ base, fork, onto, resolutions: { 'matters.a.title': side } }))
    expect(settled('fork')).toEqual(fork.matters)
    expect(settled('onto')).toEqual(onto.matters)
  })

  it('the same change on both sides is no conflict', () => {
    const same = variant({ b: { title: 'B' }, c: { title: 'Sea' }, d: { title: 'D' } })
    expect(mattersOf(rebaseCharter({ base, fork: same, onto: same }))).toEqual(same.matters)
  })

  it('both add a provision of the same name: a conflict of the whole of it, unless they say the same', () => {
    const fork = variant({ ...THREE, d: { title: 'D' } })
    const onto = variant({ ...THREE, d: { title: 'Dee' } })
    expect(pathsOf(rebaseCharter({ base, fork, onto }))).toEqual(['matters.d'])
    for (const [side, charter] of [
      ['fork', fork],
      ['onto', onto],
    ] as const)
      expect(mattersOf(rebaseCharter({ base, fork, onto, resolutions: { 'matters.d': side } }))).toEqual(
        charter.matters,
      )
  })

  it('the fork took a provision out that the parent changed', () => {
    const fork = variant({ b: THREE.b, c: THREE.c })
    const onto = variant({ ...THREE, a: { title: 'Ah', says: 'Two.' } })
    expect(rebaseCharter({ base, fork, onto })).toMatchObject({
      kind: 'conflicts',
      conflicts: [{ path: 'matters.a', base: THREE.a, onto: { title: 'Ah', says: 'Two.' } }],
    })
    expect(mattersOf(rebaseCharter({ base, fork, onto, resolutions: { 'matters.a': 'fork' } }))).toEqual(fork.matters)
    expect(mattersOf(rebaseCharter({ base, fork, onto, resolutions: { 'matters.a': 'onto' } }))).toEqual(onto.matters)
  })

  it('the parent took a provision out that the fork changed: kept whole, or gone', () => {
    const fork = variant({ ...THREE, a: { title: 'Ay', says: 'One.' } })
    const onto = variant({ b: THREE.b, c: THREE.c })
    expect(pathsOf(rebaseCharter({ base, fork, onto }))).toEqual(['matters.a'])
    expect(mattersOf(rebaseCharter({ base, fork, onto, resolutions: { 'matters.a': 'fork' } }))).toEqual(fork.matters)
    expect(mattersOf(rebaseCharter({ base, fork, onto, resolutions: { 'matters.a': 'onto' } }))).toEqual(onto.matters)
  })

  it('two fields changed in a provision that the parent took out are one conflict, told once', () => {
    const fork = variant({ ...THREE, a: { title: 'Ay', says: 'Two.' } })
    const onto = variant({ b: THREE.b, c: THREE.c })
    const rebased = rebaseCharter({ base, fork, onto })
    expect(pathsOf(rebased)).toEqual(['matters.a'])
    expect(rebased.because).toEqual([{ code: 'rebase-conflicts', clauses: [], observed: 1 }])
  })

  it('both took it out', () => {
    const gone = variant({ b: THREE.b, c: THREE.c })
    expect(mattersOf(rebaseCharter({ base, fork: gone, onto: gone }))).toEqual(gone.matters)
  })

  it('both took the same field out: no conflict; one took it out and the other changed it: a conflict without the side that has none', () => {
    const gone = variant({ ...THREE, a: { title: 'A' } })
    const other = variant({ ...THREE, a: { title: 'A', says: 'Two.' } })
    expect(mattersOf(rebaseCharter({ base, fork: gone, onto: gone }))).toEqual(gone.matters)
    const head = { path: 'matters.a.says', section: 'matters', id: 'a', field: 'says', base: 'One.' }
    for (const [fork, onto, sides] of [
      [gone, other, { onto: 'Two.' }],
      [other, gone, { fork: 'Two.' }],
    ] as const)
      expect(rebaseCharter({ base, fork, onto })).toMatchObject({
        kind: 'conflicts',
        conflicts: [{ ...head, ...sides }],
      })
  })

  it('what the charter says of itself is taken out by both, or by one where the other changed it', () => {
    const spain = variant(THREE, { country: 'Spain' })
    const [none, france] = [base, variant(THREE, { country: 'France' })]
    const rebased = rebaseCharter({ base: spain, fork: none, onto: none })
    expect(rebased.kind === 'rebased' && rebased.charter).toEqual(none)
    expect(rebaseCharter({ base: spain, fork: none, onto: spain })).toMatchObject({ kind: 'rebased', charter: none })
    for (const [fork, onto] of [
      [none, france],
      [france, none],
    ] as const)
      expect(pathsOf(rebaseCharter({ base: spain, fork, onto }))).toEqual(['country'])
  })

  it('a currency that both changed, each its own way, is a conflict', () => {
    const rebased = rebaseCharter({
      base,
      fork: variant(THREE, { currency: 'GBP' }),
      onto: variant(THREE, { currency: 'USD' }),
    })
    expect(pathsOf(rebased)).toEqual(['currency'])
  })

  it('the fork keeps its name, version and title, whatever the new parent calls itself', () => {
    const fork = variant(THREE, { id: 'fork', version: '7', title: 'Fork' })
    const onto = variant(THREE, { version: '2', title: 'Parent, second version', currency: 'GBP' })
    const rebased = rebaseCharter({ base, fork, onto })
    expect(rebased).toMatchObject({
      kind: 'rebased',
      charter: { id: 'fork', version: '7', title: 'Fork', currency: 'GBP' },
    })
  })
})

/** Changes of provisions at even places for one side, at odd ones for the other. */
const halves = (edits: readonly CharterEdit[], half: 0 | 1): readonly CharterEdit[] =>
  edits.map((edit) => ({ ...edit, at: edit.at * 2 + half, text: `${edit.text}${half === 0 ? 'even' : 'odd'}` }))

describe('Always true', () => {
  it('onto the same parent, a fork stays as it is', () => {
    always(
      fc.property(anyCharters, charterEdits, (parent, edits) => {
        const fork = { ...editedCharter(parent, edits), id: 'fork' } as Charter
        expect(rebaseCharter({ base: parent, fork, onto: parent })).toMatchObject({ kind: 'rebased' })
        const rebased = rebaseCharter({ base: parent, fork, onto: parent })
        expect(rebased.kind === 'rebased' && rebased.charter).toEqual(fork)
      }),
      150,
    )
  })

  it('a fork that changed nothing becomes its new parent, but for its name', () => {
    always(
      fc.property(anyCharters, charterEdits, (parent, edits) => {
        const onto = editedCharter(parent, edits)
        const rebased = rebaseCharter({ base: parent, fork: { ...parent, id: 'fork' }, onto })
        expect(rebased.kind === 'rebased' && rebased.charter).toEqual({ ...onto, id: 'fork' })
      }),
      100,
    )
  })

  it('changes of different provisions always merge, and in either order come to the same', () => {
    always(
      fc.property(anyCharters, charterEdits, charterEdits, (parent, ours, theirs) => {
        // Even and odd places stay apart only where their number is even.
        if (provisionsOf(parent).length % 2 === 1) return
        const a = editedCharter(parent, halves(ours, 0))
        const b = editedCharter(parent, halves(theirs, 1))
        const there = rebaseCharter({ base: parent, fork: a, onto: b })
        const back = rebaseCharter({ base: parent, fork: b, onto: a })
        expect([there.kind, back.kind]).toEqual(['rebased', 'rebased'])
        expect(there.kind === 'rebased' && there.charter).toEqual(back.kind === 'rebased' && back.charter)
      }),
      300,
    )
  })

  it('whatever conflicts, settling every place for one side leaves none, and that side holds there', () => {
    always(
      fc.property(anyCharters, charterEdits, charterEdits, (parent, ours, theirs) => {
        const fork = editedCharter(parent, ours)
        const onto = editedCharter(parent, theirs)
        const tried = rebaseCharter({ base: parent, fork, onto })
        if (tried.kind === 'rebased') return
        for (const side of ['fork', 'onto'] as const) {
          const resolutions = Object.fromEntries(tried.conflicts.map(({ path }) => [path, side]))
          const settled = rebaseCharter({ base: parent, fork, onto, resolutions })
          expect(settled.kind).toBe('rebased')
          if (settled.kind !== 'rebased') continue
          for (const { section, id, field } of tried.conflicts) {
            const at = (charter: Charter): unknown => {
              if (section === undefined || id === undefined) return charter[field as 'currency']
              const chapters = charter as unknown as Record<string, Record<string, Record<string, unknown>> | undefined>
              const provision = chapters[section]?.[id]
              return field === undefined ? provision : provision?.[field]
            }
            expect(at(settled.charter)).toEqual(at(side === 'fork' ? fork : onto))
          }
        }
      }),
      300,
    )
  })
})

describe('Not true, on purpose', () => {
  it('what comes of it need not be sound: the new parent took out the decision that the fork points at', () => {
    const decisions = { ...base.decisions, other: { ...base.decisions?.['ordinary'], title: 'Other' } }
    const parent = smallWith({ decisions })
    const fork = smallWith({ decisions, amendments: { all: { title: 'All', covers: ['*'], decision: 'other' } } })
    expect(rebaseCharter({ base: parent, fork, onto: smallWith({}) }).kind).toBe('rebased')
  })
})
