import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { command, MEMORY, peakMegabytes } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'coop-rules-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const json = async (args: readonly string[], stdin?: string | Uint8Array) => {
  const { stdout, code } = await command([...args, '--json'], stdin === undefined ? {} : { stdin })
  return { code, answer: JSON.parse(stdout) as { items: Record<string, unknown>[]; report: Record<string, unknown> } }
}
const rule = '{"atLeast":"2/3","of":"electorate"}'

describe('From the source', () => {
  it('WJC-9: the two proposals of the text, as a spreadsheet with a column a category', async () => {
    const { answer, code } = await json([
      'average',
      join(import.meta.dirname, '../../examples/01-we-just-coop/salaries.csv'),
    ])
    expect(answer.items.map(({ id, value }) => [id, value])).toEqual([
      ['full-time coordinator', { numerator: '25', denominator: '2' }],
      ['full-time worker-owner', { numerator: '10', denominator: '1' }],
      ['full-time volunteer on a project', { numerator: '10', denominator: '1' }],
      ['part-time volunteer on a project', { numerator: '13', denominator: '2' }],
    ])
    expect(code).toBe(0)
  })

  it('WJC-12: a member who votes twice in one file: the last counts, and the report says so', async () => {
    const { answer } = await json(['average'], 'member,proposal\nana,10\nben,20\nana,40\n')
    expect(answer.items[0]).toMatchObject({ kind: 'average', value: { numerator: '30', denominator: '1' }, count: 2 })
    expect(answer.report).toEqual({
      of: 'proposal',
      lines: 3,
      replaced: 1,
      examples: [{ member: 'ana', item: '', lines: [2, 4] }],
      blanks: 0,
    })
    const { stdout } = await command(['average', '--lang', 'es'], {
      stdin: 'member,proposal\nana,10\nben,20\nana,40\n',
    })
    expect(stdout).toContain('1 sustituye a una anterior de la misma persona: cuenta la última.')
    expect(stdout).toContain('ana: la línea 4 sustituye a la línea 2')
  })

  it('WJC-9: a blank is no proposal and no zero; after a proposal it takes it back', async () => {
    const { answer } = await json(['average'], 'member,proposal\nana,10\nben,\ncleo,30\ncleo,\n')
    expect(answer.items[0]).toMatchObject({ value: { numerator: '10', denominator: '1' }, count: 1 })
    expect(answer.report).toMatchObject({ blanks: 2, replaced: 1 })
  })
})

