import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { List, Map as Entries, OrderedMap, Set as Members } from 'immutable'
import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import {
  type Command,
  cooperative,
  foldEvents,
  readLogText,
  type State,
  STATE_FORMAT,
  stateLines,
  stateOf,
} from '../../src/cooperative/index.js'
import { nodeReader } from '../../src/cooperative/snapshot-read.js'
import { linesOf } from '../../src/cooperative/snapshot-write.js'
import { Table } from '../../src/cooperative/table.js'
import { preset } from '../../src/presets/index.js'
import { PEOPLE } from '../arbitraries/commands.js'
import { always } from '../arbitraries/run.js'
import { told, turns, type World, WORLDS } from './invariants-story.js'
import { plainState } from './plain-state.js'

const again = (value: object): unknown => {
  const reader = nodeReader()
  for (const line of linesOf(value)) reader.push(line)
  return reader.last
}

const restored = (state: State): State => {
  const found = stateOf(stateLines(state))
  if (found === undefined) throw new Error('not read again')
  return found
}

const vectors = join(import.meta.dirname, '../vectors/logs')
const read = (file: string): string => readFileSync(join(vectors, file), 'utf8')
const keptLog = (log: string) => {
  const kept = readLogText(read(`${log}.jsonl`))
  if (kept.kind === 'refused') throw new Error(JSON.stringify(kept.problems))
  const coop = cooperative(JSON.parse(read(`${log}.charter.json`)) as Charter)
  return { coop, events: kept.entries.map(({ event }) => event) }
}
const folded = (state: State, events: readonly unknown[]): State => {
  const answer = foldEvents({ state, events })
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems))
  return answer.state
}

