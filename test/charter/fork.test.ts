import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Charter, checkCharter, forkCharter, writeFork, type WrittenCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { anyCharters, asWritten, mutatedPresets, PRESET_IDS, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'

/** A fork as it would come back from its file. */
const reread = (written: WrittenCharter, library: readonly unknown[]) =>
  checkCharter({ charter: JSON.parse(JSON.stringify(written)), library })

describe('From the source', () => {
  it('WJC-3: a fork that only asks for more than 2/3 is a file of one provision', () => {
    const parent = preset('we-just-coop')
    const rule = { atLeast: '3/4', of: 'electorate' } as const
    const decisions = { ...parent.decisions, 'accept-project': { ...parent.decisions?.['accept-project'], rule } }
    expect(writeFork({ parent, charter: { ...parent, id: 'bakers', title: 'Bakers', decisions } as Charter })).toEqual({
      id: 'bakers',
      version: '1',
      extends: { charter: 'we-just-coop', version: '1' },
      title: 'Bakers',
      decisions: { 'accept-project': { rule } },
    })
  })

  it('CW-6: a fork of any preset that changes nothing but its name is sound, and says what it extends', () => {
    for (const id of PRESET_IDS) {
      const parent = preset(id)
      const checked = reread(forkCharter({ parent, id: 'mine', title: { en: 'Mine', es: 'La mía' } }), presetCharters)
      expect(checked).toMatchObject({
        kind: 'sound',
        charter: { ...parent, id: 'mine', version: '1', title: { en: 'Mine', es: 'La mía' } },
      })
      expect(checked.kind === 'sound' && checked.lineage[0]).toEqual({ charter: id, version: '1' })
    }
  })
})

describe('At the boundary', () => {
  it('what the parent says and the fork does not is written as null: a field, a provision, a whole chapter', () => {
    const parent = smallWith({
      about: 'Old',
      matters: { a: { title: 'A', says: 'It.' }, b: { title: 'B' } },
      sources: { s: { title: 'S', says: 'S.' } },
    })
    const charter = smallWith({ id: 'fork', matters: { a: { title: 'A' } } })
    const written = writeFork({ parent, charter })
    expect(written).toEqual({
      id: 'fork',
      version: '1',
      extends: { charter: 'small', version: '1' },
      title: 'Small',
      about: null,
      matters: { a: { says: null }, b: null },
      sources: { s: null },
    })
    expect(reread(written, [parent])).toMatchObject({ kind: 'sound', charter })
  })

  it('a field that is an object is replaced whole, not joined', () => {
    const parent = smallWith({})
    const electorate = { members: 'all', except: ['candidate'] }
    const narrowed = smallWith({ decisions: { ordinary: { ...parent.decisions?.['ordinary'], electorate } } })
    const back = { ...parent, id: 'second' } as Charter
    const fork = writeFork({ parent: narrowed, charter: back })
    const checked = reread(fork, [narrowed])
    expect(checked.kind === 'sound' && checked.charter.decisions?.['ordinary']?.electorate).toEqual({ members: 'all' })
  })

  it('a fork of a fork of a fork, each with its own change', () => {
    const first = smallWith({ matters: { a: { title: 'A' } } })
    const second = smallWith({ id: 'two', matters: { a: { title: 'A' }, b: { title: 'B' } } })
    const third = smallWith({ id: 'three', matters: { b: { title: 'Bee' } } })
    const two = writeFork({ parent: first, charter: second })
    const three = writeFork({ parent: second, charter: third })
    const checked = reread(three, [two, first])
    expect(checked).toMatchObject({
      kind: 'sound',
      charter: third,
      lineage: [
        { charter: 'two', version: '1' },
        { charter: 'small', version: '1' },
      ],
    })
    expect(checked.kind === 'sound' && checked.charter).toEqual(third)
  })
})

describe('Always true', () => {
  it('a charter written as a fork of another and read again is the same charter', () => {
    always(
      fc.property(anyCharters, anyCharters, (parent, other) => {
        const charter = { ...other, id: 'fork' } as Charter
        const checked = reread(writeFork({ parent, charter }), [asWritten(parent)])
        expect(refusedOf(checked)).toEqual([])
        expect(checked.kind === 'sound' && checked.charter).toEqual(charter)
      }),
      80,
    )
  })

  it('a preset with slips that is sound all the same, written as a fork of any preset, is the same again', () => {
    always(
      fc.property(mutatedPresets, fc.constantFrom(...PRESET_IDS), (slipped, id) => {
        const checked = checkCharter({ charter: slipped, library: presetCharters })
        if (checked.kind === 'refused') return
        const charter = { ...checked.charter, id: 'fork' } as Charter
        const again = reread(writeFork({ parent: preset(id), charter }), presetCharters)
        expect(again.kind === 'sound' && again.charter).toEqual(charter)
      }),
      150,
    )
  })
})

describe('Refused', () => {
  it('a fork of what is not known, of another version, and of itself', () => {
    const fork = (of: string, version = '1') => ({
      ...forkCharter({ parent: { id: of, version }, id: 'mine', title: 'Mine' }),
    })
    expect(refusedOf(reread(fork('nothing'), presetCharters))).toEqual(['unknown-charter extends'])
    expect(refusedOf(reread(fork('we-just-coop', '2'), presetCharters))).toEqual(['unknown-charter extends'])
    expect(refusedOf(reread(fork('mine'), presetCharters))).toEqual(['circular extends'])
    const [a, b] = [
      { ...forkCharter({ parent: { id: 'b', version: '1' }, id: 'a', title: 'A' }) },
      { ...forkCharter({ parent: { id: 'a', version: '1' }, id: 'b', title: 'B' }) },
    ]
    expect(refusedOf(reread(fork('a'), [a, b]))).toEqual(['circular extends'])
  })

  it('a fork that takes away what a provision needs', () => {
    const parent = smallWith({})
    const fork = {
      ...forkCharter({ parent, id: 'mine', title: 'Mine' }),
      currency: null,
      memberClasses: { member: null },
    }
    expect(refusedOf(reread(fork, [parent]))).toEqual([
      'missing-key currency',
      'nobody-votes decisions.ordinary.electorate',
    ])
  })
})
