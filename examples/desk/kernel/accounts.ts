import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { BEGINNING, type Commit, type Position, type Stores } from 'coop-rules/storage'
import { Invitations } from './invitations.js'
import { Passkeys } from './passkeys.js'
import { type Notice, Recoveries } from './recoveries.js'

/** Somebody who is signed in to one co-op. */
export interface Session {
  readonly person: string
  /** With this the forms of the session are signed: whoever does not have it cannot make one. */
  readonly formKey: string
  /** Milliseconds since 1970. */
  readonly from: number
  /** Milliseconds since 1970. */
  readonly until: number
}

/** What a link of one use was made for. */
export type LinkFor = 'sign-in' | 'join' | 'recovery'

/** What a link says of itself to whoever has it. */
export interface Link {
  readonly person: string
  readonly for: LinkFor
  /** Who made it, where a member did. */
  readonly by?: string
}

interface LinkMade extends Link {
  readonly type: 'made'
  /** Milliseconds since 1970. */
  readonly until: number
}

/** How a link stands. */
export type LinkStands = 'open' | 'used' | 'withdrawn' | 'over'

/** What one form says of itself when it comes back: the name of its command, how far the log went when it was shown, and for whom it was made. */
export interface FormMade {
  readonly commandId: string
  readonly seen: Position
  /** Whose act it is: of whoever is signed in, or of the enterprise for which they acted when it was shown. */
  readonly actsFor?: string
}

/**
 * Who may sign in to one co-op, and who is. It lies beside the co-op, under a name of its own, so that a backup of the co-op has none of it and no other co-op can read it. What somebody may do is nowhere here: the co-op's own state says it.
 */
export class Accounts {
  readonly stores: Stores
  /** Under which name it is kept. */
  readonly coop: string
  readonly passkeys: Passkeys
  readonly invitations: Invitations
  readonly recoveries: Recoveries
  /** When sessions were last seen, as far as this server knows: never later than they were. */
  readonly #seen = new Map<string, number>()
  #sweptOn = 0

  constructor({ stores, coop }: { readonly stores: Stores; readonly coop: string }) {
    this.stores = stores
    this.coop = `${coop}/desk`
    this.passkeys = new Passkeys(this)
    this.invitations = new Invitations(this)
    this.recoveries = new Recoveries(this)
  }

  /** Makes a link that signs somebody in once. Only its fingerprint is kept. */
  async makeLink(input: Link & { readonly days: number }): Promise<string> {
    const token = secret()
    await this.keepLink(token, input)
    return token
  }

  /** Keeps a link whose secret is there already; false where it was withdrawn before it was made. */
  async keepLink(token: string, { days, ...link }: Link & { readonly days: number }): Promise<boolean> {
    const made: LinkMade = { type: 'made', ...link, until: Date.now() + days * A_DAY }
    return this.append(linkStream(digestOf(token)), BEGINNING, made)
  }