describe('files of other people', () => {
  it('a byte-order mark, semicolons, CRLF and decimal commas: refused with a hint, accepted by option', async () => {
    const path = file('excel.csv', '\uFEFFmember;proposal\r\nana;12,5\r\nben;7,5\r\n')
    const refused = await json(['average', path])
    expect(refused.code).toBe(1)
    expect(refused.answer.items[0]?.['problems']).toMatchObject([
      {
        code: 'decimal-comma',
        path: 'ana',
        line: 2,
        todo: 'Write 12.5; for CSV files there is --decimal-comma.',
      },
      { code: 'decimal-comma', path: 'ben', line: 3 },
    ])
    const taken = await json(['average', path, '--decimal-comma'])
    expect(taken.answer.items[0]).toMatchObject({ value: { numerator: '10', denominator: '1' }, count: 2 })
  })

  it('quoted fields, line breaks within them, tabs, blank lines', async () => {
    const { answer } = await json(
      ['average'],
      'member\tproposal\tnote\n"a\tna"\t1\t"two\nlines"\n\nben\t3\tx\nben\tthree\tx\n',
    )
    expect(answer.items[0]).toMatchObject({ kind: 'refused' })
    expect(answer.items[0]?.['problems']).toMatchObject([{ code: 'not-a-name', line: 2 }])
    const again = await json(
      ['average'],
      'member\tproposal\tnote\n"a na"\t1\t"two\nlines"\n\nben\t3\tx\nben\tthree\tx\n',
    )
    expect(again.answer.items[0]?.['problems']).toMatchObject([{ code: 'not-a-number', path: 'ben', line: 6 }])
  })

  it('UTF-16, an open quotation mark, a missing column, a ragged line, no header, nothing at all', async () => {
    const trouble = async (text: string | Uint8Array): Promise<unknown> => {
      const { answer, code } = await json(['average', '--from', 'csv'], text)
      return [
        code,
        (answer.items[0]?.['problems'] as { code: string; line?: number }[]).map(({ code, line }) => `${code} ${line}`),
      ]
    }
    expect(await trouble(Buffer.from('\uFEFFmember,proposal\nana,1\n', 'utf16le'))).toEqual([1, ['not-utf-8 1']])
    expect(await trouble('member,proposal\nana,"1\nben,2\n')).toEqual([1, ['broken-csv 2']])
    expect(await trouble('name,proposal\nana,1\n')).toEqual([1, ['missing-column 1']])
    expect(await trouble('member\nana\n')).toEqual([1, ['missing-column 1']])
    expect(await trouble('member,proposal\nana,1,2\nben\ncleo,3\n')).toEqual([1, ['wrong-width 2', 'wrong-width 3']])
    expect(await trouble('')).toEqual([1, ['no-header 1']])
    expect(await trouble('member,proposal,proposal\n')).toEqual([1, ['duplicate-key 1']])
  })

  it('a file with a header and no ballots: nobody has proposed anything', async () => {
    const { answer, code } = await json(['average'], 'member,proposal\n')
    expect(answer.items).toMatchObject([{ kind: 'no-proposals' }])
    expect(code).toBe(0)
  })

  it('members and items named like something every object has', async () => {
    const { answer } = await json(
      ['average'],
      'member,item,proposal\n__proto__,constructor,1\ntoString,constructor,3\n__proto__,__proto__,5\n',
    )
    expect(answer.items.map(({ id, count }) => [id, count])).toEqual([
      ['constructor', 2],
      ['__proto__', 1],
    ])
  })

  it('a large file streams: memory grows with members, not with lines', async () => {
    const group = Array.from({ length: 10_000 }, (_, member) => `m${member % 50},1\n`).join('')
    const ran = async (groups: number) =>
      command(['average', '--json'], {
        stdin: Readable.from(['member,proposal\n', ...Array.from({ length: groups }, () => group)]),
        node: ['--import', MEMORY],
      })
    const [tenth, whole] = [await ran(20), await ran(200)]
    const { items, report } = JSON.parse(whole.stdout) as {
      items: unknown[]
      report: { lines: number; examples: unknown[] }
    }
    expect(items[0]).toMatchObject({ value: { numerator: '1', denominator: '1' }, count: 50 })
    expect([report.lines, report.examples.length]).toEqual([2_000_000, 20])
    expect(peakMegabytes(whole)).toBeLessThan(250)
    expect(peakMegabytes(whole)).toBeLessThan(peakMegabytes(tenth) * 1.5)
  })

  it('decimal commas with grouping points are refused: 1.234 could be read two ways', async () => {
    const { answer } = await json(
      ['average', '--decimal-comma'],
      'member;proposal\nana;1.234,56\nben;1.234\ncleo;1234,56\n',
    )
    expect(answer.items[0]?.['problems']).toMatchObject([
      { code: 'decimal-point', path: 'ana', received: '"1.234,56"', line: 2 },
      { code: 'decimal-point', path: 'ben', line: 3 },
    ])
  })

  it('a column without a name is no item: ignored while it is empty, refused where it holds something', async () => {
    const empty = await json(['average'], 'member,pay,\na,1,\n')
    expect(empty.answer.items.map(({ id }) => id)).toEqual(['pay'])
    const full = await json(['average'], 'member,pay,\na,1,x\n')
    expect(full.answer.items[0]?.['problems']).toMatchObject([{ code: 'unnamed-column', received: '"x"', line: 2 }])
  })

  it('one name written in two ways of Unicode is one member', async () => {
    const { answer } = await json(
      ['average'],
      `member,proposal\n${'José'.normalize('NFC')},1\n${'José'.normalize('NFD')},3\n`,
    )
    expect(answer.items[0]).toMatchObject({ value: { numerator: '3', denominator: '1' }, count: 1 })
  })

  it('UTF-16 without its mark; JSON that is no UTF-8', async () => {
    const csv = await json(['average', '--from', 'csv'], Buffer.from('member,proposal\nana,1\n', 'utf16le'))
    expect(csv.answer.items[0]?.['problems']).toMatchObject([{ code: 'not-utf-8' }])
    const document = await command(['average', '--from', 'json', '--json'], {
      stdin: Buffer.from('{"id":"a\xffb","proposals":["1"]}', 'latin1'),
    })
    expect(JSON.parse(document.stdout)).toMatchObject({ kind: 'refused', problems: [{ code: 'not-utf-8' }] })
  })
})

describe('deciding on ballots from a file', () => {
  it('WJC-3: two thirds of all worker-owners; who has not voted is in the base', async () => {
    const ballots = (count: number): string =>
      `member,choice\n${Array.from({ length: count }, (_, at) => `m${at},for\n`).join('')}`
    const kind = async (count: number): Promise<unknown> =>
      (await json(['decide', '--rule', rule, '--electorate', '12'], ballots(count))).answer.items[0]?.['kind']
    expect([await kind(7), await kind(8), await kind(9)]).toEqual(['lost', 'carried', 'carried'])
  })

  it('more ballots than electors; a choice that is none', async () => {
    const { answer } = await json(
      ['decide', '--rule', rule, '--electorate', '1'],
      'member,choice\nana,for\nben,for\ncleo,yes\n',
    )
    expect(answer.items[0]?.['problems']).toMatchObject([
      { code: 'not-one-of', path: 'cleo', line: 4 },
      { code: 'more-ballots-than-electors', received: '2' },
    ])
  })

  it('takes the rule from a file, and several matters by item', async () => {
    const path = file('rule.json', rule)
    const { stdout } = await command(['decide', '--jsonl', '--from', 'csv', '--rule', path, '--electorate', '3'], {
      stdin: 'member,item,choice\nana,a,for\nana,b,for\nben,a,for\nben,b,against\n',
    })
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'carried'],
      ['b', 'lost'],
      [undefined, 'report'],
    ])
  })
})

