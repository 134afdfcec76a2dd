import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divide, multiply, type Ratio, ratio, type Rounding, ROUNDINGS, roundTo } from '../../src/exact/index.js'
import { explainProblem } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import {
  type Provision,
  shareSurplus,
  type SurplusInput,
  type SurplusShared,
  tryShareSurplus,
} from '../../src/surplus/index.js'
import { shares } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowCompare } from '../arbitraries/slow.js'

const REST: Provision = { kind: 'rest', to: 'patronage' }
const ANA = { id: 'ana', capitalMinor: '2000000', labour: '1600' }
const BEN = { id: 'ben', capitalMinor: '1000000', labour: '800' }
const CLEO = { id: 'cleo', capitalMinor: '0', labour: '400' }
const BASE: SurplusInput = {
  currency: 'EUR',
  resultMinor: '10000000',
  lossesCarriedMinor: '0',
  reserves: [
    { id: 'common', balanceMinor: '0', indivisible: true },
    { id: 'free', balanceMinor: '0', indivisible: false },
  ],
  provisions: [REST],
  lossesFrom: ['free', 'common'],
  members: [ANA, BEN, CLEO],
  rounding: 'half-even',
}
const shared = (more: Partial<SurplusInput>): SurplusShared => shareSurplus({ ...BASE, ...more })
const codes = (more: object): readonly string[] => {
  const answer = tryShareSurplus({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
const amounts = ({ lines }: SurplusShared): readonly bigint[] => lines.map(({ amountMinor }) => amountMinor)
const balances = ({ reserves }: SurplusShared): readonly bigint[] => reserves.map(({ balanceMinor }) => balanceMinor)
const patronage = ({ members }: SurplusShared): readonly bigint[] => members.map(({ patronageMinor }) => patronageMinor)
const returns = ({ members }: SurplusShared): readonly bigint[] => members.map(({ returnMinor }) => returnMinor)
const sum = (list: readonly bigint[]): bigint => list.reduce((total, amount) => total + amount, 0n)

describe('From the source', () => {
  const ALL_KINDS: SurplusInput = {
    ...BASE,
    lossesCarriedMinor: '1000000',
    provisions: [
      { kind: 'losses' },
      { kind: 'reserve', to: 'common', share: '30%', of: 'remaining' },
      { kind: 'fund', to: 'education', share: '5%', of: 'surplus' },
      { kind: 'return-on-capital', ratePerYear: '4%', cap: '3%' },
      { kind: 'patronage', share: '1/2', of: 'remaining' },
      { kind: 'rest', to: { reserve: 'free' } },
    ],
  }

  it('CW-1: losses, reserves, a fund, capital, members by their work, and the rest: in that order, to the last cent', () => {
    const year = shareSurplus(ALL_KINDS)
    expect(year.lines.map(({ provision, to, amountMinor }) => [provision, to, amountMinor])).toEqual([
      ['losses', undefined, 1000000n],
      ['reserve', 'common', 2700000n],
      ['fund', 'education', 500000n],
      ['return-on-capital', undefined, 90000n],
      ['patronage', undefined, 2855000n],
      ['rest', 'free', 2855000n],
    ])
    expect(sum(amounts(year))).toBe(10000000n)
    // 28,550.00 by 1600, 800 and 400 hours; 900.00 by 20,000.00 and 10,000.00 of capital.
    expect(year.members).toMatchObject([
      { id: 'ana', returnMinor: 60000n, patronageMinor: 1631429n },
      { id: 'ben', returnMinor: 30000n, patronageMinor: 815714n },
      { id: 'cleo', returnMinor: 0n, patronageMinor: 407857n },
    ])
    // Why so much, to each of them.
    expect(year.members.map(({ because }) => explain(because, 'en'))).toEqual([
      '1,600 of 2,800 of the work is about 16,314.285714 EUR of the 28,550.00 EUR that goes by work, rounded down to 16,314.28 EUR, and 0.01 EUR of what rounding left over, which goes to those who lost most by it, in the order of ids where they lost as much: 16,314.29 EUR (CW-1). 20,000.00 EUR of 30,000.00 EUR of the capital is 600.00 EUR of the 900.00 EUR that goes by capital (CW-1).',
      '800 of 2,800 of the work is about 8,157.142857 EUR of the 28,550.00 EUR that goes by work, rounded down to 8,157.14 EUR (CW-1). 10,000.00 EUR of 30,000.00 EUR of the capital is 300.00 EUR of the 900.00 EUR that goes by capital (CW-1).',
      '400 of 2,800 of the work is about 4,078.571429 EUR of the 28,550.00 EUR that goes by work, rounded down to 4,078.57 EUR (CW-1). 0.00 EUR of 30,000.00 EUR of the capital is 0.00 EUR of the 900.00 EUR that goes by capital (CW-1).',
    ])
    expect(year).toMatchObject({ kind: 'surplus-shared', lossesCarriedMinor: 0n })
    expect(year.reserves).toEqual([
      { id: 'common', balanceMinor: 2700000n, indivisible: true },
      { id: 'free', balanceMinor: 2855000n, indivisible: false },
    ])
  })

  it('CW-1: every line says what it is, in English and in Spanish', () => {
    const { because, lines } = shareSurplus(ALL_KINDS)
    const told = (locale: 'en' | 'es') =>
      [because, ...lines.map((line) => line.because)].map((one) => explain(one, locale))
    expect(told('en')).toEqual([
      'The surplus of 100,000.00 EUR is shared in full, to the last 0.01 EUR: what a step takes is rounded to the nearest, halves to the even one, and the last step takes all that is left (CW-1).',
      'Losses of earlier years: 10,000.00 EUR (CW-1).',
      '30% of the 90,000.00 EUR left is 27,000.00 EUR, to the reserve common (CW-1).',
      '5% of the surplus of 100,000.00 EUR is 5,000.00 EUR, to the fund education (CW-1).',
      '3% of the 30,000.00 EUR of capital is 900.00 EUR, to members as a return on it (CW-1). 4% is above the cap, so 3% applies (CW-2).',
      '50% of the 57,100.00 EUR left is 28,550.00 EUR, to members by their work (CW-1).',
      'The rest to the reserve free: 28,550.00 EUR (CW-1).',
    ])
    expect(told('es')).toEqual([
      'El excedente de 100.000,00 EUR se reparte por entero, hasta los últimos 0,01 EUR: lo que toma cada paso se redondea al más cercano con mitades al par, y el último toma todo lo que queda (CW-1).',
      'Pérdidas de ejercicios anteriores: 10.000,00 EUR (CW-1).',
      '30\u00a0% de los 90.000,00 EUR que quedan son 27.000,00 EUR, a la reserva common (CW-1).',
      '5\u00a0% del excedente de 100.000,00 EUR son 5000,00 EUR, al fondo education (CW-1).',
      '3\u00a0% de los 30.000,00 EUR de capital son 900,00 EUR, en remuneración de las aportaciones (CW-1). 4\u00a0% supera el tope, así que se aplica 3\u00a0% (CW-2).',
      '50\u00a0% de los 57.100,00 EUR que quedan son 28.550,00 EUR, en retornos según el trabajo (CW-1).',
      'El resto, a la reserva free: 28.550,00 EUR (CW-1).',
    ])
  })

  it('CW-1: a loss is met from the reserves in the order stated, and the rest is carried over', () => {
    const year = shared({
      resultMinor: '-700000',
      lossesCarriedMinor: '50000',
      reserves: [
        { id: 'common', balanceMinor: '300000', indivisible: true },
        { id: 'free', balanceMinor: '100000', indivisible: false },
      ],
    })
    expect(year.kind).toBe('loss-met')
    expect(year.lines.map(({ provision, to, amountMinor }) => [provision, to, amountMinor])).toEqual([
      ['loss', 'free', -100000n],
      ['loss', 'common', -300000n],
      ['loss', undefined, -300000n],
    ])
    expect(balances(year)).toEqual([0n, 0n])
    expect(year.lossesCarriedMinor).toBe(350000n)
    expect([year.because, ...year.lines.map(({ because }) => because)].map((one) => explain(one, 'en'))).toEqual([
      'The year lost 7,000.00 EUR (CW-1).',
      'free, which held 1,000.00 EUR, meets 1,000.00 EUR of the loss (CW-2).',
      'common, which held 3,000.00 EUR, meets 3,000.00 EUR of the loss (CW-2).',
      '3,000.00 EUR of the loss is carried over (CW-1).',
    ])
    expect(patronage(year)).toEqual([0n, 0n, 0n])
  })

  it('CW-2: capital serves: the return on it is held to its cap, and the reason says so under this clause', () => {
    const [line] = shared({ provisions: [{ kind: 'return-on-capital', ratePerYear: '9%', cap: '8.5%' }, REST] }).lines
    expect(line).toMatchObject({ amountMinor: 255000n, because: [{}, { code: 'return-capped', clauses: ['CW-2'] }] })
  })

  it('CW-2: a year of surplus takes nothing from any reserve, indivisible or not', () => {
    const held = BASE.reserves.map((reserve) => ({ ...reserve, balanceMinor: '500' }))
    expect(balances(shared({ reserves: held }))).toEqual([500n, 500n])
  })

  it('Loi n° 78-763 du 19 juillet 1978, article 33: 15 % to the legal reserve until it equals the capital, 25 % at least to work', () => {
    const legale = (balanceMinor: number) => ({ id: 'légale', balanceMinor, indivisible: true })
    const developpement = { id: 'fonds de développement', balanceMinor: 0, indivisible: true }
    const year = (inReserve: number) =>
      shared({
        reserves: [legale(inReserve), developpement],
        provisions: [
          { kind: 'reserve', to: 'légale', share: '15%', of: 'surplus', untilMinor: 3000000 },
          { kind: 'patronage', share: '25%', of: 'surplus' },
          { kind: 'return-on-capital', ratePerYear: '6%', cap: '8.5%' },
          { kind: 'rest', to: { reserve: 'fonds de développement' } },
        ],
        lossesFrom: [],
      })
    expect(amounts(year(0))).toEqual([1500000n, 2500000n, 180000n, 5820000n])
    expect(amounts(year(2800000))).toEqual([200000n, 2500000n, 180000n, 7120000n])
    expect(amounts(year(3000000))).toEqual([0n, 2500000n, 180000n, 7320000n])
  })

  it('Scic: 15 %, then half of the rest, is 57.5 % to reserves and 42.5 % at most elsewhere (les-scic.coop, FAQ, January 2017)', () => {
    const year = shared({
      provisions: [
        { kind: 'reserve', to: 'common', share: '15%', of: 'surplus' },
        { kind: 'reserve', to: 'common', share: '50%', of: 'remaining' },
        REST,
      ],
    })
    expect([balances(year)[0], sum(patronage(year))]).toEqual([5750000n, 4250000n])
  })

  it('Ley 79 de 1988, Colombia, articles 54 and 55: 20, 20 and 10 %, and the other 50 % by work (Memorando 1100-0286 of 2005)', () => {
    const year = shared({
      currency: 'COP',
      provisions: [
        { kind: 'losses' },
        { kind: 'reserve', to: 'common', share: '20%', of: 'surplus' },
        { kind: 'fund', to: 'educación', share: '20%', of: 'surplus' },
        { kind: 'fund', to: 'solidaridad', share: '10%', of: 'surplus' },
        REST,
      ],
    })
    expect(amounts(year)).toEqual([0n, 2000000n, 2000000n, 1000000n, 5000000n])
  })

  it('Ley 79 de 1988, article 55: losses of earlier years are met first, and the shares are of what they left', () => {
    const year = shared({
      currency: 'COP',
      lossesCarriedMinor: '2000000',
      provisions: [
        { kind: 'losses' },
        { kind: 'reserve', to: 'common', share: '20%', of: 'after-losses' },
        { kind: 'fund', to: 'educación', share: '20%', of: 'after-losses' },
        { kind: 'fund', to: 'solidaridad', share: '10%', of: 'after-losses' },
        REST,
      ],
    })
    expect(amounts(year)).toEqual([2000000n, 1600000n, 1600000n, 800000n, 4000000n])
  })

  it('CW-1: whoever applies the rules under another clause says so, for losses and for caps too', () => {
    const clauses = ['WJC-1'] as const
    const held = [{ id: 'common', balanceMinor: 5, indivisible: true }]
    const loss = shared({ resultMinor: -9, reserves: held, lossesFrom: ['common'], clauses })
    const capped = shared({ provisions: [{ kind: 'return-on-capital', ratePerYear: '9%', cap: '3%' }, REST], clauses })
    for (const { because, lines } of [loss, capped])
      for (const reason of [...because, ...lines.flatMap((line) => line.because)])
        expect([reason.code, reason.clauses]).toEqual([reason.code, clauses])
  })

  it('Codice civile 2545-quater: 30 % and 3 %, as Pratica Società Cooperativa Sociale did with its 17,149 euros of 2020', () => {
    // Bilancio di esercizio al 31-12-2021, whole euros: riserva legale 25,727 and then 30,871, altre riserve 45,522 and then 57,012.
    const year = shared({
      resultMinor: '1714900',
      reserves: [
        { id: 'legale', balanceMinor: '2572700', indivisible: true },
        { id: 'altre', balanceMinor: '4552200', indivisible: true },
      ],
      provisions: [
        { kind: 'reserve', to: 'legale', share: '30%', of: 'surplus' },
        { kind: 'fund', to: 'fondi mutualistici', share: '3%', of: 'surplus' },
        { kind: 'rest', to: { reserve: 'altre' } },
      ],
      lossesFrom: [],
    })
    expect(amounts(year)).toEqual([514470n, 51447n, 1148983n])
    // The cents of a published euro are not known.
    const [legale = 0, altre = 0] = balances(year).map((cents) => Number(cents) / 100)
    expect([Math.abs(legale - 30871) < 1, Math.abs(altre - 57012) < 1]).toEqual([true, true])
  })

  it('CoLab bylaws, article VII, 7.3: half to the collective account, half to members by hours; a loss to the collective account', () => {
    const charter: Partial<SurplusInput> = {
      currency: 'USD',
      reserves: [{ id: 'collective account', balanceMinor: 100000, indivisible: true }],
      provisions: [{ kind: 'reserve', to: 'collective account', share: '50%', of: 'surplus' }, REST],
      lossesFrom: ['collective account'],
    }
    const good = shared({ ...charter, resultMinor: 2800000 })
    expect([balances(good), patronage(good)]).toEqual([[1500000n], [800000n, 400000n, 200000n]])
    expect(balances(shared({ ...charter, resultMinor: -40000 }))).toEqual([60000n])
  })
})

describe('At the boundary', () => {
  it('three of equal work and 1.00 EUR: the odd cent is told, and to whom it goes', () => {
    const members = ['ana', 'ben', 'cleo'].map((id) => ({ id, capitalMinor: 0, labour: 1 }))
    const year = shared({ resultMinor: 100, members })
    const told = (locale: 'en' | 'es') => year.members.map(({ because }) => explain(because, locale))
    const [odd, even, last] = told('en')
    expect(odd).toBe(
      '1 of 3 of the work is about 0.333333 EUR of the 1.00 EUR that goes by work, rounded down to 0.33 EUR, and 0.01 EUR of what rounding left over, which goes to those who lost most by it, in the order of ids where they lost as much: 0.34 EUR (CW-1).',
    )
    expect(even).toBe(
      '1 of 3 of the work is about 0.333333 EUR of the 1.00 EUR that goes by work, rounded down to 0.33 EUR (CW-1).',
    )
    expect(last).toBe(even)
    expect(told('es').slice(0, 2)).toEqual([
      'A 1 de 3 del trabajo corresponden aproximadamente 0,333333 EUR de los 1,00 EUR que se reparten por trabajo, que redondeados hacia abajo son 0,33 EUR, y 0,01 EUR de lo que sobró al redondear, que va a quienes más perdieron con ello y, a igual pérdida, por orden de identificador: 0,34 EUR (CW-1).',
      'A 1 de 3 del trabajo corresponden aproximadamente 0,333333 EUR de los 1,00 EUR que se reparten por trabajo, que redondeados hacia abajo son 0,33 EUR (CW-1).',
    ])
  })

  it('two shares alike of different bases say what they are of; after losses, too', () => {
    const { lines } = shared({
      lossesCarriedMinor: 1000000,
      provisions: [
        { kind: 'losses' },
        { kind: 'reserve', to: 'common', share: '20%', of: 'after-losses' },
        { kind: 'reserve', to: 'free', share: '20%', of: 'remaining' },
        REST,
      ],
    })
    expect(lines.slice(1, 3).map(({ because }) => explain(because, 'en'))).toEqual([
      '20% of the 90,000.00 EUR of the surplus that losses left is 18,000.00 EUR, to the reserve common (CW-1).',
      '20% of the 72,000.00 EUR left is 14,400.00 EUR, to the reserve free (CW-1).',
    ])
    expect(lines.slice(1, 3).map(({ because }) => explain(because, 'es'))).toEqual([
      '20\u00a0% de los 90.000,00 EUR del excedente que dejaron las pérdidas son 18.000,00 EUR, a la reserva common (CW-1).',
      '20\u00a0% de los 72.000,00 EUR que quedan son 14.400,00 EUR, a la reserva free (CW-1).',
    ])
  })

  const reserve = (more: object): Provision => ({ kind: 'reserve', to: 'common', share: '10%', of: 'surplus', ...more })

  it('a target a cent below what is asked, exactly that, and a cent above', () => {
    const until = (untilMinor: bigint) => shared({ provisions: [reserve({ untilMinor }), REST] }).lines[0]
    const [below, exactly, above] = [999999n, 1000000n, 1000001n].map(until)
    expect([below?.amountMinor, exactly?.amountMinor, above?.amountMinor]).toEqual([999999n, 1000000n, 1000000n])
    expect(below?.because.map(({ code }) => code)).toEqual(['provision', 'reserve-full'])
    expect(exactly?.because.map(({ code }) => code)).toEqual(['provision'])
    expect(explain(below?.because ?? [], 'en')).toMatch(
      / 10,000\.00 EUR was asked, but common holds 0\.00 EUR and needs no more than 9,999\.99 EUR \(CW-1\)\.$/,
    )
    expect(explain(below?.because ?? [], 'es')).toMatch(
      / Se pedían 10\.000,00 EUR, pero common tiene 0,00 EUR y no necesita más de 9999,99 EUR \(CW-1\)\.$/,
    )
  })

  it('a reserve a cent below its target, on it, and beyond it', () => {
    const with1 = (balanceMinor: bigint) =>
      shared({
        reserves: [{ id: 'common', balanceMinor, indivisible: true }],
        lossesFrom: [],
        provisions: [reserve({ untilMinor: 5000n }), REST],
      })
    expect([4999n, 5000n, 5001n].map((balance) => amounts(with1(balance))[0])).toEqual([1n, 0n, 0n])
    expect(balances(with1(5001n))).toEqual([5001n])
  })

  it('a rate just below the cap, on it, and just above', () => {
    const rate = (ratePerYear: string) =>
      shared({ provisions: [{ kind: 'return-on-capital', ratePerYear, cap: '3%' }, REST] }).lines[0]
    // A cap of 1, all of it, is a bound as any other.
    expect(shared({ provisions: [{ kind: 'return-on-capital', ratePerYear: '3%', cap: 1 }, REST] }).lines[0]).toEqual(
      rate('3%'),
    )
    const [below, exactly, above] = ['2.9999%', '3%', '3.0001%'].map(rate)
    expect([below?.amountMinor, exactly?.amountMinor, above?.amountMinor]).toEqual([89997n, 90000n, 90000n])
    expect([below, exactly, above].map((line) => line?.because.length)).toEqual([1, 1, 2])
  })

  it('a return a cent below what is left, exactly that, and a cent above', () => {
    const [below, exactly, above] = ['3000001', '3000000', '2999999'].map((resultMinor) =>
      shared({ resultMinor, provisions: [{ kind: 'return-on-capital', ratePerYear: '100%', cap: '100%' }, REST] }),
    )
    expect([below, exactly, above].map((year) => year && amounts(year))).toEqual([
      [3000000n, 1n],
      [3000000n, 0n],
      [2999999n, 0n],
    ])
    const told = above?.lines[0]?.because
    expect(told?.map(({ code }) => code)).toEqual(['provision', 'only-what-is-left'])
    expect(explain(told ?? [], 'en')).toMatch(/Of 30,000\.00 EUR only the 29,999\.99 EUR that was left could be taken/)
    expect(exactly?.lines[0]?.because).toHaveLength(1)
  })

  it('losses a cent below the surplus, just as large, and a cent above', () => {
    const after = (lossesCarriedMinor: string) => {
      const year = shared({ lossesCarriedMinor, provisions: [{ kind: 'losses' }, REST] })
      return [...amounts(year), year.lossesCarriedMinor]
    }
    expect(['9999999', '10000000', '10000001'].map(after)).toEqual([
      [9999999n, 1n, 0n],
      [10000000n, 0n, 0n],
      [10000000n, 0n, 1n],
    ])
  })

  it('a result of one cent lost, of nothing, and of one cent', () => {
    const [lost, nothing, cent] = ['-1', '0', '1'].map((resultMinor) => shared({ resultMinor }))
    expect([lost?.kind, nothing?.kind, cent?.kind]).toEqual(['loss-met', 'surplus-shared', 'surplus-shared'])
    expect(nothing && amounts(nothing)).toEqual([0n])
    expect(cent && patronage(cent)).toEqual([1n, 0n, 0n])
    expect(lost?.lossesCarriedMinor).toBe(1n)
  })

  it('a reserve a cent below the loss, as large, and larger', () => {
    const met = (balanceMinor: number) => {
      const year = shared({
        resultMinor: -100,
        reserves: [{ id: 'common', balanceMinor, indivisible: true }],
        lossesFrom: ['common'],
      })
      return [amounts(year), balances(year), year.lossesCarriedMinor]
    }
    expect([99, 100, 101].map(met)).toEqual([
      [[-99n, -1n], [0n], 1n],
      [[-100n], [0n], 0n],
      [[-100n], [1n], 0n],
    ])
  })

  it('shares of the surplus that make up a little less than all of it, all of it, and a little more', () => {
    const shareOf = (share: string) => codes({ provisions: [reserve({ share: '60%' }), reserve({ share }), REST] })
    expect(['39.9999%', '40%', '40.0001%'].map(shareOf)).toEqual([[], [], ['shares-over-whole provisions']])
    const afterLosses = (share: string) =>
      codes({ provisions: [reserve({ share: '60%' }), reserve({ share, of: 'after-losses' }), REST] })
    expect(['40%', '40.0001%'].map(afterLosses)).toEqual([[], ['shares-over-whole provisions']])
  })

  it('a share of nothing, of all, and one step outside each', () => {
    expect(
      ['-0.0001', '0', '1', '1.0001'].map((share) =>
        codes({ provisions: [reserve({ share, of: 'remaining' }), REST] }),
      ),
    ).toEqual([['not-a-share provisions[0].share'], [], [], ['not-a-share provisions[0].share']])
  })

  it('half a cent, by each rounding, of an odd and an even number of cents', () => {
    const taken = (rounding: Rounding, resultMinor: number) =>
      amounts(shared({ rounding, resultMinor, provisions: [reserve({ share: '1/2' }), REST] }))[0]
    expect(ROUNDINGS.map((rounding) => [rounding, taken(rounding, 5), taken(rounding, 7)])).toEqual([
      ['half-even', 2n, 4n],
      ['half-up', 3n, 4n],
      ['up', 3n, 4n],
      ['down', 2n, 3n],
    ])
  })

  it('rounded up, shares of all of the surplus ask for a cent too many: the last takes what is left', () => {
    const half = reserve({ share: '1/2' })
    const year = shared({ rounding: 'up', resultMinor: 5, provisions: [half, half, REST] })
    expect(amounts(year)).toEqual([3n, 2n, 0n])
    expect(year.lines[1]?.because.map(({ code }) => code)).toEqual(['provision', 'only-what-is-left'])
  })

  it('nobody worked: where nothing is left for them nothing is wrong, with one cent it is refused', () => {
    const idle = [{ ...ANA, labour: 0 }]
    expect(codes({ members: idle, resultMinor: 0 })).toEqual([])
    expect(codes({ members: idle, resultMinor: 1 })).toEqual(['nobody-worked members'])
    expect(codes({ members: [], resultMinor: 1 })).toEqual(['nobody-worked members'])
  })

  it('10^30 and a cent, exactly', () => {
    const year = shared({
      resultMinor: 10n ** 30n + 1n,
      provisions: [reserve({ share: '1/3' }), { kind: 'return-on-capital', ratePerYear: '1%', cap: '1%' }, REST],
      members: [
        { id: 'ana', capitalMinor: 10n ** 30n, labour: 10n ** 30n },
        { id: 'ben', capitalMinor: 0, labour: 1 },
      ],
    })
    const third = (10n ** 30n - 1n) / 3n + 1n
    expect(amounts(year)).toEqual([third, 10n ** 28n, 10n ** 30n + 1n - third - 10n ** 28n])
    expect(sum([...patronage(year), ...returns(year), ...balances(year)])).toBe(10n ** 30n + 1n)
    expect(patronage(year)[1]).toBe(1n)
  })
})

describe('Always true', () => {
  const big = fc.bigInt({ min: 0n, max: 10n ** 12n })
  const ids = fc.constantFrom('common', 'free', '__proto__')
  const ofWhat = fc.constantFrom('surplus' as const, 'after-losses' as const, 'remaining' as const)
  const steps: fc.Arbitrary<Provision> = fc.oneof(
    fc.constant<Provision>({ kind: 'losses' }),
    fc.record({ kind: fc.constant('reserve' as const), to: ids, share: shares, of: ofWhat }),
    fc.record({ kind: fc.constant('reserve' as const), to: ids, share: shares, of: ofWhat, untilMinor: big }),
    fc.record({
      kind: fc.constant('return-on-capital' as const),
      ratePerYear: fc.nat(2000).map((bips) => slow(BigInt(bips), 10000n)),
      cap: fc.nat(2000).map((bips) => slow(BigInt(bips), 10000n)),
    }),
    fc.record({ kind: fc.constant('patronage' as const), share: shares, of: ofWhat }),
    fc.record({
      kind: fc.constant('fund' as const),
      to: fc.constantFrom('education', 'solidarity'),
      share: shares,
      of: ofWhat,
    }),
  )
  const rests = fc.oneof(
    fc.constant<Provision>(REST),
    ids.map((reserve): Provision => ({ kind: 'rest', to: { reserve } })),
  )
  /** Shares of the whole surplus, before or after losses, are cut, so that together they are no more than all of it. */
  const cut = (list: readonly Provision[]): readonly Provision[] => {
    const ofAll = BigInt(list.filter((one) => 'of' in one && one.of !== 'remaining').length)
    return list.map((one) =>
      'of' in one && one.of !== 'remaining'
        ? { ...one, share: slow((one.share as Ratio).numerator, (one.share as Ratio).denominator * ofAll) }
        : one,
    )
  }
  /** The provisions of a charter in one order and in another, with the rest last in both. */
  const orders = fc.tuple(fc.array(steps, { maxLength: 7 }).map(cut), rests).chain(([list, rest]) =>
    fc
      .shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })
      .map((other): readonly (readonly Provision[])[] => [
        [...list, rest],
        [...other, rest],
      ]),
  )
  const people = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('ana', 'ben', 'cleo', 'dov', 'eva', 'constructor', 'toString'),
        capitalMinor: big,
        labour: fc.nat(3000).map((quarters) => slow(BigInt(quarters), 4n)),
      }),
      { minLength: 1, maxLength: 7, selector: ({ id }) => id },
    )
    .map((list) => list.map((member, at) => (at === 0 ? { ...member, labour: slow(6401n, 4n) } : member)))
  const years = fc.record({
    currency: fc.constant('EUR'),
    resultMinor: big,
    lossesCarriedMinor: big,
    reserves: fc.tuple(big, big, big).map(([a, b, c]) => [
      { id: 'common', balanceMinor: a, indivisible: true },
      { id: 'free', balanceMinor: b, indivisible: false },
      { id: '__proto__', balanceMinor: c, indivisible: true },
    ]),
    lossesFrom: fc.shuffledSubarray(['common', 'free', '__proto__']),
    members: people,
    rounding: fc.constantFrom(...ROUNDINGS),
  })

  it('allocation is whole for every order of provisions: what the lines take is the surplus, and it arrives', () => {
    always(
      fc.property(years, orders, (year, charters) => {
        for (const provisions of charters) {
          const answer = shareSurplus({ ...year, provisions })
          const taken = (is: (line: SurplusShared['lines'][number]) => boolean) =>
            sum(answer.lines.filter(is).map(({ amountMinor }) => amountMinor))
          expect(taken(() => true)).toBe(year.resultMinor)
          expect(amounts(answer).every((amount) => amount >= 0n)).toBe(true)
          expect(sum(returns(answer))).toBe(taken(({ provision }) => provision === 'return-on-capital'))
          expect(sum(patronage(answer))).toBe(
            taken(({ provision, to }) => provision === 'patronage' || (provision === 'rest' && to === undefined)),
          )
          expect(year.lossesCarriedMinor - answer.lossesCarriedMinor).toBe(
            taken(({ provision }) => provision === 'losses'),
          )
          answer.reserves.forEach(({ id, balanceMinor }, at) => {
            const before = year.reserves[at]?.balanceMinor ?? -1n
            expect(balanceMinor - before).toBe(
              taken(({ provision, to }) => to === id && (provision === 'reserve' || provision === 'rest')),
            )
          })
        }
      }),
    )
  })

  it('what a reason says of a share can be reckoned again from it, to the odd cent', () => {
    const floor = (value: Ratio): bigint => roundTo({ value, places: 0, rounding: 'down' })
    always(
      fc.property(years, orders, (year, charters) => {
        for (const provisions of charters) {
          const answer = shareSurplus({ ...year, provisions })
          for (const { because, amountMinor } of answer.lines) {
            const [reason] = because
            if (reason.code !== 'provision') continue
            const value = multiply(reason.share, ratio(reason.baseMinor))
            expect(reason.askedMinor).toBe(roundTo({ value, places: 0, rounding: year.rounding }))
            expect(reason.amountMinor).toBe(amountMinor)
            expect(amountMinor <= reason.askedMinor).toBe(true)
            if (amountMinor < reason.askedMinor) expect(because.length).toBeGreaterThan(1)
          }
          for (const member of answer.members) {
            let [byWork, byCapital] = [0n, 0n]
            for (const reason of member.because) {
              if (reason.code !== 'share-by-work' && reason.code !== 'share-by-capital') continue
              const isWork = reason.code === 'share-by-work'
              const share = isWork
                ? divide(reason.observed, reason.outOf)
                : ratio(reason.observedMinor, reason.outOfMinor)
              expect([0n, 1n]).toContain(reason.extraMinor)
              expect(reason.amountMinor - reason.extraMinor).toBe(floor(multiply(share, ratio(reason.totalMinor))))
              if (isWork) byWork += reason.amountMinor
              else byCapital += reason.amountMinor
            }
            expect([byWork, byCapital]).toEqual([member.patronageMinor, member.returnMinor])
          }
        }
      }),
    )
  })

  it('each provision takes what a slow reckoning of it says', () => {
    always(
      fc.property(years, orders, (year, charters) => {
        for (const provisions of charters)
          expect(amounts(shareSurplus({ ...year, provisions }))).toEqual(slowAmounts({ ...year, provisions }))
      }),
    )
  })

  it('each line gives its reason, with its own amount first', () => {
    always(
      fc.property(years, orders, (year, [provisions = []]) => {
        for (const { provision, to, amountMinor, because } of shareSurplus({ ...year, provisions }).lines)
          expect(because[0]).toMatchObject({ code: 'provision', provision, to: to ?? '', amountMinor })
      }),
      100,
    )
  })

  it('by patronage nobody is a cent away from their exact part, and more work never gets less', () => {
    always(
      fc.property(years, (year) => {
        const { members } = shareSurplus({ ...year, provisions: [REST] })
        const worked = year.members.map(({ labour }) => (4n / labour.denominator) * labour.numerator)
        const all = sum(worked)
        members.forEach(({ patronageMinor }, at) => {
          const away = patronageMinor * all - year.resultMinor * (worked[at] ?? 0n)
          expect(away < all && -away < all).toBe(true)
          members.forEach((other, of) => {
            if ((worked[at] ?? 0n) > (worked[of] ?? 0n)) expect(patronageMinor >= other.patronageMinor).toBe(true)
          })
        })
      }),
    )
  })

  it('the order of members, and of reserves, does not matter', () => {
    always(
      fc.property(years, orders, (year, [provisions = []]) => {
        const turned = { ...year, members: [...year.members].reverse(), reserves: [...year.reserves].reverse() }
        const answer = shareSurplus({ ...year, provisions })
        expect(shareSurplus({ ...turned, provisions })).toEqual({
          ...answer,
          members: [...answer.members].reverse(),
          reserves: [...answer.reserves].reverse(),
        })
      }),
    )
  })

  it('a loss is met to the last cent: what the reserves give and what is carried over is the loss', () => {
    always(
      fc.property(years, big, (year, loss) => {
        const answer = shareSurplus({ ...year, resultMinor: -loss - 1n, provisions: [REST] })
        expect(answer.kind).toBe('loss-met')
        expect(sum(amounts(answer))).toBe(-loss - 1n)
        const given = sum(year.reserves.map(({ balanceMinor }) => balanceMinor)) - sum(balances(answer))
        expect(given + answer.lossesCarriedMinor - year.lossesCarriedMinor).toBe(loss + 1n)
        expect(balances(answer).every((balance) => balance >= 0n)).toBe(true)
        // A later reserve is touched only where every earlier one is empty, and one that is not named never.
        const left = year.lossesFrom.map((id) => answer.reserves.find((one) => one.id === id)?.balanceMinor ?? -1n)
        const full = year.lossesFrom.map((id) => year.reserves.find((one) => one.id === id)?.balanceMinor ?? -1n)
        left.forEach((balance, at) => {
          if (balance !== full[at]) expect(left.slice(0, at).every((earlier) => earlier === 0n)).toBe(true)
        })
        for (const { id, balanceMinor } of year.reserves)
          if (!year.lossesFrom.includes(id))
            expect(answer.reserves.find((one) => one.id === id)?.balanceMinor).toBe(balanceMinor)
      }),
    )
  })

  /** What each provision takes, by bigints alone, one at a time. */
  const slowAmounts = (
    year: (typeof years extends fc.Arbitrary<infer Year> ? Year : never) & { provisions: readonly Provision[] },
  ): readonly bigint[] => {
    let left = year.resultMinor
    let losses = year.lossesCarriedMinor
    const held = new Map(year.reserves.map(({ id, balanceMinor }) => [id, balanceMinor]))
    const capital = sum(year.members.map(({ capitalMinor }) => capitalMinor))
    const part = (share: Ratio, of: bigint): bigint =>
      slowRounded(of * share.numerator, share.denominator, year.rounding)
    return year.provisions.map((provision) => {
      let asked = left
      if (provision.kind === 'losses') asked = losses
      if (provision.kind === 'return-on-capital') {
        const [rate, cap] = [provision.ratePerYear as Ratio, provision.cap as Ratio]
        asked = part(slowCompare(rate, cap) > 0 ? cap : rate, capital)
      }
      if ('of' in provision)
        asked = part(
          provision.share as Ratio,
          {
            surplus: year.resultMinor,
            'after-losses': year.resultMinor - year.lossesCarriedMinor + losses,
            remaining: left,
          }[provision.of],
        )
      if (provision.kind === 'reserve' && provision.untilMinor !== undefined) {
        const room = (provision.untilMinor as bigint) - (held.get(provision.to) ?? 0n)
        if (room < asked) asked = room > 0n ? room : 0n
      }
      const taken = asked > left ? left : asked
      left -= taken
      if (provision.kind === 'losses') losses -= taken
      if (provision.kind === 'reserve') held.set(provision.to, (held.get(provision.to) ?? 0n) + taken)
      return taken
    })
  }

  const slowRounded = (above: bigint, below: bigint, rounding: Rounding): bigint => {
    const whole = above / below
    const twice = 2n * (above % below)
    const up = {
      'half-even': twice > below || (twice === below && whole % 2n === 1n),
      'half-up': twice >= below,
      up: twice > 0n,
      down: false,
    }[rounding]
    return up ? whole + 1n : whole
  }
})