  /** Whom a link would sign in; undefined where it was used, is over, or never was. */
  async linkOf(token: string): Promise<Link | undefined> {
    return (await this.#openLink(token))?.link
  }

  /** Uses a link up. Of any number of tries at the same moment, on any number of servers, one gets through. */
  async useLink(token: string): Promise<Link | undefined> {
    const found = await this.#openLink(token)
    if (found === undefined) return undefined
    const used = await this.append(linkStream(digestOf(token)), found.position, { type: 'used', on: Date.now() })
    return used ? found.link : undefined
  }

  /** How a link stands, by the digest of its secret. */
  async linkStands(digest: string): Promise<LinkStands> {
    const [made, then] = (await this.read(linkStream(digest))).map(({ events }) => events[0] ?? {})
    if (made === undefined || made['type'] === 'withdrawn' || then?.['type'] === 'withdrawn') return 'withdrawn'
    if (then !== undefined) return 'used'
    return (made as unknown as LinkMade).until > Date.now() ? 'open' : 'over'
  }

  /** Makes a link worthless before somebody uses it; false where somebody did. */
  async withdrawLink(digest: string): Promise<boolean> {
    const commits = await this.read(linkStream(digest))
    const stands = await this.linkStands(digest)
    if (commits.length > 0 && stands !== 'open') return stands !== 'used'
    const position = commits.at(-1)?.position ?? BEGINNING
    const appended = await this.append(linkStream(digest), position, { type: 'withdrawn', on: Date.now() })
    return appended || (await this.withdrawLink(digest))
  }

  /** Signs somebody in: always under a new secret, never under one that came with the request. */
  async openSession(person: string): Promise<{ readonly token: string; readonly session: Session }> {
    const token = `${refOf(person)}.${secret()}`
    const session = { person, formKey: secret(), from: Date.now(), until: Date.now() + SESSION_DAYS * A_DAY }
    await this.put(sessionId(token), session)
    // Once a day, beside what people wait for. Where it fails, the next day does it.
    if (this.#sweptOn + A_DAY < Date.now()) void this.sweep().catch(() => undefined)
    return { token, session }
  }

  /** Who is signed in by a secret. It ends after a fortnight in any case, and after three days in which nobody used it. */
  async sessionOf(token: string): Promise<Session | undefined> {
    if (!SESSION_TOKEN.test(token)) return undefined
    const id = sessionId(token)
    const session = (await this.get(id)) as Session | undefined
    if (session === undefined) return undefined
    const now = Date.now()
    if (session.until <= now || (await this.#lastSeen(id, session)) <= now - IDLE_DAYS * A_DAY) {
      await this.#forget(id)
      return undefined
    }
    return session
  }

  async closeSession(token: string): Promise<void> {
    if (SESSION_TOKEN.test(token)) await this.#forget(sessionId(token))
  }

  /** Closes every session of somebody, but for the one that is named, and says how many there were. */
  async closeSessionsOf(person: string, except?: string): Promise<number> {
    const kept = except === undefined || !SESSION_TOKEN.test(except) ? undefined : sessionId(except)
    const theirs = (await this.#sessionIds(person)).filter((id) => id !== kept)
    await Promise.all(theirs.map((id) => this.#forget(id)))
    return theirs.length
  }

  /** Erases what is kept of sessions that are over, for nobody comes back to most of them. */
  async sweep(): Promise<void> {
    this.#sweptOn = Date.now()
    for await (const id of this.stores.records.list({ coop: this.coop })) {
      if (!id.startsWith('sessions/')) continue
      const session = (await this.get(id)) as Session | undefined
      if (session !== undefined && session.until <= Date.now()) await this.#forget(id)
    }
  }

  /** The sessions of somebody that are not over. */
  async sessionsOf(person: string): Promise<readonly Session[]> {
    const found = await Promise.all((await this.#sessionIds(person)).map((id) => this.get(id)))
    return (found as (Session | undefined)[]).filter(
      (session): session is Session => session !== undefined && session.until > Date.now(),
    )
  }

  /** What somebody is to be told about their account, on every page that greets them. */
  notices(person: string): Promise<readonly Notice[]> {
    return this.recoveries.noticesFor(person)
  }

  /** A record of these accounts. */
  async get(id: string): Promise<unknown> {
    const value = await this.stores.records.get({ coop: this.coop, id })
    return value === undefined ? undefined : JSON.parse(Buffer.from(value).toString('utf8'))
  }

  async put(id: string, value: unknown): Promise<void> {
    await this.stores.records.put({ coop: this.coop, id, value: Buffer.from(JSON.stringify(value)) })
  }

  async erase(id: string): Promise<void> {
    await this.stores.records.delete({ coop: this.coop, id })
  }

  /** What stands in a stream of these accounts behind a place. */
  async read(stream: string, after: Position = BEGINNING): Promise<readonly Commit[]> {
    const commits: Commit[] = []
    for await (const commit of this.stores.events.read({ coop: this.coop, stream, after })) commits.push(commit)
    return commits
  }

  /** Adds to a stream, if it still ends where it was read to; false where another was faster. */
  async append(stream: string, expected: Position, event: object): Promise<boolean> {
    const { coop } = this
    return (await this.stores.events.append({ coop, stream, expected, events: [event] })).kind === 'appended'
  }

  async #openLink(token: string) {
    if (!LINK_TOKEN.test(token)) return undefined
    const [made, then] = await this.read(linkStream(digestOf(token)))
    if (made === undefined || then !== undefined || made.events[0]?.['type'] !== 'made') return undefined
    const { person, for: purpose, by, until } = made.events[0] as unknown as LinkMade
    const link: Link = { person, for: purpose, ...(by === undefined ? {} : { by }) }
    return until > Date.now() ? { link, position: made.position } : undefined
  }

  async #lastSeen(id: string, { from }: Session): Promise<number> {
    const now = Date.now()
    const known = this.#seen.get(id) ?? 0
    if (known > now - AN_HOUR) return known
    const kept = ((await this.get(`seen/${id}`)) as number | undefined) ?? from
    if (kept <= now - IDLE_DAYS * A_DAY) return kept
    // Written once an hour, not with every page.
    if (kept <= now - AN_HOUR) await this.put(`seen/${id}`, now)
    if (this.#seen.size >= MOST_SEEN) this.#seen.clear()
    this.#seen.set(id, kept <= now - AN_HOUR ? now : kept)
    return kept
  }

  async #forget(id: string): Promise<void> {
    this.#seen.delete(id)
    await this.erase(id)
    await this.erase(`seen/${id}`)
  }

  async #sessionIds(person: string): Promise<readonly string[]> {
    const found: string[] = []
    for await (const id of this.stores.records.list({ coop: this.coop }))
      if (id.startsWith(`sessions/${refOf(person)}/`)) found.push(id)
    return found
  }
}

/** What a form carries so that no other page can send it, and that sending it twice does nothing twice. */
export const formToken = (session: Session, { commandId, seen, actsFor = '' }: FormMade): string => {
  const said = [commandId, packed(seen), packed(actsFor)].join('.')
  return `${said}.${signed(session, said)}`
}

/** What a token says, if it was made for this session; undefined otherwise. */
export const readFormToken = (session: Session, token: string): FormMade | undefined => {
  const at = token.lastIndexOf('.')
  const [said, signature] = [token.slice(0, at), token.slice(at + 1)]
  const expected = Buffer.from(signed(session, said))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const [commandId = '', seen = '', actsFor = ''] = said.split('.')
  return { commandId, seen: unpacked(seen), ...(actsFor === '' ? {} : { actsFor: unpacked(actsFor) }) }
}

const packed = (text: string): string => Buffer.from(text).toString('base64url')
const unpacked = (text: string): string => Buffer.from(text, 'base64url').toString('utf8')

const signed = ({ formKey }: Session, said: string): string =>
  createHmac('sha256', formKey).update(said).digest('base64url')

/** 256 bits that nobody can guess. */
export const secret = (): string => randomBytes(32).toString('base64url')
/** What is kept of a secret. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
/** A short name for a person, of letters that may stand anywhere. */
export const refOf = (person: string): string => createHash('sha256').update(person).digest('base64url').slice(0, 22)

const sessionId = (token: string): string => {
  const [ref = '', hidden = ''] = token.split('.')
  return `sessions/${ref}/${digestOf(hidden)}`
}
const linkStream = (digest: string): string => `links/${digest}`

const LINK_TOKEN = /^[\w-]{43}$/
const SESSION_TOKEN = /^[\w-]{22}\.[\w-]{43}$/
export const A_DAY = 86_400_000
const AN_HOUR = 3_600_000
const SESSION_DAYS = 14
const IDLE_DAYS = 3
const MOST_SEEN = 50_000
