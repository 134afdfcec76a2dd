import type { Arbitrary } from 'fast-check'
import { DISCLOSURE } from '../../disclosure/index.js'
import type { Refused } from '../../problems/index.js'
import * as secrecy from '../../secrecy/index.js'
import type { FastCheck } from './kit.js'

/** A secret vote from the making of its key to its result, with every secret of it, as nobody has them outside a test. */
export type SecretVote = ReturnType<typeof secretVote>

/** What a secret vote is made from. */
interface Making {
  readonly seed: string
  readonly scheme: secrecy.Scheme
  readonly policy: 'strict' | 'told'
  /** One choice a member. */
  readonly choices: readonly ('for' | 'against')[]
  readonly final: boolean
}

/** Whole secret votes of four to six members. Their cryptography is real, so that one takes a good part of a second: ask for few. */
export const secretVotes = (fc: FastCheck): Arbitrary<SecretVote> =>
  fc
    .record<Making>({
      seed: fc.constantFrom('one', 'two', 'three'),
      scheme: fc.constantFrom('all-of', 'quorum'),
      policy: fc.constantFrom('strict', 'told'),
      choices: fc.array(fc.constantFrom('for', 'against'), { minLength: 4, maxLength: 6 }),
      final: fc.boolean(),
    })
    .map(keptVote)

/** A vote that was made before is not made again: the same making makes the same vote, to the letter. */
const keptVote = (making: Making): SecretVote => {
  const key = JSON.stringify(making)
  const vote = KEPT.get(key) ?? secretVote(making)
  if (KEPT.size < MOST_KEPT) KEPT.set(key, vote)
  return vote
}

const KEPT = new Map<string, SecretVote>()
const MOST_KEPT = 100

