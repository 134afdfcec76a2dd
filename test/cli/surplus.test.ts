import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { command } from './command.js'

const YEAR = {
  currency: 'EUR',
  resultMinor: '1000000',
  lossesCarriedMinor: '100000',
  rounding: 'half-even',
  lossesFrom: ['common'],
  reserves: [{ id: 'common', balanceMinor: '0', indivisible: true }],
  provisions: [
    { kind: 'losses' },
    { kind: 'reserve', to: 'common', share: '30%', of: 'remaining' },
    { kind: 'return-on-capital', ratePerYear: '5%', cap: '3%' },
    { kind: 'rest', to: 'patronage' },
  ],
  members: [
    { id: 'ana', capitalMinor: '50000', labour: '1600' },
    { id: 'ben', capitalMinor: '50000', labour: '800' },
  ],
}
const ENTERPRISE = { currency: 'GBP', labourCostMinor: '18250055', share: '1/1000', rounding: 'half-even' }

/** The answers of a run over these cases, one a line. */
const answers = async (name: 'surplus' | 'subscribe', ...cases: readonly (object | string)[]) => {
  const stdin = cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
  const { code, stdout } = await command([name, '--jsonl'], { stdin: `${stdin}\n` })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { code, list: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}
const codesOf = (answer: Record<string, unknown> | undefined): readonly string[] =>
  (answer?.['problems'] as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`)

describe('From the source', () => {
  it('CW-1: the surplus of a year, as one JSON document, in the shape that is documented', async () => {
    const { code, stdout } = await command(['surplus', '--json'], { stdin: JSON.stringify(YEAR, null, 2) })
    expect(code).toBe(0)
    const answer = JSON.parse(stdout) as Record<string, unknown>
    expect(answer).toMatchObject({
      kind: 'surplus-shared',
      lines: [
        { provision: 'losses', amountMinor: '100000' },
        { provision: 'reserve', to: 'common', amountMinor: '270000' },
        { provision: 'return-on-capital', amountMinor: '3000' },
        { provision: 'rest', amountMinor: '627000' },
      ],
      members: [
        { id: 'ana', returnMinor: '1500', patronageMinor: '418000' },
        { id: 'ben', returnMinor: '1500', patronageMinor: '209000' },
      ],
      reserves: [{ id: 'common', balanceMinor: '270000', indivisible: true }],
      lossesCarriedMinor: '0',
      because: [{ code: 'surplus', clauses: ['CW-1'], amountMinor: '1000000', currency: 'EUR', rounding: 'half-even' }],
    })
  })

  it('CW-2: a loss takes from an indivisible reserve, and says under which clause', async () => {
    const reserves = [{ id: 'common', balanceMinor: '300000', indivisible: true }]
    const { code, list } = await answers('surplus', { ...YEAR, reserves, resultMinor: '-400000' })
    expect(code).toBe(0)
    expect(list[0]).toMatchObject({
      kind: 'loss-met',
      lines: [
        { provision: 'loss', to: 'common', amountMinor: '-300000', because: [{ code: 'loss-met', clauses: ['CW-2'] }] },
        { provision: 'loss', amountMinor: '-100000', because: [{ code: 'loss-carried' }] },
      ],
      reserves: [{ balanceMinor: '0' }],
      lossesCarriedMinor: '200000',
    })
  })

  it('WC-8: subscriptions one a line, in order, each with its id', async () => {
    const { code, list } = await answers(
      'subscribe',
      { id: 'bakery', ...ENTERPRISE },
      { id: 7, ...ENTERPRISE, labourCostMinor: '50000000' },
    )
    expect(code).toBe(0)
    expect(list).toMatchObject([
      { id: 'bakery', kind: 'subscription', amountMinor: '18250', because: [{ code: 'subscription' }] },
      { id: 7, kind: 'subscription', amountMinor: '50000' },
    ])
  })

  it('WC-8: a list of enterprises in one document is answered by a list', async () => {
    const { stdout } = await command(['subscribe', '--json'], { stdin: JSON.stringify([ENTERPRISE, ENTERPRISE]) })
    expect(JSON.parse(stdout)).toMatchObject([{ amountMinor: '18250' }, { amountMinor: '18250' }])
  })
})

describe('At the boundary', () => {
  it('10^30 as text is exact; as a JSON number it is refused, and told as lossy where a computer does not hold it', async () => {
    const vast = `1${'0'.repeat(30)}`
    const { code, list } = await answers(
      'subscribe',
      { ...ENTERPRISE, labourCostMinor: vast },
      `{"currency":"GBP","labourCostMinor":${vast},"share":"1/1000","rounding":"half-even"}`,
      `{"currency":"GBP","labourCostMinor":${vast.slice(0, -1)}1,"share":"1/1000","rounding":"half-even"}`,
    )
    expect(code).toBe(1)
    expect(list[0]).toMatchObject({ amountMinor: `1${'0'.repeat(27)}` })
    expect([codesOf(list[1])[0], codesOf(list[2])[0]]).toEqual([
      'not-minor-units labourCostMinor',
      'lossy-number labourCostMinor',
    ])
    const year = await answers('surplus', { ...YEAR, resultMinor: `-${vast}` })
    expect(year.list[0]).toMatchObject({ kind: 'loss-met', lossesCarriedMinor: `1${'0'.repeat(24)}100000` })
  })

  it('a result of nothing is shared, and one line is one line', async () => {
    const nothing = { ...YEAR, resultMinor: '0', provisions: [{ kind: 'rest', to: 'patronage' }] }
    const inEnglish = await command(['surplus', '--lang', 'en'], { stdin: JSON.stringify(nothing) })
    expect(inEnglish.code).toBe(0)
    expect(inEnglish.stdout).toMatch(/ 1 line\n/)
    const inSpanish = await command(['surplus', '--lang', 'es'], { stdin: JSON.stringify(nothing) })
    expect(inSpanish.stdout).toMatch(/ 1 línea\n/)
  })
})

describe('Always true', () => {
  it('what the lines take is the result, in every answer', async () => {
    const { list } = await answers(
      'surplus',
      ...['-1000001', '-1', '0', '1', '99999', '1000000', '123456789'].map((resultMinor) => ({ ...YEAR, resultMinor })),
    )
    const sums = list.map(({ lines }) =>
      (lines as { amountMinor: string }[]).reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n),
    )
    expect(sums).toEqual([-1000001n, -1n, 0n, 1n, 99999n, 1000000n, 123456789n])
  })

  it('a bad line spoils no other', async () => {
    const { code, list } = await answers('subscribe', ENTERPRISE, '{', { ...ENTERPRISE, share: '-1' }, ENTERPRISE)
    expect(code).toBe(1)
    expect(list.map(({ kind }) => kind)).toEqual(['subscription', 'refused', 'refused', 'subscription'])
    expect(list.map(({ line }) => line)).toEqual([undefined, 2, 3, undefined])
  })
})

describe('The tables', () => {
  it('a surplus in English: its lines, and what comes to each member', async () => {
    const { code, stdout } = await command(['surplus', '--lang', 'en'], { stdin: JSON.stringify(YEAR) })
    expect(code).toBe(0)
    for (const line of [
      / shared +4 lines\n/,
      /The surplus of 10,000\.00 EUR is shared in full, to the last 0\.01 EUR: .+, and the last step takes all that is left \(CW-1\)\.\n/,
      /Losses of earlier years: 1,000\.00 EUR \(CW-1\)\.\n/,
      /30% of the .+ is 2,700\.00 EUR, to the reserve common \(CW-1\)\.\n/,
      /3% of the 1,000\.00 EUR of capital is 30\.00 EUR, to members as a return on it \(CW-1\)\. 5% is above the cap, so 3% applies \(CW-2\)\.\n/,
      /The rest to members by their work: 6,270\.00 EUR \(CW-1\)\.\n/,
      /ana: .* by work, .* on capital\n/,
    ])
      expect(stdout).toMatch(line)
  })

  it('a surplus in Spanish', async () => {
    const { stdout } = await command(['surplus', '--lang', 'es'], { stdin: JSON.stringify(YEAR) })
    for (const line of [
      / repartido +4 líneas\n/,
      / son 2700,00 EUR, a la reserva common \(CW-1\)\.\n/,
      /El resto, en retornos según el trabajo: 6270,00 EUR \(CW-1\)\.\n/,
      /ben: .* por trabajo, .* por aportaciones\n/,
    ])
      expect(stdout).toMatch(line)
  })

  it("each member's part is written as money, like the lines above it", async () => {
    const inEnglish = await command(['surplus', '--lang', 'en'], { stdin: JSON.stringify(YEAR) })
    expect(inEnglish.stdout).toContain('ana: 4,180.00 EUR by work, 15.00 EUR on capital')
    const inSpanish = await command(['surplus', '--lang', 'es'], { stdin: JSON.stringify(YEAR) })
    expect(inSpanish.stdout).toContain('ana: 4180,00 EUR por trabajo, 15,00 EUR por aportaciones')
  })

  it('below the members, what is in the reserves then, and what is still carried over', async () => {
    const inEnglish = await command(['surplus', '--lang', 'en'], { stdin: JSON.stringify(YEAR) })
    expect(inEnglish.stdout).toMatch(/common: 2,700\.00 EUR in reserve\n +losses carried over: 0\.00 EUR\n$/)
    const loss = JSON.stringify({ ...YEAR, resultMinor: '-5000' })
    const inSpanish = await command(['surplus', '--lang', 'es'], { stdin: loss })
    expect(inSpanish.stdout).toMatch(/common: 0,00 EUR en reserva\n +pérdidas pendientes: 1050,00 EUR\n$/)
  })

  it('a least subscription says why it is asked', async () => {
    const stdin = JSON.stringify({ ...ENTERPRISE, minimumMinor: '20000' })
    const { stdout } = await command(['subscribe', '--lang', 'en'], { stdin })
    expect(stdout).toMatch(
      / subscription +200\.00 GBP\n(?:.*\n)? *.*No enterprise subscribes less than 200\.00 GBP \(WC-8\)\./,
    )
  })

  it('a loss, in both languages', async () => {
    const stdin = JSON.stringify({ ...YEAR, resultMinor: '-5000' })
    const inEnglish = await command(['surplus', '--lang', 'en'], { stdin })
    expect(inEnglish.stdout).toMatch(
      / loss .*\n.*The year lost 50\.00 EUR \(CW-1\)\.\n.*50\.00 EUR of the loss is carried over/,
    )
    const inSpanish = await command(['surplus', '--lang', 'es'], { stdin })
    expect(inSpanish.stdout).toMatch(/ pérdida .*\n.*El ejercicio perdió 50,00 EUR \(CW-1\)\.\n/)
  })

  it('a subscription, in both languages, by the option and by the environment', async () => {
    const stdin = JSON.stringify(ENTERPRISE)
    expect((await command(['subscribe'], { stdin })).stdout).toMatch(/ subscription +182\.50 GBP\n/)
    const inSpanish = await command(['subscribe', '--lang', 'es'], { stdin })
    expect(inSpanish.stdout).toMatch(/ cuota +182,50 GBP\n/)
    expect((await command(['subscribe'], { stdin, env: { LC_ALL: 'es_AR.UTF-8' } })).stdout).toBe(inSpanish.stdout)
  })

  it('what is refused, in words', async () => {
    const stdin = JSON.stringify({ ...YEAR, provisions: [{ kind: 'losses' }] })
    const inEnglish = await command(['surplus'], { stdin })
    expect(inEnglish.code).toBe(1)
    expect(inEnglish.stdout).toMatch(/ refused +1 problem\n/)
    expect(inEnglish.stdout).toContain('End with the rest, to patronage or to a reserve')
    const inSpanish = await command(['surplus', '--lang', 'es'], { stdin })
    expect(inSpanish.stdout).toContain('Termine con el resto, a retornos o a una reserva')
  })
})

describe('Refused', () => {
  it('keys that are not known, on every level', async () => {
    const [ana] = YEAR.members
    const { code, list } = await answers(
      'surplus',
      { ...YEAR, surplusMinor: '1' },
      { ...YEAR, members: [{ ...ana, votes: 2 }] },
      { ...YEAR, provisions: [{ kind: 'losses', share: '1' }, ...YEAR.provisions.slice(1)] },
    )
    expect(code).toBe(1)
    expect(list.map(codesOf)).toEqual([
      ['unknown-key surplusMinor'],
      ['unknown-key members[0].votes'],
      ['unknown-key provisions[0].share'],
    ])
    expect((await answers('subscribe', { ...ENTERPRISE, minimum: '15000' })).list.map(codesOf)).toEqual([
      ['unknown-key minimum'],
    ])
  })

  it('clauses, which a program cites and a case does not: told once, with the keys that there are', async () => {
    const surplus = await answers('surplus', { ...YEAR, clauses: ['CW-1'] })
    const subscribe = await answers('subscribe', { ...ENTERPRISE, clauses: ['WC-8'] }, { ...ENTERPRISE, clauses: 7 })
    expect([...surplus.list, ...subscribe.list].map(codesOf)).toEqual([
      ['unknown-key clauses'],
      ['unknown-key clauses'],
      ['unknown-key clauses'],
    ])
    const [problem] = surplus.list[0]?.['problems'] as { expected: string }[]
    expect(problem?.expected).toMatch(/^one of: currency, resultMinor, .*, members, rounding$/)
  })

  it('a case that is nothing, and one that is none', async () => {
    const { list } = await answers('surplus', '{}', '[]', '7', 'null', '"surplus"')
    expect(list.map((answer) => codesOf(answer)[0])).toEqual([
      'missing-key currency',
      'wrong-kind ',
      'wrong-kind ',
      'wrong-kind ',
      'wrong-kind ',
    ])
    expect((await answers('subscribe', '{}')).list.map(codesOf)).toEqual([
      ['missing-key currency', 'missing-key labourCostMinor', 'missing-key share', 'missing-key rounding'],
    ])
  })

  it('a key twice, keys by the names of what objects have anyway, and nesting without end', async () => {
    const { list } = await answers(
      'subscribe',
      '{"currency":"GBP","currency":"EUR","labourCostMinor":"1","share":"1","rounding":"down"}',
      '{"__proto__":{"currency":"GBP"},"labourCostMinor":"1","share":"1","rounding":"down"}',
      '{"constructor":1,"currency":"GBP","labourCostMinor":"1","share":"1","rounding":"down"}',
      `{"currency":${'['.repeat(100000)}${']'.repeat(100000)}}`,
    )
    expect(list.slice(0, 3).map((answer) => codesOf(answer)[0])).toEqual([
      'duplicate-key currency',
      'unknown-key __proto__',
      'unknown-key constructor',
    ])
    expect(codesOf(list[3])[0]).toMatch(/^too-deep /)
  })

  it('exit codes: 0 answered, 1 refused, 2 a wrong command line, 3 a file that cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'coop-rules-surplus-'))
    const file = join(folder, 'year.json')
    await writeFile(file, JSON.stringify(YEAR))
    const codeOf = async (args: readonly string[], stdin = '') => (await command(args, { stdin })).code
    expect(await codeOf(['surplus', file])).toBe(0)
    expect(await codeOf(['surplus', '--json'], '{}')).toBe(1)
    expect(await codeOf(['surplus', '--reserve', 'common'])).toBe(2)
    expect(await codeOf(['subscribe', '--json', '--jsonl'])).toBe(2)
    expect(await codeOf(['subscribe'], 'id,labour\n')).toBe(2)
    expect(await codeOf(['subscribe', join(folder, 'none.json')])).toBe(3)
    await rm(folder, { recursive: true })
  })

  it('the help of each command names the options, and its example is answered', async () => {
    for (const name of ['surplus', 'subscribe'] as const) {
      const { code, stdout } = await command([name, '--help'])
      expect([code, stdout.startsWith(`coop-rules ${name}: `)]).toEqual([0, true])
      const example = /\n {2}(\{[^]*?\})\n {2}[a-z]/.exec(stdout)?.[1] ?? ''
      expect((await command([name, '--json'], { stdin: example })).code).toBe(0)
    }
  })
})