describe('Not true, on purpose', () => {
  it('another order of the same provisions gives other amounts', () => {
    const reserve: Provision = { kind: 'reserve', to: 'common', share: '50%', of: 'remaining' }
    const fund: Provision = { kind: 'fund', to: 'education', share: '10%', of: 'remaining' }
    expect(amounts(shared({ provisions: [reserve, fund, REST] }))).toEqual([5000000n, 500000n, 4500000n])
    expect(amounts(shared({ provisions: [fund, reserve, REST] }))).toEqual([1000000n, 4500000n, 4500000n])
  })

  it('a share of the surplus is of the whole year, before losses: after losses it may not find enough', () => {
    const year = shared({
      lossesCarriedMinor: '6000000',
      provisions: [{ kind: 'losses' }, { kind: 'reserve', to: 'common', share: '50%', of: 'surplus' }, REST],
    })
    expect(amounts(year)).toEqual([6000000n, 4000000n, 0n])
  })

  it('a share after losses knows the losses before it, and none that are met after it', () => {
    const reserve: Provision = { kind: 'reserve', to: 'common', share: '50%', of: 'after-losses' }
    const year = (...list: readonly Provision[]) =>
      amounts(shared({ lossesCarriedMinor: '6000000', provisions: [...list, REST] }))
    expect(year({ kind: 'losses' }, reserve)).toEqual([6000000n, 2000000n, 2000000n])
    expect(year(reserve, { kind: 'losses' })).toEqual([5000000n, 5000000n, 0n])
  })

  it('20, 20 and 10 % of what is left after losses may also be written as 20 %, a quarter and a sixth of what remains', () => {
    const year = shared({
      lossesCarriedMinor: '2000000',
      provisions: [
        { kind: 'losses' },
        { kind: 'reserve', to: 'common', share: '20%', of: 'remaining' },
        { kind: 'fund', to: 'education', share: '1/4', of: 'remaining' },
        { kind: 'fund', to: 'solidarity', share: '1/6', of: 'remaining' },
        REST,
      ],
    })
    expect(amounts(year)).toEqual([2000000n, 1600000n, 1600000n, 800000n, 4000000n])
  })

  it('losses of earlier years wait where no provision meets them: all of the surplus may go to members', () => {
    const year = shared({ lossesCarriedMinor: '6000000' })
    expect([sum(patronage(year)), year.lossesCarriedMinor]).toEqual([10000000n, 6000000n])
    // It is the charter's to say; the reason tells it.
    expect(year.because.slice(1)).toEqual([
      { code: 'losses-remain', clauses: ['CW-1'], amountMinor: 6000000n, currency: 'EUR' },
    ])
    expect(explain(year.because.slice(1), 'en')).toBe(
      '60,000.00 EUR of losses of earlier years is still carried over (CW-1).',
    )
    expect(explain(year.because.slice(1), 'es')).toBe(
      'De ejercicios anteriores siguen pendientes 60.000,00 EUR de pérdidas (CW-1).',
    )
  })

  it('two shares by work are split one by one: a cent may fall otherwise than in one share of both', () => {
    const three = ['ana', 'ben', 'cleo'].map((id) => ({ id, capitalMinor: 0, labour: 1 }))
    const half: Provision = { kind: 'patronage', share: '1/2', of: 'surplus' }
    expect(patronage(shared({ resultMinor: 8, members: three }))).toEqual([3n, 3n, 2n])
    const twice = shared({ resultMinor: 8, members: three, provisions: [half, REST] })
    expect(patronage(twice)).toEqual([4n, 2n, 2n])
    // Each of the two is told for itself, so that what is told adds up.
    expect(explain(twice.members[0]?.because ?? [], 'en').match(/of the 0\.04 EUR that goes by work/g)).toHaveLength(2)
  })

  it('with the same ids a level odd cent goes to the same member every year', () => {
    const three = ['ben', 'ana', 'cleo'].map((id) => ({ id, capitalMinor: 0, labour: 1 }))
    for (const resultMinor of [100, 400, 1000])
      expect(shared({ resultMinor, members: three }).members.map(({ because }) => because[0])).toMatchObject([
        { extraMinor: 0n },
        { extraMinor: 1n },
        { extraMinor: 0n },
      ])
  })

  it('a member is not paid the rate on their own capital, rounded, but a part of what it comes to on all capital', () => {
    const members = ['ana', 'ben', 'cleo'].map((id) => ({ id, capitalMinor: 50, labour: 1 }))
    // 1 % of 0.50 is half a cent, which up to the even neighbour is nothing; of 1.50 it is a cent and a half, which is two.
    const year = shared({ members, provisions: [{ kind: 'return-on-capital', ratePerYear: '1%', cap: '1%' }, REST] })
    expect(returns(year)).toEqual([1n, 1n, 0n])
  })

  it('a year of loss knows no provisions: nothing is paid on capital, and no fund is fed', () => {
    const year = shared({
      resultMinor: -1,
      provisions: [{ kind: 'return-on-capital', ratePerYear: '3%', cap: '3%' }, REST],
    })
    expect(year.lines.map(({ provision }) => provision)).toEqual(['loss'])
  })
})

