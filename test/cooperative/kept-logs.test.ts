import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { cooperative, foldEvents, readLogText } from '../../src/cooperative/index.js'

const vectors = join(import.meta.dirname, '../vectors/logs')
const read = (file: string): string => readFileSync(join(vectors, file), 'utf8')

/**
 * Logs as versions of this package wrote them, with the charters they began under. They are never written anew: a change of the library that cannot read one of them, or folds it otherwise, breaks the logs
 * that cooperatives keep.
 */
const KEPT = [
  {
    log: 'the-lantern',
    since: 'version 1 of the events',
    head: { n: 374, digest: '12b1133fa18be7fda45b568edcd2c2bc' },
    at: '2026-09-30',
    members: ['crane', 'dunlin', 'finch', 'ibis', 'marten', 'otter', 'robin', 'swift', 'tern', 'wren'],
  },
  {
    log: 'a-federation',
    since: 'version 1 of the events',
    head: { n: 288, digest: 'fcb574ff0054112bc9bacb92fff9f2a9' },
    at: '2027-01-11',
    members: ['e01', 'e02', 'e03', 'e04', 'e05', 'm01', 'm02', 'm04', 'm05', 'm06', 'm07', 'm08', 'm09', 'm10'],
  },
] as const

describe('a log that was kept', () => {
  it.each(KEPT)('$log, of $since, is read to the letter and leads where it led', ({ log, head, at, members }) => {
    const kept = readLogText(read(`${log}.jsonl`))
    expect(kept.kind === 'read' && kept.head).toEqual(head)
    const entries = kept.kind === 'read' ? kept.entries.map(({ event }) => event) : []
    const { initialState } = cooperative(JSON.parse(read(`${log}.charter.json`)) as Charter)
    const folded = foldEvents({ state: initialState(), events: entries })
    if (folded.kind === 'refused') throw new Error(JSON.stringify(folded.problems))
    const { state, events } = folded
    expect(state.at).toBe(at)
    const voting = [...state.members.all].filter(([, { votes }]) => votes).map(([member]) => member)
    expect(voting.sort()).toEqual(members)
    // What was decided then is what is known of it now.
    const outcomes = events.flatMap((event) => (event.type === 'decided' ? [[event.decision, event.outcome]] : []))
    const known = [...state.decisions.closed].flatMap(([decision, { ending }]) =>
      ending.type === 'decided' ? [[decision, ending.outcome]] : [],
    )
    expect(known.sort()).toEqual(outcomes.sort())
    expect(outcomes.length).toBeGreaterThan(1)
  })
})
