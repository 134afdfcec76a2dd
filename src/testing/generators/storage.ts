import type { Arbitrary } from 'fast-check'
import { logLines } from '../../cooperative/index.js'
import * as storage from '../../storage/index.js'
import type { Kit } from './kit.js'
import { stories } from './stories.js'

/** Anything that is kept in a store. Stores themselves are no data: `memoryStores` makes one for a test. */
export const anyStorage = (kit: Kit) => {
  const { fc, one, some } = kit
  const own = {
    StreamId: (): Arbitrary<storage.StreamId> =>
      fc.record({
        coop: one('bakers', 'millers'),
        stream: fc.oneof(one(storage.LOG), kit.ids('vote').map(storage.ballotsOf)),
      }),
    RecordId: (): Arbitrary<storage.RecordId> => fc.record({ coop: one('bakers', 'millers'), id: kit.hashes() }),
    /** A place as the store in memory gives it. */
    Position: (): Arbitrary<storage.Position> => kit.count(50).map((at) => (at === 0 ? storage.BEGINNING : String(at))),
    StoredEvent: (): Arbitrary<storage.StoredEvent> =>
      kit.part(stories(fc), ({ events }) => events as readonly object[] as readonly storage.StoredEvent[]),
    Commit: (): Arbitrary<storage.Commit> =>
      fc.record({ position: kit.count(50, 1).map(String), events: kit.list(own.StoredEvent(), 1, 3) }),
    Appended: (): Arbitrary<storage.Appended> =>
      fc.oneof(
        fc.record({ kind: one('appended'), position: kit.count(50, 1).map(String) }),
        one({ kind: 'conflict' as const }),
      ),
    Capabilities: (): Arbitrary<storage.Capabilities> =>
      some(
        { outlives: one('nothing', 'a-crash', 'a-machine'), writers: one('one-process', 'many-processes') },
        { mostBytesTogether: kit.count(1_000_000, 1000), mostBytesOfARecord: kit.count(1_000_000, 1000) },
      ),
    StoreTrouble: (): Arbitrary<storage.StoreTrouble> =>
      one(
        'store-unreachable',
        'store-login-refused',
        'store-address',
        'store-in-use',
        'store-full',
        'store-read-only',
        'store-older',
        'store-newer',
        'store-damaged',
      ),
    NamedCommand: (): Arbitrary<storage.NamedCommand> =>
      fc
        .tuple(
          kit.part(stories(fc, 6), ({ commands }) => commands),
          kit.ids('c', 9999),
        )
        .map(([command, commandId]) => ({ ...command, commandId })),
    /** How far the log of a cooperative goes: one that was really kept. */
    StreamHead: (): Arbitrary<storage.StreamHead> =>
      stories(fc).map(({ events, answers }) => ({
        ...logLines({ events }).head,
        commits: answers.filter((answer) => answer.kind === 'accepted' && answer.events.length > 0).length,
      })),
    BackupOfCoop: (): Arbitrary<storage.BackupOfCoop> =>
      fc
        .record({ coop: one('bakers', 'millers'), head: own.StreamHead(), records: kit.count(9) })
        .map(({ head, ...rest }) => ({ ...rest, streams: [{ stream: storage.LOG, ...head }] })),
    CheckedBackup: (): Arbitrary<storage.CheckedBackup> =>
      own.BackupOfCoop().map((coop) => ({ kind: 'whole' as const, coops: [coop] })),
    Restored: (): Arbitrary<storage.Restored> =>
      own.BackupOfCoop().map((coop) => ({
        kind: 'restored' as const,
        coops: [coop],
        storedNow: { commits: coop.streams.reduce((sum, { commits }) => sum + commits, 0), records: coop.records },
      })),
    Note: (): Arbitrary<storage.Note> =>
      fc.oneof(
        fc.record({ kind: one('no-record'), fingerprint: kit.hashes(), n: kit.count(50, 1) }),
        fc.record({ kind: one('not-in-log'), record: kit.hashes() }),
      ),
    VerifiedStore: (): Arbitrary<storage.VerifiedStore> =>
      fc
        .tuple(own.BackupOfCoop(), kit.list(own.Note(), 0, 2))
        .map(([coop, notes]) => ({ kind: 'verified' as const, ...coop, notes })),
    /** What became of a command: as it is answered the first time, and the second. */
    Ran: (): Arbitrary<storage.Ran> =>
      kit.part(stories(fc), ({ answers }) =>
        answers.flatMap((answer, at): storage.Ran[] => [
          { ...answer, position: String(at) },
          {
            kind: 'accepted-before',
            position: String(at),
            because: [{ code: 'accepted-before', clauses: [], commandId: `c${at}` }],
          },
        ]),
      ),
  }
  return own
}
