import type { Arbitrary } from 'fast-check'
import { DISCLOSURE } from '../../disclosure/index.js'
import * as secrecy from '../../secrecy/index.js'
import type { Kit } from './kit.js'
import { type SecretVote, secretVotes } from './secret-votes.js'

/** Anything of a secret vote. What needs real cryptography is taken from whole votes, each of which takes a good part of a second: ask for few. */
export const anySecrecy = (kit: Kit) => {
  const { fc, one } = kit
  const votes = () => secretVotes(fc)
  const of = <Part>(parts: (vote: SecretVote) => readonly Part[]): Arbitrary<Part> => kit.part(votes(), parts)
  const entries = <Type extends secrecy.RecordEntry['type']>(type: Type) =>
    of(({ records }) =>
      (records.at(-1)?.entries ?? []).filter(
        (entry): entry is Extract<secrecy.RecordEntry, { readonly type: Type }> => entry.type === type,
      ),
    )
  const messages = <Kind extends secrecy.CeremonyMessage['kind']>(kind: Kind) =>
    of(({ rounds }) =>
      rounds
        .flatMap(({ send }) => send)
        .filter(
          (message): message is Extract<secrecy.CeremonyMessage, { readonly kind: Kind }> => message.kind === kind,
        ),
    )
  const own = {
    Asks: (): Arbitrary<secrecy.Asks> =>
      one(
        { kind: 'yes-no' },
        { kind: 'number', min: '0', max: '10', step: '1' },
        { kind: 'choose', options: ['red', 'green', 'blue'], least: 1, most: 2 },
      ),
    Contest: (): Arbitrary<secrecy.Contest> =>
      fc.record({
        cooperative: one('bakers', 'millers'),
        matter: kit.ids('matter-'),
        question: kit.hashes(),
        asks: own.Asks(),
        disclosure: one(DISCLOSURE.strict, DISCLOSURE.told),
      }),
    SealedContest: (): Arbitrary<secrecy.SealedContest> => kit.outcome(own.Contest(), secrecy.tryReadContest),
    SealedChoice: (): Arbitrary<secrecy.SealedChoice> =>
      fc.oneof(
        one('for', 'against', '0', '7', '10'),
        fc.subarray(['red', 'green', 'blue'], { minLength: 1, maxLength: 2 }),
      ),
    Bits: (): Arbitrary<secrecy.Bits> =>
      kit.outcome(fc.tuple(own.Asks(), own.SealedChoice()), ([asks, choice]) => secrecy.tryBitsOf(asks, choice)),
    Bit: (): Arbitrary<secrecy.Bit> => kit.part(own.Bits(), ({ bits }) => bits),
    Scheme: (): Arbitrary<secrecy.Scheme> => one('all-of', 'quorum'),
    RandomSource: (): Arbitrary<secrecy.RandomSource> => kit.words().map(secrecy.testsOnlyRandom),
    KeyPair: (): Arbitrary<secrecy.KeyPair> => own.RandomSource().map((random) => secrecy.newSigner(random)),
    CertifiedKey: (): Arbitrary<secrecy.CertifiedKey> =>
      fc.record({ cooperative: one('bakers'), member: kit.person(), key: own.KeyPair().map(({ key }) => key) }),
    Certificate: (): Arbitrary<secrecy.Certificate> =>
      fc
        .tuple(own.CertifiedKey(), own.KeyPair(), own.RandomSource())
        .map(([key, { secret }, random]) => secrecy.certifyKey({ ...key, by: 'nuria', secret }, random)),
    Plan: (): Arbitrary<secrecy.Plan> => of(({ plan }) => [plan]),
    PlannedHolder: (): Arbitrary<secrecy.PlannedHolder> => of(({ plan }) => plan.holders),
    NextRoundInput: (): Arbitrary<secrecy.NextRoundInput> => of(({ nextInputs }) => nextInputs),
    NextRound: (): Arbitrary<secrecy.NextRound> => of(({ rounds }) => rounds),
    CeremonyNotes: (): Arbitrary<secrecy.CeremonyNotes> => of(({ notes }) => notes),
    CeremonyMessage: (): Arbitrary<secrecy.CeremonyMessage> => of(({ rounds }) => rounds.flatMap(({ send }) => send)),
    CommitmentMessage: (): Arbitrary<secrecy.CommitmentMessage> => messages('commitment'),
    DealMessage: (): Arbitrary<secrecy.DealMessage> => messages('deal'),
    RevealMessage: (): Arbitrary<secrecy.RevealMessage> => messages('reveal'),
    ConfirmationMessage: (): Arbitrary<secrecy.ConfirmationMessage> => messages('confirmation'),
    SealedShare: (): Arbitrary<secrecy.SealedShare> => kit.part(own.DealMessage(), ({ shares }) => shares),
    /** A ceremony that was followed to its end, or of which some messages are missing. */
    CeremonyResult: (): Arbitrary<secrecy.CeremonyResult> =>
      kit.outcome(fc.tuple(votes(), fc.nat({ max: 12 })), ([{ plan, messages: all }, missing]) =>
        secrecy.tryMakeBallotKey({ plan, messages: missing > 6 ? all : all.slice(missing) }),
      ),
    BallotKey: (): Arbitrary<secrecy.BallotKey> => of(({ ballotKey }) => [ballotKey]),
    KeyHolder: (): Arbitrary<secrecy.KeyHolder> => of(({ ballotKey }) => ballotKey.holders),
    HolderSecret: (): Arbitrary<secrecy.HolderSecret> => of(({ holders }) => holders),
    Elector: (): Arbitrary<secrecy.Elector> => of(({ electorate }) => electorate),
    RecordSetup: (): Arbitrary<secrecy.RecordSetup> => of(({ setup }) => [setup]),
    BallotForm: (): Arbitrary<secrecy.BallotForm> => of(({ inputs }) => inputs.map(({ vote }) => vote)),
    SealInput: (): Arbitrary<secrecy.SealInput> => of(({ inputs }) => inputs),
    Sealed: (): Arbitrary<secrecy.Sealed> => of(({ ballots }) => ballots),
    SealedBallot: (): Arbitrary<secrecy.SealedBallot> => own.Sealed().map(({ ballot }) => ballot),
    SealedSlot: (): Arbitrary<secrecy.SealedSlot> => kit.part(own.SealedBallot(), ({ slots }) => slots),
    Opening: (): Arbitrary<secrecy.Opening> => own.Sealed().map(({ opening }) => opening),
    LastCast: (): Arbitrary<secrecy.LastCast> => of(({ replaces }) => [replaces]),
    WithdrawInput: (): Arbitrary<secrecy.WithdrawInput> => of(({ withdrawing }) => [withdrawing]),
    WithdrawnBallot: (): Arbitrary<secrecy.WithdrawnBallot> => of(({ withdrawn }) => [withdrawn]),
    Withdrawal: (): Arbitrary<secrecy.Withdrawal> => own.WithdrawnBallot().map(({ withdrawal }) => withdrawal),
    BallotRecord: (): Arbitrary<secrecy.BallotRecord> => of(({ records }) => records),
    RecordEntry: (): Arbitrary<secrecy.RecordEntry> => of(({ records }) => records.at(-1)?.entries ?? []),
    SetupEntry: (): Arbitrary<secrecy.SetupEntry> => entries('setup'),
    ElectorateEntry: (): Arbitrary<secrecy.ElectorateEntry> => entries('electorate'),
    BallotEntry: (): Arbitrary<secrecy.BallotEntry> => entries('ballot'),
    OpenedEntry: (): Arbitrary<secrecy.OpenedEntry> => entries('opened'),
    WithdrawalEntry: (): Arbitrary<secrecy.WithdrawalEntry> => entries('withdrawal'),
    CloseEntry: (): Arbitrary<secrecy.CloseEntry> => entries('close'),
    ResultEntry: (): Arbitrary<secrecy.ResultEntry> => entries('result'),
    ShareInput: (): Arbitrary<secrecy.ShareInput> =>
      of(({ closed, holders }) => holders.map((holderSecret) => ({ record: closed, holderSecret }))),
    Shared: (): Arbitrary<secrecy.Shared> => of(({ shared }) => shared),
    ShareMessage: (): Arbitrary<secrecy.ShareMessage> => of(({ shares }) => shares),
    RememberedShare: (): Arbitrary<secrecy.RememberedShare> => own.Shared().map(({ remember }) => remember),
    TallyInput: (): Arbitrary<secrecy.TallyInput> => of(({ closed, shares }) => [{ record: closed, shares }]),
    SecretTally: (): Arbitrary<secrecy.SecretTally> => of(({ tallies }) => tallies),
    ToldResult: (): Arbitrary<secrecy.ToldResult> => own.SecretTally().map(({ told }) => told),
    SignToldInput: (): Arbitrary<secrecy.SignToldInput> => of(({ signInputs }) => signInputs),
    ToldSigned: (): Arbitrary<secrecy.ToldSigned> => of(({ signed }) => signed),
    SignedTold: (): Arbitrary<secrecy.SignedTold> => own.ToldSigned().map(({ signed }) => signed),
    ResultInput: (): Arbitrary<secrecy.ResultInput> => of(({ resultInput }) => [resultInput]),
    ReadyResult: (): Arbitrary<secrecy.ReadyResult> => of(({ ready }) => [ready]),
    RecordResult: (): Arbitrary<secrecy.RecordResult> => own.ReadyResult().map(({ result }) => result),
    KnownOfRecord: (): Arbitrary<secrecy.KnownOfRecord> =>
      of(({ records, ballots }) => [
        {},
        { head: records.at(-1)?.head ?? '', receipts: ballots.slice(1).map(({ trackingCode }) => trackingCode) },
      ]),
    SoundRecord: (): Arbitrary<secrecy.SoundRecord> => of(({ sound }) => sound),
    VerifiedResult: (): Arbitrary<secrecy.VerifiedResult> => of(({ sound }) => sound.at(-1)?.results ?? []),
  }
  return own
}
