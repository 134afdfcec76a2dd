import {
  ballotFormOf,
  choiceOf,
  type KeyPair,
  type LastCast,
  sealBallot,
  type Sealed,
  type SealedChoice,
  spoken,
  tryReadRecord,
  withdrawBallot,
} from 'coop-rules/secrecy'
import { ballotId, keep, type KeptBallot, kept, keyId } from './sealed-kept.js'
import { find, get, inWords, type Island, islandOf, keepFile, onPress, say, send, showStep } from './sealed-shared.js'

/** Seals a member's ballot in their browser. What they choose is in the memory of this page alone, until it is sealed. */
const island = islandOf() as
  | Island<{
      readonly decision: string
      readonly vote: string
      readonly cast: string
      readonly receipt: string
      readonly keys: string
    }>
  | undefined

interface VoteSent {
  readonly setup: string
  readonly last: LastCast | null
}

if (island !== undefined) {
  const { root, facts } = island
  const { words } = facts
  const word = (name: string): string => words[name] ?? ''
  root.hidden = false
  const begun = await begin()
  if (begun !== undefined) run(begun)

  /** Reads how the vote was set up, checks all of it, and finds one's own key in it. */
  async function begin() {
    const [sent, pair] = await Promise.all([get<VoteSent>(facts.vote), kept<KeyPair>(keyId(facts))])
    if (sent === undefined) return undefined
    const record = tryReadRecord(sent.setup)
    if (record.kind === 'refused') {
      say(root, word('notSound'), inWords(record.problems, facts))
      return undefined
    }
    const [setup] = record.entries
    if (
      setup?.type !== 'setup' ||
      setup.contest.cooperative !== facts.coop ||
      setup.contest.matter !== facts.decision
    ) {
      say(root, word('notSound'))
      return undefined
    }
    if (pair === undefined) {
      const link = document.createElement('a')
      link.href = facts.keys
      link.textContent = facts.keys
      say(root, word('noKey'))
      find(root, '[data-says]').append(' ', link)
      return undefined
    }
    if (setup.electorate.find(({ member }) => member === facts.person)?.key !== pair.key) {
      say(root, word('otherKey'))
      return undefined
    }
    return { vote: ballotFormOf(record), last: sent.last, secret: pair.secret }
  }

  function run({ vote, last: first, secret }: NonNullable<Awaited<ReturnType<typeof begin>>>): void {
    let last = first
    let sealed: Sealed | undefined
    const own = ballotId(facts, vote.contest)
    find(root, '[data-abstain]').hidden = vote.asks.kind === 'yes-no'
    const withdraw = onPress(root, 'withdraw', async () => {
      if (last === null) return
      const { withdrawal, trackingCode } = withdrawBallot({ vote, member: facts.person, replaces: last, secret })
      await post({ withdrawal }, { kind: 'withdrawal', sequence: withdrawal.sequence, trackingCode })
    })
    onPress(root, 'seal', () => {
      const chosen = root.querySelector<HTMLInputElement>('input[name="choice"]:checked')?.value
      if (chosen === undefined) {
        root.querySelector<HTMLInputElement>('input[name="choice"]')?.focus()
        return
      }
      const choice: SealedChoice = vote.asks.kind === 'choose' ? [chosen] : chosen
      const replaces = last === null ? {} : { replaces: last }
      sealed = sealBallot({ vote, member: facts.person, choice, secret, ...replaces })
      find(root, '[data-code]').textContent = spoken(sealed.trackingCode)
      clear()
      say(root)
      showStep(root, 'sealed')
      find(root, '[data-do="cast"]').focus()
    })
    onPress(root, 'cast', async () => {
      if (sealed === undefined) return
      const { ballot, trackingCode } = sealed
      await post({ ballot }, { kind: 'ballot', sequence: ballot.sequence, trackingCode })
    })
    onPress(root, 'open', async () => {
      if (sealed === undefined) return
      const { ballot, opening } = sealed
      const sent = await send(facts.cast, { ballot, opening }, facts)
      if ('words' in sent) {
        say(root, word('failed'), ...sent.words)
        return
      }
      const choice = choiceOf(vote.asks, opening.bits)
      find(root, '[data-opened]').textContent = `${word('opened')} ${[choice].flat().map(word).join(', ')}.`
      opened = { ballot, opening }
      sealed = undefined
      showStep(root, 'opened')
    })
    let opened: object | undefined
    onPress(root, 'file', () => {
      keepFile(`${facts.decision}-opened.json`, { kind: 'opened', ...opened })
    })
    for (const back of root.querySelectorAll<HTMLElement>('[data-do="back"]'))
      back.addEventListener('click', () => {
        sealed = undefined
        choose()
      })
    choose()

    function choose(): void {
      withdraw.hidden = true
      showStep(root, 'choose')
      void kept<KeptBallot>(own).then((mine) => {
        if (last === null) say(root, word('none'))
        else if (mine?.trackingCode !== last.trackingCode) say(root, word('elsewhere'), spoken(last.trackingCode))
        else if (mine.kind === 'withdrawal') say(root, word('withdrawn'))
        else say(root, word('mine'), spoken(last.trackingCode))
        withdraw.hidden = last === null || mine?.kind === 'withdrawal'
      })
    }

    /** Sends something sealed, and only says that it is saved on a page that read the record anew. */
    async function post(body: object, mine: KeptBallot): Promise<void> {
      const before = await kept<KeptBallot>(own)
      // Kept first: an answer that is lost leaves a browser that knows what it sent.
      await keep(own, mine)
      const sent = await send(facts.cast, body, facts)
      if ('words' in sent) {
        if (before !== undefined) await keep(own, before)
        say(root, word('failed'), ...sent.words)
        return
      }
      last = (sent.answer as { readonly last: LastCast }).last
      sealed = undefined
      location.assign(facts.receipt + mine.trackingCode)
    }

    function clear(): void {
      for (const input of root.querySelectorAll<HTMLInputElement>('input[name="choice"]')) input.checked = false
    }
  }
}
