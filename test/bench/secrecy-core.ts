import { addBallot, ballotFormOf, newSigner, openRecord, sealBallot, verifyRecord } from '../../src/secrecy/index.js'
import { type Asks, layoutOf } from '../../src/secrecy/contest.js'
import { allHold } from '../../src/secrecy/equations.js'
import { smallExponent } from '../../src/secrecy/exponent.js'
import {
  G,
  type Point,
  pointBytes,
  pointText,
  preparePoint,
  readPoint,
  scalarText,
  times,
  timesPublic,
} from '../../src/secrecy/group.js'
import { randomScalar, systemRandom, testsOnlyRandom } from '../../src/secrecy/random.js'
import { readSealed, sealBits, type SealedBallot, type Signer } from '../../src/secrecy/seal.js'
import { CONTEST, planned, wholeCeremony } from '../secrecy/ceremony-run.js'
import { closed, electorOf, good, told } from '../secrecy/given.js'

/** What the benchmark of sealed ballots measures: it lies below the public functions, so it is bundled from here. */
export { G, smallExponent, verifyRecord }

export const scalar = (seed: string): bigint => randomScalar(testsOnlyRandom(seed))

export const power = (exponent: number): Point => timesPublic(G, BigInt(exponent))

const key = preparePoint(times(G, scalar('ballot key')))

const voteOn = (asks: Asks) => ({ contest: 'c0'.repeat(32), key, layout: layoutOf(asks) })

const signerOf = (member: string): Signer => {
  const secret = scalar(member)
  return { secret, key: times(G, secret) }
}

const ana = signerOf('ana')

export const seal = (asks: Asks, bits: readonly (0 | 1)[], member = 'ana', signer = ana): SealedBallot =>
  sealBits(voteOn(asks), { member, sequence: 1, before: null }, bits, signer, systemRandom).ballot

/** A ballot as it comes in a record, as JSON; its voting key as it was read with the electorate. */
interface Vote {
  readonly key: Point
  readonly json: string
  readonly a: Point
  readonly b: Point
}

export const votesOf = (asks: Asks, count: number): readonly Vote[] =>
  Array.from({ length: count }, (_, at) => {
    const signer = signerOf(`member ${at}`)
    pointBytes(signer.key)
    const ballot = seal(asks, [(at % 2) as 0 | 1], `member ${at}`, signer)
    const [slot] = ballot.slots
    const a = readPoint(slot?.a ?? '')
    const b = readPoint(slot?.b ?? '')
    if (a === undefined || b === undefined) throw new Error('a ballot without a slot')
    return { key: signer.key, json: JSON.stringify(ballot), a, b }
  })

export const verify = (asks: Asks, votes: readonly Vote[]): void => {
  const vote = voteOn(asks)
  const equations = votes.flatMap((one) => {
    const read = readSealed(vote, JSON.parse(one.json) as SealedBallot, one.key)
    if ('wrongAt' in read) throw new Error(`wrong at ${read.wrongAt}`)
    return read.claims.flatMap((claim) => claim.equations ?? [])
  })
  if (!allHold(equations, vote.key, 'c1'.repeat(32))) throw new Error('a good ballot was refused')
}

/** A vote from its first entry to its result, as one text. */
export const wholeVote = (asks: Asks, members: number, choice: (at: number) => string): string => {
  const random = testsOnlyRandom('a whole vote')
  const contest = { ...CONTEST, asks }
  const { plan, identities } = planned('quorum', 3, 5)
  const { ballotKey, secrets } = wholeCeremony({ plan: { ...plan, contest }, identities })
  const holders = secrets.map((own) => ({ ...own, identity: identities.get(own.holder)?.secret ?? '' }))
  const keeper = newSigner(random)
  const ids = Array.from({ length: members }, (_, at) => `member-${String(at).padStart(3, '0')}`)
  const vote = { contest, keeper, keys: new Map(ids.map((id) => [id, newSigner(random)])), holders, random }
  const electorate = ids.map((id) => electorOf(vote, id))
  let record = openRecord({ contest, ballotKey, electorate, secret: keeper.secret }, random)
  ids.forEach((member, at) => {
    const secret = vote.keys.get(member)?.secret ?? ''
    const { ballot } = sealBallot({ vote: ballotFormOf(record), member, choice: choice(at), secret }, random)
    record = good(addBallot(record, ballot))
  })
  return told(closed({ ...vote, record })).record.text
}

export const changeOne = ([sum, old, fresh]: readonly [Vote, Vote, Vote]): readonly [Point, Point] => [
  sum.a.subtract(old.a).add(fresh.a),
  sum.b.subtract(old.b).add(fresh.b),
]

export const sodiumInput = (sodium: { readonly from_hex: (text: string) => Uint8Array }) => ({
  secret: sodium.from_hex(scalarText(scalar('libsodium'))),
  point: sodium.from_hex(pointText(times(G, 5n))),
})
