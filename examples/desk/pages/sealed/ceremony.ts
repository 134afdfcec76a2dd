import { views } from 'coop-rules/cooperative'
import { explainProblem } from 'coop-rules/problems'
import { addResult, tryMakeBallotKey, tryResultOf } from 'coop-rules/secrecy'
import { addToCeremony, ballotsOf } from '../../kernel/ballot-records.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { readItem } from './items.js'
import { keyMakingOf, planOf, type VoteHere, voteHere } from './vote.js'

/** What a key holder's browser needs to go on: nobody else's page shows it. Before the ballots are closed there is nothing of the record in it. */
export async function ceremonyJson(asked: Asked) {
  const here = await voteHere(asked)
  const { house, me, state } = asked
  if (here?.keys.holders.includes(me) !== true) return asked.notFound()
  const { now, keys, record } = here
  const { items } = keys
  const certified = new Map(views.secrecy.votingKeys(state).map((key) => [key.member, key]))
  const electorate = await Promise.all(
    (now?.electorate ?? []).map(async (member) => ({
      member,
      name: await asked.nameOf(member),
      key: certified.get(member)?.certified === true ? (certified.get(member)?.key ?? '') : '',
      by: (await Promise.all((certified.get(member)?.certifiedBy ?? []).map((one) => asked.nameOf(one)))).join(', '),
    })),
  )
  const waits = record !== undefined && record.entries.at(-1)?.type === 'close'
  const close = record?.entries.findLast((entry) => entry.type === 'close')?.fingerprint
  const ofCount = items.filter((item) => 'close' in item && item.close === close)
  return asked.answerJson({
    stage: now === undefined ? 'over' : now.ballotsClosed ? 'counting' : now.ballotsOpened ? 'open' : 'key',
    coop: house.coop,
    identity: keys.identities.get(me) ?? null,
    plan: (now === undefined ? undefined : planOf(asked, now, keys)) ?? null,
    names: Object.fromEntries(
      await Promise.all(keys.holders.map(async (holder) => [holder, await asked.nameOf(holder)] as const)),
    ),
    messages: keys.messages,
    electorate: now?.ballotsOpened === true && !now.ballotsClosed ? [] : electorate,
    vouched: keys.certificates.some(({ holder }) => holder === me),
    // Of a vote that is counted the whole record, which a key holder checks before they share anything.
    record: now?.ballotsClosed === true && waits ? record.text : null,
    letters: ofCount.flatMap((item) =>
      item.type === 'shares'
        ? item.letters.filter(({ to }) => to === me).map((letter) => ({ from: item.holder, letter }))
        : [],
    ),
    shared: ofCount.some((item) => item.type === 'shares' && item.holder === me),
    signed: ofCount.some((item) => (item.type === 'signed' || item.type === 'counted') && item.holder === me),
    erased: items.some((item) => item.type === 'erased' && item.holder === me),
  })
}

/** Takes something from a key holder, if it is theirs to send and fits what came before. */
export async function sendItem(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  const { me, house } = asked
  if (here?.keys.holders.includes(me) !== true) return asked.notFound()
  const { now } = here
  const sent = readItem(asked.json, me)
  if (sent === undefined) return asked.answerJson({ words: [t.notThat] }, 422)
  const failed = await addToCeremony<readonly string[]>(house, here.vote, (all) => {
    const keys = keyMakingOf(all)
    if (!keys.holders.includes(me)) return { no: [t.notAsked] }
    const known = keys.items.some((item) => JSON.stringify(item) === JSON.stringify(sent))
    if (known) return { add: [] }
    const ofKind = keys.items.filter((item) => item.type === sent.type && 'holder' in item && item.holder === me)
    if (!('close' in sent) && ofKind.length >= MOST_OF_A_KIND) return { no: [t.notThat] }
    switch (sent.type) {
      case 'identity':
        if (now === undefined || now.ballotsOpened || keys.identities.has(me)) return { no: [t.tooLate] }
        return /^[0-9a-f]{64}$/.test(sent.identity) ? { add: [sent] } : { no: [t.notThat] }
      case 'message': {
        const plan = now === undefined || now.ballotsOpened ? undefined : planOf(asked, now, keys)
        if (plan === undefined) return { no: [t.tooLate] }
        if (sent.message.holder !== me) return { no: [t.notThat] }
        // The same once more, for an answer was lost: a complaint of another dealer is another message.
        if (
          keys.messages.some((one) => one.holder === me && one.kind === sent.message.kind && one.kind !== 'complaint')
        )
          return { add: [] }
        const made = tryMakeBallotKey({ plan, messages: [...keys.messages, sent.message] })
        return made.kind === 'refused'
          ? { no: made.problems.map((problem) => explainProblem(problem, asked.locale)) }
          : { add: [sent] }
      }
      case 'certificates':
        if (now === undefined || now.ballotsOpened) return { no: [t.tooLate] }
        return { add: [sent] }
      case 'shares':
      case 'signed':
      case 'counted':
        // Once is enough: a second one has other random numbers, and says the same.
        if (
          keys.items.some(
            (item) => item.type === sent.type && item.holder === me && 'close' in item && item.close === sent.close,
          )
        )
          return { add: [] }
        return now?.ballotsClosed === true && here.record?.head === sent.close ? { add: [sent] } : { no: [t.tooLate] }
      case 'erased':
        return now === undefined ? { add: [sent] } : { no: [t.tooSoon] }
      default:
        return { no: [t.notThat] }
    }
  })
  if (failed !== undefined) return asked.answerJson({ words: failed.no }, 422)
  if (sent.type === 'signed' || sent.type === 'counted') await addTold(asked, here)
  return asked.answerJson({ kind: 'saved' })
}

/** How many messages, or lists of keys, one key holder sends in the making of one key: there are three rounds, and a complaint of each other holder. */
const MOST_OF_A_KIND = 40

/** Puts into the record what a quorum of key holders signed, or what their shares open. It is told when somebody who may releases it. */
const addTold = async (asked: Asked, { vote, decision }: VoteHere): Promise<void> => {
  const here = await voteHere(asked)
  if (here?.decision !== decision) return
  const { items } = here.keys
  const ballots = await ballotsOf(asked.house, vote)
  await ballots.change((record) => {
    if (record.entries.at(-1)?.type !== 'close') return record
    const signed = items.flatMap((item) => (item.type === 'signed' && item.close === record.head ? [item.signed] : []))
    const ready = tryResultOf({ record, signed })
    if (ready.kind !== 'refused') return addResult(record, ready.result)
    const results = items.flatMap((item) =>
      item.type === 'counted' && item.close === record.head ? [item.result] : [],
    )
    for (const result of results) {
      const added = addResult(record, result as never)
      if (added.kind !== 'refused') return added
    }
    return record
  })
}

const WORDS = wordsOf({
  notAsked: ['Others hold the key now.', 'Ahora custodian la clave otras personas.'],
  tooLate: ['That does not belong here now.', 'Eso no corresponde ahora.'],
  tooSoon: ['The vote is not over yet.', 'La votación todavía no ha terminado.'],
  notThat: ['That is nothing that a key holder sends.', 'Eso no es nada que envíe una persona custodia.'],
})
