// A removal vote in a team of ten: sealed, changed once, tried once, counted by three of five key holders, and checked. From the file beside this one; every key and every seal is new each time.
import { createHash } from 'node:crypto'
import { DISCLOSURE } from 'coop-rules/disclosure'
import { explainProblem } from 'coop-rules/problems'
import { explain } from 'coop-rules/reasons'
import {
  addBallot,
  addOpened,
  addResult,
  ballotFormOf,
  certifyKey,
  choiceOf,
  closeBallots,
  lastCastOf,
  newSigner,
  nextRound,
  openRecord,
  resultOf,
  sealBallot,
  shareOf,
  signTold,
  tallyShares,
  tryTallyShares,
  verifyRecord,
} from 'coop-rules/secrecy'
import { filesBeside } from '../files.mjs'
import { WORDS } from './words.mjs'

const { readJson } = filesBeside(import.meta.url)

/** Tells a secret vote. */
export const tellSecretVote = ({ locale, print }) => {
  const vote = readJson('vote.json')
  const words = WORDS[locale]
  const title = (text) => print(`\n## ${text}`)
  const sentence = (reason) => explain([reason], locale)
  const named = (people) => new Intl.ListFormat(locale).format(people.map(capitalised))
  const problems = ({ problems: found }) => {
    for (const one of found) print(`    ${explainProblem(one, locale)}`)
  }
  print(`# ${words.title}  (${words.source(['vote.json'])})`)

  title(words.key)
  const holders = signersFor(vote.holders)
  const { ballotKey, secrets } = makeBallotKey(vote, holders)
  print(`  ${words.made(named(vote.holders), vote.quorum)}`)
  const members = signersFor([...new Set(vote.ballots.map(({ member }) => member))].sort())
  const keeper = newSigner()
  let record = openRecord({
    contest: contestOf(vote),
    ballotKey,
    electorate: certified(vote.cooperative, members),
    secret: keeper.secret,
  })
  print(`  ${words.certified(members.size)}`)

  title(words.voting)
  const form = ballotFormOf(record)
  const seal = (member, choice) => {
    const { secret } = members.get(member)
    return sealBallot({ vote: form, member, choice, secret, replaces: lastCastOf(record, member) })
  }
  for (const ballot of vote.ballots) {
    const sealed = seal(ballot.member, ballot.for ? 'for' : 'against').ballot
    record = addBallot(record, sealed)
    if (sealed.sequence > 1 || ballot === vote.ballots[0])
      print(`  ${words.cast(capitalised(ballot.member), sealed.sequence)}`)
  }
  print(`  ${words.nothing}`)
  const { ballot: tried, opening } = seal('juan', 'for')
  record = addOpened(record, { ballot: tried, opening })
  print(`  ${words.opened('Juan', words.choices[choiceOf(form.asks, opening.bits)])}`)
  print(`  ${words.refused}`)
  problems(addBallot(record, tried))

  title(words.counting)
  record = closeBallots(record, { final: true }, keeper.secret)
  const shares = vote.counting.map((holder) => shareOf({ record, holderSecret: secrets.get(holder) }).message)
  print(`  ${words.shares(named(vote.counting))}`)
  const bad = { ...shares[0], shares: shares[1].shares }
  print(`  ${words.bad(capitalised(bad.holder))}`)
  problems(tryTallyShares({ record, shares: [bad, ...shares.slice(1)] }))
  print(`  ${words.counted(...tallyShares({ record, shares }).sums)}`)
  const signed = vote.counting.map(
    (holder) => signTold({ record, shares, holder, secret: holders.get(holder).secret }).signed,
  )
  record = addResult(record, resultOf({ record, signed }).result)

  title(words.verifying)
  const sound = verifyRecord(record.text)
  print(`  ${explain(sound.because, locale)}`)
  for (const result of sound.results) {
    print(`  ${words.outcome[result.outcome]} ${words.told(result)}`)
    print(`  ${explain(result.because, locale)}`)
    print(`  ${words.assuming}`)
    for (const reason of result.assumptions) print(`    ${sentence(reason)}`)
    print(`  ${words.discloses}`)
    for (const reason of result.discloses) print(`    ${sentence(reason)}`)
  }
  print(`  ${words.flipped}`)
  problems(verifyRecord(record.text.replace('"sequence":2', '"sequence":3')))
}

const capitalised = (name) => name.charAt(0).toUpperCase() + name.slice(1)

/** A new key for each of these people. */
const signersFor = (people) => new Map(people.map((person) => [person, newSigner()]))

const contestOf = ({ cooperative, matter, asks, rule, question }) => ({
  cooperative,
  matter,
  question: createHash('sha256').update(question).digest('hex'),
  asks,
  rule,
  disclosure: DISCLOSURE.strict,
})

/** The ceremony of the key holders, letter after letter: everybody's go to everybody until each says it is finished. */
const makeBallotKey = (vote, holders) => {
  const plan = {
    contest: contestOf(vote),
    scheme: 'quorum',
    quorum: vote.quorum,
    holders: vote.holders.map((holder) => ({ holder, identity: holders.get(holder).key })),
  }
  const own = new Map()
  for (let received = []; ; ) {
    const rounds = vote.holders.map((holder) => {
      const kept = own.has(holder) ? { own: own.get(holder) } : {}
      const round = nextRound({ plan, holder, identitySecret: holders.get(holder).secret, received, ...kept })
      own.set(holder, round.own)
      return round
    })
    if (rounds.every(({ kind }) => kind === 'finished')) {
      const secrets = new Map(rounds.map(({ holderSecret }) => [holderSecret.holder, holderSecret]))
      return { ballotKey: rounds[0].ballotKey, secrets }
    }
    received = rounds.flatMap(({ send }) => send)
  }
}

/** Everybody's key is certified by the two who come next in the list. */
const certified = (cooperative, members) => {
  const people = [...members]
  return people.map(([member, { key }], at) => ({
    member,
    key,
    certificates: [1, 2].map((step) => {
      const [by, { secret }] = people[(at + step) % people.length]
      return certifyKey({ cooperative, member, key, by, secret })
    }),
  }))
}
