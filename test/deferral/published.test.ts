import { describe, expect, it } from 'vitest'
import { type DayCount, date, dateOfEpochDay, epochDay, yearFraction } from '../../src/calendar/index.js'
import {
  type AccrualInput,
  accrue,
  compoundFactor,
  heldPay,
  interestOn,
  rateTimeline,
} from '../../src/deferral/index.js'
import { decimalString, exact, moneyOf, placesOfCurrency } from '../../src/exact/index.js'

/*
 * Examples that others worked out and published. Only their figures are taken over. Where one rests on another
 * convention, or on another rounding, its name says so.
 */

const after = (start: string, days: number): string => dateOfEpochDay(epochDay(date(start)) + days)
const minor = (amount: string, currency = 'USD'): bigint => moneyOf({ amount, currency }).amountMinor
const rate = (from: string, ratePerYear: string) => ({ from, ratePerYear })

type Terms = Partial<Omit<AccrualInput, 'payments' | 'principalMinor'>> & {
  readonly start: string
  readonly end: string
  readonly payments?: readonly (readonly [date: string, amount: string])[]
}
/** Simple interest, rounded half up at each event, unless the terms say otherwise. */
const account = (principal: string, { payments = [], ...terms }: Terms) => {
  const { currency = 'USD' } = terms
  return accrue({
    currency,
    dayCount: 'ACT/365F',
    rates: [],
    compounding: 'none',
    rounding: 'half-up',
    roundingAt: 'event',
    ...terms,
    principalMinor: minor(principal, currency),
    payments: payments.map(([day, amount]) => ({ date: day, amountMinor: minor(amount, currency) })),
  })
}
/** Mills, the thousandths of a dollar of old arithmetics: reckoned in a currency that has three places. */
const MILLS = 'KWD'

interface Simple {
  readonly what: string
  readonly source: string
  readonly principal: string
  readonly ratePerYear: string
  readonly start: string
  /** The first day that earns nothing any more. */
  readonly end: string
  readonly dayCount?: DayCount
  readonly roundingAt?: 'event' | 'day'
  readonly interest: string
}
const of = (days: number, start = '2023-01-01') => ({ start, end: after(start, days) })

const PROMPT_PAYMENT = 'US Treasury, Bureau of the Fiscal Service, Prompt Payment, Simple Daily Interest'
const MONEY = 'The Mathematics of Money, chapter 1, p. 16'
const COLLEGES = 'Deitz and Southam, Contemporary Business Mathematics for Colleges, chapter 13, p. 255'
const ASTAT = 'ASTAT Bolzano, Spiegazioni ed esempi, Interessi legali'
const BILL = 'American arithmetic, cash accounts, Google Books PsM2AAAAMAAJ, p. 165'
const CFR_TABLE = '8 CFR 293.3, simple interest table'
const COURT = 'Small Claims Process Server, Judgment Interest Calculator, on CCP 685.010'
const MASSACHUSETTS = 'American arithmetic, Google Books iNBHAAAAIAAJ, p. 137'
const MERCHANTS = 'American arithmetic, article 185, Google Books 7-HvY1LUCcoC, p. 202'
const MONTHLY = 'US Treasury, Prompt Payment, Monthly Compounding Interest; 5 CFR 1315.17'
const PREZI = 'Prezi, Exact Time and Approximate Time, example 1'
const REV_RUL = 'Rev. Rul. 2014-27 as corrected, table of base period T-bill rate factors'
const SECTION_34 = 'American arithmetic, section 34, Google Books LdpEAAAAIAAJ, p. 128'
const TEAC = 'TEAC, resolución 00/12157/2005 of 23 February 2010'
const LATE = 'Late commercial payments: charging interest and debt recovery'

