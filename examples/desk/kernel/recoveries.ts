import { randomBytes } from 'node:crypto'
import { BEGINNING, type Position } from 'coop-rules/storage'
import { A_DAY, type Accounts, digestOf } from './accounts.js'

/** Somebody who cannot sign in any more, for whom members ask for a new link. */
export interface Recovery {
  readonly id: string
  readonly person: string
  /** Undefined where the link was printed on the machine that the desk runs on. */
  readonly askedBy: string | undefined
  /** Milliseconds since 1970. */
  readonly askedOn: number
  /** Until when it can be confirmed, or its link be used; milliseconds since 1970. */
  readonly until: number
  readonly confirmedBy: string | undefined
  readonly endedBy: string | undefined
  /** The digest of the link, once there is one. */
  readonly link: string | undefined
  readonly stands: 'asked' | 'confirmed' | 'used' | 'cancelled' | 'over'
}

/** Something to tell somebody about their own account. */
export interface Notice {
  readonly kind: 'recovery-asked' | 'recovery-confirmed' | 'recovered'
  readonly recovery: Recovery
}

/** Why something was not done. */
export type NotDone = 'not-open' | 'done-before' | 'own-account' | 'same-member' | 'used-already'

type RecoveryEvent =
  | { readonly type: 'asked'; readonly id: string; readonly person: string; readonly by: string; readonly on: number }
  | { readonly type: 'confirmed'; readonly id: string; readonly by: string; readonly link: string; readonly on: number }
  | {
      readonly type: 'printed'
      readonly id: string
      readonly person: string
      readonly link: string
      readonly on: number
    }
  | { readonly type: 'cancelled'; readonly id: string; readonly by: string; readonly on: number }
  | { readonly type: 'used'; readonly id: string; readonly on: number }

/**
 * New links for those who lost every way in: one member asks, another confirms, and the link is made only then. All stands in one stream of the co-op, so that of two members on two servers at the same moment each is answered by what stands.
 */
export class Recoveries {
  readonly #accounts: Accounts
  #events: readonly RecoveryEvent[] = []
  #position: Position = BEGINNING
  constructor(accounts: Accounts) {
    this.#accounts = accounts
  }

  /** All of them, the newest first: whoever has a vote may see who lets whom in again. */
  async all(): Promise<readonly Recovery[]> {
    const { events } = await this.#catchUp()
    return [...fold(events).values()].toReversed()
  }

  async find(id: string): Promise<Recovery | undefined> {
    return fold((await this.#catchUp()).events).get(id)
  }

  /** Who asked for a link, by its digest. */
  async askerOf(link: string): Promise<string | undefined> {
    return (await this.all()).find((one) => one.link === link)?.askedBy
  }

  /** Asks for a new link for somebody else. Where it was asked already, that stands. */
  async ask({ person, by }: { readonly person: string; readonly by: string }): Promise<NotDone | undefined> {
    if (person === by) return 'own-account'
    const id = newId()
    return this.#change((all) =>
      [...all.values()].some((one) => one.person === person && isOpen(one))
        ? 'not-open'
        : { type: 'asked', id, person, by, on: Date.now() },
    )
  }

  /** Makes a link on the machine that the desk runs on, for where nobody can sign in any more to ask or to confirm. It stands in the same list, so that every member with a vote is told. */
  async print(person: string, token: string): Promise<void> {
    await this.#change(() => ({ type: 'printed', id: newId(), person, link: digestOf(token), on: Date.now() }))
    await this.#accounts.keepLink(token, { person, for: 'recovery', days: RECOVERY_DAYS })
  }

  /** Links that were printed on the machine within a fortnight, for those whom they do not sign in: they are told all the same. */
  async printedFor(reader: string): Promise<readonly Recovery[]> {
    const since = Date.now() - 14 * A_DAY
    return (await this.all()).filter(
      ({ askedBy, person, askedOn }) => askedBy === undefined && person !== reader && askedOn > since,
    )
  }

  /** Confirms what another member asked, and makes a link of the secret that is given. The same once more changes nothing. */
  async confirm({
    id,
    by,
    token,
  }: {
    readonly id: string
    readonly by: string
    readonly token: string
  }): Promise<NotDone | undefined> {
    const link = digestOf(token)
    const trouble = await this.#change((all) => {
      const found = all.get(id)
      if (found?.link === link) return 'done-before'
      if (found?.stands !== 'asked') return 'not-open'
      if (found.person === by) return 'own-account'
      if (found.askedBy === by) return 'same-member'
      return { type: 'confirmed', id, by, link, on: Date.now() }
    })
    if (trouble !== undefined && trouble !== 'done-before') return trouble
    const person = (await this.find(id))?.person ?? ''
    await this.#accounts.keepLink(token, { person, by, for: 'recovery', days: RECOVERY_DAYS })
    // Whoever cancelled between the two made the link worthless before it was there.
    return (await this.#accounts.linkStands(link)) === 'open' ? undefined : 'not-open'
  }

