/**
 * Keeping a cooperative in a store, whatever its engine: two ports, a runner of commands, snapshots, ballot records, backups.
 *
 * @module
 */
export { backupOf, type BackupInput } from './backup.js'
export { type BallotRecordInput, openBallotRecord, type OpenBallotRecord } from './ballot-record.js'
export { type BackupOfCoop, checkBackup, type CheckedBackup } from './check-backup.js'
export { follow, type FollowInput } from './follow.js'
export { memoryStores } from './memory.js'
export {
  type NamedCommand,
  type OpenCooperative,
  openCooperative,
  type OpenInput,
  type Ran,
} from './open-cooperative.js'
export {
  type Adapter,
  type Appended,
  ballotsOf,
  BEGINNING,
  type Capabilities,
  type Commit,
  type EventStore,
  LOG,
  type Position,
  type RecordId,
  type RecordStore,
  type StoredEvent,
  type Stores,
  type StreamId,
} from './ports.js'
export { restoreBackup, type Restored, type RestoreInput } from './restore.js'
export { isSnapshot } from './snapshot.js'
export type { StreamHead } from './stream-digest.js'
export { positionUnknown, storeTrouble, type StoreTrouble, tooLargeTogether } from './trouble.js'
export { type Note, verifyStore, type VerifiedStore, type VerifyInput } from './verify.js'
export { recordsOf, wholeRecords } from './whole-records.js'
