import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLines } from '../../src/cooperative/index.js'
import { isRulesError } from '../../src/problems/index.js'
import {
  backupOf,
  BEGINNING,
  checkBackup,
  type Commit,
  LOG,
  memoryStores,
  openCooperative,
  recordsOf,
  type Stores,
} from '../../src/storage/index.js'
import { good, wrongsOf } from '../secrecy/given.js'
import { CHARTER, collected, given, storesOf } from './given.js'
import { asyncAlways } from './run.js'

const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (isRulesError(error) ? error.code : error),
  )

describe('a backup', async () => {
  const stores = await storesOf()
  const lines = await collected(backupOf({ stores }))
  const check = async (changed: readonly string[]) => wrongsOf(await checkBackup(given(changed)))

  it('tells how far each stream goes, with the digest that logLines gives', async () => {
    const { coops } = good(await checkBackup(given(lines)))
    const events: unknown[] = []
    for await (const commit of stores.events.read({ coop: 'wjc', stream: LOG })) events.push(...commit.events)
    const { head } = logLines({ events })
    expect(coops).toMatchObject([
      {
        coop: 'wjc',
        records: 3,
        streams: [{ stream: 'log', commits: 5, ...head }, { stream: 'ballots/removal' }, { stream: 'outbox' }],
      },
    ])
  })

  it('of a store that did not change is the same, letter by letter', async () => {
    expect(await collected(backupOf({ stores }))).toEqual(lines)
  })

  it('holds the cooperatives that are named and no others', async () => {
    const two = await storesOf(await storesOf(), 'bakers')
    const named = async (coops: readonly string[]) =>
      good(await checkBackup(given(await collected(backupOf({ stores: two, coops }))))).coops.map(({ coop }) => coop)
    expect(await named(['bakers'])).toEqual(['bakers'])
    expect(good(await checkBackup(given(await collected(backupOf({ stores: two }))))).coops).toHaveLength(2)
  })

  it('leaves snapshots out, and everything of an engine that keeps records in parts is as it was put', async () => {
    const limited: Stores = {
      ...memoryStores(),
      capabilities: { outlives: 'nothing', writers: 'one-process', mostBytesOfARecord: 5000 },
    }
    await limited.events.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ a: 1 }] })
    await recordsOf(limited).put({ coop: 'wjc', id: 'plan', value: new Uint8Array(20_000) })
    const { coops } = good(await checkBackup(given(await collected(backupOf({ stores: limited })))))
    expect(coops[0]?.records).toBe(1)
  })

  it('has all that its log speaks of, although others write while it is made', async () => {
    const busy = memoryStores()
    const put = async (n: number): Promise<void> => {
      await busy.records.put({ coop: 'wjc', id: `record-${n}`, value: new Uint8Array([n]) })
      await busy.events.append({
        coop: 'wjc',
        stream: LOG,
        expected: n === 0 ? BEGINNING : String(n),
        events: [{ names: `record-${n}` }],
      })
    }
    // As an engine that answers what stood there when it was asked; the one in memory goes on as long as something comes.
    const asAsked: Stores = {
      ...busy,
      events: {
        ...busy.events,
        read: async function* (input) {
          const stood: Commit[] = []
          for await (const commit of busy.events.read(input)) stood.push(commit)
          yield* stood
        },
      },
    }
    let n = 0
    for (; n < 20; n++) await put(n)
    const made: string[] = []
    for await (const line of backupOf({ stores: asAsked })) {
      made.push(line)
      await put(n++)
    }
    good(await checkBackup(given(made)))
    const text = made.join('')
    const names = [...text.matchAll(/"names":"(record-\d+)"/g)].map(([, name]) => name as string)
    // Two lines went out before the log was asked for: one more event each.
    expect(names).toHaveLength(22)
    for (const name of names) expect(text).toContain(`{"record":"${name}"`)
    expect(n).toBeGreaterThan(60)
  })

  describe('Always true', () => {
    it('a byte changed anywhere is noticed', async () => {
      const text = lines.join('')
      const places = fc.tuple(fc.nat(text.length - 1), fc.constantFrom('x', '0', '"', ' ', '\n', '{'))
      await asyncAlways(
        fc.asyncProperty(places, async ([at, letter]) => {
          if (text[at] === letter) return
          const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
          expect(await check(changed.split(/(?<=\n)/))).not.toEqual([])
        }),
        60,
      )
    })
    it('a line left out, doubled, or moved is noticed, and so is a cut at any place', async () => {
      for (let at = 0; at < lines.length; at++) {
        const [line = ''] = lines.slice(at, at + 1)
        const without = [...lines.slice(0, at), ...lines.slice(at + 1)]
        expect([at, await check(without)]).not.toEqual([at, []])
        expect([at, await check([...lines.slice(0, at), line, ...lines.slice(at)])]).not.toEqual([at, []])
        expect([at, await check([...lines.slice(0, at), line.slice(0, line.length / 2)])]).not.toEqual([at, []])
        if (at > 0 && line !== lines[at - 1])
          expect([
            at,
            await check([...lines.slice(0, at - 1), line, lines[at - 1] as string, ...lines.slice(at + 1)]),
          ]).not.toEqual([at, []])
      }
    })
  })

  describe('Refused', () => {
    const rest = lines.slice(1)
    it('what is no backup, is of a newer format, or is cut', async () => {
      expect(await check([])).toEqual(['not-a-backup'])
      expect(await check(['\u001f\u008b\u0008'])).toEqual(['not-a-backup'])
      expect(await check(['{"log":"coop-rules","format":1}\n'])).toEqual(['not-a-backup'])
      expect(await check(['{"backup":"coop-rules","format":2}\n', ...rest])).toEqual(['newer-backup format'])
      expect(await check(lines.slice(0, -1))).toEqual(['backup-cut'])
      expect(await check([...lines, '{"coop":"more"}\n'])).toEqual(['backup-line'])
    })
    it('every digest that does not fit, with the line', async () => {
      const changed = lines.map((line) => line.replace('"ben"', '"bob"').replace('"n":2', '"n":3'))
      const refused = await checkBackup(given(changed))
      expect(wrongsOf(refused)).toContain('backup-damaged log')
      expect(wrongsOf(refused)).toContain('backup-damaged outbox')
      expect(refused.kind === 'refused' && refused.problems.every(({ line }) => line !== undefined)).toBe(true)
    })
    it('a store with nothing in it, or nothing of a cooperative that is named', async () => {
      expect(await codeOf(collected(backupOf({ stores: memoryStores() })))).toBe('nothing-stored')
      expect(await codeOf(collected(backupOf({ stores, coops: ['wjc', 'wjk'] })))).toBe('nothing-stored')
    })
  })

  it('is of no snapshot', async () => {
    const kept = memoryStores()
    const desk = await openCooperative({ events: kept.events, coop: 'wjc', charter: CHARTER, snapshots: kept.records })
    await desk.run({
      type: 'found',
      by: 'ana',
      at: '2026-01-01',
      founders: [
        { member: 'ana', memberClass: 'worker-owner' },
        { member: 'ben', memberClass: 'worker-owner' },
        { member: 'cleo', memberClass: 'worker-owner' },
      ],
      commandId: 'c-1',
    })
    await desk.saveSnapshot()
    const { coops } = good(await checkBackup(given(await collected(backupOf({ stores: kept })))))
    expect(coops[0]?.records).toBe(0)
  })
})
