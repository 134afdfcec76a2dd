import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BankFormat, readBankStatement, tryReadBankStatement } from '../../src/accounts/index.js'
import { decimalText } from '../arbitraries/numbers.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le')
/** Windows-1252: Latin-1 but for the euro and the quotation marks of typographers. */
const latin = (text: string): Uint8Array =>
  Buffer.from(text.replaceAll('€', '\u0080').replaceAll('’', '\u0092').replaceAll('“', '\u0093'), 'latin1')

const SPANISH: BankFormat = {
  encoding: 'windows-1252',
  separator: ';',
  decimal: ',',
  currency: 'EUR',
  dateColumn: 'Fecha',
  dateForm: 'DD/MM/YYYY',
  amountColumn: 'Importe',
  whatColumns: ['Concepto'],
}
const PLAIN: BankFormat = { ...SPANISH, encoding: 'utf-8' }
const HEADER = 'Fecha;Concepto;Importe\n'

const answer = (bytes: Uint8Array, format: BankFormat = PLAIN) => tryReadBankStatement({ bytes, format })
const lines = (text: string, format: BankFormat = PLAIN) => readBankStatement({ bytes: utf8(text), format }).lines
/** What is refused, as `code path line`. */
const refused = (text: string | Uint8Array, format: object = {}) => {
  const found = answer(typeof text === 'string' ? utf8(text) : text, { ...PLAIN, ...format })
  return found.kind === 'refused'
    ? found.problems.map(({ code, path, line }) =>
        [code, path, line].filter((part) => part !== undefined && part !== '').join(' '),
      )
    : []
}
const amount = (text: string, more: Partial<BankFormat> = {}) => {
  const found = answer(utf8(`${HEADER}03/06/2025;x;"${text}"\n`), { ...PLAIN, ...more })
  return found.kind === 'refused' ? found.problems[0]?.code : found.lines[0]?.amountMinor
}
const day = (text: string, dateForm: BankFormat['dateForm']) => {
  const found = answer(utf8(`${HEADER}${text};x;1\n`), { ...PLAIN, dateForm })
  return found.kind === 'refused' ? found.problems[0]?.code : found.lines[0]?.date
}

