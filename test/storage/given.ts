import { preset } from '../../src/presets/index.js'
import { addBallot } from '../../src/secrecy/index.js'
import { BEGINNING, memoryStores, openBallotRecord, openCooperative, type Stores } from '../../src/storage/index.js'
import { good, members, sealed, voteOf } from '../secrecy/given.js'

export const CHARTER = preset('we-just-coop')

const founders = ['ana', 'ben', 'cleo', 'dario'].map((member) => ({ member, memberClass: 'worker-owner' }))

/** A store with a cooperative in it: some commands, a ballot record, a stream of another program, records small and large. */
export const storesOf = async (stores: Stores = memoryStores(), coop = 'wjc'): Promise<Stores> => {
  const desk = await openCooperative({ events: stores.events, coop, charter: CHARTER })
  const run = async (command: Parameters<typeof desk.run>[0]): Promise<void> => {
    good(await desk.run(command))
  }
  await run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' })
  await run({ type: 'apply', by: 'eva', at: '2026-01-02', memberClass: 'worker-owner', commandId: 'c-2' })
  for (const [at, by] of ['ana', 'ben', 'cleo'].entries())
    await run({
      type: 'cast',
      by,
      at: '2026-01-03',
      decision: 'admission-eva',
      answer: 'for',
      commandId: `c-${3 + at}`,
    })
  const vote = voteOf({ members: 2 })
  const ballots = await openBallotRecord({ events: stores.events, coop, vote: 'removal' })
  good(await ballots.begin(vote.record))
  const [first = ''] = members(2)
  good(await ballots.change((record) => addBallot(record, sealed(vote, first, 'for').ballot)))
  await stores.events.append({
    coop,
    stream: 'outbox',
    expected: BEGINNING,
    events: [{ ñ: '🙂\u0000\u2028', big: 1e21 }, { n: 2 }],
  })
  await stores.records.put({ coop, id: 'ana', value: new TextEncoder().encode('Ana Ruiz') })
  await stores.records.put({ coop, id: 'empty', value: new Uint8Array() })
  await stores.records.put({ coop, id: 'plan', value: Uint8Array.from({ length: 900_001 }, (_, at) => at % 251) })
  return stores
}

/** All lines of a stream of text. */
export const collected = async (lines: AsyncIterable<string>): Promise<readonly string[]> => {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}

/** Lines as they come from a file. */
// oxlint-disable-next-line typescript/require-await -- A file is waited for, a list is not.
export const given = async function* (lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
