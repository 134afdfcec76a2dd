import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, type RunningDesk, startBrowser, startDesk } from './desk.js'

type Role = 'worker-owner' | 'coordinator' | 'part-time volunteer' | 'donor' | 'visitor'

/** Something that a clause lets some do and others not: where it stands on which page, and what a forged form of it would say. */
interface Deed {
  readonly does: string
  readonly clause: string
  readonly may: readonly Role[]
  /** The page on which those who may find it. */
  readonly page: string
  /** What they find there: a form that goes to this address. */
  readonly form?: string
  /** What the form is sent with. */
  readonly filled?: Readonly<Record<string, string>>
}

const ROLES: readonly Role[] = ['worker-owner', 'coordinator', 'part-time volunteer', 'donor', 'visitor']
const WORKER_OWNERS = ['worker-owner', 'coordinator'] as const
const WHO_WORK = ['worker-owner', 'coordinator', 'part-time volunteer'] as const
const WHO_BELONG = [...WHO_WORK, 'donor'] as const

/** What the clauses say of the five roles. What is only to be seen has no form. */
const DEEDS: readonly Deed[] = [
  {
    does: 'sets the working hours of a week',
    clause: 'WJC-17',
    may: WORKER_OWNERS,
    page: '/numbers/weekly-hours',
    form: '/numbers/weekly-hours',
    filled: { value: '35' },
  },
  {
    does: 'sets the share that it takes to accept a project',
    clause: 'WJC-19',
    may: WORKER_OWNERS,
    page: '/numbers/project-threshold',
    form: '/numbers/project-threshold',
    filled: { value: '68%' },
  },
  {
    does: 'sets the share that it takes to admit somebody',
    clause: 'WJC-13',
    may: WORKER_OWNERS,
    page: '/numbers/admission-threshold',
    form: '/numbers/admission-threshold',
    // Since the charter was amended, nobody proposes less than 85 %.
    filled: { value: '90%' },
  },
  {
    does: 'votes on who is admitted',
    clause: 'WJC-13',
    may: WORKER_OWNERS,
    page: '/decisions/admission-godwit',
    form: '/decisions/admission-godwit/cast',
    filled: { answer: 'for' },
  },
  {
    does: 'evaluates what a project promises',
    clause: 'WJC-4',
    may: WORKER_OWNERS,
    page: '/projects/night-bus',
    form: '/projects/night-bus/evaluate',
    filled: { objective: 'purpose', value: '7' },
  },
  {
    does: 'opens a place in the team that they coordinate',
    clause: 'WJC-26',
    may: ['coordinator'],
    page: '/projects/harbour',
    form: '/projects/harbour/open-place',
    filled: { area: 'direction', title: 'the lights' },
  },
  {
    does: 'sets the share that it takes to remove somebody of their own team',
    clause: 'WJC-7',
    may: WHO_WORK,
    page: '/numbers/removal-threshold/of/harbour',
    form: '/numbers/removal-threshold/of/harbour',
    filled: { value: '66%' },
  },
  {
    does: 'says that they worked on their project',
    clause: 'WJC-27',
    may: WHO_WORK,
    page: '/projects/harbour',
    form: '/projects/harbour/worked',
  },
  {
    does: 'proposes to oust a worker-owner',
    clause: 'WJC-14',
    may: WORKER_OWNERS,
    page: '/members/{another}',
    form: '/members/{another}/oust',
    filled: { ground: 'ground-1', text: 'As a test.' },
  },
  {
    does: 'proposes a project, member or not',
    clause: 'WJC-3',
    may: ROLES,
    page: '/projects/propose',
    form: '/projects/propose',
    filled: { title: 'Of everyone', 'how-purpose': 'It does.', areas: 'Sound' },
  },
  {
    does: 'applies to become a worker-owner',
    clause: 'WJC-13',
    may: ['part-time volunteer', 'donor', 'visitor'],
    page: '/members/join',
    form: '/members/apply',
    filled: { memberClass: 'worker-owner', text: 'I would like to.' },
  },
  { does: 'sees budgets and expenses', clause: 'WJC-22', may: WHO_BELONG, page: '/accounts' },
  { does: 'sees how much everyone is paid', clause: 'WJC-12', may: WHO_WORK, page: '/pay' },
  { does: 'sees what is being decided', clause: 'WJC-16', may: WHO_WORK, page: '/decisions' },
  { does: 'sees who belongs', clause: 'WJC-13', may: WHO_BELONG, page: '/members' },
  {
    does: 'sees what came of a project that is closed',
    clause: 'WJC-23',
    may: WHO_BELONG,
    page: '/projects/salt-road',
  },
  { does: 'reads the by-laws', clause: 'WJC-2', may: ROLES, page: '/charter' },
]

/** Deeds with what they are called by, of one role: nobody is proposed to be ousted twice. */
const told = (role: Role, may: boolean) =>
  DEEDS.filter((deed) => deed.may.includes(role) === may).map((deed): [string, string, Deed] => {
    const of = (path: string) => path.replace('{another}', role === 'coordinator' ? 'tern' : 'robin')
    const { page, form } = deed
    return [deed.clause, deed.does, { ...deed, page: of(page), ...(form === undefined ? {} : { form: of(form) }) }]
  })

