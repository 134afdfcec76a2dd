import { DISCLOSURE } from 'coop-rules/disclosure'
import { explain } from 'coop-rules/reasons'
import {
  addBallot,
  addResult,
  ballotFormOf,
  certifyKey,
  closeBallots,
  newSigner,
  nextRound,
  openRecord,
  resultOf,
  sealBallot,
  shareOf,
  testsOnlyRandom,
  verifyRecord,
} from 'coop-rules/secrecy'

/** A small secret vote from the making of its key to its checked result, out of random bytes that are the same everywhere. */
export const secretVote = () => {
  const random = testsOnlyRandom('matrix')
  const signers = (people) => new Map(people.map((person) => [person, newSigner(random)]))
  const contest = {
    cooperative: 'bakers',
    matter: 'new-oven',
    question: '00'.repeat(32),
    asks: { kind: 'yes-no' },
    rule: { moreThan: '1/2', of: 'electorate' },
    disclosure: DISCLOSURE.told,
  }
  const holders = signers(['nuria', 'olga'])
  const { ballotKey, secrets } = keyMade(contest, holders, random)
  const members = signers(['ana', 'ben', 'cleo', 'dario'])
  const vouched = (member, by) => {
    const named = { cooperative: 'bakers', member, key: members.get(member).key, by, secret: holders.get(by).secret }
    return certifyKey(named, random)
  }
  const electorate = [...members].map(([member, { key }]) => {
    return { member, key, certificates: [...holders.keys()].map((by) => vouched(member, by)) }
  })
  const keeper = newSigner(random)
  let record = openRecord({ contest, ballotKey, electorate, secret: keeper.secret }, random)
  const vote = ballotFormOf(record)
  for (const [member, { secret }] of members) {
    const choice = member === 'dario' ? 'against' : 'for'
    record = addBallot(record, sealBallot({ vote, member, choice, secret }, random).ballot)
  }
  record = closeBallots(record, { final: true }, keeper.secret, random)
  const shares = secrets.map((holderSecret) => shareOf({ record, holderSecret }, random).message)
  record = addResult(record, resultOf({ record, shares, signed: [] }).result)
  const sound = verifyRecord(record.text)
  const changed = verifyRecord(record.text.replace('"dario"', '"eva"'))
  return {
    kinds: [sound.kind, changed.kind],
    results: sound.results,
    explained: [explain(sound.because, 'en'), explain(sound.because, 'es')],
    record: record.text,
  }
}

/** The ceremony of the key holders, letter after letter, until each says it is finished. */
const keyMade = (contest, identities, random) => {
  const holders = [...identities].map(([holder, { key }]) => ({ holder, identity: key }))
  const plan = { contest, scheme: 'all-of', quorum: holders.length, holders }
  const own = new Map()
  for (let received = []; ; ) {
    const rounds = [...identities].map(([holder, { secret }]) => {
      const kept = own.has(holder) ? { own: own.get(holder) } : {}
      const from = received.filter((message) => message.holder !== holder)
      const round = nextRound({ plan, holder, identitySecret: secret, received: from, ...kept }, random)
      own.set(holder, round.own)
      return round
    })
    if (rounds.every(({ kind }) => kind === 'finished'))
      return { ballotKey: rounds[0].ballotKey, secrets: rounds.map(({ holderSecret }) => holderSecret) }
    received = rounds.flatMap(({ send }) => send)
  }
}