const SIMPLE: readonly Simple[] = [
  {
    what: '1,500 paid ten days late at 6.5 %, in years of 360 days',
    source: `${PROMPT_PAYMENT}; 5 CFR 1315.17`,
    principal: '1500',
    ratePerYear: '6.5%',
    start: '2023-04-01',
    end: '2023-04-11',
    dayCount: 'ACT/360',
    interest: '2.71',
  },
  {
    what: 'the same at 6.625 %, which the page reckons as .066 (the full rate gives 2.76)',
    source: `${PROMPT_PAYMENT}, the later page`,
    principal: '1500',
    ratePerYear: '6.6%',
    start: '2023-04-01',
    end: '2023-04-11',
    dayCount: 'ACT/360',
    interest: '2.75',
  },
  {
    what: '500 at 3 % for 93 days',
    source: `${CFR_TABLE}, example`,
    principal: '500',
    ratePerYear: '3%',
    ...of(93),
    interest: '3.82',
  },
  {
    what: '1,000 at 8.5 % for 50 days, each day rounded to 23 pence (rounded once it is 11.64)',
    source: `GOV.UK, ${LATE}, part 2, as restated by Mixo Biz`,
    principal: '1000',
    ratePerYear: '8.5%',
    ...of(50),
    roundingAt: 'day',
    interest: '11.50',
  },
  {
    what: '1,000 at 8.25 % for 60 days, rounded once although the page shows days of 22 pence',
    source: 'The UK Rules, Late Commercial Payments Interest, example',
    principal: '1000',
    ratePerYear: '8.25%',
    ...of(60),
    interest: '13.56',
  },
  {
    what: '1,000 at 8.5 %, 25 days late',
    source: 'FidoHQ, Late Payment Charges, on the Late Payment of Commercial Debts (Interest) Act 1998',
    principal: '1000',
    ratePerYear: '8.5%',
    ...of(25),
    interest: '5.82',
  },
  {
    what: 'a judgment of 2,000 at 6 % after 280 days',
    source: 'Iowa Judicial Branch, FAQ, Interest Calculation',
    principal: '2000',
    ratePerYear: '6%',
    ...of(280),
    interest: '92.05',
  },
  {
    what: 'a judgment of 2,500 at 9 % from 15 February 1998 to 18 July 2000, of which whole months count: 29',
    source: 'RHOL, Calculating Accrued Judgment Interest, example',
    principal: '2500',
    ratePerYear: '9%',
    start: '1998-02-15',
    end: '2000-07-15',
    dayCount: '30E/360',
    interest: '543.75',
  },
  {
    what: '10,000 at 6 % from 1 January to 30 July 2016, both days counted, in months of 30 days',
    source: 'P-Konto-Wiki, Zinsformel, Beispiel',
    principal: '10000',
    ratePerYear: '6%',
    start: '2016-01-01',
    end: '2016-08-01',
    dayCount: '30E/360',
    interest: '350.00',
  },
  {
    what: '1,000 at 5.12 %, 25 days late',
    source: 'anleiter.de, Wie berechnet man Verzugszinsen?, step 6',
    principal: '1000',
    ratePerYear: '5.12%',
    ...of(25),
    interest: '3.51',
  },
  {
    what: '1,000 at 8.6 % for 120 days of a year of 365',
    source: `${MONEY}, example 1.2.5`,
    principal: '1000',
    ratePerYear: '8.6%',
    ...of(120),
    interest: '28.27',
  },
  {
    what: 'the same in a year of 366 days',
    source: `${MONEY}, example 1.2.5`,
    principal: '1000',
    ratePerYear: '8.6%',
    ...of(120, '2024-01-01'),
    dayCount: 'ACT/ACT ISDA',
    interest: '28.20',
  },
  {
    what: '120,000 at 9.45 % for 150 days',
    source: `${MONEY}, example 1.2.6`,
    principal: '120000',
    ratePerYear: '9.45%',
    ...of(150),
    interest: '4660.27',
  },
  {
    what: '8,000,000 at 9 % for 120 days, ordinary interest',
    source: `${COLLEGES}, example G`,
    principal: '8000000',
    ratePerYear: '9%',
    ...of(120),
    dayCount: 'ACT/360',
    interest: '240000.00',
  },
  {
    what: '8,000,000 at 9 % for 120 days, exact interest',
    source: `${COLLEGES}, example G`,
    principal: '8000000',
    ratePerYear: '9%',
    ...of(120),
    interest: '236712.33',
  },
  {
    what: '4,000 at 7 % for 180 days, exact interest',
    source: `${COLLEGES}, concept check 13.3`,
    principal: '4000',
    ratePerYear: '7%',
    ...of(180),
    interest: '138.08',
  },
  {
    what: '2,000 at 10 % from 15 March to 29 August of a leap year: 167 of 366 days',
    source: 'Jiskha, exact time and exact simple interest, answer of MathMate of 8 June 2012',
    principal: '2000',
    ratePerYear: '10%',
    start: '2012-03-15',
    end: '2012-08-29',
    dayCount: 'ACT/ACT ISDA',
    interest: '91.26',
  },
  {
    what: '10,000 at 3.65 % from 22 February to 22 March 2022, by days',
    source: 'MoneyVox forum, Taux stipulé ou calculé, p. 4, méthode exacte',
    principal: '10000',
    ratePerYear: '3.65%',
    start: '2022-02-22',
    end: '2022-03-22',
    interest: '28.00',
  },
  {
    what: 'the same by a month of the year',
    source: 'MoneyVox forum, Taux stipulé ou calculé, p. 4, mois normalisé',
    principal: '10000',
    ratePerYear: '3.65%',
    start: '2022-02-22',
    end: '2022-03-22',
    dayCount: '30E/360',
    interest: '30.42',
  },
  {
    what: '1,000 at the legal rate of 2.5 % from 11 June to 1 September 2007, both days counted: 83',
    source: `${ASTAT}, esempio 1`,
    principal: '1000',
    ratePerYear: '2.5%',
    start: '2007-06-11',
    end: '2007-09-02',
    dayCount: 'ACT/ACT ISDA',
    interest: '5.68',
  },
]

