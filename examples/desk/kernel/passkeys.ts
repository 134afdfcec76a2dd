import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { BEGINNING, type Position } from 'coop-rules/storage'
import { type Accounts, digestOf, refOf, secret, type Session } from './accounts.js'

/** A passkey of somebody, as they see it. */
export interface Passkey {
  /** The digest of the credential's own name. */
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly added: number
  readonly lastUsed: number | undefined
}

/** What is kept of a passkey: enough to verify it, nothing to sign with. Erased when it is removed. */
interface Kept {
  readonly person: string
  readonly name: string
  readonly credential: string
  readonly publicKey: string
  readonly transports: readonly string[]
}

/** How the passkeys of one person stand, folded from their stream. */
interface Account {
  readonly position: Position
  /** What authenticators know the person by: random, so that it tells nothing. */
  readonly handle: string | undefined
  readonly passkeys: ReadonlyMap<string, { readonly added: number; lastUsed: number | undefined; counter: number }>
}

/** Where the desk is reached, and what a co-op is called: what passkeys are bound to, and what devices show. */
export interface Party {
  readonly origin: string
  readonly title: string
}

/**
 * Passkeys of the people of one co-op. A passkey signs in one person, to one co-op, at one address, from a device that verified who holds it. What was added, used and removed stands in a stream of each person, so that of two servers at the same
 * moment one gets through.
 */
export class Passkeys {
  readonly #accounts: Accounts
  #key: string | undefined
  constructor(accounts: Accounts) {
    this.#accounts = accounts
  }

  async of(person: string): Promise<readonly Passkey[]> {
    const { passkeys } = await this.#accountOf(person)
    const found = await Promise.all(
      [...passkeys].map(async ([id, { added, lastUsed }]) => ({
        id,
        name: ((await this.#kept(id))?.name ?? '').slice(0, 100),
        added,
        lastUsed,
      })),
    )
    return found.sort((a, b) => a.added - b.added)
  }

  /** What a browser needs to make a passkey for whoever is signed in. */
  async optionsToAdd({ session, party, name }: { session: Session; party: Party; name: string }) {
    const { handle, passkeys } = await this.#withHandle(session.person)
    const kept = await Promise.all([...passkeys.keys()].map((id) => this.#kept(id)))
    return generateRegistrationOptions({
      rpName: party.title,
      rpID: new URL(party.origin).hostname,
      // The address is shared by all co-ops of the desk: people tell their passkeys apart by these words.
      userName: `${name} · ${party.title}`,
      userDisplayName: `${name} · ${party.title}`,
      userID: new Uint8Array(Buffer.from(handle, 'base64url')),
      challenge: await this.#challenge(`add ${session.formKey}`),
      attestationType: 'none',
      excludeCredentials: kept.flatMap((one) => (one === undefined ? [] : [{ id: one.credential }])),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  }

  /** Takes in a passkey that was made for this session; false where it was not, or is there already. */
  async add(input: { session: Session; party: Party; name: string; response: RegistrationResponseJSON }) {
    const { session, party, name, response } = input
    const verified = await quietly(() =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => this.#isFresh(challenge, `add ${session.formKey}`),
        expectedOrigin: party.origin,
        expectedRPID: new URL(party.origin).hostname,
        requireUserVerification: true,
      }),
    )
    if (verified?.verified !== true) return false
    const { credential } = verified.registrationInfo
    const id = digestOf(credential.id)
    // Whoever names a credential first has it, for ever: nobody can take in another's.
    if (!(await this.#accounts.append(`passkeys/${id}`, BEGINNING, { type: 'claimed', on: Date.now() }))) return false
    const kept: Kept = {
      person: session.person,
      name,
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      transports: credential.transports ?? [],
    }
    await this.#accounts.put(`passkeys/${id}`, kept)
    await this.#change(session.person, () => ({
      type: 'passkey-added',
      passkey: id,
      counter: credential.counter,
      on: Date.now(),
    }))
    return true
  }

  /** What a browser needs to ask for any passkey of this address. Nothing is stored for it. */
  async optionsToSignIn({ party }: { party: Party }) {
    return generateAuthenticationOptions({
      rpID: new URL(party.origin).hostname,
      challenge: await this.#challenge('sign-in'),
      userVerification: 'required',
    })
  }

  /** Signs in whoever holds a passkey of this co-op; undefined for every other, without saying why. */
  async signIn({ party, response }: { party: Party; response: AuthenticationResponseJSON }) {
    const id = digestOf(response.id)
    const kept = await this.#kept(id)
    if (kept === undefined) return undefined
    const { person } = kept
    const before = await this.#accountOf(person)
    const known = before.passkeys.get(id)
    if (known === undefined || before.handle !== response.response.userHandle) return undefined
    const verified = await quietly(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => this.#isFresh(challenge, 'sign-in'),
        expectedOrigin: party.origin,
        expectedRPID: new URL(party.origin).hostname,
        requireUserVerification: true,
        credential: {
          id: kept.credential,
          publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
          counter: known.counter,
        },
      }),
    )
    if (verified?.verified !== true) return undefined
    const { newCounter } = verified.authenticationInfo
    const used = await this.#change(person, ({ passkeys }) => {
      const now = passkeys.get(id)
      // Between the reading and now it may have been removed, or used by a copy that counted further.
      if (now === undefined || (newCounter > 0 && newCounter <= now.counter)) return undefined
      return { type: 'passkey-used', passkey: id, counter: newCounter, on: Date.now() }
    })
    if (!used) return undefined
    const opened = await this.#accounts.openSession(person)
    // A removal that came between closes sessions that were open by then: this one is looked after here.
    if ((await this.#accountOf(person)).passkeys.has(id)) return opened
    await this.#accounts.closeSession(opened.token)
    return undefined
  }

  /** Removes a passkey of somebody; false where they have none of that name. */
  async remove(person: string, id: string): Promise<boolean> {
    const removed = await this.#change(person, ({ passkeys }) =>
      passkeys.has(id) ? { type: 'passkey-removed', passkey: id, on: Date.now() } : undefined,
    )
    if (removed) await this.#accounts.erase(`passkeys/${id}`)
    return removed
  }

