import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { views } from 'coop-rules/cooperative'
import { heldPay } from 'coop-rules/deferral'
import { writtenMoney } from 'coop-rules/exact'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { cleanName, readDocument } from '../../examples/desk/pages/accounts/documents.js'
import { csvOf } from '../../examples/desk/kernel/csv.js'
import { amountTyped, numberTyped } from '../../examples/desk/kernel/decimals.js'
import { deskInProcess, ORIGIN, TODAY } from './in-memory.js'

type Desk = Awaited<ReturnType<typeof deskInProcess>>
type Somebody = Awaited<ReturnType<Desk['as']>>
const COOP = 'the-lantern'
const at = (path: string): string => `/c/${COOP}${path}`

let desk: Desk
const people: Record<string, Somebody> = {}
beforeAll(async () => {
  desk = deskInProcess()
  await desk.startDemo()
  for (const person of ['wren', 'otter', 'finch', 'swift', 'magpie', 'puffin'])
    people[person] = await desk.as(COOP, person)
}, 60_000)

const as = (person: string): Somebody => people[person] as Somebody
const text = async (path: string, person: string): Promise<string> => (await desk.get(at(path), as(person))).text()
const status = async (path: string, person: string): Promise<number> => (await desk.get(at(path), as(person))).status
const stateNow = async () => (await desk.house(COOP)).desk.catchUp()

/** The rows of the ledger on a page, as texts. */
const rowsOnPage = (html: string): readonly (readonly string[])[] => {
  const table = /<caption>Entries, the last first<\/caption>.*?<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? ''
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell)),
  )
}
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .trim()
/** `−1,250.00 EUR` as a number in a file. */
const inFile = (money: string): string => money.replace(' EUR', '').replaceAll(',', '').replace('−', '-')

/** A file as another program reads it. */
const csv = (text: string): readonly Record<string, string>[] => parse<Record<string, string>>(text, { columns: true })

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Sends a form with a file in it. */
const send = async (path: string, fields: Readonly<Record<string, string>>, file: File, who: Somebody) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ form: who.form(), ...fields })) form.set(name, value)
  form.set('file', file)
  return desk.app.request(at(path), { method: 'POST', headers: { origin: ORIGIN, cookie: who.cookie }, body: form })
}