describe('From the source: simple interest', () => {
  for (const { what, source, principal, ratePerYear, start, end, interest, ...terms } of SIMPLE) {
    it(`WJC-11: ${what}: ${interest} (${source})`, () => {
      const rates = [rate(start, ratePerYear)]
      expect(account(principal, { ...terms, start, end, rates }).interestMinor).toBe(minor(interest))
      if (terms.roundingAt === 'day') return
      const timeline = rateTimeline({ dayCount: terms.dayCount ?? 'ACT/365F', rates })
      expect(interestOn({ timeline, principalMinor: minor(principal), start, end, rounding: 'half-up' })).toBe(
        minor(interest),
      )
    })
  }

  it(`WJC-11: 1,000 at 3 % for one to nine days, to eight places, the rest cut off (${CFR_TABLE})`, () => {
    const timeline = rateTimeline({ dayCount: 'ACT/365F', rates: [rate('2023-01-01', '3%')] })
    const table = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((days) =>
      interestOn({ timeline, principalMinor: 1000n * 10n ** 8n, ...of(days), rounding: 'down' }),
    )
    expect(table).toEqual([
      8219178n,
      16438356n,
      24657534n,
      32876712n,
      41095890n,
      49315068n,
      57534246n,
      65753424n,
      73972602n,
    ])
  })

  it(`WJC-11: a year of 366 days earns its rate, not 366/365 of it (${TEAC})`, () => {
    const year = { start: '2008-01-01', end: '2009-01-01' }
    // The fractions are those of the ruling: the first is upheld, the second was the inspection's.
    expect(yearFraction({ dayCount: 'ACT/ACT ISDA', ...year })).toEqual(exact('366/366'))
    expect(yearFraction({ dayCount: 'ACT/365F', ...year })).toEqual(exact('366/365'))
  })

  it(`WJC-11: 12 November 2014 to 6 May 2015: exact time 175 days, approximate time 174 (${PREZI})`, () => {
    const between = { start: '2014-11-12', end: '2015-05-06' }
    expect(yearFraction({ dayCount: 'ACT/360', ...between })).toEqual(exact('175/360'))
    expect(yearFraction({ dayCount: '30E/360', ...between })).toEqual(exact('174/360'))
  })
})

