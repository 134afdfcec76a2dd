import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryStores } from 'coop-rules/storage'
import { Accounts } from '../../examples/desk/kernel/accounts.js'
import { NO_BROWSER, type RunningDesk, signIn, startBrowser, startDesk } from './desk.js'
import { deskInProcess } from './in-memory.js'

describe.skipIf(NO_BROWSER)('passkeys in a browser, with an authenticator that verifies who holds it', () => {
  let desk: RunningDesk
  let browser: Awaited<ReturnType<typeof startBrowser>>
  let page: Page
  let device: CDPSession
  let authenticatorId: string
  const at = (path: string, coop = 'the-lantern') => `${desk.origin}/c/${coop}${path}`
  const signOut = async () => {
    await page.goto(at('/me'))
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.waitForURL('**/sign-in')
  }
  const tryPasskey = async () => {
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  }
  const addPasskey = async (name: string) => {
    await page.goto(at('/me'))
    await page.getByLabel('A name for a new passkey').fill(name)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.waitForURL('**/me?added=1')
  }
  const verifies = (isUserVerified: boolean) =>
    device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  const said = () => page.locator('[data-passkey] [role="status"]')

  beforeAll(async () => {
    desk = await startDesk()
    browser = await startBrowser()
    page = browser.context.pages()[0] ?? (await browser.context.newPage())
    device = await browser.context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    } as const
    ;({ authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options }))
  })
  afterAll(async () => {
    await browser.stop()
    await desk.stop()
  })

  it('somebody signs in with a link, adds a passkey, signs out, and signs in with it; the id of the person is not in it', async () => {
    await signIn(browser.context, desk, 'otter')
    await addPasskey('my <phone>')
    expect(await page.locator('main').innerText()).toMatch(/my <phone>/i)
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
    expect(credentials).toHaveLength(1)
    const handle = Buffer.from(credentials[0]?.userHandle ?? '', 'base64')
    expect([handle.length, handle.toString().includes('otter')]).toEqual([32, false])
    await signOut()
    await tryPasskey()
    await page.waitForURL('**/c/the-lantern/')
    await page.goto(at('/me'))
    expect(await page.locator('header .me').innerText()).toContain('Carmen Vega')
  })

  it('the same device is not taken in twice', async () => {
    await page.goto(at('/me'))
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await expect.poll(() => said().innerText()).toContain('No passkey was added')
  })

  it('a device that does not check who holds it signs nobody in', async () => {
    await signOut()
    await verifies(false)
    await tryPasskey()
    await expect.poll(() => said().innerText(), { timeout: 20_000 }).toContain('You were not signed in')
    await verifies(true)
  })

  it('a signature that was sent once is worth nothing when it is sent again', async () => {
    let sent = ''
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url() === at('/sign-in')) sent = request.postData() ?? ''
    })
    await page.goto(at('/sign-in'))
    await tryPasskey()
    await page.waitForURL('**/c/the-lantern/')
    expect(sent).not.toBe('')
    const headers = { origin: desk.origin, 'content-type': 'application/json' }
    const again = await fetch(at('/sign-in'), { method: 'POST', headers, body: sent })
    expect(again.status).toBe(422)
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  it('a passkey of one co-op signs nobody in to another, though both have the same address', async () => {
    await page.goto(at('/sign-in', 'commonweal'))
    await tryPasskey()
    await expect.poll(() => said().innerText()).toContain('may be of another cooperative')
    await page.goto(at('/me', 'commonweal'))
    expect(page.url()).toBe(at('/sign-in', 'commonweal'))
  })

  it('a passkey that was removed no longer signs in, and sessions on other devices are over', async () => {
    const other = await startBrowser()
    try {
      const elsewhere = await signIn(other.context, desk, 'otter')
      await page.goto(at('/me'))
      await page.getByRole('link', { name: 'Remove the passkey my <phone>' }).click()
      const text = await page.locator('main').innerText()
      expect(text).toContain('It is your last passkey')
      expect(text).toContain('two members have to make you a new link')
      await page.getByRole('button', { name: 'Remove my last passkey' }).click()
      await page.waitForURL('**/me')
      expect(await page.locator('main').innerText()).toContain('You have no passkey')
      await elsewhere.goto(at('/me'))
      expect(elsewhere.url()).toBe(at('/sign-in'))
      await signOut()
      await tryPasskey()
      await expect.poll(() => said().innerText()).toContain('You were not signed in')
    } finally {
      await other.stop()
    }
  })

  it('two members let somebody in again who lost everything, and the old passkey is worthless', async () => {
    await device.send('WebAuthn.clearCredentials', { authenticatorId })
    await signIn(browser.context, desk, 'otter')
    await addPasskey('lost')
    const asker = await startBrowser()
    const confirmer = await startBrowser()
    try {
      const asks = await signIn(asker.context, desk, 'finch')
      await asks.goto(at('/recovery'))
      await asks.getByLabel('For whom').selectOption('otter')
      await asks.getByRole('button', { name: 'Ask for the link' }).click()
      expect(await asks.locator('main').innerText()).toContain('Another member has to confirm.')
      await page.goto(at('/me'))
      expect(await page.locator('main').innerText()).toContain('Somebody asks for a new link to your account')
      const confirms = await signIn(confirmer.context, desk, 'robin')
      await confirms.goto(at('/recovery'))
      await confirms.getByRole('button', { name: /^Confirm and make the link for/ }).click()
      const link = await confirms.getByLabel('Link of one use').inputValue()
      await page.goto(link)
      await page.locator('main button').click()
      await page.waitForURL('**/me')
      const text = await page.locator('main').innerText()
      expect(text).toContain('Your account was opened with a new link')
      expect(text).toContain('You have no passkey')
      await signOut()
      await tryPasskey()
      await expect.poll(() => said().innerText()).toContain('You were not signed in')
    } finally {
      await asker.stop()
      await confirmer.stop()
    }
  })
})