describe('From the source', () => {
  it('WJC-9, WJC-12: the salary is the mean of what the team proposes; everybody sees who proposes what', async () => {
    const html = await text('/pay/salaries/harbour', 'finch')
    // (14 + 12 + 13 + 12 + 12 + 14) / 6, to the cent.
    expect(html).toContain('12.83 EUR an hour')
    for (const name of ['Carmen Vega', 'Hanna Lind', 'Ivo Brandt']) expect(html).toContain(name)
  })

  it('WJC-9: a proposal is cast, changed with a decimal comma and a category left blank, and withdrawn', async () => {
    const proposal = async () =>
      views.pay.salaryProposals(await stateNow(), 'harbour')?.proposals.find(({ member }) => member === 'swift')
    const give = (fields: Record<string, string>) => desk.post(at('/pay/salaries/harbour'), fields, as('swift'))
    expect((await give({ do: 'propose', 'amount-part-time-volunteer': '9' })).status).toBe(303)
    expect((await proposal())?.amounts).toEqual({ 'part-time-volunteer': '9' })
    expect((await give({ do: 'propose', 'amount-part-time-volunteer': '9,75' })).status).toBe(303)
    expect((await proposal())?.amounts).toEqual({ 'part-time-volunteer': '9.75' })
    expect((await give({ do: 'withdraw' })).status).toBe(303)
    expect((await proposal())?.amounts ?? {}).toEqual({})
    const wrong = await give({ do: 'propose', 'amount-part-time-volunteer': 'a lot' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="a lot"')
  })

  it('WJC-11: statements add up to the last cent, and to what the rules of held pay say', async () => {
    const state = await stateNow()
    const house = views.pay.heldPayOn(state, 'harbour', TODAY as never).open
    expect(house?.owedMinor).toBeGreaterThan(0n)
    const terms = views.pay.heldPayTerms(state, 'harbour', TODAY as never)
    for (const { worker, paydays, owedMinor } of house?.workers ?? []) {
      const statement = views.pay.heldPayStatement(state, worker, 'harbour', TODAY as never)
      const sum = (statement?.lines ?? []).reduce(
        (total, { code, amountMinor }) =>
          total + (code === 'payment' || code === 'forfeited' ? -amountMinor : amountMinor),
        0n,
      )
      expect(sum).toBe(owedMinor)
      const again = heldPay({
        currency: 'EUR',
        dayCount: 'ACT/365F',
        compounding: 'none',
        rounding: 'half-even',
        roundingAt: 'event',
        rateInForce: 'each-day',
        paymentOrder: 'oldest-payday-first',
        rates: (terms?.rates ?? []).map(({ from, value }) => ({ from, ratePerYear: value })),
        held: paydays.map(({ payday, heldMinor }) => ({ worker, payday, amountMinor: heldMinor })),
        until: TODAY,
      })
      expect(again.owedMinor).toBe(owedMinor)
      expect(await text(`/held-pay/harbour/${worker}`, 'otter')).toContain(
        `${writtenMoney({ amountMinor: owedMinor, currency: 'EUR' })} EUR`,
      )
    }
  })

  it('WJC-12: a payday shows what everybody was paid, held and gave up', async () => {
    const html = await text('/pay/paydays/pay-harbour-1', 'swift')
    const outcome = views.pay.outcomeOfPayday(await stateNow(), 'pay-harbour-1')
    for (const { grossMinor } of outcome?.members ?? [])
      expect(html).toContain(`${writtenMoney({ amountMinor: grossMinor, currency: 'EUR' })} EUR`)
    // Nobody had chosen anything else: what was earned is held, but for what somebody gave up.
    for (const sum of ['728.12 EUR', '690.80 EUR', '37.32 EUR']) expect(html).toContain(sum)
  })

  it('WJC-17: hours are recorded by whoever worked them, and by nobody for a day that is yet to come', async () => {
    const give = (hours: string, date: string) =>
      desk.post(
        at('/pay/paydays/pay-harbour-2'),
        { do: 'hours', date, category: 'part-time-volunteer', kind: 'work', hours },
        as('swift'),
      )
    expect((await give('2,5', TODAY)).status).toBe(303)
    expect((await give('2', '2999-01-01')).status).toBe(422)
    const recorded = views.pay.paydays(await stateNow()).find(({ payday }) => payday === 'pay-harbour-2')
    expect(recorded?.hours.find(({ member }) => member === 'swift')?.hours).toBe('2.5')
  })

  it('WJC-10: who may give up pay does, and takes it back; a worker-owner is refused by the rules', async () => {
    const give = (person: string, what: string) => desk.post(at('/pay/paydays/pay-harbour-2'), { do: what }, as(person))
    const forfeits = async () =>
      views.pay.paydays(await stateNow()).find(({ payday }) => payday === 'pay-harbour-2')?.forfeits
    expect((await give('swift', 'give-up')).status).toBe(303)
    expect(await forfeits()).toEqual([{ member: 'swift', amountMinor: 'all' }])
    expect((await give('swift', 'take-back')).status).toBe(303)
    expect(await forfeits()).toEqual([])
    expect((await give('finch', 'give-up')).status).toBe(422)
  })

  it('WJC-22: a donor sees budgets and expenses and nobody’s pay; a visitor sees nothing', async () => {
    const html = await text('/accounts', 'magpie')
    expect(html).toContain('Budget of “Harbour lights”')
    expect(html).toContain('150 posters')
    expect(rowsOnPage(html).some(([, what]) => what?.startsWith('pay, entry'))).toBe(false)
    for (const path of [
      '/pay',
      '/held-pay',
      '/accounts/hledger.journal',
      '/accounts/ledger.beancount',
      '/accounts/record/expense',
    ])
      expect([path, await status(path, 'magpie')]).not.toEqual([path, 200])
    const pay = views.accounts.accountsSeenBy(await stateNow(), 'wren').entries.find(({ about }) => about === 'pay')
    expect(await status(`/accounts/entries/${pay?.entry ?? ''}`, 'wren')).toBe(200)
    expect(await status(`/accounts/entries/${pay?.entry ?? ''}`, 'magpie')).toBe(404)
    for (const path of [
      '/accounts',
      '/accounts/ledger.csv',
      '/accounts/entries/harbour-posters',
      '/accounts/entries/harbour-posters/document',
    ])
      expect([path, await status(path, 'puffin')]).toEqual([path, 403])
  })

  it('WJC-21: an expense without a document is named as such, on the page and in the file', async () => {
    const html = await text('/accounts?text=train', 'finch')
    expect(html).toContain('no document yet')
    const [row] = csv(await text('/accounts/ledger.csv?text=train', 'finch'))
    expect(row?.['document']).toBe('missing')
  })
})

describe('What leaves the desk', () => {
  it.each([
    '',
    'project=harbour',
    'project=the-lantern',
    'line=l-studio',
    'account=a-bank',
    'account=a-bank&project=the-lantern&text=posters',
    `from=2026-01-01&to=2026-03-31`,
    'text=STUDIO',
    'text=nothing+fits+this',
  ])('a CSV file has exactly the rows of the page: ?%s', async (query) => {
    for (const person of ['wren', 'magpie']) {
      const page = rowsOnPage(await text(`/accounts?${query}`, person))
      const rows = csv(await text(`/accounts/ledger.csv?${query}`, person))
      expect(rows.map((row) => [row['what'], row['account'], row['amount'], row['balance']])).toEqual(
        page.map(([, what = '', account, , amount = '', balance = '']) => [
          what.replace(' (taken back)', ''),
          account,
          inFile(amount),
          inFile(balance),
        ]),
      )
    }
  })

  it('sums on the page are those of the trial balance, and of the entries one by one', async () => {
    const { rows } = views.accounts.trialBalance(await stateNow())
    const html = await text('/accounts', 'wren')
    const file = csv(await text('/accounts/ledger.csv', 'wren'))
    const house = await desk.house(COOP)
    for (const { account, balanceMinor } of rows) {
      const name = await house.names.nameOf(account, 'en')
      const sum = file
        .filter((row) => row['account'] === name)
        .reduce((total, row) => total + BigInt((row['amount'] ?? '').replace('.', '')), 0n)
      expect([account, sum]).toEqual([account, balanceMinor])
      // The last row of an account is what it holds.
      expect(file.find((row) => row['account'] === name)?.['balance']).toBe(
        writtenMoney({ amountMinor: balanceMinor, currency: 'EUR' }),
      )
    }
    expect(plain(/All accounts.*?<tfoot>(.*?)<\/tfoot>/s.exec(html)?.[1] ?? '')).toMatch(/0\.00 EUR$/)
  })

  it('hledger reads the journal, and finds the balances of the page', async () => {
    const journal = await text('/accounts/hledger.journal', 'wren')
    const printed = execFileSync('hledger', ['-f', '-', 'bal', '--output-format=csv', '--layout=bare', '-N', '-E'], {
      input: journal,
      encoding: 'utf8',
    })
    const found = new Map(csv(printed).map((row) => [row['account']?.split(':')[1], row['balance']] as const))
    const { rows } = views.accounts.trialBalance(await stateNow())
    for (const { account, balanceMinor } of rows)
      expect([account, Number(found.get(account) ?? '0')]).toEqual([account, Number(balanceMinor) / 100])
  })

  it('Beancount finds nothing wrong with the journal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'money-'))
    const file = join(folder, 'ledger.beancount')
    writeFileSync(file, await text('/accounts/ledger.beancount', 'wren'))
    expect(execFileSync('bean-check', [file], { encoding: 'utf8' })).toBe('')
    rmSync(folder, { recursive: true })
  })

  it('a name that a spreadsheet would take for a formula is a text in the file; amounts below zero stay numbers', async () => {
    const house = await desk.house(COOP)
    for (const name of ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']) {
      await house.names.rename('harbour-train', name)
      const rows = csv(await text('/accounts/ledger.csv?project=harbour&line=l-travel', 'finch'))
      expect(rows[0]?.['what']).toBe(`'${name}`)
    }
    await house.names.rename('harbour-train', 'train tickets')
    const written = csvOf({ columns: ['a', 'b'], rows: [['x,"y"\n', { number: '-2.50' }]] })
    expect(written).toBe('a,b\r\n"x,""y""\n",-2.50\r\n')
    expect(() => csvOf({ columns: ['a'], rows: [[{ number: '=1' }]] })).toThrow()
  })
})

describe('Documents', () => {
  const attach = (bytes: Uint8Array<ArrayBuffer>, name: string) =>
    send(
      '/accounts/entries/harbour-train/document',
      { 'document-kind': 'receipt' },
      new File([bytes], name),
      as('wren'),
    )
  const exe = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])

  it.each([
    ['a program named as a PDF', exe, 'invoice.pdf'],
    ['an empty file', new Uint8Array(0), 'invoice.pdf'],
    [
      'a PDF with an archive behind it',
      new Uint8Array(Buffer.concat([PDF, Buffer.from('PK\u0003\u0004')])),
      'invoice.pdf',
    ],
    [
      'a web page named as a text',
      new Uint8Array(Buffer.from('\n <!DOCTYPE html><script>alert(1)</script>')),
      'invoice.txt',
    ],
    [
      'a picture that can have scripts in it',
      new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      'a.png',
    ],
  ])('%s is refused in words, and nothing is saved', async (_, bytes, name) => {
    const before = (await stateNow()).position
    const answer = await attach(bytes, name)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/This file is empty|whatever its name says/)
    expect((await stateNow()).position).toBe(before)
  })

  it('one of more than 10 MB is refused before it is read', async () => {
    expect(readDocument('a.txt', new Uint8Array(10 * 1024 * 1024 + 1).fill(97))).toBe('too-large')
    const huge = await attach(new Uint8Array(11 * 1024 * 1024).fill(97), 'huge.txt')
    expect(huge.status).toBe(413)
  })

  it.each([
    ['../../etc/passwd', 'passwd.txt'],
    ['C:\\fakepath\\bill.txt', 'bill.txt'],
    ['invoice.pdf.exe', 'invoice.pdf.txt'],
    ['‮fdp.exe', 'fdp.txt'],
    ['', 'document.txt'],
    ['...', 'document.txt'],
    ['con.txt', 'document-con.txt'],
    ['a"b\r\nSet-Cookie: x=1', 'abSet-Cookie x=1.txt'],
    ['factura año 2026.txt', 'factura año 2026.txt'],
  ])('the name %j becomes %j', (name, clean) => {
    expect(cleanName(name, 'text/plain')).toBe(clean)
  })

  it('a PDF is attached by whoever keeps the books, downloaded by who may see documents, and by nobody else', async () => {
    expect(
      (await send('/accounts/entries/harbour-train/document', {}, new File([PDF], 'train.pdf'), as('finch'))).status,
    ).toBe(422)
    const saved = await attach(new Uint8Array(PDF), '../train.exe')
    expect(saved.status).toBe(303)
    const { entries } = views.accounts.accountsSeenBy(await stateNow(), 'wren')
    const document = entries.find(({ entry }) => entry === 'harbour-train')?.document
    expect(document?.sha256).toBe(createHash('sha256').update(PDF).digest('hex'))
    const path = '/accounts/entries/harbour-train/document'
    const answer = await desk.get(at(path), as('finch'))
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="train.pdf"')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(await status(path, 'puffin')).toBe(403)
    // One byte changed in the store: said, and not handed out.
    const house = await desk.house(COOP)
    const id = `documents/${document?.name ?? ''}`
    const kept = await house.records.get({ coop: COOP, id })
    const changed = Uint8Array.from(kept ?? [])
    changed[changed.length - 3] = 88
    await house.records.put({ coop: COOP, id, value: changed })
    const refused = await desk.get(at(path), as('finch'))
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('What is kept is not what was entered')
    expect(await text('/accounts/entries/harbour-train', 'finch')).toContain('What is kept is not what was entered')
  })
})

