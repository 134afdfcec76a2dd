import { room } from '../library.mjs'
import { textsUnder } from '../seeds.mjs'
import { sameText } from './shared.mjs'

let [elections, accounts] = []
const prepare = async () => {
  ;[elections, accounts] = await Promise.all(['elections', 'accounts'].map(room))
}

const STATEMENTS = [
  'Fecha;Concepto;Importe\n03/06/2025;Cuota;1.250,50\n04/06/2025;"Cuota; dos";-3,20\n',
  'Fecha;Concepto;Importe\r\n03/06/2025;"dos\r\nlíneas";0,00\r\n',
]
const FORMATS = ['utf-8', 'windows-1252', 'utf-16le'].map((encoding) => ({
  encoding,
  separator: ';',
  decimal: ',',
  currency: 'EUR',
  dateColumn: 'Fecha',
  dateForm: 'DD/MM/YYYY',
  amountColumn: 'Importe',
  whatColumns: ['Concepto'],
}))

export const parsers = [
  {
    name: 'blt',
    reads: 'BLT ballot files of elections',
    form: 'text',
    promise: 'refuses',
    sources: ['src/elections/blt.ts', 'src/elections/write-blt.ts'],
    words: ['0\n', ' 0\n', '-1\n', '1=2', ' - ', '#', '"a"', '""', '3 2\n', '9007199254740991 1 0\n', '1 1 0\n'],
    prepare,
    seeds: () => [
      '3 2\n5 1 2 0\n2 3 0\n0\n"Ana"\n"Ben"\n"Cleo"\n"Board 2026"\n',
      '2 1\n-2\n1 1 - 2 0\n0\n"A ""B"""\n"C"\n""\n',
      ...textsUnder('test/vectors/elections', '.blt', 20_000),
    ],
    read: (text) => {
      const answers = [undefined, { skipped: 'ends' }, { skipped: 'passed-over' }].map((reading) =>
        elections.tryReadBlt(text, reading),
      )
      return answers.find(({ kind }) => kind === 'blt') ?? answers[0]
    },
    again: (blt) => {
      const { kind: _kind, ...input } = blt
      const written = elections.tryWriteBlt(input)
      if (written.kind === 'refused')
        return `cannot be written: ${written.problems[0].code} at ${written.problems[0].path}`
      return sameText(elections.tryReadBlt(written.text), blt, 'a ballot file')
    },
  },
  {
    name: 'bank',
    reads: 'bank statements in CSV, in three encodings',
    form: 'bytes',
    promise: 'refuses',
    sources: ['src/accounts/bank.ts'],
    words: ['Fecha', 'Concepto', 'Importe', ';', '\n', '"', '1.250,50', '31/12/2025', '-', '+', ',5'],
    prepare,
    seeds: () => [
      ...STATEMENTS.map((text) => Buffer.from(text).toString('latin1')),
      STATEMENTS[0],
      Buffer.from(`\ufeff${STATEMENTS[0]}`, 'utf16le').toString('latin1'),
    ],
    read: (text) => {
      const bytes = Uint8Array.from(Buffer.from(text, 'latin1'))
      const answers = FORMATS.map((format) => accounts.tryReadBankStatement({ bytes, format }))
      return answers.find(({ kind }) => kind !== 'refused') ?? answers[0]
    },
  },
]