describe('From the source: rates that change', () => {
  it(`WJC-11: 1,000 at legal rates from 1998 to 2003, both ends counted: 163.00 (${ASTAT}, esempio 2)`, () => {
    const rates = [
      rate('1997-01-01', '5%'),
      rate('1999-01-01', '2.5%'),
      rate('2001-01-01', '3.5%'),
      rate('2002-01-01', '3%'),
    ]
    const dayCount = 'ACT/ACT ISDA'
    const whole = account('1000', { dayCount, rates, start: '1998-06-11', end: '2003-09-02' })
    expect(whole.interestMinor).toBe(minor('163.00'))
    const timeline = rateTimeline({ dayCount, rates })
    const cuts = ['1998-06-11', '1999-01-01', '2000-01-01', '2001-01-01', '2002-01-01', '2003-09-02']
    const parts = cuts.slice(1).map((end, at) => {
      const during = { timeline, principalMinor: minor('1000'), start: cuts[at] ?? '', end }
      return interestOn({ ...during, rounding: 'half-up' })
    })
    expect(parts).toEqual(['27.95', '25.00', '25.00', '35.00', '50.05'].map((amount) => minor(amount)))
  })

  it('WJC-11: 476.71 of interest, with the 7.5 % that the answer takes in September again (WizEdu 23088)', () => {
    const loan = account('20000', {
      start: '2023-05-25',
      end: '2023-10-31',
      rates: [
        rate('2023-05-25', '7.5%'),
        rate('2023-08-01', '8%'),
        rate('2023-09-15', '7.5%'),
        rate('2023-10-01', '8.5%'),
      ],
      paymentOrder: 'principal-first',
      payments: [
        ['2023-07-10', '5000'],
        ['2023-09-15', '8000'],
      ],
    })
    expect([loan.interestMinor, loan.dueMinor]).toEqual([minor('476.71'), minor('7476.71')])
  })
})

describe('From the source: interest that joins the principal', () => {
  it(`WJC-11: 1,500 from 1 April to 15 June, that day counted, at 6 % by the month: 18.83 (${MONTHLY})`, () => {
    const late = account('1500', {
      start: '2023-04-01',
      end: '2023-06-16',
      dayCount: '30E/360',
      rates: [rate('2023-04-01', '6%')],
      compounding: { capitaliseOn: ['2023-05-01', '2023-06-01'] },
    })
    expect(late.interestMinor).toBe(minor('18.83'))
  })

  it('WJC-11: 13 days to judgment, 53 after, the last counted: 2.14, 8.72 (Road Warriors, Calculations)', () => {
    const claim = account('2000', {
      start: '2012-04-01',
      end: '2012-06-06',
      rates: [rate('2012-04-01', '3%')],
      compounding: { capitaliseOn: ['2012-04-14'] },
    })
    const earned = claim.entries.filter(({ code }) => code === 'interest').map(({ amountMinor }) => amountMinor)
    expect(earned).toEqual([minor('2.14'), minor('8.72')])
  })

  it(`WJC-11: daily factors of 0.11 % for 1 to 40 days (${REV_RUL})`, () => {
    const published = [
      3014, 6027, 9041, 12055, 15069, 18082, 21096, 24110, 27124, 30137, 33151, 36165, 39179, 42193, 45206, 48220,
      51234, 54248, 57262, 60276, 63290, 66303, 69317, 72331, 75345, 78359, 81373, 84387, 87401, 90415, 93429, 96443,
      99457, 102471, 105485, 108499, 111513, 114527, 117541, 120555,
    ]
    const factors = published.map((_factor, at) => {
      const value = compoundFactor({
        ratePerYear: '0.11%',
        periodsPerYear: 365,
        periods: at + 1,
        places: 9,
        rounding: 'half-up',
      })
      return decimalString({ value, places: 9, rounding: 'down' })
    })
    expect(factors).toEqual(published.map((factor) => `0.${String(factor).padStart(9, '0')}`))
  })
})