describe('what is sent in the place of a passkey', () => {
  it('is refused, whatever it is, and never breaks the desk', async () => {
    const desk = deskInProcess()
    await desk.found('alder', ['ana', 'ben', 'eva'])
    const ana = await desk.as('alder', 'ana')
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    for (const sent of [
      '',
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      '{"id":1}',
      '{"id":"x","response":{}}',
      '{"id":"x","response":null}',
      '{"__proto__":{"admin":true},"id":"x","response":{"clientDataJSON":"e30"}}',
      '{"id":"\\ud800","rawId":"\\u0000","response":{"clientDataJSON":"////"},"type":"public-key"}',
      deep,
      `{"id":"x","response":${deep}}`,
      '{not json',
    ]) {
      expect([sent.slice(0, 40), (await desk.postJson('/c/alder/sign-in', sent)).status]).toEqual([
        sent.slice(0, 40),
        422,
      ])
      expect((await desk.postJson('/c/alder/me/passkeys', sent, ana)).status).toBe(422)
    }
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('asking for something to sign stores nothing, however often', async () => {
    const stores = memoryStores()
    const accounts = new Accounts({ stores, coop: 'alder' })
    const party = { origin: 'http://localhost:4380', title: 'Alder' }
    await accounts.passkeys.optionsToSignIn({ party })
    const streams = async () => {
      const found: string[] = []
      for await (const { stream } of stores.events.list({ coop: 'alder/desk' })) found.push(stream)
      return found
    }
    expect(await streams()).toEqual(['challenge-key'])
    const challenges = new Set<string>()
    for (let n = 0; n < 50; n++) challenges.add((await accounts.passkeys.optionsToSignIn({ party })).challenge)
    expect([challenges.size, await streams()]).toEqual([50, ['challenge-key']])
  })

  it('it asks for verification, for a passkey that the device keeps, and names the host of the desk', async () => {
    const accounts = new Accounts({ stores: memoryStores(), coop: 'alder' })
    const party = { origin: 'https://desk.example', title: 'Alder' }
    const { session } = await accounts.openSession('ana')
    const options = await accounts.passkeys.optionsToAdd({ session, party, name: 'Ana' })
    expect(options.rp.id).toBe('desk.example')
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    const again = await accounts.passkeys.optionsToAdd({ session, party, name: 'Ana' })
    expect(again.user.id).toBe(options.user.id)
    expect(again.challenge).not.toBe(options.challenge)
    expect((await accounts.passkeys.optionsToSignIn({ party })).userVerification).toBe('required')
  })
})