describe('From the source', () => {
  it('WJC-21: a Spanish bank: lines before the header, semicolons, decimal commas, DD/MM/YYYY, Windows-1252', () => {
    const file = [
      'Movimientos de la cuenta;;;',
      'Titular: Cooperativa La Ñora;;;',
      '',
      'Fecha;Fecha valor;Concepto;Importe;Saldo',
      '03/06/2025;03/06/2025;CUOTA SOCIA MARÍA;1.250,50;11.250,50',
      '04/06/2025;04/06/2025;COMISIÓN MANTENIMIENTO;-12,00;11.238,50',
      '',
    ].join('\r\n')
    expect(readBankStatement({ bytes: latin(file), format: { ...SPANISH, skipLines: 3 } })).toEqual({
      kind: 'bank-statement',
      currency: 'EUR',
      lines: [
        { line: 5, date: '2025-06-03', amountMinor: 125050n, what: 'CUOTA SOCIA MARÍA' },
        { line: 6, date: '2025-06-04', amountMinor: -1200n, what: 'COMISIÓN MANTENIMIENTO' },
      ],
      repeated: [],
    })
  })

  it('WJC-21: the euro and typographic quotes of Windows-1252 are read as what they are', () => {
    const file = latin(`${HEADER}03/06/2025;“TASA 3 € d’Olot;-3,00\n`)
    expect(readBankStatement({ bytes: file, format: SPANISH }).lines[0]?.what).toBe('“TASA 3 € d’Olot')
  })

  it('WJC-21: a bank in the United States: debit and credit in columns of their own, MM/DD/YYYY, grouping commas', () => {
    const file = [
      'Date,Description,Check #,Debit,Credit,Balance',
      '06/03/2025,"DONATION, SPRING APPEAL",,,"1,250.50","11,250.50"',
      '06/04/2025,SERVICE FEE,,12.00,,"11,238.50"',
      '06/05/2025,PRINTING,101,-40.25,0.00,"11,198.25"',
    ].join('\n')
    const format: BankFormat = {
      encoding: 'utf-8',
      separator: ',',
      decimal: '.',
      currency: 'USD',
      dateColumn: 'Date',
      dateForm: 'MM/DD/YYYY',
      creditColumn: 'Credit',
      debitColumn: 'Debit',
      whatColumns: ['Description', 'Check #'],
    }
    expect(lines(file, format)).toEqual([
      { line: 2, date: '2025-06-03', amountMinor: 125050n, what: 'DONATION, SPRING APPEAL' },
      { line: 3, date: '2025-06-04', amountMinor: -1200n, what: 'SERVICE FEE' },
      { line: 4, date: '2025-06-05', amountMinor: -4025n, what: 'PRINTING · 101' },
    ])
  })

  it('WJC-21: a German bank: DD.MM.YYYY, every cell in quotation marks', () => {
    const file = '"Buchungstag";"Verwendungszweck";"Betrag"\n"03.06.2025";"Miete; Juni ""Büro""";"-1.250,50"\n'
    const format: BankFormat = {
      ...PLAIN,
      dateColumn: 'Buchungstag',
      dateForm: 'DD.MM.YYYY',
      amountColumn: 'Betrag',
      whatColumns: ['Verwendungszweck'],
    }
    expect(lines(file, format)).toEqual([
      { line: 2, date: '2025-06-03', amountMinor: -125050n, what: 'Miete; Juni "Büro"' },
    ])
  })

  it('WJC-21: UTF-16 with its mark, as spreadsheets save Unicode text, with tabs', () => {
    const file = '\uFEFFFecha\tConcepto\tImporte\r\n03/06/2025\tAño nuevo 🎉\t1,00\r\n'
    expect(answer(utf16(file), { ...PLAIN, encoding: 'utf-16le', separator: '\t' })).toMatchObject({
      lines: [{ line: 2, amountMinor: 100n, what: 'Año nuevo 🎉' }],
    })
  })

  it('WJC-21: UTF-8 with its mark', () => {
    expect(lines(`\uFEFF${HEADER}03/06/2025;ñ;1,00\n`)).toMatchObject([{ amountMinor: 100n, what: 'ñ' }])
  })
})

describe('At the boundary', () => {
  it('as many lines before the header as are said, one fewer, and one more', () => {
    const file = `Cuenta\nTitular\n${HEADER}03/06/2025;x;1\n`
    expect(refused(file, { skipLines: 2 })).toEqual([])
    expect(refused(file, { skipLines: 1 })[0]).toBe('missing-column 2')
    expect(refused(file, { skipLines: 3 })[0]).toBe('missing-column 4')
  })

  it('one place fewer than the currency has, as many, and one more', () => {
    expect(['1,2', '1,23', '1,234', '1,230'].map((text) => amount(text))).toEqual([
      120n,
      123n,
      'wrong-minor-units',
      123n,
    ])
    expect(['1', '1,0', '1,5'].map((text) => amount(text, { currency: 'JPY' }))).toEqual([1n, 1n, 'wrong-minor-units'])
    expect(['1,234', '1,2345'].map((text) => amount(text, { currency: 'KWD' }))).toEqual([1234n, 'wrong-minor-units'])
  })

  it('two, three and four digits between grouping marks', () => {
    expect(['1.23', '1.234', '1.2345', '12.34.567', '1.234.567'].map((text) => amount(text))).toEqual([
      'not-a-number',
      123400n,
      'not-a-number',
      'not-a-number',
      123456700n,
    ])
  })

  it('one column fewer than the header, as many, and one more', () => {
    const of = (cells: string) => refused(`${HEADER}03/06/2025;x;1\n${cells}\n`)
    expect([of('03/06/2025;x'), of('03/06/2025;x;1'), of('03/06/2025;x;1;')]).toEqual([
      ['wrong-width 3'],
      [],
      ['wrong-width 3'],
    ])
  })

  it('the first and the last day of a month, and the day after', () => {
    expect(
      ['01/06/2025', '30/06/2025', '31/06/2025', '29/02/2024', '29/02/2025'].map((text) => day(text, 'DD/MM/YYYY')),
    ).toEqual(['2025-06-01', '2025-06-30', 'not-a-date', '2024-02-29', 'not-a-date'])
  })

  it('a header and no lines: a statement of nothing', () => {
    expect(answer(utf8(HEADER))).toEqual({ kind: 'bank-statement', currency: 'EUR', lines: [], repeated: [] })
  })

  it('blank lines and a last line without its end are lines of the file all the same', () => {
    expect(lines(`${HEADER}\n\n03/06/2025;x;1\n\n04/06/2025;y;2`).map(({ line }) => line)).toEqual([4, 6])
  })

  it('a value over three lines, and where the next one stands', () => {
    const file = `${HEADER}03/06/2025;"one\ntwo\nthree";1\n04/06/2025;y;2\n05/06/2025;y;x\n`
    expect(refused(file)).toEqual(['not-a-number Importe 6'])
    expect(lines(file.slice(0, -15)).map(({ line }) => line)[1]).toBe(5)
  })

  it('line ends of two kinds in one file: lines are where an editor shows them', () => {
    const file = `Cuenta\n${HEADER.replace('\n', '\r\n')}03/06/2025;x;1\r\n04/06/2025;y;2\r\n`
    expect(lines(file, { ...PLAIN, skipLines: 1 }).map(({ line }) => line)).toEqual([3, 4])
  })
})