/** What is shown of a state, to whoever may see it, in the order in which it is shown. */
const shown = (state: State): unknown => {
  const { views } = cooperative(preset('we-just-coop'))
  const members = [...state.members.all.keys()].slice(0, 4)
  return JSON.stringify(
    [
      views.members.register(state),
      members.map((member) => views.awaiting(state, member)),
      [...state.members.all.keys()],
      [...state.decisions.closed.keys()],
      state.agenda,
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
}

describe('Of the format', () => {
  const DIGESTS = {
    'the-lantern': '34d6302944c79591078dde1ef5c400dc',
    'a-federation': 'dea6d5cab204d684c4be1a9b60a7daeb',
  } as const

  it.each(Object.entries(DIGESTS))(
    'the snapshot of %s is the one of this STATE_FORMAT: where it is another, bump STATE_FORMAT and write the new digest here',
    (log, digest) => {
      const { coop, events } = keptLog(log)
      const hash = createHash('sha256').update(`${STATE_FORMAT}\n`)
      for (const line of stateLines(folded(coop.initialState(), events))) hash.update(`${line}\n`)
      expect(hash.digest('hex').slice(0, 32)).toBe(digest)
    },
  )

  it('is ASCII, whatever people are called', () => {
    const lines = [...linesOf({ name: 'Zoë 👩‍🌾 \u2028 \ud800', clé: 1 })]
    expect(lines.join('\n')).toMatch(/^[\n -~]*$/)
    expect(again({ name: 'Zoë 👩‍🌾 \u2028 \ud800', clé: 1 })).toEqual({ name: 'Zoë 👩‍🌾 \u2028 \ud800', clé: 1 })
  })
})

describe('At the boundary', () => {
  it.each([0, 1, 6, 7, 8, 9, 40])(
    'a map, and a set, of %d goes on in the order it had, were it larger before or not',
    (size) => {
      const keys = Array.from({ length: 60 }, (_, at) => (at * 7919) % 104_729).map((n) => (n === 0 ? '' : `m${n}`))
      for (const largest of [size, 9, 60]) {
        if (largest < size) continue
        const grown = Entries(keys.slice(0, largest).map((key) => [key, key.length] as const))
        const map = keys.slice(size, largest).reduce((rest, key) => rest.delete(key), grown)
        const set = keys.slice(size, largest).reduce((rest, key) => rest.delete(key), Members(keys.slice(0, largest)))
        let [left, right] = [map, again(map) as typeof map]
        let [one, other] = [set, again(set) as typeof set]
        for (const key of ['', 'a', 'zz', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9']) {
          expect([...right]).toEqual([...left])
          expect([...other]).toEqual([...one])
          left = left.set(key, 1)
          right = right.set(key, 1)
          one = one.add(key)
          other = other.add(key)
        }
      }
    },
  )

  it('keeps every kind of value: big integers, nothing at all, lists, maps of the language, names such as __proto__', () => {
    const value = {
      big: 2n ** 200n,
      less: -1n,
      nothing: undefined,
      none: null,
      text: '["1"]',
      list: List([1, List([2n])]),
      array: [[], [undefined], ['1'], [1]],
      map: new Map<unknown, unknown>([
        [1, new Set(['a', 'b'])],
        ['1', undefined],
      ]),
      named: JSON.parse('{"__proto__": {"constructor": 1}}') as unknown,
    }
    expect(again(value)).toEqual(value)
    expect(Object.keys((again(value) as typeof value).named as object)).toEqual(['__proto__'])
  })

  it('what is shared stays shared, and is written once', () => {
    const ana = { member: 'ana' }
    const found = again([ana, { ana }, Entries({ ana })]) as readonly [
      object,
      { readonly ana: object },
      Entries<string, object>,
    ]
    expect(found[1].ana).toBe(found[0])
    expect(found[2].get('ana')).toBe(found[0])
    expect([...linesOf([ana, { ana }, Entries({ ana })])].filter((line) => line.endsWith('"ana"]'))).toEqual([
      '["o",0,"ana"]',
      '["k","ana"]',
    ])
  })

  it('every version of a table is as it was, and a thousand versions cost little more than one', () => {
    const versions: Table<bigint>[] = [Table.empty<bigint>()]
    for (let at = 0; at < 1000; at++) {
      const last = versions.at(-1) as Table<bigint>
      versions.push(at % 7 === 3 ? last.delete(`m${at % 100}`) : last.set(`m${(at * 31) % 400}`, BigInt(at)))
    }
    const lines = [...linesOf(versions)]
    const found = again(versions) as typeof versions
    expect(found.map((version) => [version.size, version.entries()])).toEqual(
      versions.map((version) => [version.size, version.entries()]),
    )
    expect(lines.join('\n').length).toBeLessThan(60 * 1000)
    expect(found.at(-1)?.set('new', 1n).size).toBe((versions.at(-1)?.size ?? 0) + 1)
    expect(found[3]?.set('new', 1n).entries()).toEqual(versions[3]?.set('new', 1n).entries())
  })

  it('what was tried out on a table and came to nothing is not written', () => {
    const before = Table.empty<string>().set('ana', 'for')
    before.set('ben', 'tried')
    expect([...linesOf({ before })].join('\n')).not.toContain('tried')
    expect((again({ before }) as { readonly before: typeof before }).before.entries()).toEqual([['ana', 'for']])
  })

  it('a past of a hundred thousand links is written and read', () => {
    let chain: { readonly before: unknown } = { before: undefined }
    for (let at = 0; at < 100_000; at++) chain = { before: chain }
    let found = again(chain) as typeof chain | undefined
    let links = 0
    while (found !== undefined) {
      found = found.before as typeof chain | undefined
      links++
    }
    expect(links).toBe(100_001)
  })
})

describe.each<[string, World]>(Object.entries(WORLDS))('Always true of %s', (_, world) => {
  it('a snapshot taken at any moment goes on as what it was taken of: the same events, the same reasons, the same views', () => {
    always(
      fc.property(turns(60, 10), fc.nat(), (all, moment) => {
        const { decide, evolve, initialState } = cooperative(world.charter)
        const { commands } = told(world, all, () => undefined)
        const cut = moment % (commands.length + 1)
        let state = initialState()
        let copy: State | undefined
        commands.forEach((command: Command, at) => {
          if (at === cut) copy = restored(state)
          const answer = decide(state, command)
          if (copy !== undefined) expect(decide(copy, command)).toEqual(answer)
          if (answer.kind === 'refused') return
          state = answer.events.reduce(evolve, state)
          if (copy !== undefined) copy = answer.events.reduce(evolve, copy)
        })
        copy ??= restored(state)
        expect(plainState(copy)).toEqual(plainState(state))
        expect(shown(copy)).toEqual(shown(state))
        expect([...stateLines(restored(copy))]).toEqual([...stateLines(copy)])
      }),
      12,
    )
  })
})

describe('Always true of a log that was kept', () => {
  it.each(['the-lantern', 'a-federation'])('%s: wherever it is cut, what follows leads to the same', (log) => {
    const { coop, events } = keptLog(log)
    const whole = folded(coop.initialState(), events)
    for (let cut = 1; cut < events.length; cut += 23) {
      const copy = folded(restored(folded(coop.initialState(), events.slice(0, cut))), events.slice(cut))
      expect(plainState(copy)).toEqual(plainState(whole))
      expect(shown(copy)).toEqual(shown(whole))
    }
  })
})

describe('Refused', () => {
  it.each([
    ['a function', { act: () => 1 }],
    ['an instance of a class', { when: new URL('https://example.org') }],
    ['a symbol', { mark: Symbol('mark') }],
    ['a number that JSON does not have', { much: Number.POSITIVE_INFINITY }],
    ['minus nothing', { less: -0 }],
    ['a map in the order of its entries', { map: OrderedMap([['a', 1]]) }],
  ])('%s is no part of a state', (_, value) => {
    expect(() => [...linesOf(value)]).toThrow(TypeError)
  })

  it('what holds itself', () => {
    const one: { self?: unknown } = {}
    one.self = { one }
    expect(() => [...linesOf(one)]).toThrow(TypeError)
  })

  it('lines that are cut, changed or none at all are no state, and nothing is thrown', () => {
    const founders = PEOPLE.slice(0, 3).map((member) => ({ member, memberClass: 'worker-owner' }))
    const { decide, evolve, initialState } = cooperative(preset('we-just-coop'))
    const answer = decide(initialState(), { type: 'found', by: 'ana', at: '2026-01-01', founders })
    const state = answer.kind === 'accepted' ? answer.events.reduce(evolve, initialState()) : initialState()
    const lines = [...stateLines(state)]
    expect(stateOf(lines)?.position).toBe(state.position)
    expect(stateOf(lines.slice(0, -1))).toBeUndefined()
    const hostile = [
      '',
      'null',
      '{}',
      '[]',
      '["x"]',
      '["o",99,1]',
      '["a",[99999]]',
      '["a",[-1]]',
      '["a",["x"]]',
      '["m",1]',
      '["tb",1,[0],"a",1]',
      '["a",{"a":1}]',
      '["toString",1]',
      '["k"',
      '["t",null]',
      '["a",[0.5]]',
      '["a",[1,2]]',
    ]
    for (const line of hostile) expect([line, stateOf([...lines.slice(0, 3), line])]).toEqual([line, undefined])
    expect(stateOf([])).toBeUndefined()
  })
})