describe('Keeping the books', () => {
  it('WJC-21: an expense with its document, twice the same form: one entry', async () => {
    const who = as('wren')
    const form = who.form()
    const fields = {
      form,
      what: 'harbour microphones',
      amount: '1.250,00',
      account: 'a-studio',
      from: 'a-bank',
      line: 'harbour|l-studio',
      contact: 'Sonido Norte, 555 0101',
    }
    const sent = () => send('/accounts/record/expense', fields, new File([PDF], 'microphones.pdf'), who)
    const [first, second] = [await sent(), await sent()]
    expect([first.status, second.status]).toEqual([303, 303])
    const rows = rowsOnPage(await text('/accounts?text=microphones', 'finch'))
    expect(rows).toHaveLength(2)
    expect(rows.map(([, , , , amount]) => amount)).toEqual(['−1,250.00 EUR', '1,250.00 EUR'])
    const entry = views.accounts
      .accountsSeenBy(await stateNow(), 'wren')
      .entries.find(({ postings, about }) => about === 'expense' && postings[0]?.amountMinor === 125000n)
    expect(await text(`/accounts/entries/${entry?.entry ?? ''}`, 'wren')).toContain('Sonido Norte')
    // Contacts are for whoever keeps the books.
    expect(await text(`/accounts/entries/${entry?.entry ?? ''}`, 'finch')).not.toContain('Sonido Norte')
  })

  it('a mistake is taken back by another entry, and both stay', async () => {
    const before = views.accounts.trialBalance(await stateNow()).entries
    expect((await desk.post(at('/accounts/entries/harbour-posters/correct'), {}, as('finch'))).status).toBe(422)
    expect((await desk.post(at('/accounts/entries/harbour-posters/correct'), {}, as('wren'))).status).toBe(303)
    expect(views.accounts.trialBalance(await stateNow()).entries).toBe(before + 1)
    expect(await text('/accounts/entries/harbour-posters', 'finch')).toContain('150 posters, taken back')
  })

  it('a budget is revised line by line; lines that stay keep what was spent on them', async () => {
    const answer = await desk.post(
      at('/accounts/record/budget'),
      { of: 'harbour', 'line-0': 'studio', 'planned-0': '2600', 'line-1': 'prizes', 'planned-1': '80,50' },
      as('wren'),
    )
    expect(answer.status).toBe(303)
    const now = views.accounts.budgetsInForce(await stateNow()).find(({ budget }) => budget === 'b-harbour')?.now
    expect(now?.lines[0]).toMatchObject({ line: 'l-studio', plannedMinor: 260000n })
    expect(now?.lines[0]?.actualMinor).toBeGreaterThan(0n)
    expect(now?.lines[1]).toMatchObject({ plannedMinor: 8050n, actualMinor: 0n })
  })

  it('a donation, an entry of one’s own making, and what does not add up', async () => {
    const gift = await desk.post(
      at('/accounts/record/donation'),
      { what: 'a tin', amount: '12,5', income: 'a-gifts', into: 'a-cash' },
      as('wren'),
    )
    // The account was never opened: the rules refuse, and the form keeps what was typed.
    expect(gift.status).toBe(422)
    expect(await gift.text()).toContain('value="12,5"')
    const post = (second: string) =>
      desk.post(
        at('/accounts/record/entry'),
        { what: 'a workshop', 'account-0': 'a-bank', 'amount-0': '100', 'account-1': 'a-tickets', 'amount-1': second },
        as('wren'),
      )
    expect((await post('-99,99')).status).toBe(422)
    expect((await post('-100')).status).toBe(303)
    expect((await post('one hundred')).status).toBe(422)
  })

  it('held pay is settled by the team, oldest first, and the statement says so', async () => {
    const owed = async () => views.pay.heldPayOn(await stateNow(), 'harbour', TODAY as never).open?.owedMinor ?? 0n
    const before = await owed()
    expect((await desk.post(at('/held-pay/harbour'), { amount: '0' }, as('otter'))).status).toBe(422)
    expect((await desk.post(at('/held-pay/harbour'), { amount: '50' }, as('puffin'))).status).toBe(403)
    expect((await desk.post(at('/held-pay/harbour'), { amount: '50,00' }, as('otter'))).status).toBe(303)
    expect(before - (await owed())).toBe(5000n)
  })
})

describe('Numbers as people type them', () => {
  it.each([
    ['12,50', '1250'],
    ['12.5', '1250'],
    ['1.250,00', '125000'],
    ['1,250', '125000'],
    ['1 250', '125000'],
    ['−3,20', '-320'],
    ['12,505', '1250500'],
    ['0,005', undefined],
    ['1,2,3', undefined],
    ['12 EUR', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('%j is %j smallest units', (typed, minor) => {
    expect(amountTyped(typed, 'EUR')).toBe(minor)
  })

  it('a number has a point or a comma, and what is none, or could be two, stays for the rules to refuse', () => {
    const typed = ['9,75', '1.000,5', '1,250', '72 %', 'many']
    expect(typed.map((one) => numberTyped(one))).toEqual(['9.75', '1000.5', '1,250', '72 %', 'many'])
    expect(['72', '72,5 %', '2/3'].map((one) => numberTyped(one, 'share'))).toEqual(['72%', '72.5%', '2/3'])
  })
})
