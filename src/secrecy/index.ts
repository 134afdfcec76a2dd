/**
 * Sealed ballots: nobody, whoever keeps the record included, can open one, and everybody can check the count.
 *
 * @module
 */
export { type BallotKey, type KeyHolder } from './ballot-key.js'
export { type CeremonyResult, makeBallotKey, tryMakeBallotKey } from './ceremony-key.js'
export type {
  CeremonyMessage,
  CommitmentMessage,
  ComplaintMessage,
  ConfirmationMessage,
  DealMessage,
  RevealMessage,
  SealedShare,
} from './ceremony-messages.js'
export { compareIds, type Plan, planFingerprint, type PlannedHolder, type Scheme, tryPlan } from './ceremony-plan.js'
export {
  type CeremonyNotes,
  type HolderSecret,
  nextRound,
  type NextRound,
  type NextRoundInput,
  tryNextRound,
} from './ceremony.js'
export { type Certificate, type CertifiedKey, certifyKey } from './certificates.js'
export { keyOf, type KeyPair, newSigner } from './keys.js'
export { type RandomSource, systemRandom, testsOnlyRandom } from './random.js'
export { bitsOf, type Bit, type Bits, choiceOf, type SealedChoice, tryBitsOf } from './choice.js'
export type { Asks, Contest } from './contest.js'
export { readContest, type SealedContest, tryReadContest } from './read-contest.js'
export { type Opening, type SealedBallot, type SealedSlot } from './seal.js'
export { type BallotForm, sealBallot, type Sealed, type SealInput, trySealBallot } from './seal-ballot.js'
export {
  addBallot,
  addOpened,
  addResult,
  addWithdrawal,
  changeElectorate,
  closeBallots,
  openRecord,
  type RecordSetup,
  tryOpenRecord,
} from './append.js'
export { type BallotRecord, readRecord, spoken, tryContinueRecord, tryReadRecord } from './record.js'
export type {
  BallotEntry,
  CloseEntry,
  Elector,
  ElectorateEntry,
  Entry as RecordEntry,
  OpenedEntry,
  Result as RecordResult,
  ResultEntry,
  SetupEntry,
  ShareMessage,
  SignedTold,
  ToldResult,
  Withdrawal,
  WithdrawalEntry,
} from './shapes.js'
export { type RememberedShare, type Shared, type ShareInput, shareOf, tryShareOf } from './share.js'
export { resultOf, type ResultInput, type ReadyResult, tryResultOf } from './result-of.js'
export { signTold, type SignToldInput, type ToldSigned, trySignTold } from './sign-told.js'
export { type BadHolder, type SecretTally, tallyShares, type TallyInput, tryTallyShares } from './tally.js'
export { type KnownOfRecord, type SoundRecord, type VerifiedResult, verifyRecord } from './verify.js'
export {
  ballotFormOf,
  type LastCast,
  lastCastOf,
  tryWithdrawBallot,
  withdrawBallot,
  type WithdrawInput,
  type WithdrawnBallot,
} from './withdraw.js'
