import { describe, expect, it } from 'vitest'
import { checkCharter, type WrittenCharter } from '../../src/charter/index.js'
import { presetCharters } from '../../src/presets/index.js'
import { SMALL, smallWith } from '../arbitraries/charters.js'
import { refusedOf } from '../decisions/problems-of.js'

const parent = smallWith({
  about: 'Old',
  matters: { a: { title: 'A', says: 'It.', clauses: ['WC-4', 'WC-5'] }, b: { title: 'B' } },
})
const fork = (more: object, of = { charter: 'small', version: '1' }) => ({
  id: 'fork',
  version: '1',
  title: 'Fork',
  extends: of,
  ...more,
})
const resolved = (more: object, library: readonly unknown[] = [parent]) => {
  const checked = checkCharter({ charter: fork(more), library })
  return checked.kind === 'sound' ? checked.charter : refusedOf(checked)
}

describe('From the source', () => {
  it('CW-6: the charters of a country inherit everything from the plain one but what their law says otherwise', () => {
    const checked = checkCharter({
      charter: presetCharters.find(({ id }) => id === 'worker-coop-it'),
      library: presetCharters,
    })
    expect(checked).toMatchObject({ kind: 'sound', lineage: [{ charter: 'worker-coop-plain', version: '1' }] })
    if (checked.kind !== 'sound') return
    expect(checked.charter.decisions?.['change-rules']?.rule).toMatchObject({ atLeast: '2/3', of: 'ballots' })
    expect(checked.charter.surplus?.['common-reserve']).toMatchObject({ step: 'reserve', share: '30%', order: 1 })
  })
})

describe('At the boundary', () => {
  it('a field that is written replaces the inherited one whole; others stay', () => {
    expect(resolved({ matters: { a: { clauses: ['WC-6'] } } })).toMatchObject({
      about: 'Old',
      matters: { a: { title: 'A', says: 'It.', clauses: ['WC-6'] }, b: { title: 'B' } },
    })
  })

  it('null takes a field, a provision, or a part of what a charter says of itself away', () => {
    const { about: _, ...rest } = smallWith({
      id: 'fork',
      title: 'Fork',
      matters: { a: { title: 'A', clauses: ['WC-4', 'WC-5'] } },
    })
    expect(resolved({ about: null, matters: { a: { says: null }, b: null } })).toEqual(rest)
  })

  it('a provision taken away and given anew in a later fork has only what is given', () => {
    const second = { ...fork({ matters: { a: null } }), id: 'second' }
    const third = fork({ matters: { a: { title: 'Anew' } } }, { charter: 'second', version: '1' })
    expect(checkCharter({ charter: third, library: [second, parent] })).toMatchObject({
      kind: 'sound',
      charter: { matters: { a: { title: 'Anew' } } },
    })
    const checked = checkCharter({ charter: third, library: [second, parent] })
    expect(checked.kind === 'sound' && checked.charter.matters?.['a']).toEqual({ title: 'Anew' })
  })

  it('one version before, the same, one after', () => {
    const kinds = ['0', '1', '2'].map(
      (version) => checkCharter({ charter: fork({}, { charter: 'small', version }), library: [parent] }).kind,
    )
    expect(kinds).toEqual(['refused', 'sound', 'refused'])
  })

  it('a long line of forks', () => {
    const line = Array.from(
      { length: 300 },
      (_, at): WrittenCharter => ({
        id: `c${at}`,
        version: '1',
        title: `C${at}`,
        extends: at === 0 ? { charter: 'small', version: '1' } : { charter: `c${at - 1}`, version: '1' },
        matters: { [`m${at}`]: { title: 'M' } },
      }),
    )
    const checked = checkCharter({ charter: line.at(-1), library: [...line, parent] })
    expect(
      checked.kind === 'sound' && [Object.keys(checked.charter.matters ?? {}).length, checked.lineage.length],
    ).toEqual([302, 300])
  })
})

describe('Always true', () => {
  it('what is given is not changed', () => {
    const [charter, library] = [fork({ matters: { a: null } }), [parent]]
    const before = JSON.stringify([charter, library])
    checkCharter({ charter, library })
    expect(JSON.stringify([charter, library])).toBe(before)
  })

  it('keys that are no part of a charter (its schema) are not inherited, nor part of the whole', () => {
    const checked = checkCharter({ charter: { $schema: './x.json', ...SMALL }, library: [] })
    expect(checked.kind === 'sound' && Object.keys(checked.charter)).not.toContain('$schema')
    expect(checked.kind === 'sound' && Object.keys(checked.charter)).not.toContain('extends')
  })
})

describe('Refused', () => {
  it('what a new provision still lacks once everything was inherited', () => {
    expect(resolved({ memberClasses: { friend: { title: 'Friend', kind: 'supporter' } } })).toEqual([
      'missing-key memberClasses.friend.plural',
      'missing-key memberClasses.friend.hasVote',
    ])
  })

  it('what has not even a title and is not inherited: a mistyped name is told as one, with the names there are', () => {
    const mistyped = fork({ decisions: { ordinery: { rule: { moreThan: '1/2', of: 'electorate' } } } })
    const checked = checkCharter({ charter: mistyped, library: [parent] })
    const facts = { known: Object.keys(SMALL.decisions).join(', ') }
    expect(checked.kind === 'refused' && checked.problems).toMatchObject([
      { code: 'not-inherited', path: 'decisions.ordinery', received: '"ordinery"', facts },
    ])
  })

  it('an inherited field that is needed cannot be taken away', () => {
    expect(resolved({ decisions: { ordinary: { rule: null } } })).toEqual(['cannot-take-out decisions.ordinary.rule'])
  })

  it('a field that could not be read is not missing as well; another of the same provision is', () => {
    expect(resolved({ memberClasses: { friend: { title: 7, kind: 'supporter' } } })).toEqual([
      'wrong-kind memberClasses.friend.title',
      'missing-key memberClasses.friend.plural',
      'missing-key memberClasses.friend.hasVote',
    ])
  })

  it('a parent that is itself wrong in its shape is as good as unknown, and it is said what is wrong with it', () => {
    expect(resolved({}, [{ ...parent, nonsense: 1 }])).toEqual([
      'unknown-charter extends',
      'unknown-key library[0].nonsense',
    ])
  })

  it('a circle of three charters, told with its way', () => {
    const named = (id: string, of: string) => ({ ...fork({}, { charter: of, version: '1' }), id })
    const checked = checkCharter({
      charter: named('a', 'b'),
      library: [named('b', 'c'), named('c', 'a'), named('a', 'b')],
    })
    expect(refusedOf(checked)).toEqual(['circular extends'])
    expect(checked.kind === 'refused' && checked.problems[0]?.facts).toEqual({ way: 'a@1 → b@1 → c@1 → a@1' })
  })

  it('two charters of one name and version in a library: the first is taken', () => {
    const other = { ...parent, about: 'Other' }
    expect(resolved({}, [parent, other])).toMatchObject({ about: 'Old' })
    expect(resolved({}, [other, parent])).toMatchObject({ about: 'Other' })
  })
})
