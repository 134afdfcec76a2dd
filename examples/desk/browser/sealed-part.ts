import {
  type CeremonyMessage,
  certifyKey,
  newSigner,
  type Plan,
  type ShareMessage,
  spoken,
  tryContinueRecord,
  tryNextRound,
  tryReadRecord,
  tryResultOf,
  trySignTold,
  tryShareOf,
  type BallotRecord,
} from 'coop-rules/secrecy'
import { backupOf, forget, keep, type KeptPart, kept, partId } from './sealed-kept.js'
import { type Letter, openLetter, sealLetter } from './sealed-letters.js'
import { find, get, inWords, type Island, islandOf, keepFile, onPress, say, send, showStep } from './sealed-shared.js'

/** What the desk says to a key holder's browser. */
interface Asked {
  readonly stage: 'key' | 'open' | 'counting' | 'over'
  readonly identity: string | null
  readonly plan: Plan | null
  readonly names: Readonly<Record<string, string>>
  readonly messages: readonly CeremonyMessage[]
  readonly electorate: readonly {
    readonly member: string
    readonly name: string
    readonly key: string
    readonly by: string
  }[]
  readonly vouched: boolean
  readonly record: string | null
  readonly letters: readonly { readonly from: string; readonly letter: Letter }[]
  readonly shared: boolean
  readonly signed: boolean
  readonly erased: boolean
}