describe('From the source: partial payments', () => {
  it(`WJC-11: 5,000 at 10 %, each day rounded, 400 paid after 145: 198.65, then 1.31 a day (${COURT})`, () => {
    const start = '2023-01-01'
    const judgment = account('5000', {
      ...of(146, start),
      rates: [rate(start, '10%')],
      roundingAt: 'day',
      payments: [[after(start, 145), '400']],
    })
    expect(
      judgment.entries.map(({ code, amountMinor, principalMinor }) => [code, amountMinor, principalMinor]),
    ).toEqual([
      ['interest', minor('198.65'), minor('5000')],
      ['payment', minor('400'), minor('4798.65')],
      ['interest', minor('1.31'), minor('4798.65')],
    ])
  })

  const endorsed = {
    currency: MILLS,
    dayCount: '30E/360',
    start: '1821-01-20',
    end: '1822-12-20',
    rates: [rate('1821-01-20', '6%')],
    payments: [['1821-09-10', '200']],
  } as const
  it(`WJC-11: 187.683 by the rule of Massachusetts, 186.624 by the merchant's, in mills (${MASSACHUSETTS})`, () => {
    expect(placesOfCurrency(MILLS)).toBe(3)
    expect(account('360.5', endorsed).dueMinor).toBe(minor('187.683', MILLS))
    expect(account('360.5', { ...endorsed, paymentOrder: 'merchants-rule' }).dueMinor).toBe(minor('186.624', MILLS))
  })

  it(`WJC-11: 1,234 at 6 %, four endorsements within a year: 293.12 (${SECTION_34})`, () => {
    const note = account('1234', {
      dayCount: '30E/360',
      start: '1843-01-01',
      end: '1844-01-01',
      rates: [rate('1843-01-01', '6%')],
      paymentOrder: 'merchants-rule',
      payments: [
        ['1843-03-01', '98'],
        ['1843-06-07', '500'],
        ['1843-09-25', '290'],
        ['1843-12-08', '100'],
      ],
    })
    expect(note.dueMinor).toBe(minor('293.12'))
  })

  it(`WJC-11: the merchants' rule: 800 at 6 %, 300 and 400 endorsed: 122.20 (${MERCHANTS})`, () => {
    const note = account('800', {
      dayCount: '30E/360',
      start: '1894-01-15',
      end: '1894-11-27',
      rates: [rate('1894-01-15', '6%')],
      paymentOrder: 'merchants-rule',
      payments: [
        ['1894-05-03', '300'],
        ['1894-07-09', '400'],
      ],
    })
    expect(note.dueMinor).toBe(minor('122.20'))
  })

  it(`WJC-11: a bill of 2,000, balances multiplied by days: 63.879 of interest, in mills (${BILL})`, () => {
    const bill = {
      start: '1800-06-01',
      end: '1801-06-01',
      rates: [rate('1800-06-01', '6%')],
      payments: [
        ['1800-08-19', '400'],
        ['1800-10-15', '600'],
        ['1800-12-11', '400'],
        ['1801-02-17', '200'],
        ['1801-06-01', '400'],
      ],
    } as const
    const once = account('2000', { ...bill, currency: MILLS, paymentOrder: 'merchants-rule' })
    expect([once.interestMinor, once.dueMinor]).toEqual([minor('63.879', MILLS), minor('63.879', MILLS)])
    // Rounded to cents at each payment it comes to the same cents.
    expect(account('2000', { ...bill, paymentOrder: 'principal-first' }).dueMinor).toBe(minor('63.88'))
  })

  it("WJC-11: 1,200 at 11 %, 436.92 after 175 days by the merchant's rule (JustAAA, question 317223)", () => {
    const start = '2023-01-01'
    const debt = account('1200', {
      ...of(175, start),
      rates: [rate(start, '11%')],
      paymentOrder: 'merchants-rule',
      payments: [
        [after(start, 45), '500'],
        [after(start, 100), '300'],
        [after(start, 175), '436.92'],
      ],
    })
    expect([debt.dueMinor, debt.returnedMinor]).toEqual([0n, 0n])
  })

  it('WJC-11: declining balance (US rule): 4,000 at 9 %, three payments: 1,269.05 (JustAAA, question 285434)', () => {
    const loan = account('4000', {
      dayCount: '30E/360',
      start: '2023-01-01',
      end: '2024-01-01',
      rates: [rate('2023-01-01', '9%')],
      payments: [
        ['2023-04-01', '490'],
        ['2023-08-01', '1500'],
        ['2023-10-01', '1000'],
      ],
    })
    const left = loan.entries.filter(({ code }) => code === 'payment').map(({ principalMinor }) => principalMinor)
    expect([...left, loan.dueMinor]).toEqual(['3600', '2208', '1241.12', '1269.05'].map((amount) => minor(amount)))
  })

  it('the same debts held as pay come to the same', () => {
    const declining = heldPay({
      currency: 'USD',
      dayCount: '30E/360',
      rates: [rate('2023-01-01', '9%')],
      compounding: 'none',
      rounding: 'half-up',
      roundingAt: 'event',
      rateInForce: 'each-day',
      paymentOrder: 'oldest-payday-first',
      held: [{ worker: 'ana', payday: '2023-01-01', amountMinor: minor('4000') }],
      payments: [
        { worker: 'ana', date: '2023-04-01', amountMinor: minor('490') },
        { worker: 'ana', date: '2023-08-01', amountMinor: minor('1500') },
        { worker: 'ana', date: '2023-10-01', amountMinor: minor('1000') },
      ],
      until: '2024-01-01',
    })
    expect(declining.owedMinor).toBe(minor('1269.05'))
  })
})