describe.skipIf(NO_BROWSER)('Five roles, each by the link that the desk printed', () => {
  let desk: RunningDesk
  let browser: Awaited<ReturnType<typeof startBrowser>>
  const sessions = new Map<Role, Awaited<ReturnType<BrowserContext['cookies']>>>()

  beforeAll(async () => {
    desk = await startDesk()
    browser = await startBrowser()
    browser.context.setDefaultTimeout(10_000)
    const page = await browser.context.newPage()
    for (const role of ROLES) {
      const line = desk
        .printed()
        .split('\n')
        .find((one) => one.includes(role) && one.includes('/c/the-lantern/link/'))
      const [link] = /http\S+\/link\/\S+/.exec(line ?? linkBelow(desk.printed(), role)) ?? []
      if (link === undefined) throw new Error(`no link for a ${role} was printed: ${desk.printed()}`)
      await browser.context.clearCookies()
      await page.goto(link)
      await page.locator('main button').click()
      sessions.set(role, await browser.context.cookies())
    }
    await page.close()
  }, 60_000)
  afterAll(async () => {
    await browser.stop()
    await desk.stop()
  })

  const pageAs = async (role: Role): Promise<Page> => {
    await browser.context.clearCookies()
    await browser.context.addCookies([...(sessions.get(role) ?? [])])
    return browser.context.pages()[0] ?? browser.context.newPage()
  }
  const address = (path: string) => `${desk.origin}/c/the-lantern${path}`
  /** The form in the page of somebody that goes to an address. */
  const formTo = (page: Page, path: string) => page.locator(`main form[action="/c/the-lantern${path}"]`).first()
  /** Sends a form that no page has, with the token of one that a page has: as close to the real one as somebody signed in can come. */
  const forge = async (page: Page, path: string, filled: Readonly<Record<string, string>>) => {
    await page.goto(address('/projects/propose'))
    const token = await page.locator('main form input[name="form"]').first().inputValue()
    const answer = await page.request.post(address(path), {
      form: { form: token, ...filled },
      headers: { origin: desk.origin },
      maxRedirects: 0,
    })
    return answer.status()
  }
  /** How long the log is: what everybody did, told to a worker-owner. */
  const logOf = async (): Promise<string> => {
    const page = await pageAs('worker-owner')
    const answer = await page.request.get(address('/minutes.jsonl'))
    return (await answer.text()).trimEnd()
  }

  describe.each(ROLES)('a %s', (role) => {
    it.each(told(role, false))('%s: is not one who %s', async (_, __, deed) => {
      const before = await logOf()
      const page = await pageAs(role)
      const shown = await page.goto(address(deed.page))
      if (deed.form === undefined) {
        expect([403, 404]).toContain(shown?.status())
        return
      }
      expect(await formTo(page, deed.form).count()).toBe(0)
      expect([403, 404, 422]).toContain(await forge(page, deed.form, deed.filled ?? {}))
      expect(await logOf()).toBe(before)
    })
  })

  describe.each(ROLES)('a %s too', (role) => {
    it.each(told(role, true))('%s: %s', async (_, __, deed) => {
      const page = await pageAs(role)
      const shown = await page.goto(address(deed.page))
      expect(shown?.status()).toBe(200)
      if (deed.form === undefined) return
      const form = formTo(page, deed.form)
      expect(await form.count()).toBe(1)
      await fill(form, deed.filled ?? {})
      await form.locator('button').first().click()
      // A different page says what was saved, and where.
      await page.waitForURL(/\/saved\//)
      expect(await page.locator('main').innerText()).not.toContain('Nothing was saved')
    })
  })

  it('WJC-16: the vote of a coordinator weighs what anybody’s does', async () => {
    const page = await pageAs('coordinator')
    await page.goto(address('/members/otter'))
    expect(await page.locator('main').innerText()).toContain('One, like everyone who votes')
    await page.goto(address('/members/finch'))
    expect(await page.locator('main').innerText()).toContain('One, like everyone who votes')
  })

  it('WJC-22, WJC-12: the minutes of a visitor tell of themselves, and of nobody else', async () => {
    const page = await pageAs('visitor')
    const answer = await page.request.get(address('/minutes.jsonl'))
    const text = answer.ok() ? await answer.text() : ''
    for (const other of ['otter', 'marten', 'magpie', 'godwit']) expect(text).not.toContain(`"by":"${other}"`)
  })
})

/** Fills in what a form asks for, as people do: fields, choices, lists. */
const fill = async (form: ReturnType<Page['locator']>, filled: Readonly<Record<string, string>>) => {
  // A form behind its name is opened first.
  const behind = form.locator('xpath=ancestor::details[not(@open)]/summary')
  if ((await behind.count()) > 0) await behind.first().click()
  for (const [name, value] of Object.entries(filled)) {
    const field = form.locator(`[name="${name}"]`)
    const type = await field.first().getAttribute('type')
    if (type === 'hidden') expect(await field.first().inputValue()).toBe(value)
    else if (type === 'radio' || type === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check()
    else if ((await form.locator(`select[name="${name}"]`).count()) > 0) await field.selectOption(value)
    else await field.fill(value)
  }
}

/** The link of a role where it stands on the line below its name. */
const linkBelow = (printed: string, role: Role): string => {
  const lines = printed.split('\n')
  const at = lines.findIndex((line) => line.includes(role))
  return at < 0 ? '' : lines.slice(at, at + 2).join(' ')
}
