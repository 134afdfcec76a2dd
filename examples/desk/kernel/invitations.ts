import { BEGINNING } from 'coop-rules/storage'
import { A_DAY, type Accounts, digestOf, type LinkStands, refOf } from './accounts.js'

/** An invitation that somebody made. */
export interface Invitation {
  /** The digest of its link: by this it is withdrawn. */
  readonly link: string
  readonly person: string
  /** Milliseconds since 1970. */
  readonly on: number
  readonly until: number
  /** What they were invited for, as whoever invited them wrote it. */
  readonly what: string
  readonly stands: LinkStands
}

/** What makes an invitation. */
export interface NewInvitation {
  /** The secret of its link, which nothing keeps. */
  readonly token: string
  readonly person: string
  readonly by: string
  readonly what: string
}

/** Somebody who came in by an invitation. */
export interface Guest {
  readonly person: string
  /** Who invited them; undefined of whoever was to found the co-op. */
  readonly by: string | undefined
}

interface Invited {
  readonly type: 'invited'
  readonly link: string
  readonly person: string
  readonly on: number
  readonly until: number
}

/** Invitations: each is a link of one use, and stands in the list of whoever made it. */
export class Invitations {
  readonly #accounts: Accounts
  /** Links of which nothing new can come, with whom each brought in, if anybody: they need not be read again. */
  readonly #settled = new Map<string, Guest | undefined>()
  constructor(accounts: Accounts) {
    this.#accounts = accounts
  }

  /** Invites somebody by a link whose secret is given: the same once more changes nothing. */
  async make({ token, person, by, what }: NewInvitation): Promise<void> {
    const link = digestOf(token)
    const on = Date.now()
    await this.#accounts.keepLink(token, { person, by, for: 'join', days: INVITATION_DAYS })
    if (what !== '') await this.#accounts.put(`invitations/${link}`, what)
    const invited: Invited = { type: 'invited', link, person, on, until: on + INVITATION_DAYS * A_DAY }
    for (;;) {
      const commits = await this.#accounts.read(streamOf(by))
      if (commits.some(({ events }) => events[0]?.['link'] === link)) return
      if (await this.#accounts.append(streamOf(by), commits.at(-1)?.position ?? BEGINNING, invited)) return
    }
  }

  /** The invitations that somebody made, the newest first. */
  async of(by: string): Promise<readonly Invitation[]> {
    const made = (await this.#accounts.read(streamOf(by))).map(({ events }) => events[0] as unknown as Invited)
    return Promise.all(
      made.toReversed().map(async ({ link, person, on, until }) => ({
        link,
        person,
        on,
        until,
        what: await this.what(link),
        stands: await this.#accounts.linkStands(link),
      })),
    )
  }

  /** What a link's invitation is for; '' where nothing was said. */
  async what(link: string): Promise<string> {
    return ((await this.#accounts.get(`invitations/${link}`)) as string | undefined) ?? ''
  }

  /** Everybody who came in by an invitation, in the order of their ids, whether they belong to the co-op by now or not. Whoever has not opened theirs yet is none of them. */
  async guests(): Promise<readonly Guest[]> {
    const { stores, coop } = this.#accounts
    const links: string[] = []
    for await (const { stream } of stores.events.list({ coop })) if (stream.startsWith('links/')) links.push(stream)
    const came = await Promise.all(links.map((stream) => this.#cameBy(stream)))
    const guests = new Map<string, Guest>()
    for (const guest of came) if (guest !== undefined && !guests.has(guest.person)) guests.set(guest.person, guest)
    return [...guests.values()].sort((a, b) => (a.person < b.person ? -1 : 1))
  }

  /** Who came in by a link, if it was an invitation and was used. */
  async #cameBy(stream: string): Promise<Guest | undefined> {
    if (this.#settled.has(stream)) return this.#settled.get(stream)
    const [made, then] = (await this.#accounts.read(stream)).map(({ events }) => events[0] ?? {})
    const isInvitation = made?.['for'] === 'join'
    // Only an invitation that waits can still bring somebody in.
    if (made === undefined || (isInvitation && then === undefined)) return undefined
    const { person, by } = made as unknown as Guest
    const guest = isInvitation && then?.['type'] === 'used' ? { person, by } : undefined
    this.#settled.set(stream, guest)
    return guest
  }

  /** Withdraws an invitation that somebody made; false where it is none of theirs, or was used. */
  async withdraw(by: string, link: string): Promise<boolean> {
    const theirs = (await this.of(by)).some((invitation) => invitation.link === link)
    return theirs && (await this.#accounts.withdrawLink(link))
  }
}

const streamOf = (by: string): string => `invited/${refOf(by)}`

/** How long an invitation is good. */
export const INVITATION_DAYS = 7
