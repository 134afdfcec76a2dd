import { views } from 'coop-rules/cooperative'
import { explainProblem } from 'coop-rules/problems'
import { type BallotRecord, tryOpenRecord } from 'coop-rules/secrecy'
import { ballotsOf, keeperOf } from '../../kernel/ballot-records.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { ballotKeyOf, mayKnow, planOf, voteHere } from './vote.js'
import { holdersPage } from './holders.js'

/** Begins the ballot record, and says so in the log with its fingerprint. */
export async function beginBallots(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  if (here?.now === undefined || !mayKnow(asked, here)) return asked.notFound()
  const { now, keys, decision, vote } = here
  const refuse = (words: readonly string[]) => holdersPage(asked, { words }, 422)
  const plan = planOf(asked, now, keys)
  const ballotKey = ballotKeyOf(plan, keys)
  if (plan === undefined || ballotKey === undefined) return refuse([t.noKeyYet])
  const command = { type: 'open-ballots', decision, holders: keys.holders } as const
  const again = (refusal: Refusal) => holdersPage(asked, refusal, 422)
  if (!could(asked, { ...command, opening: SOME_TEXT })) return asked.give({ ...command, opening: SOME_TEXT }, again)

  const known = new Map(views.secrecy.votingKeys(asked.state).map((key) => [key.member, key]))
  const missing = now.electorate.filter((member) => known.get(member)?.certified !== true)
  if (missing.length > 0)
    return refuse([t.keysFirst((await Promise.all(missing.map((one) => asked.nameOf(one)))).join(', '))])
  const electorate = now.electorate.map((member) => {
    const key = known.get(member)?.key ?? ''
    const certificates = keys.certificates.flatMap(({ holder, certificates: all }) => {
      const found = all.find((one) => one.member === member && one.key === key)
      return found === undefined ? [] : [{ by: holder, signature: found.signature }]
    })
    return { member, key, certificates: certificates.slice(0, 2) as never }
  })
  const secret = await keeperOf(asked.house, vote)
  const ballots = await ballotsOf(asked.house, vote)
  let record: BallotRecord | undefined = ballots.record
  if (record === undefined) {
    const made = tryOpenRecord({ contest: plan.contest, ballotKey, electorate, secret })
    if (made.kind === 'refused') return refuse(made.problems.map((problem) => explainProblem(problem, asked.locale)))
    const begun = await ballots.begin(made)
    if (begun.kind === 'refused') return refuse(begun.problems.map((problem) => explainProblem(problem, asked.locale)))
    record = begun
  }
  return asked.give({ ...command, opening: record.entries[0]?.fingerprint ?? '' }, again)
}

const WORDS = wordsOf({
  noKeyYet: ['The key is not made yet.', 'La clave todavía no está hecha.'],
  keysFirst: [
    (names: string) => `A confirmed voting key is missing of: ${names}.`,
    (names: string) => `Falta una clave de voto confirmada de: ${names}.`,
  ],
})