  /** Removes all passkeys of somebody. */
  async removeAll(person: string): Promise<void> {
    for (const { id } of await this.of(person)) await this.remove(person, id)
  }

  async #kept(id: string): Promise<Kept | undefined> {
    return (await this.#accounts.get(`passkeys/${id}`)) as Kept | undefined
  }

  async #withHandle(person: string): Promise<Account & { readonly handle: string }> {
    const account = await this.#accountOf(person)
    if (account.handle !== undefined) return { ...account, handle: account.handle }
    await this.#change(person, ({ handle }) =>
      handle === undefined ? { type: 'handle-given', handle: secret(), on: Date.now() } : undefined,
    )
    return this.#withHandle(person)
  }

  /** Adds to somebody's stream what `change` makes of how it stands; false where it makes nothing of it. */
  async #change(person: string, change: (account: Account) => object | undefined): Promise<boolean> {
    for (;;) {
      const account = await this.#accountOf(person)
      const event = change(account)
      if (event === undefined) return false
      if (await this.#accounts.append(streamOf(person), account.position, event)) return true
    }
  }

  async #accountOf(person: string): Promise<Account> {
    let handle: string | undefined
    let position: Position = BEGINNING
    const passkeys = new Map<string, { added: number; lastUsed: number | undefined; counter: number }>()
    for (const commit of await this.#accounts.read(streamOf(person))) {
      position = commit.position
      for (const event of commit.events as unknown as readonly AccountEvent[]) {
        if (event.type === 'handle-given') handle = event.handle
        else if (event.type === 'passkey-removed') passkeys.delete(event.passkey)
        else if (event.type === 'passkey-added')
          passkeys.set(event.passkey, { added: event.on, lastUsed: undefined, counter: event.counter })
        else Object.assign(passkeys.get(event.passkey) ?? {}, { lastUsed: event.on, counter: event.counter })
      }
    }
    return { position, handle, passkeys }
  }

  /** Something to sign, good for five minutes and for one purpose. It says itself that it is of this co-op, so that nothing is stored for whoever only asks. */
  async #challenge(purpose: string): Promise<Uint8Array<ArrayBuffer>> {
    const said = Buffer.alloc(NONCE + WHEN)
    randomBytes(NONCE).copy(said)
    said.writeUIntBE(Date.now() + CHALLENGE_MS, NONCE, WHEN)
    return new Uint8Array(Buffer.concat([said, await this.#seal(said, purpose)]))
  }

  /** Whether something that was signed is a challenge of ours, in time, for this, and signed for the first time: that it was used is stored, for every server to see. */
  async #isFresh(challenge: string, purpose: string): Promise<boolean> {
    const bytes = Buffer.from(challenge, 'base64url')
    const [said, seal] = [bytes.subarray(0, NONCE + WHEN), bytes.subarray(NONCE + WHEN)]
    const expected = await this.#seal(said, purpose)
    if (said.length !== NONCE + WHEN || seal.length !== expected.length || !timingSafeEqual(seal, expected))
      return false
    if (said.readUIntBE(NONCE, WHEN) < Date.now()) return false
    return this.#accounts.append(`challenges/${digestOf(challenge)}`, BEGINNING, { type: 'used', on: Date.now() })
  }

  async #seal(said: Buffer, purpose: string): Promise<Buffer> {
    return createHmac('sha256', await this.#sealingKey())
      .update(said)
      .update(purpose)
      .digest()
  }

  /** The co-op's own key for challenges, the same on every server: whoever writes it first has made it. */
  async #sealingKey(): Promise<string> {
    if (this.#key !== undefined) return this.#key
    const [made] = await this.#accounts.read('challenge-key')
    const known = made?.events[0]?.['key']
    if (typeof known === 'string') return (this.#key = known)
    await this.#accounts.append('challenge-key', BEGINNING, { type: 'made', key: secret() })
    return this.#sealingKey()
  }
}

type AccountEvent =
  | { readonly type: 'handle-given'; readonly handle: string; readonly on: number }
  | {
      readonly type: 'passkey-added' | 'passkey-used'
      readonly passkey: string
      readonly counter: number
      readonly on: number
    }
  | { readonly type: 'passkey-removed'; readonly passkey: string; readonly on: number }

/** What a browser sent is from outside: whatever is wrong with it, it is simply not verified. Trouble with the store is none of it. */
const quietly = async <T>(verify: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await verify()
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('store-')) throw error
    return undefined
  }
}

const streamOf = (person: string): string => `people/${refOf(person)}`

/** The bytes of a challenge: random ones, the time until which it is good, and the seal over both. */
const NONCE = 16
const WHEN = 6
const CHALLENGE_MS = 300_000