/** A key holder's part: made with the others, kept here, and used on whole records only. */
const island = islandOf() as Island<{ readonly messages: string; readonly vote: string }> | undefined
if (island !== undefined) {
  const { root, facts } = island
  const word = (name: string): string => facts.words[name] ?? ''
  const id = partId(facts, facts.vote)
  let checked: BallotRecord | undefined
  let asked: Asked | undefined
  let seen = -1
  let looking: Promise<void> = Promise.resolve()
  root.hidden = false

  onPress(root, 'take', async () => {
    const part: KeptPart = (await kept<KeptPart>(id)) ?? { identity: newSigner() }
    await keep(id, part)
    await post({ type: 'identity', identity: part.identity.key })
    await look()
  })
  onPress(root, 'vouch', async () => {
    const part = await kept<KeptPart>(id)
    if (part === undefined || asked === undefined) return
    const certificates = asked.electorate.map(({ member, key }) => ({
      member,
      key,
      signature: certifyKey({
        cooperative: facts.coop,
        member,
        key,
        by: facts.person,
        secret: part.identity.secret,
      }).signature,
    }))
    await post({ type: 'certificates', certificates })
    await look()
  })
  onPress(root, 'count', async () => {
    const part = await kept<KeptPart>(id)
    if (part?.secret === undefined || checked === undefined || asked?.plan == null) return
    const record = checked
    const shared = tryShareOf({ record, holderSecret: part.secret, remembered: part.remembered ?? [] })
    if (shared.kind === 'refused') {
      say(root, word('notSound'), inWords(shared.problems, facts))
      return
    }
    // Remembered before it is sent: another version of this count is never shared.
    const remembered = [
      ...(part.remembered ?? []).filter(({ close }) => close !== shared.remember.close),
      shared.remember,
    ]
    await keep(id, { ...part, remembered })
    const letters = await Promise.all(
      asked.plan.holders
        .filter(({ holder }) => holder !== facts.person)
        .map(({ holder, identity }) => sealLetter(holder, identity, record.head, shared.message)),
    )
    await post({ type: 'shares', close: record.head, letters })
    await look()
  })
  onPress(root, 'erase', async () => {
    await forget(id)
    await post({ type: 'erased' })
    await look()
  })
  const backup = onPress(root, 'backup', async () => {
    keepFile(`${facts.coop}-${facts.person}-keys.json`, await backupOf(facts))
  })

  /** Goes on by itself while others make their parts, or count. */
  for (;;) {
    await look().catch((error: unknown) => say(root, String(error)))
    await new Promise((resolve) => setTimeout(resolve, document.hidden ? 10_000 : 1_000))
  }

  /** One after the other: what is looked at twice at a time would be sent twice. */
  function look(): Promise<void> {
    const next = looking.then(goOn)
    looking = next.catch(() => undefined)
    return next
  }

  async function goOn(): Promise<void> {
    asked = await get<Asked>(facts.messages)
    if (asked === undefined) return
    const part = await kept<KeptPart>(id)
    backup.hidden = part === undefined
    if (asked.stage === 'over') return over(asked, part)
    if (asked.identity === null) {
      say(root, word('begin'))
      showStep(root, 'take')
      return
    }
    if (part?.identity.key !== asked.identity) {
      showStep(root, '')
      say(root, word('lost'))
      return
    }
    if (asked.stage === 'key') return makePart(asked, part)
    if (asked.stage === 'open') {
      showStep(root, '')
      say(root, word('open'))
      return
    }
    await count(asked, part)
  }

  async function makePart({ plan, messages, vouched, electorate }: Asked, part: KeptPart): Promise<void> {
    if (plan === null) {
      showStep(root, '')
      say(root, word('waiting'), '…')
      return
    }
    if (part.secret === undefined) {
      // Nothing new has come: there is nothing to work out once more.
      if (part.own !== undefined && messages.length === seen) return
      const own = part.own === undefined ? {} : { own: part.own }
      const { secret: identitySecret } = part.identity
      const next = tryNextRound({ plan, holder: facts.person, identitySecret, received: messages, ...own })
      if (next.kind === 'refused') {
        say(root, inWords(next.problems, facts))
        return
      }
      // Kept before anything of it is sent: what was sent once cannot be made anew.
      await keep(
        id,
        next.kind === 'finished' ? { identity: part.identity, secret: next.holderSecret } : { ...part, own: next.own },
      )
      const known = new Set(messages.filter(({ holder }) => holder === facts.person).map(nameOf))
      for (const message of next.send) if (!known.has(nameOf(message))) await post({ type: 'message', message })
      seen = messages.length
      if (next.kind !== 'finished') {
        showStep(root, '')
        if (next.kind === 'failed') say(root, inWords(next.problems, facts))
        else
          say(
            root,
            word('waiting'),
            [...new Set(next.missing.map(({ holder }) => asked?.names[holder] ?? holder))].join(', '),
          )
        return
      }
    }
    if (vouched) {
      showStep(root, '')
      say(root, word('made'), word('vouched'))
    } else if (electorate.some(({ key }) => key === '')) {
      showStep(root, '')
      say(root, word('made'), word('keysMissing'))
    } else {
      say(root, word('made'))
      const list = find(root, '[data-keys]')
      list.replaceChildren(
        ...electorate.map(({ name, key, by }) => {
          const item = document.createElement('li')
          const code = document.createElement('code')
          code.textContent = spoken(key)
          item.append(`${name} (${by}): `, code)
          return item
        }),
      )
      showStep(root, 'vouch')
    }
  }

  /** Checks the whole record, then counts: the share that leaves this browser is made from the record, never from a ciphertext that somebody hands in. */
  async function count(
    { record: text, electorate, letters, shared, signed, plan }: Asked,
    part: KeptPart,
  ): Promise<void> {
    if (text === null || signed) {
      showStep(root, '')
      say(root, signed ? word('signed') : word('told'))
      return
    }
    if (checked?.text !== text) {
      const read =
        checked !== undefined && text.startsWith(checked.text)
          ? tryContinueRecord(checked, text.slice(checked.text.length))
          : tryReadRecord(text)
      if (read.kind === 'refused') {
        showStep(root, '')
        say(root, word('notSound'), inWords(read.problems, facts))
        return
      }
      checked = read
    }
    const record = checked
    find(root, '[data-head]').textContent = spoken(record.head)
    find(root, '[data-electorate]').textContent = electorate.map(({ name }) => name).join(', ')
    if (!isOf(record, electorate)) {
      showStep(root, '')
      say(root, word('otherPeople'))
      return
    }
    if (!shared) {
      showStep(root, 'count')
      say(root, word('sharing'))
      return
    }
    showStep(root, '')
    if (part.secret === undefined || plan === null) return
    const opened = await Promise.all(letters.map(({ letter }) => openLetter(letter, part.identity, record.head)))
    const mine = tryShareOf({ record, holderSecret: part.secret, remembered: part.remembered ?? [] })
    const shares = [...opened.filter((one) => one !== undefined), ...(mine.kind === 'shared' ? [mine.message] : [])]
    const given = shares as ShareMessage[]
    const whole = tryResultOf({ record, shares: given })
    if (whole.kind !== 'refused') {
      await post({ type: 'counted', close: record.head, result: whole.result })
      say(root, word('signed'))
      return
    }
    const { secret } = part.identity
    const told = trySignTold({ record, shares: given, holder: facts.person, secret })
    if (told.kind === 'refused') {
      say(root, word('shared'), `${given.length}/${plan.quorum}`)
      return
    }
    await post({ type: 'signed', close: record.head, signed: told.signed })
    say(root, word('signed'))
  }

  /** Those who may vote by the record are those of the log. */
  function isOf({ entries }: BallotRecord, electorate: Asked['electorate']): boolean {
    const keys = new Map<string, string>()
    for (const entry of entries) {
      if (entry.type === 'setup') for (const { member, key } of entry.electorate) keys.set(member, key)
      if (entry.type === 'electorate') {
        for (const member of entry.leaves) keys.delete(member)
        for (const { member, key } of entry.joins) keys.set(member, key)
      }
    }
    return keys.size === electorate.length && electorate.every(({ member, key }) => keys.get(member) === key)
  }

  function over({ erased }: Asked, part: KeptPart | undefined): void {
    if (part === undefined) {
      showStep(root, '')
      say(root, word('over'), erased ? word('erased') : '')
      return
    }
    showStep(root, 'erase')
    say(root, word('over'))
  }

  async function post(item: object): Promise<void> {
    const sent = await send(facts.messages, item, facts)
    if ('words' in sent) throw new Error(`${word('failed')} ${sent.words.join(' ')}`)
  }
}

/** What tells a holder's messages apart: they send one of each kind, and a complaint of each who dealt falsely. */
function nameOf(message: CeremonyMessage): string {
  return message.kind === 'complaint' ? `complaint ${message.deal.holder}` : message.kind
}