describe('the command line', () => {
  it('tells what input is by how it begins, and by the ending of a file', async () => {
    const one = '{"proposals":["1","2"]}'
    expect((await command(['average'], { stdin: one })).stdout).toContain('1.5')
    expect((await command(['average'], { stdin: JSON.stringify(JSON.parse(one), undefined, 2) })).stdout).toContain(
      '1.5',
    )
    expect((await command(['average'], { stdin: `[${one},${one}]` })).stdout).toContain('1.5')
    expect((await command(['average', file('one.json', one), '--json'])).stdout).toContain('"denominator":"2"')
    expect((await command(['average', file('two.ndjson', `${one}\n${one}\n`)])).stdout.match(/1\.5/g)).toHaveLength(4)
  })

  it('says what is wrong with itself, and exits with 2', async () => {
    const wrong = [
      [],
      ['tally'],
      ['decide', '--jsno'],
      ['average', '--json', '--jsonl'],
      ['average', '--lang', 'fr'],
      ['average', 'a', 'b'],
      ['average', '--from', 'xml'],
      ['average', '--aggregation', 'mode', '--from', 'csv'],
      ['decide', '--from', 'csv'],
      ['decide', '--from', 'csv', '--rule', rule],
      ['decide', '--from', 'csv', '--rule', '{', '--electorate', '3'],
    ]
    const codes = []
    for (const args of wrong) codes.push((await command(args, { stdin: 'member,proposal\n' })).code)
    expect(codes).toEqual([0, ...wrong.slice(1).map(() => 2)])
  })

  it('takes options for files of ballots with such files only: a case in JSON says it itself', async () => {
    const { code, stderr } = await command(['average', '--jsonl', '--min', '0', '--aggregation', 'nonsense'], {
      stdin: '{"proposals":["50"]}',
    })
    expect(code).toBe(2)
    expect(stderr).toContain('--min, --aggregation: only for CSV')
  })

  it('waits for the whole first line before it judges what the input is', async () => {
    const pieces = async function* (): AsyncGenerator<string> {
      yield '{"proposals":'
      await new Promise((resolve) => setTimeout(resolve, 300))
      yield '["1"]}\n{"proposals":["2"]}\n'
    }
    const { code, stdout } = await command(['average'], { stdin: Readable.from(pieces()) })
    expect([code, stdout.match(/average/g)?.length]).toEqual([0, 2])
  })

  it('exits with 3 where a file cannot be read', async () => {
    const { code, stderr } = await command(['average', join(folder, 'none.csv')])
    expect(code).toBe(3)
    expect(stderr).toContain('there is no such file')
    expect(stderr).toContain('none.csv')
    const directory = await command(['average', folder], { env: { LANG: 'es_ES.UTF-8' } })
    expect([directory.code, directory.stderr]).toEqual([3, `coop-rules: es una carpeta, no un archivo: ${folder}\n`])
  })

  it('helps, with examples and the exit codes', async () => {
    const general = await command(['--help'])
    expect(general.stdout).toContain('Exit codes')
    for (const name of ['average', 'decide']) {
      const { stdout, code } = await command([name, '--help'])
      expect(stdout).toContain('Examples')
      expect(stdout).toContain('--jsonl')
      expect(code).toBe(0)
    }
  })

  it('speaks the language of its environment', async () => {
    const { stdout } = await command(['average'], { stdin: 'member,proposal\nana,1.5\n', env: { LANG: 'es_ES.UTF-8' } })
    expect(stdout).toContain('La media de 1 propuesta es 1,5')
    const { stdout: english } = await command(['average'], {
      stdin: 'member,proposal\nana,1.5\n',
      env: { LC_ALL: 'C', LANG: 'es_ES.UTF-8' },
    })
    expect(english).toContain('The mean of 1 proposal is 1.5')
  })

  it('shows progress on the error stream where it is asked for and work lasts', async () => {
    const slow = async function* (): AsyncGenerator<string> {
      yield 'member,proposal\n'
      for (let at = 0; at < 4; at++) {
        await new Promise((resolve) => setTimeout(resolve, 600))
        yield `m${at},1\n`
      }
    }
    const { stderr, stdout } = await command(['average', '--progress'], { stdin: Readable.from(slow()) })
    expect(stderr).toContain('MB read')
    expect(stdout).not.toContain('MB read')
  })

  it('ends quietly when its reader has seen enough', async () => {
    const { spawnSync } = await import('node:child_process')
    const main = join(import.meta.dirname, '../../dist/cli/main.js')
    const cases = file('many.jsonl', '{"proposals":["1"]}\n'.repeat(200_000))
    const { status, stderr, stdout } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "${process.execPath}" "${main}" average "${cases}" --jsonl | head -n 1`],
      { encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('average')
  })
})