describe('Refused', () => {
  const provisions = (...list: readonly unknown[]) => codes({ provisions: [...list, REST] })

  it('everything at once', () => {
    expect(
      codes({
        currency: 'eur',
        resultMinor: '1.5',
        lossesCarriedMinor: '-1',
        rounding: 'floor',
        reserves: [
          { id: 'common', balanceMinor: 0, indivisible: true },
          { id: 'common', balanceMinor: 0, indivisible: false },
          { id: '', balanceMinor: '-1', indivisible: true, until: 1 },
          { id: 'free', balanceMinor: 0, indivisible: 1 },
          7,
        ],
        provisions: [
          REST,
          { kind: 'reserve', to: 'nowhere', share: '101%', of: 'all', untilMinor: '-1' },
          { kind: 'return-on-capital', ratePerYear: '-1%', cap: '1,5%', rate: 1 },
          { kind: 'patronage', share: '1/0' },
          { kind: 'fund', to: 'a\nb', share: 'half', of: 'remaining' },
          { kind: 'rest', to: 'members' },
          { kind: 'bonus' },
          'losses',
        ],
        lossesFrom: ['common', 'elsewhere', ''],
        members: [
          { id: 'ana', capitalMinor: '-1', labour: '-1' },
          { id: 'ben', capitalMinor: 0, labour: 0 },
          { id: 'ben', capitalMinor: 0, labour: 0, votes: 2 },
          null,
        ],
        clauses: 'CW-1',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'unknown-currency currency',
      'not-minor-units resultMinor',
      'negative-amount lossesCarriedMinor',
      'not-one-of rounding',
      'listed-twice reserves[1].id',
      'unknown-key reserves[2].until',
      'not-a-name reserves[2].id',
      'negative-amount reserves[2].balanceMinor',
      'wrong-kind reserves[3].indivisible',
      'wrong-kind reserves[4]',
      'not-one-of provisions[1].of',
      'not-a-share provisions[1].share',
      'unknown-reserve provisions[1].to',
      'negative-amount provisions[1].untilMinor',
      'unknown-key provisions[2].rate',
      'negative-rate provisions[2].ratePerYear',
      'decimal-comma provisions[2].cap',
      'missing-key provisions[3].of',
      'zero-denominator provisions[3].share',
      'not-a-number provisions[4].share',
      'not-a-name provisions[4].to',
      'not-one-of provisions[5].to',
      'not-one-of provisions[6].kind',
      'wrong-kind provisions[7]',
      'no-rest provisions',
      'not-a-name lossesFrom[2]',
      'unknown-reserve lossesFrom[1]',
      'negative-amount members[0].capitalMinor',
      'negative-labour members[0].labour',
      'unknown-key members[2].votes',
      'listed-twice members[2].id',
      'wrong-kind members[3]',
    ])
  })

  it('the rest is last, and comes once', () => {
    const list = (...kinds: readonly Provision[]) => codes({ provisions: kinds })
    expect([list(), list({ kind: 'losses' }), list(REST, { kind: 'losses' }), list(REST, REST)]).toEqual([
      ['no-rest provisions'],
      ['no-rest provisions'],
      ['no-rest provisions'],
      ['no-rest provisions'],
    ])
    expect(list({ kind: 'losses' }, REST)).toEqual([])
  })

  it('the rest goes to patronage or to a reserve that is known, and nowhere else', () => {
    const rest = (to: unknown) => codes({ provisions: [{ kind: 'rest', to }] })
    expect([rest({ reserve: 'free' }), rest({ reserve: 'nowhere' }), rest({}), rest({ fund: 'x' })]).toEqual([
      [],
      ['unknown-reserve provisions[0].to.reserve'],
      ['missing-key provisions[0].to.reserve'],
      ['unknown-key provisions[0].to.fund', 'missing-key provisions[0].to.reserve'],
    ])
    expect([rest(undefined), rest(null), rest('reserve'), rest([])]).toEqual([
      ['missing-key provisions[0].to'],
      ['not-one-of provisions[0].to'],
      ['not-one-of provisions[0].to'],
      ['not-one-of provisions[0].to'],
    ])
  })

  it('a reserve with a wrong balance is told once: it is one of the reserves all the same', () => {
    for (const wrong of [{ balanceMinor: '1.5' }, { indivisible: 'yes' }])
      expect(
        codes({
          reserves: [{ id: 'common', balanceMinor: 0, indivisible: true, ...wrong }],
          provisions: [{ kind: 'rest', to: { reserve: 'common' } }],
          lossesFrom: ['common'],
        }),
      ).toEqual([
        `${'balanceMinor' in wrong ? 'not-minor-units' : 'wrong-kind'} reserves[0].${Object.keys(wrong)[0] ?? ''}`,
      ])
  })

  it('a reserve that is to meet losses twice, and one that is not known', () => {
    expect(codes({ lossesFrom: ['common', 'free', 'common'] })).toEqual(['listed-twice lossesFrom[2]'])
    expect(codes({ lossesFrom: ['nowhere', 'common', 'nowhere'] })).toEqual([
      'listed-twice lossesFrom[2]',
      'unknown-reserve lossesFrom[0]',
    ])
  })

  it('a provision with the keys of another kind', () => {
    expect(provisions({ kind: 'losses', share: '10%' })).toEqual(['unknown-key provisions[0].share'])
    expect(provisions({ kind: 'patronage', share: '10%', of: 'surplus', to: 'common' })).toEqual([
      'unknown-key provisions[0].to',
    ])
    expect(provisions({ kind: 'fund', to: 'x', share: '10%', of: 'surplus', untilMinor: 1 })).toEqual([
      'unknown-key provisions[0].untilMinor',
    ])
  })

  it('each key of a provision that is left out', () => {
    expect(provisions({ kind: 'reserve' })).toEqual([
      'missing-key provisions[0].of',
      'missing-key provisions[0].share',
      'missing-key provisions[0].to',
    ])
    expect(provisions({ kind: 'return-on-capital' })).toEqual([
      'missing-key provisions[0].ratePerYear',
      'missing-key provisions[0].cap',
    ])
    expect(provisions({})).toEqual(['missing-key provisions[0].kind'])
  })

  it('nothing at all, and each key that is left out', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryShareSurplus(input as unknown as SurplusInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(
      Object.keys(BASE).map((key) => codes({ [key]: undefined, lossesFrom: key === 'lossesFrom' ? undefined : [] })),
    ).toEqual([
      ['missing-key currency'],
      ['missing-key resultMinor'],
      ['missing-key lossesCarriedMinor'],
      ['missing-key reserves'],
      ['missing-key provisions'],
      ['missing-key lossesFrom'],
      ['missing-key members'],
      ['missing-key rounding'],
    ])
  })

  it('amounts that are no whole smallest units, and lists that are none', () => {
    for (const resultMinor of ['', ' 5', '1e30', '12.50', 0.5, Number.NaN, 2 ** 53, null, {}])
      expect(codes({ resultMinor })).toEqual(['not-minor-units resultMinor'])
    for (const key of ['provisions', 'members'])
      for (const list of [null, '', {}, 0, true]) expect(codes({ [key]: list })).toEqual([`wrong-kind ${key}`])
  })

  it('a fund by the id of a reserve: what it takes would leave, and the reserve stay as it was', () => {
    expect(provisions({ kind: 'fund', to: 'common', share: '10%', of: 'surplus' })).toEqual([
      'fund-is-a-reserve provisions[0].to',
    ])
    const answer = tryShareSurplus({
      ...BASE,
      provisions: [{ kind: 'fund', to: 'common', share: '10%', of: 'surplus' }, REST],
    })
    expect(answer.kind === 'refused' && answer.problems.map((found) => explainProblem(found, 'en'))).toEqual([
      `provisions[0].to: expected a fund that is none of the reserves: common is one of them; received "common". Write the kind 'reserve', so that its balance grows, or give the fund another name.`,
    ])
  })

  it('labour in percent beside plain numbers, and less work than none', () => {
    const worked = (...labour: (string | number)[]) =>
      codes({ members: labour.map((one, at) => ({ id: `m${at}`, capitalMinor: 0, labour: one })) })
    expect(worked('40%', 9)).toEqual(['mixed-percent members[1].labour'])
    expect(worked(9, '40%', '9', '0%')).toEqual(['mixed-percent members[1].labour', 'mixed-percent members[3].labour'])
    expect(worked('40%', '60%')).toEqual([])
    expect(worked(0, -1)).toEqual(['negative-labour members[1].labour'])
  })

  it('labour that is no number', () => {
    for (const [name, labour, code] of NOT_NUMBERS)
      if (labour !== undefined)
        expect([name, ...codes({ members: [{ ...ANA, labour }] })]).toEqual([name, `${code} members[0].labour`])
  })

  it('ids by the names of what objects have anyway are ids, and are not confused with them', () => {
    const id = '__proto__'
    const year = shared({
      reserves: [{ id, balanceMinor: 1, indivisible: true }],
      lossesFrom: [id],
      provisions: [{ kind: 'reserve', to: id, share: '10%', of: 'surplus' }, REST],
      members: [
        { ...ANA, id },
        { ...BEN, id: 'constructor' },
      ],
    })
    expect([balances(year), patronage(year)]).toEqual([[1000001n], [6000000n, 3000000n]])
    for (const unknown of ['__proto__', 'constructor', 'toString'])
      expect(provisions({ kind: 'reserve', to: unknown, share: 0, of: 'surplus' })).toEqual([
        'unknown-reserve provisions[0].to',
      ])
    expect(provisions({ kind: '__proto__' })).toEqual(['not-one-of provisions[0].kind'])
  })

  it('a provision that contains itself', () => {
    const loop: Record<string, unknown> = { kind: 'rest' }
    loop['to'] = { reserve: loop }
    expect(codes({ provisions: [loop] })).toEqual(['not-a-name provisions[0].to.reserve'])
  })

  it('the throwing face throws what the other refuses, and all of it', () => {
    expect(codeOf(() => shared({ provisions: [] }))).toBe('no-rest')
    expect(codeOf(() => shared({ members: [] }))).toBe('nobody-worked')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['surplus-shared', 'loss-met', 'refused']
    const kindOf = (more: object) => tryShareSurplus({ ...BASE, ...more }).kind
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(kindOf({ [key]: value }))
      }),
    )
    const all = { kind: 'reserve', to: 'common', share: '1%', of: 'surplus', untilMinor: 5, ratePerYear: 0, cap: 0 }
    always(
      fc.property(fc.constantFrom(...Object.keys(all)), fc.anything(), (key, value) => {
        expect(kinds).toContain(kindOf({ provisions: [{ ...all, [key]: value }, REST] }))
        expect(kinds).toContain(kindOf({ members: [{ ...ANA, [key]: value, id: value }] }))
        expect(kinds).toContain(kindOf({ reserves: [{ id: 'common', balanceMinor: value, indivisible: value }] }))
      }),
    )
  })
})