const secretVote = ({ seed, scheme, policy, choices, final }: Making) => {
  const random = secrecy.testsOnlyRandom(seed)
  const identities = new Map(['nuria', 'olga', 'pau'].map((holder) => [holder, secrecy.newSigner(random)] as const))
  const contest: secrecy.Contest = {
    cooperative: 'bakers',
    matter: 'remove-coordinator',
    question: '00'.repeat(32),
    asks: { kind: 'yes-no' },
    rule: { moreThan: '1/2', of: 'electorate' },
    disclosure: DISCLOSURE[policy],
  }
  const plan: secrecy.Plan = {
    contest,
    scheme,
    quorum: scheme === 'all-of' ? 3 : 2,
    holders: [...identities].map(([holder, { key }]) => ({ holder, identity: key })),
  }
  const { messages, rounds, notes, inputs: nextInputs } = ceremony(plan, identities, random)
  const { ballotKey } = of(secrecy.tryMakeBallotKey({ plan, messages }), 'made')
  const holders = rounds.flatMap((round) => (round.kind === 'finished' ? [round.holderSecret] : []))
  const secretOf = (holder: string): string => identities.get(holder)?.secret ?? ''

  const keeper = secrecy.newSigner(random)
  const late = secrecy.newSigner(random)
  const keys = new Map(choices.map((_, at) => [`m${at}`, secrecy.newSigner(random)] as const))
  const certificate = (member: string, key: string, by: string): secrecy.Certificate =>
    secrecy.certifyKey({ cooperative: contest.cooperative, member, key, by, secret: secretOf(by) }, random)
  const electorOf = (member: string, key: string): secrecy.Elector => ({
    member,
    key,
    certificates: [certificate(member, key, 'nuria'), certificate(member, key, 'olga')],
  })
  const electorate = [...keys].map(([member, { key }]) => electorOf(member, key))
  const setup: secrecy.RecordSetup = { contest, ballotKey, electorate, secret: keeper.secret }
  const records = [secrecy.openRecord(setup, random)]
  const now = (): secrecy.BallotRecord => records.at(-1) as secrecy.BallotRecord
  const grow = (next: secrecy.BallotRecord | Refused): void => {
    records.push(of<secrecy.BallotRecord | Refused, 'record'>(next, 'record'))
  }

  const inputs = [...keys].map(([member, { secret }], at): secrecy.SealInput => {
    return { vote: secrecy.ballotFormOf(now()), member, choice: choices[at] ?? 'against', secret }
  })
  const ballots = inputs.map((input) => secrecy.sealBallot(input, random))
  // The first is opened, to see that it was sealed as it was meant to be, and sealed anew.
  const [first] = inputs as [secrecy.SealInput]
  const opened = secrecy.sealBallot(first, random)
  grow(secrecy.addOpened(now(), { ballot: opened.ballot, opening: opened.opening }))
  for (const { ballot } of ballots) grow(secrecy.addBallot(now(), ballot))
  // The first takes theirs back and casts it once more.
  const replaces = secrecy.lastCastOf(now(), first.member) as secrecy.LastCast
  const withdrawing = { vote: first.vote, member: first.member, replaces, secret: first.secret }
  const withdrawn = secrecy.withdrawBallot(withdrawing, random)
  grow(secrecy.addWithdrawal(now(), withdrawn.withdrawal))
  const again = { ...first, replaces: secrecy.lastCastOf(now(), first.member) as secrecy.LastCast }
  grow(secrecy.addBallot(now(), secrecy.sealBallot(again, random).ballot))
  // Somebody joins the electorate, and does not vote.
  const change = { leaves: [], joins: [electorOf('late', late.key)] }
  grow(secrecy.changeElectorate(now(), change, keeper.secret, random))
  grow(secrecy.closeBallots(now(), { final }, keeper.secret, random))

  const closed = now()
  const close = closed.entries.at(-1) as secrecy.CloseEntry
  const counted = close.release !== 'nothing'
  const shared = counted
    ? holders.slice(0, plan.quorum).map((holderSecret) => secrecy.shareOf({ record: closed, holderSecret }, random))
    : []
  const shares = shared.map(({ message }) => message)
  const tallies = counted ? [of(secrecy.tryTallyShares({ record: closed, shares }), 'counted')] : []
  const signing = counted && (contest.disclosure.ends === 'hidden' || close.release === 'outcome-only')
  const signInputs = (signing ? holders.slice(0, plan.quorum) : []).map(({ holder }): secrecy.SignToldInput => {
    return { record: closed, shares, holder, secret: secretOf(holder) }
  })
  const signed = signInputs.map((input) => secrecy.signTold(input, random))
  const resultInput: secrecy.ResultInput = { record: closed, shares, signed: signed.map((made) => made.signed) }
  const ready = secrecy.resultOf(resultInput)
  grow(secrecy.addResult(closed, ready.result))
  const sound = records.map((record) => of(secrecy.verifyRecord(record), 'sound'))
  return {
    ...{
      plan,
      contest,
      messages,
      rounds,
      notes,
      nextInputs,
      ballotKey,
      holders,
      identities,
      random,
      keys,
      setup,
      electorate,
    },
    ...{ inputs, ballots, opened, replaces, withdrawing, withdrawn, records, closed, shared, shares, tallies },
    ...{ signInputs, signed, resultInput, ready, sound },
  }
}

/** Everybody reads what the others sent, until all have finished. */
const ceremony = (
  plan: secrecy.Plan,
  identities: ReadonlyMap<string, secrecy.KeyPair>,
  random: secrecy.RandomSource,
) => {
  const rounds: secrecy.NextRound[] = []
  const notes = new Map<string, secrecy.CeremonyNotes>()
  const allNotes: secrecy.CeremonyNotes[] = []
  const inputs: secrecy.NextRoundInput[] = []
  let messages: readonly secrecy.CeremonyMessage[] = []
  for (let round = 0; round < 4; round++) {
    const received = messages
    messages = [...identities].flatMap(([holder, { secret }]) => {
      const own = notes.get(holder)
      const input: secrecy.NextRoundInput = {
        plan,
        holder,
        identitySecret: secret,
        received: received.filter((message) => message.holder !== holder),
        ...(own === undefined ? {} : { own }),
      }
      const next = secrecy.nextRound(input, random)
      inputs.push(input)
      rounds.push(next)
      if (next.kind !== 'finished') {
        notes.set(holder, next.own)
        allNotes.push(next.own)
      }
      return next.send
    })
  }
  return { messages, rounds, notes: allNotes, inputs }
}

/** What has to be so in a vote in which nobody cheats. */
const of = <Made extends { readonly kind: string }, Kind extends Made['kind']>(
  made: Made,
  kind: Kind,
): Extract<Made, { readonly kind: Kind }> => {
  if (made.kind !== kind) throw new Error(`A secret vote was made wrong: ${made.kind}`)
  return made as Extract<Made, { readonly kind: Kind }>
}