  /** Calls it off: the person themselves, or one of those who asked for it. */
  async cancel({ id, by }: { readonly id: string; readonly by: string }): Promise<NotDone | undefined> {
    const found = await this.find(id)
    if (found === undefined || !isOpen(found)) return 'not-open'
    if (![found.person, found.askedBy, found.confirmedBy].includes(by)) return 'same-member'
    if (found.link !== undefined && !(await this.#accounts.withdrawLink(found.link))) return 'used-already'
    const trouble = await this.#change((all) => {
      const now = all.get(id)
      if (now === undefined || !isOpen(now)) return 'not-open'
      // Confirmed meanwhile: then its link has to be made worthless first.
      return now.link === found.link ? { type: 'cancelled', id, by, on: Date.now() } : 'used-already'
    })
    return trouble === 'used-already' && found.link === undefined ? this.cancel({ id, by }) : trouble
  }

  /** What follows when the link was used: the old passkeys are removed, and all sessions closed, for whoever has them may not be that person. */
  async complete(person: string, token: string): Promise<void> {
    await this.#accounts.passkeys.removeAll(person)
    await this.#accounts.closeSessionsOf(person)
    await this.#change((all) => {
      const found = [...all.values()].find(({ link }) => link === digestOf(token))
      return found === undefined ? 'not-open' : { type: 'used', id: found.id, on: Date.now() }
    })
  }

  async noticesFor(person: string): Promise<readonly Notice[]> {
    return (await this.all()).flatMap((recovery): readonly Notice[] => {
      if (recovery.person !== person) return []
      if (recovery.stands === 'asked') return [{ kind: 'recovery-asked', recovery }]
      if (recovery.stands === 'confirmed') return [{ kind: 'recovery-confirmed', recovery }]
      const recent = recovery.askedOn > Date.now() - 14 * A_DAY
      return recovery.stands === 'used' && recent ? [{ kind: 'recovered', recovery }] : []
    })
  }

  async #change(change: (all: ReadonlyMap<string, Recovery>) => RecoveryEvent | NotDone): Promise<NotDone | undefined> {
    for (;;) {
      const { events, position } = await this.#catchUp()
      const event = change(fold(events))
      if (typeof event === 'string') return event
      if (await this.#accounts.append(STREAM, position, event)) return undefined
    }
  }

  /** Reads what came since it was read last. */
  async #catchUp(): Promise<{ readonly events: readonly RecoveryEvent[]; readonly position: Position }> {
    const from = this.#position
    const commits = await this.#accounts.read(STREAM, from)
    // Two that read at the same moment read the same: the one that comes second adds nothing.
    if (commits.length > 0 && this.#position === from) {
      this.#events = [...this.#events, ...commits.flatMap(({ events }) => events as unknown as RecoveryEvent[])]
      this.#position = commits.at(-1)?.position ?? from
    }
    return { events: this.#events, position: this.#position }
  }
}

const fold = (events: readonly RecoveryEvent[]): ReadonlyMap<string, Recovery> => {
  const all = new Map<string, Recovery>()
  for (const event of events) {
    if (event.type === 'asked') {
      const { id, person, by: askedBy, on: askedOn } = event
      const ended = { confirmedBy: undefined, endedBy: undefined, link: undefined }
      all.set(id, { id, person, askedBy, askedOn, until: askedOn + OPEN_DAYS * A_DAY, ...ended, stands: 'asked' })
      continue
    }
    if (event.type === 'printed') {
      const { id, person, link, on: askedOn } = event
      const by = { askedBy: undefined, confirmedBy: undefined, endedBy: undefined }
      all.set(id, { id, person, askedOn, until: linkUntil(askedOn), ...by, link, stands: 'confirmed' })
      continue
    }
    const found = all.get(event.id)
    if (found === undefined) continue
    if (event.type === 'confirmed')
      all.set(event.id, {
        ...found,
        confirmedBy: event.by,
        until: linkUntil(event.on),
        link: event.link,
        stands: 'confirmed',
      })
    else if (event.type === 'cancelled') all.set(event.id, { ...found, endedBy: event.by, stands: 'cancelled' })
    else all.set(event.id, { ...found, stands: 'used' })
  }
  const now = Date.now()
  for (const [id, one] of all) if (isOpen(one) && one.until <= now) all.set(id, { ...one, stands: 'over' })
  return all
}

/** The link is made a moment after it was written down, and may be used as much longer. */
const linkUntil = (on: number): number => on + RECOVERY_DAYS * A_DAY + 60_000

const newId = (): string => `r-${randomBytes(6).toString('hex')}`

const isOpen = ({ stands }: Recovery): boolean => stands === 'asked' || stands === 'confirmed'

const STREAM = 'recoveries'
/** How long the link is good. */
export const RECOVERY_DAYS = 2
/** How long a request waits for somebody to confirm it. */
const OPEN_DAYS = 7
