import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { views } from 'coop-rules/cooperative'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER } from './desk.js'
import { HOLDERS, MEMBERS, oneBrowser, personAt, type SealedDesk, sealedDesk } from './sealed-desk.js'

/** One removal vote from the proposal to the verified result, each person with a browser of their own. The tests follow each other as the vote does. */
describe.skipIf(NO_BROWSER)('WJC-7, WJC-8: a sealed removal vote in real browsers', { timeout: 120_000 }, () => {
  let desk: SealedDesk
  let browser: Browser
  const contexts = new Map<string, BrowserContext>()
  const pages = new Map<string, Page>()
  /** Everything that left any browser: addresses and bodies. */
  const sent: { readonly url: string; readonly body: string }[] = []
  let decision = ''

  const as = async (person: string): Promise<Page> => {
    const known = pages.get(person)
    if (known !== undefined) return known
    const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true })
    contexts.set(person, context)
    context.on('request', (request) => sent.push({ url: request.url(), body: request.postData() ?? '' }))
    const page = await personAt(context, desk, person)
    page.on('pageerror', (error) => console.warn(person, error.message))
    pages.set(person, page)
    return page
  }
  const give = async (command: object): Promise<void> => {
    const ran = await desk.house.desk.run({ ...command, commandId: `t-${Math.random()}` } as never)
    if (ran.kind === 'refused') throw new Error(JSON.stringify(ran.because))
  }
  const bodyOf = async (page: Page): Promise<string> => page.locator('main').innerHTML()
  /** A page as it was sent, without the tokens of its forms. */
  const sentPage = async (person: string, path: string): Promise<string> => {
    const response = await (await as(person)).request.get(`${desk.at}${path}`)
    return (await response.text())
      .replaceAll(/name="form" value="[^"]*"/g, '')
      .replaceAll(/&quot;token&quot;:&quot;[^&]*&quot;/g, '')
  }
  const seal = async (person: string, choice: 'For' | 'Against'): Promise<Page> => {
    const page = await as(person)
    await page.goto(`${desk.at}/sealed/${decision}`)
    await page.getByLabel(choice, { exact: true }).check()
    await page.getByRole('button', { name: 'Seal my ballot' }).click()
    return page
  }
  const cast = async (person: string, choice: 'For' | 'Against'): Promise<void> => {
    const page = await seal(person, choice)
    const code = await page.locator('[data-step="sealed"] [data-code]').innerText()
    await page.getByRole('button', { name: 'Cast it' }).click()
    await page.getByRole('heading', { name: 'Your ballot is in the record' }).waitFor()
    expect(await page.locator('[data-code]').innerText()).toBe(code)
  }

  beforeAll(async () => {
    desk = await sealedDesk()
    browser = await oneBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await desk.stop()
  })

  it('whoever proposes a removal is told what it takes, and what is secret', async () => {
    const page = await as('ben')
    await page.goto(`${desk.at}/sealed/propose?project=app&person=ana`)
    expect(await page.locator('.facts').innerText()).toMatch(/of 9, whether the others vote or not/)
    await page.getByLabel('Why', { exact: true }).fill('She gives the work to her friends.')
    await page.getByRole('button', { name: 'Put ana to the vote' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    decision = [...desk.house.desk.state.decisions.open.keys()][0] ?? ''
    expect(decision).toMatch(/^removal-/)
  })

  it('a member makes their key in their browser: only the public part is sent, and a copy brings it back', async () => {
    for (const member of MEMBERS) {
      const page = await as(member)
      await page.goto(`${desk.at}/sealed/keys`)
      await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.getByRole('button', { name: 'Make my key' }).click(),
      ])
      await page.getByText('The secret part of your key is in this browser').waitFor()
    }
    const page = await as('ivo')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Keep a copy in a file' }).click(),
    ])
    const text = readFileSync(await file.path(), 'utf8')
    const { kept } = JSON.parse(text) as { readonly kept: { readonly key: { readonly secret: string } } }
    expect(sent.some(({ url, body }) => `${url}${body}`.includes(kept.key.secret))).toBe(false)
    // The same person at another browser, which knows nothing until the copy is brought.
    const other = await browser.newContext({ locale: 'en-GB' })
    const there = await personAt(other, desk, 'ivo')
    await there.goto(`${desk.at}/sealed/keys`)
    await there.getByText('The secret part of your key is not in this browser').waitFor()
    await there
      .locator('#restore')
      .setInputFiles({ name: 'k.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await there.getByText('Your keys are in this browser.').waitFor()
    await other.close()
  })

  it('two others confirm a key that was read out to them, without any script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
    const page = await personAt(context, desk, 'ana')
    await page.goto(`${desk.at}/sealed/keys`)
    await page.getByRole('button', { name: 'I heard the same number from ben' }).click()
    expect(new URL(page.url()).pathname).toContain('/saved/')
    await context.close()
    for (const { member, key, certifiedBy } of views.secrecy.votingKeys(desk.house.desk.state))
      for (const by of MEMBERS.filter((one) => one !== member && !certifiedBy.includes(one)).slice(
        0,
        2 - certifiedBy.length,
      ))
        await give({ type: 'certify-voting-key', at: desk.day.today, by, member, key })
    expect(views.secrecy.votingKeys(desk.house.desk.state).every(({ certified }) => certified)).toBe(true)
  })

  it('five people from outside make the ballot key in their browsers, and none of the team can be one', async () => {
    const page = await as('ben')
    await page.goto(`${desk.at}/sealed/${decision}/key`)
    expect(await page.getByLabel('cleo').count()).toBe(0)
    for (const holder of HOLDERS.slice(1)) await page.getByLabel(holder).check()
    await page.getByRole('button', { name: 'Ask them' }).click()
    await page.getByRole('heading', { name: 'Nothing was saved' }).waitFor()
    expect(await page.getByLabel(HOLDERS[1]).isChecked()).toBe(true)
    await page.getByLabel(HOLDERS[0]).check()
    await page.getByRole('button', { name: 'Ask them' }).click()
    for (const holder of HOLDERS) {
      const there = await as(holder)
      await there.goto(`${desk.at}/`)
      await there.getByRole('link', { name: 'Take part' }).click()
      await there.getByRole('button', { name: 'Take part' }).click()
    }
    for (const holder of HOLDERS) {
      const there = await as(holder)
      await there.getByRole('button', { name: 'I vouch for these keys' }).click({ timeout: 40_000 })
      await there.getByText('You vouched for the voting keys.').waitFor()
      await there.goto('about:blank')
    }
    await page.goto(`${desk.at}/sealed/${decision}/key`)
    await page.getByRole('button', { name: 'Begin the voting' }).click()
    expect(new URL(page.url()).pathname).toContain('/saved/')
  })

  it('nothing that anybody is shown before the count depends on who has voted, and no answer leaves a browser', async () => {
    const paths = [
      `/sealed/${decision}`,
      `/sealed/${decision}/key`,
      `/sealed/${decision}/record`,
      '/sealed',
      '/sealed/keys',
      `/sealed/${decision}/vote`,
    ]
    const before = await Promise.all(paths.map((path) => sentPage('eva', path)))
    const holder = await sentPage(HOLDERS[0], `/sealed/${decision}/messages`)
    const from = sent.length
    await cast('ana', 'Against')
    await cast('ben', 'For')
    expect(await Promise.all(paths.map((path) => sentPage('eva', path)))).toEqual(before)
    expect(await sentPage(HOLDERS[0], `/sealed/${decision}/messages`)).toBe(holder)
    // For and against are sent alike: neither the words nor anything named by them.
    const own = sent.slice(from)
    expect(own.filter(({ body }) => body !== '')).toHaveLength(2)
    for (const { url, body } of own) expect(`${url} ${body}`).not.toMatch(/against|"for"|=for|choice/i)
    expect((await (await as('eva')).request.get(`${desk.at}/sealed/${decision}/record-file`)).status()).toBe(404)
    // The page of whoever voted is the same as sent, too: what they did their own browser says.
    expect(await sentPage('ana', `/sealed/${decision}`)).toBe(
      (await sentPage('eva', `/sealed/${decision}`))
        .replaceAll('>eva<', '>ana<')
        .replaceAll('&quot;eva&quot;', '&quot;ana&quot;'),
    )
    const page = await as('ana')
    await page.goto(`${desk.at}/sealed/${decision}`)
    await page.getByText('Your ballot is in the record.').waitFor()
    expect(await bodyOf(page)).not.toMatch(/checked/)
  })

  it('a ballot can be opened instead of cast, changed, and withdrawn', async () => {
    const page = await seal('cleo', 'Against')
    await page.getByRole('button', { name: 'Open it to try the device' }).click()
    await page.getByText('The ballot that was opened says: Against.').waitFor()
    await page.getByRole('button', { name: 'Seal a new one' }).click()
    for (const person of ['cleo', 'dario', 'eva', 'fei', 'gus', 'ivo']) await cast(person, 'For')
    await cast('hana', 'Against')
    await cast('hana', 'For')
    const there = await as('ivo')
    await there.goto(`${desk.at}/sealed/${decision}`)
    await there.getByRole('button', { name: 'Withdraw my ballot' }).click()
    await there.getByRole('heading', { name: 'Your ballot is in the record' }).waitFor()
    await there.goto(`${desk.at}/sealed/${decision}`)
    await there.getByText('You withdrew your ballot.').waitFor()
    // With one ballot less, seven of eight would tell too much, and nothing could be told.
    await cast('ivo', 'For')
  })

  it('what does not belong in the record is refused with words: in another’s name, altered, sent again after a newer one, of another vote', async () => {
    const posts = sent.filter(({ url, body }) => url.endsWith(`/sealed/${decision}/cast`) && body.includes('"ballot"'))
    const of = (person: string) =>
      posts.filter(({ body }) => body.includes(`"member":"${person}"`)).map(({ body }) => body)
    const page = await as('hana')
    await page.goto(`${desk.at}/sealed/${decision}`)
    const token = (
      JSON.parse((await page.locator('[data-sealed]').getAttribute('data-sealed')) ?? '') as { token: string }
    ).token
    const post = async (data: string, path = `/sealed/${decision}/cast`) => {
      const headers = { 'Content-Type': 'application/json', 'X-Form': token, Origin: desk.origin }
      const response = await page.request.post(`${desk.at}${path}`, { data: Buffer.from(data), headers })
      return { status: response.status(), text: await response.text() }
    }
    const [first = '', second = ''] = of('hana')
    const [anas = ''] = of('ana')
    expect(await post(anas)).toMatchObject({ status: 422, text: expect.stringContaining('not in your name') as string })
    expect(await post(anas.replace('"member":"ana"', '"member":"hana"'))).toMatchObject({ status: 422 })
    // The first one again: there is a newer one, and it stays.
    expect((await post(first)).text).toMatch(/saved/)
    const { last } = JSON.parse((await post(second)).text) as { last: { sequence: number } }
    expect(last.sequence).toBe(2)
    const altered = second.replace('"sequence":2', '"sequence":3')
    const refused = await post(altered)
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/words/)
    expect((await post(second, '/sealed/removal-of-nobody/cast')).status).toBe(422)
    // Whoever is not entitled is not let in at all.
    const holder = await as(HOLDERS[0])
    const answer = await holder.request.get(`${desk.at}/sealed/${decision}/vote`)
    expect(answer.status()).toBe(404)
  })

  it('the ballots are closed on their day and not before, and a key holder’s browser refuses a record in which anything was changed', async () => {
    const page = await as('cleo')
    await page.goto(`${desk.at}/sealed/${decision}/key`)
    expect(await page.getByRole('button', { name: 'Close the ballots' }).count()).toBe(0)
    desk.day.today = '2026-02-08'
    await page.reload()
    await page.getByRole('button', { name: 'Close the ballots' }).click()
    expect(new URL(page.url()).pathname).toContain('/saved/')

    const holder = await as(HOLDERS[4])
    await holder.route('**/messages', async (route) => {
      const response = await route.fetch()
      const body = (await response.json()) as { record: string | null }
      await route.fulfill({ response, json: { ...body, record: body.record?.replace('"sequence":2', '"sequence":1') } })
    })
    const from = sent.length
    await holder.goto(`${desk.at}/sealed/${decision}/key`)
    await holder.getByText('The record is not sound, and nothing was sent').waitFor()
    expect(sent.slice(from).filter(({ body }) => body !== '')).toEqual([])
    await holder.unroute('**/messages')
    await holder.goto('about:blank')
  })

  it('three key holders count in their browsers; the desk carries sealed letters alone, and exactly what they signed is told', async () => {
    const three = HOLDERS.slice(0, 3)
    for (const holder of three) {
      const page = await as(holder)
      await page.goto(`${desk.at}/`)
      await page.getByRole('link', { name: 'Count with the others' }).click()
      await page.getByRole('button', { name: 'Count with the others' }).click()
    }
    for (const holder of three)
      await (await as(holder)).getByText('You counted, and signed what may be told.').waitFor({ timeout: 40_000 })
    const shares = sent.filter(({ body }) => body.includes('"type":"shares"'))
    expect(shares).toHaveLength(3)
    for (const { body } of shares) expect(body).not.toMatch(/"point"|"shares":\[/)
    for (const holder of three) await (await as(holder)).goto('about:blank')
    // It is in the record, and told to nobody before it is released.
    // All key holders come from outside: they are told who tells it, and get no button that would refuse them.
    const outside = await as(HOLDERS[0])
    await outside.goto(`${desk.at}/sealed/${decision}/key`)
    await outside.getByText('A member whom the vote is not about tells it.').waitFor()
    expect(await outside.getByRole('button', { name: 'Tell the result' }).count()).toBe(0)
    await outside.goto(`${desk.at}/`)
    expect(await outside.getByRole('link', { name: 'Count with the others' }).count()).toBe(0)
    const ben = await as('ben')
    expect((await ben.request.get(`${desk.at}/sealed/${decision}/record-file`)).status()).toBe(404)
    await ben.goto(`${desk.at}/sealed/${decision}/key`)
    await ben.getByRole('button', { name: 'Tell the result' }).click()
    expect(new URL(ben.url()).pathname).toContain('/saved/')
    expect(desk.house.desk.state.decisions.closed.get(decision)?.ending).toMatchObject({ outcome: 'carried' })
    expect(desk.house.desk.state.projects.teams.get('app')?.has('ana')).toBe(false)
  })

  it('afterwards members check the record in their browser and with the command, and key holders delete their parts', async () => {
    const page = await as('dario')
    const checked = async (): Promise<string> => {
      await page.goto(`${desk.at}/sealed/${decision}/record`)
      await page.getByRole('button', { name: 'Check every line' }).click()
      await page.getByText('The record is sound.').waitFor()
      await page.getByText('Your last ballot or withdrawal is in it').waitFor()
      return page.locator('[data-verified]').innerText()
    }
    const told = await checked()
    expect(told).toMatch(/Ballots are secret as long as fewer than 3 of the 5/)
    expect(told).toContain('WJC-8')
    // A charter that names none of these clauses: the page then says that none is known, and the check cites none.
    await page.route('**/record', async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      expect(html).toMatch(/&quot;clauses&quot;:\[[^\]]*WJC-8/)
      await route.fulfill({ response, body: html.replace(/(&quot;clauses&quot;:)\[[^\]]*\]/, '$1[]') })
    })
    const uncited = await checked()
    expect(uncited).toMatch(/Ballots are secret as long as fewer than 3 of the 5/)
    expect(uncited).not.toMatch(/WJC-\d/)
    await page.unroute('**/record')
    const text = await (await page.request.get(`${desk.at}/sealed/${decision}/record-file`)).text()
    const folder = mkdtempSync(join(tmpdir(), 'sealed-'))
    writeFileSync(join(folder, 'record.jsonl'), text)
    const said = execFileSync(process.execPath, ['dist/cli/main.js', 'verify', join(folder, 'record.jsonl')], {
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    expect(said).toMatch(/It is carried/)
    await page.getByText('The vote is over: the minutes say so').waitFor()

    const holder = await as(HOLDERS[0])
    await holder.goto(`${desk.at}/sealed/${decision}/key`)
    await holder.getByRole('button', { name: 'Delete my part of the key' }).click()
    await holder.getByText('Your part of the key is deleted.').waitFor()
    const left = await holder.evaluate<string[]>(`new Promise((resolve) => {
      const request = indexedDB.open('desk', 1)
      request.onsuccess = () => {
        const keys = request.result.transaction('kept').objectStore('kept').getAllKeys()
        keys.onsuccess = () => resolve(keys.result)
      }
    })`)
    expect(left.filter((id) => id.includes('/part/'))).toEqual([])
    expect(desk.logged.join('\n')).not.toMatch(/ana|ben|cleo|removal-|against/)
  })
})