describe('Always true', () => {
  const MARKS = {
    ',': ['', '.', ' ', '\u00a0', '\u202f', "'", '’'],
    '.': ['', ',', ' ', '\u00a0', '\u202f', "'", '’'],
  } as const
  const numbers = fc
    .record({
      minor: fc.oneof(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.constantFrom(10n ** 30n, -(10n ** 30n), 0n)),
      decimal: fc.constantFrom(',' as const, '.' as const),
      mark: fc.nat(6),
    })
    .map(({ minor, decimal, mark }) => {
      const [whole = '', fraction = ''] = decimalText(minor, 2).split('.')
      const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, MARKS[decimal][mark] ?? '')
      return { minor, decimal, text: `${grouped}${decimal}${fraction}` }
    })

  it('an amount comes back to the cent, however it is grouped', () => {
    always(
      fc.property(numbers, ({ minor, decimal, text }) => {
        expect([text, amount(text, { decimal })]).toEqual([text, minor])
      }),
    )
  })

  it('an amount in the other form is never read as another amount: it is the same, or it is refused', () => {
    always(
      fc.property(numbers, ({ minor, decimal, text }) => {
        const other = amount(text, { decimal: decimal === ',' ? '.' : ',' })
        if (typeof other === 'bigint') expect(other).toBe(minor)
        else expect(['not-a-number', 'wrong-minor-units']).toContain(other)
      }),
    )
  })

  it('every day comes back from every form', () => {
    const parts = fc.record({
      year: fc.integer({ min: 1900, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
    })
    always(
      fc.property(parts, ({ year, month, date }) => {
        const [y, m, d] = [String(year), String(month).padStart(2, '0'), String(date).padStart(2, '0')]
        const forms: readonly (readonly [BankFormat['dateForm'], string])[] = [
          ['YYYY-MM-DD', `${y}-${m}-${d}`],
          ['DD/MM/YYYY', `${d}/${m}/${y}`],
          ['MM/DD/YYYY', `${m}/${d}/${y}`],
          ['DD.MM.YYYY', `${d}.${m}.${y}`],
          ['DD-MM-YYYY', `${d}-${m}-${y}`],
          ['DD/MM/YYYY', `${date}/${month}/${y}`],
        ]
        for (const [form, text] of forms) expect([form, day(text, form)]).toEqual([form, `${y}-${m}-${d}`])
      }),
      100,
    )
  })

  const movements = fc.array(
    fc.record({
      date: fc.integer({ min: 1, max: 2 }),
      minor: fc.bigInt({ min: -1n, max: 1n }),
      what: fc.constantFrom('a', 'b "c"', 'd; e', 'f\ng', 'ñandú'),
    }),
    { maxLength: 12 },
  )
  const fileOf = (list: typeof movements extends fc.Arbitrary<infer T> ? T : never) =>
    HEADER +
    list
      .map(
        ({ date, minor, what }) =>
          `0${date}/06/2025;"${what.replaceAll('"', '""')}";${decimalText(minor, 2).replace('.', ',')}\n`,
      )
      .join('')

  it('no line is left out, made up, or put elsewhere; the order is that of the file', () => {
    always(
      fc.property(movements, (list) => {
        expect(lines(fileOf(list)).map(({ date, amountMinor, what }) => [date, amountMinor, what])).toEqual(
          list.map(({ date, minor, what }) => [`2025-06-0${date}`, minor, what]),
        )
      }),
    )
  })

  it('each line that says the same as an earlier one is told with the first of them, and stays', () => {
    always(
      fc.property(movements, (list) => {
        const found = readBankStatement({ bytes: utf8(fileOf(list)), format: PLAIN })
        const key = (at: number) => JSON.stringify([list[at]?.date, String(list[at]?.minor), list[at]?.what])
        const lineAt = (at: number) => found.lines[at]?.line
        const expected = list.flatMap((_, at) => {
          const first = list.findIndex((_, other) => key(other) === key(at))
          return first < at ? [{ line: lineAt(at), first: lineAt(first) }] : []
        })
        expect(found.repeated).toEqual(expected)
        expect(found.lines).toHaveLength(list.length)
      }),
    )
  })

  it('the encoding makes no difference', () => {
    always(
      fc.property(movements, (list) => {
        const text = fileOf(list)
        expect(answer(utf16(text), { ...PLAIN, encoding: 'utf-16le' })).toEqual(answer(utf8(text)))
        expect(answer(latin(text), SPANISH)).toEqual(answer(utf8(text)))
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('lines that repeat are told and not left out: they may be two equal payments', () => {
    const twice = `${HEADER}03/06/2025;cuota;5,00\n03/06/2025;cuota;5,00\n`
    expect(readBankStatement({ bytes: utf8(twice), format: PLAIN })).toMatchObject({
      lines: [{ line: 2 }, { line: 3 }],
      repeated: [{ line: 3, first: 2 }],
    })
  })

  it('a debit is what goes out, with a minus sign of its own or without', () => {
    const format = { ...PLAIN, creditColumn: 'C', debitColumn: 'D' }
    const { amountColumn: _, ...columns } = format
    expect(
      lines('Fecha;Concepto;D;C\n03/06/2025;x;5;\n03/06/2025;x;-5;\n03/06/2025;x;;5\n', columns).map(
        ({ amountMinor }) => amountMinor,
      ),
    ).toEqual([-500n, -500n, 500n])
  })

  it('a column name is found with spaces around it, and not in other letters', () => {
    expect(refused(' Fecha ;"Concepto";Importe  \n03/06/2025;x;1\n')).toEqual([])
    expect(refused('FECHA;Concepto;Importe\n03/06/2025;x;1\n')).toEqual(['missing-column 1'])
  })

  it('a day and a month that could be either way round are read as the form says', () => {
    expect([day('03/06/2025', 'DD/MM/YYYY'), day('03/06/2025', 'MM/DD/YYYY')]).toEqual(['2025-06-03', '2025-03-06'])
  })
})

describe('Refused', () => {
  it('a file in another encoding, each in each', () => {
    const text = `${HEADER}03/06/2025;NÓMINA ESPAÑA;1,00\n`
    const as = (bytes: Uint8Array, encoding: BankFormat['encoding']) => refused(bytes, { encoding })
    expect(as(latin(text), 'utf-8')).toEqual(['wrong-encoding bytes'])
    expect(as(utf16(text), 'utf-8')).toEqual(['wrong-encoding bytes'])
    expect(as(utf16(text), 'windows-1252')).toEqual(['wrong-encoding bytes'])
    expect(as(utf8(text), 'windows-1252')).toEqual(['wrong-encoding bytes'])
    expect(as(utf8(`${HEADER}03/06/2025;nómina de mayo;1,00\n`), 'windows-1252')).toEqual(['wrong-encoding bytes'])
  })

  it('UTF-8 that is said to be Windows-1252, whichever letters give it away', () => {
    for (const text of ['3 €', '25 º', 'ÉXITO', 'façade', '“TASA”', 'Łódź', '現金'])
      expect([text, refused(`${HEADER}03/06/2025;${text};1,00\n`, { encoding: 'windows-1252' })]).toEqual([
        text,
        ['wrong-encoding bytes'],
      ])
  })

  it('UTF-8 that is said to be UTF-16, with an odd and an even number of bytes; UTF-16 the other way round', () => {
    const text = `${HEADER}03/06/2025;x;1,00\n`
    const as = (bytes: Uint8Array) => refused(bytes, { encoding: 'utf-16le' })
    expect([as(utf8(text)), as(utf8(`${text}\n`))]).toEqual([['wrong-encoding bytes'], ['wrong-encoding bytes']])
    expect(as(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toEqual(['wrong-encoding bytes'])
  })

  it('amounts that are none, or not in the form that was stated', () => {
    for (const text of [
      '',
      ' ',
      'x',
      '1,2,3',
      '12.50',
      '1.5',
      ',5',
      '5,',
      '--5',
      '+-5',
      '5-',
      '(5,00)',
      '5 €',
      '€ 5',
      'EUR 5',
      '1e3',
      '0x5',
      'NaN',
      '5%',
      '1/2',
      '٣',
      '1.234567,00',
      '1234.567,00',
      '1,234.50',
      '.',
      '-',
    ])
      expect([text, amount(text)]).toEqual([text, 'not-a-number'])
    expect(amount('1'.repeat(2000))).toBe('number-too-long')
  })

  it('days that are none, or not in the form that was stated', () => {
    for (const text of [
      '',
      '3 June',
      '2025-06-03',
      '06/31/2025',
      '31/06/2025',
      '03/06/25',
      '03-06-2025',
      '03/06-2025',
      '03/06/2025 10:22',
      '0/6/2025',
      '03/06/20255',
    ])
      expect([text, day(text, 'DD/MM/YYYY')]).toEqual([text, 'not-a-date'])
  })

  it('everything that is wrong with a file, each with its column and its line', () => {
    const file = `${HEADER}yesterday;x;1\n03/06/2025;x\n03/06/2025;x;one\n03/06/2025;x;1,005\n04/06/2025;x;1\n`
    expect(refused(file)).toEqual([
      'not-a-date Fecha 2',
      'wrong-width 3',
      'not-a-number Importe 4',
      'wrong-minor-units Importe 5',
    ])
  })

  it('no more than a hundred problems are told of a file that is another altogether', () => {
    const file = HEADER + '03/06/2025;x;one\n'.repeat(5000)
    expect(refused(file)).toHaveLength(101)
    expect(refused(file).at(-1)).toBe('too-many-problems')
  })

  it('columns that are not there, a file of nothing, and one with another separator', () => {
    expect(refused('Fecha;Importe\n03/06/2025;1\n')).toEqual(['missing-column 1'])
    expect(refused('')).toEqual(['missing-column'])
    expect(refused('\n\n\n')).toEqual(['missing-column'])
    expect(refused(HEADER.replaceAll(';', ','))).toEqual(['missing-column 1', 'missing-column 1', 'missing-column 1'])
  })

  it('a column that is there twice: which one is meant cannot be told', () => {
    expect(refused('Fecha;Fecha;Concepto;Importe\n01/06/2025;02/06/2025;x;1\n')).toEqual(['listed-twice 1'])
    expect(refused('Fecha;Saldo;Saldo;Concepto;Importe\n01/06/2025;1;2;x;1\n')).toEqual([])
  })

  it('a line with a debit and a credit, which are not taken off each other, and a line with neither', () => {
    const { amountColumn: _, ...format } = { ...PLAIN, creditColumn: 'C', debitColumn: 'D' }
    const of = (cells: string) => answer(utf8(`Fecha;Concepto;D;C\n03/06/2025;x;${cells}\n`), format)
    expect(of(';')).toMatchObject({ problems: [{ code: 'not-a-number', path: 'C, D', line: 2 }] })
    expect(of('0,00;5,00')).toMatchObject({ lines: [{ amountMinor: 500n }] })
    expect(of('3,00;5,00')).toMatchObject({ problems: [{ code: 'debit-and-credit', line: 2 }] })
  })

  it('bytes that Windows-1252 does not have', () => {
    for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) {
      const file = Buffer.concat([latin(`${HEADER}03/06/2025;`), Buffer.from([byte]), latin(';1,00\n')])
      expect([byte, refused(file, { encoding: 'windows-1252' })]).toEqual([byte, ['wrong-encoding bytes']])
    }
  })

  it('a quotation mark that is missing', () => {
    expect(refused(`${HEADER}03/06/2025;"x;1\n04/06/2025;y;2\n`)[0]).toMatch(/^broken-csv /)
  })

  it('no quotation marks in the lines before the header: they are no CSV', () => {
    expect(refused(`Cuenta "Corriente" de 5" \nTitular: "COOP\n${HEADER}03/06/2025;x;1\n`, { skipLines: 2 })).toEqual(
      [],
    )
  })

  it('a format of which everything is wrong', () => {
    const format = {
      encoding: 'latin1',
      separator: '|',
      skipLines: -1,
      dateColumn: '',
      dateForm: 'D/M/Y',
      amountColumn: 7,
      decimal: '،',
      whatColumns: [null],
      currency: 'eur',
      extra: 1,
    }
    expect(refused(HEADER, format)).toEqual([
      'unknown-key format.extra',
      'not-one-of format.encoding',
      'not-one-of format.separator',
      'not-one-of format.decimal',
      'not-one-of format.dateForm',
      'not-a-name format.dateColumn',
      'unknown-currency format.currency',
      'not-a-name format.whatColumns[0]',
      'not-a-count format.skipLines',
      'not-a-name format.amountColumn',
    ])
    for (const skipLines of [0.5, Number.NaN, '1', null, 1e30])
      expect(refused(HEADER, { skipLines })).toEqual(['not-a-count format.skipLines'])
  })

  it('an amount in one column and in two, in none, and in half of two', () => {
    const { amountColumn: _, ...none } = PLAIN
    const of = (more: object) =>
      thrownBy(() => readBankStatement({ bytes: utf8(HEADER), format: { ...none, ...more } }))
    expect(of({})).toEqual(['missing-key format.amountColumn'])
    expect(of({ creditColumn: 'C' })).toEqual(['missing-key format.debitColumn'])
    expect(of({ amountColumn: 'A', creditColumn: 'C', debitColumn: 'D' })).toEqual(['unknown-key format.amountColumn'])
  })

  it('formats that are none', () => {
    for (const format of [null, undefined, 7, 'utf-8', []])
      expect(tryReadBankStatement({ bytes: utf8(HEADER), format: format as never }).kind).toBe('refused')
  })

  it('bytes that are none: they are said to be what they are', () => {
    for (const bytes of ['Fecha', null, [70], {}])
      expect(tryReadBankStatement({ bytes: bytes as never, format: PLAIN })).toMatchObject({
        problems: [{ code: 'wrong-kind', path: 'bytes' }],
      })
    expect(tryReadBankStatement({ format: PLAIN } as never)).toMatchObject({ problems: [{ code: 'missing-key' }] })
  })

  it('what is no input', () => {
    for (const input of [null, undefined, 7, []]) expect(tryReadBankStatement(input as never).kind).toBe('refused')
  })

  it('column names that objects have of themselves are names like any other', () => {
    const format = { ...PLAIN, dateColumn: '__proto__', amountColumn: 'constructor', whatColumns: ['toString'] }
    expect(lines('__proto__;constructor;toString\n03/06/2025;1;x\n', format)).toMatchObject([
      { amountMinor: 100n, what: 'x' },
    ])
    expect(refused(HEADER, format)).toHaveLength(3)
  })
})
