import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { renderCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { command } from './command.js'

const root = join(import.meta.dirname, '../..')
const temp = mkdtempSync(join(tmpdir(), 'coop-rules-charters-'))
mkdirSync(join(temp, 'node_modules'))
symlinkSync(root, join(temp, 'node_modules/coop-rules'))
afterAll(() => {
  rmSync(temp, { recursive: true, force: true })
})

let folders = 0
/** An empty folder below one in which the package is installed, with these files. */
const folderOf = (files: Readonly<Record<string, unknown>> = {}): string => {
  const folder = join(temp, `case-${++folders}`)
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) {
    const raw = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(join(folder, name), raw ? content : JSON.stringify(content))
  }
  return folder
}
const read = (folder: string, name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
const json = async (args: readonly string[], stdin?: string) => {
  const { code, stdout, stderr } = await command([...args, '--json'], stdin === undefined ? {} : { stdin })
  return { code, stderr, answer: JSON.parse(stdout === '' ? 'null' : stdout) as Record<string, unknown> }
}
interface Told {
  readonly code: string
  readonly path: string
  readonly file: string
}
const toldIn = (folder: string, answer: Record<string, unknown>): readonly string[] =>
  (answer['problems'] as readonly Told[]).map(({ code, path, file }) =>
    `${file.replace(`${folder}/`, '')}: ${code} ${path}`.trim(),
  )

const PLAIN = { charter: 'worker-coop-plain', version: '1' }
const fork = (id: string, more: object = {}) => ({ id, version: '1', extends: PLAIN, title: id, ...more })
const admitBy = (atLeast: string) => ({ decisions: { admit: { rule: { atLeast, of: 'electorate' } } } })
const BAKERS = fork('bakers', { ...admitBy('2/3'), averageItems: { 'weekly-hours': { provisional: '35' } } })
const MILLERS = fork('millers', { ...admitBy('3/4'), membership: { leaving: { noticeDays: 60 } } })
const CONFLICT = 'decisions.admit.rule'

describe('init', () => {
  it.each(presetCharters.map(({ id }) => id))(
    'a fork of %s that is sound, locked, and whose first test passes',
    async (id) => {
      const folder = folderOf()
      const place = join(folder, 'red/bakers')
      const begun = await json(['init', place, '--preset', id])
      expect(begun).toMatchObject({
        code: 0,
        answer: { kind: 'begun', charter: { id: 'bakers', version: '1' }, extends: { charter: id, version: '1' } },
      })
      expect(read(place, 'charter.json')).toEqual({
        $schema: '../../../node_modules/coop-rules/charter.schema.json',
        id: 'bakers',
        version: '1',
        extends: { charter: id, version: '1' },
        title: 'Bakers',
      })
      expect(existsSync(join(place, String(read(place, 'charter.json')['$schema'])))).toBe(true)
      const { code, answer } = await json(['check', join(place, 'charter.json')])
      expect([code, answer['kind']]).toEqual([0, 'sound'])
      expect(answer['lock']).toEqual(read(place, 'charter.lock.json'))
      const test = spawnSync(process.execPath, ['--test', '--test-reporter=tap'], {
        cwd: place,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      })
      expect(test.stdout).toContain('# pass 2')
      expect(test.status).toBe(0)
    },
  )

  it('the lock holds the SHA-256 of the whole parent, keys sorted, without spaces', async () => {
    const folder = folderOf()
    await command(['init', folder, '--preset', 'worker-coop-es', '--id', 'bakers'])
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    }
    const sha256 = createHash('sha256')
      .update(JSON.stringify(sorted(preset('worker-coop-es'))))
      .digest('hex')
    const { version } = read(root, 'package.json')
    expect(read(folder, 'charter.lock.json')).toEqual({
      coopRules: version,
      parent: { charter: 'worker-coop-es', version: '1', sha256 },
    })
  })

  it.each(['charter.json', 'charter.lock.json', 'charter.test.mjs'])(
    'never writes over %s: it is named, and nothing is written',
    async (there) => {
      const folder = folderOf({ [there]: 'mine' })
      const { code, answer } = await json(['init', folder, '--preset', 'we-just-coop', '--id', 'bakers'])
      expect(code).toBe(1)
      expect(toldIn(folder, answer)).toEqual([`${there}: file-exists`])
      expect(readdirSync(folder)).toEqual([there])
      expect(readFileSync(join(folder, there), 'utf8')).toBe('mine')
    },
  )

  it('a link to nothing is a file that is there', async () => {
    const folder = folderOf()
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'charter.json'))
    const { code } = await command(['init', folder, '--preset', 'we-just-coop', '--id', 'bakers'])
    expect([code, readdirSync(folder)]).toEqual([1, ['charter.json']])
  })

  it('writes all or nothing: where a file cannot be written whole, none is left, nor the folder', () => {
    const folder = folderOf()
    const main = join(root, 'dist/cli/main.js')
    // No file may grow beyond 512 bytes: the charter and the lock fit, the test does not.
    const line = `trap '' XFSZ; ulimit -f 1; "${process.execPath}" "${main}" init new/bakers --preset we-just-coop`
    const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toMatch(/^coop-rules: /)
    expect([status, readdirSync(folder)]).toEqual([3, []])
  })

  it('is named after its folder, in short names, or as the options say', async () => {
    const folder = folderOf()
    await command(['init', join(folder, 'Panadería Roja'), '--preset', 'worker-coop-es'])
    expect(read(folder, 'Panadería Roja/charter.json')).toMatchObject({ id: 'panaderia-roja', title: 'Panaderia roja' })
    await command(['init', join(folder, 'x'), '--preset', 'worker-coop-es', '--id', 'red', '--title', 'La Roja'])
    expect(read(folder, 'x/charter.json')).toMatchObject({ id: 'red', title: 'La Roja' })
  })

  it('says in words what it wrote, in both languages', async () => {
    const folder = folderOf()
    const english = await command(['init', join(folder, 'a'), '--preset', 'we-just-coop', '--lang', 'en'])
    expect(english.stdout).toContain('charter.json: a charter that extends we-just-coop 1 and changes nothing yet.')
    const spanish = await command(['init', join(folder, 'b'), '--preset', 'we-just-coop'], {
      env: { LANG: 'es_ES.UTF-8' },
    })
    expect(spanish.stdout).toContain('charter.json: unos estatutos que parten de we-just-coop 1 y aún no cambian nada.')
    expect(readFileSync(join(folder, 'b/charter.test.mjs'), 'utf8')).toContain("test('los estatutos son correctos'")
  })

  it.each([
    ['no preset', [], '--preset says what to begin from: we-just-coop, '],
    ['an unknown preset', ['--preset', 'we-just-cop'], '--preset is one of we-just-coop, '],
    ['a name that is no short name', ['--preset', 'we-just-coop', '--id', 'The Bakers'], '--id: expected a short name'],
    [
      'the name of a preset',
      ['--preset', 'we-just-coop', '--id', 'workers-coop'],
      '--id: workers-coop is the name of a preset',
    ],
    ['no title', ['--preset', 'we-just-coop', '--id', 'bakers', '--title', ''], '--title: expected no fewer than 1'],
    ['two folders', ['two', '--preset', 'we-just-coop'], 'coop-rules init takes one folder, not 2'],
    [
      'an option of another command',
      ['--preset', 'we-just-coop', '--with', 'x.json'],
      'There is no option --with. See coop-rules init --help.',
    ],
  ])('a wrong command line: %s', async (_, args, says) => {
    const folder = folderOf()
    const { code, stdout, stderr } = await command(['init', join(folder, 'new'), ...args])
    expect([code, stdout, readdirSync(folder)]).toEqual([2, '', []])
    expect(stderr).toContain(says)
  })

  it('a folder that is a file cannot be written into', async () => {
    const folder = folderOf({ bakers: 'a file' })
    const there = await command(['init', join(folder, 'bakers'), '--preset', 'we-just-coop'])
    expect([there.code, there.stderr]).toEqual([
      3,
      `coop-rules: this folder cannot be made: ${join(folder, 'bakers')} (this is there already)\n`,
    ])
    const below = await command(['init', join(folder, 'bakers/new'), '--preset', 'we-just-coop'])
    expect([below.code, readFileSync(join(folder, 'bakers'), 'utf8')]).toEqual([3, 'a file'])
  })
})

describe('check', () => {
  it('a sound fork: how many provisions, what it extends, its warnings', async () => {
    const folder = folderOf({ 'a.json': { ...fork('bakers'), extends: { charter: 'worker-coop-es', version: '1' } } })
    const { code, answer } = await json(['check', join(folder, 'a.json')])
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      kind: 'sound',
      charter: { id: 'bakers', version: '1' },
      lineage: [{ charter: 'worker-coop-es', version: '1' }, PLAIN],
    })
    expect(answer['provisions']).toBeGreaterThan(30)
    expect(answer).not.toHaveProperty('lock')
    const { stdout } = await command(['check', join(folder, 'a.json'), '--lang', 'es'])
    expect(stdout).toContain('Parten de worker-coop-es 1, que parten de worker-coop-plain 1.\n')
    expect(stdout.split('\n').filter((line) => line.startsWith('Aviso: '))).toHaveLength(
      (answer['warnings'] as unknown[]).length,
    )
  })

  it('every preset, by its id', async () => {
    for (const { id } of presetCharters) expect(await command(['check', id])).toMatchObject({ code: 0, stderr: '' })
  })

  it('everything that is wrong, a line each: where, expected, received, what to do', async () => {
    const wrong = fork('bakers', {
      colour: 'red',
      decisions: {
        admit: { rule: { atLeast: '3/2', of: 'electorate' }, secrett: true },
        'Hire Them': { secret: 'yes' },
      },
      membership: { leaving: { noticeDays: -1 } },
    })
    const folder = folderOf({ 'a.json': wrong })
    const file = join(folder, 'a.json')
    const { code, answer } = await json(['check', file])
    expect(code).toBe(1)
    const told = toldIn(folder, answer).join('\n')
    for (const path of ['colour', 'decisions.admit.secrett', 'decisions.Hire Them', 'membership.leaving.noticeDays'])
      expect(told).toContain(` ${path}`)
    const { stdout } = await command(['check', file])
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength((answer['problems'] as unknown[]).length)
    for (const line of lines) expect(line).toMatch(/^\S+a\.json: .*expected .+; received .+\. .+\.$/)
    const spanish = await command(['check', file, '--lang', 'es'])
    expect(
      spanish.stdout
        .trimEnd()
        .split('\n')
        .every((line) => /se esperaba .+; se recibió .+\. .+\.$/.test(line)),
    ).toBe(true)
  })

  it('what JSON would hide is told together with the rest', async () => {
    const text = JSON.stringify(fork('bakers', { colour: 'red' })).replace('"title"', '"id":"bakers","title"')
    const folder = folderOf({ 'a.json': text })
    const { code, answer } = await json(['check', join(folder, 'a.json')])
    expect(code).toBe(1)
    expect(toldIn(folder, answer)).toEqual(['a.json: duplicate-key id', 'a.json: unknown-key colour'])
    const hostile = folderOf({ 'a.json': text.replace('"colour":"red"', '"__proto__":{"oneVote":null}') })
    expect(toldIn(hostile, (await json(['check', join(hostile, 'a.json')])).answer)).toContain(
      'a.json: reserved-key __proto__',
    )
  })

  it.each([
    ['a missing comma', '{\n "id": "a"\n "version": "1"\n}', 3, 'version'],
    ['a comma too many', '{\n "id": "a",\n}', 3, '}'],
    ['a quotation mark that does not close', '{\n "id": "a,\n "version": "1"}', 2, 'id'],
    ['a word without quotation marks', '{\n "id": bakers }', 2, 'bakers'],
    ['a wrong bracket', '{ "clauses": [ "CW-4"\n} }', 2, '}'],
    ['an end that comes too early', '{\n "id": "a",\n "title": {\n', 4, '""'],
    ['something after the end', '{ "id": "a" }\n\n{}', 3, '{}'],
    ['a key without a value', '{ "id"\n, "a": 1 }', 2, ','],
    ['a number that begins with 0', '{ "a":\n 012 }', 2, '012'],
    ['an escape that is none', '{ "a":\n "\\x" }', 2, 'x'],
    ['nothing at all', '', 1, '""'],
  ])('JSON that breaks is told by its line: %s', async (_, text, line, received) => {
    const folder = folderOf({ 'a.json': text })
    const { code, answer } = await json(['check', join(folder, 'a.json')])
    expect(code).toBe(1)
    expect(toldIn(folder, answer)).toEqual(['a.json: broken-json'])
    expect(answer['problems']).toEqual([
      expect.objectContaining({ line, received: expect.stringContaining(received) as string }),
    ])
  })

  it.each([
    ['nothing at all', '', 'empty'],
    ['blank lines', ' \n\n', 'empty'],
    ['quotation marks of an editor of letters', '{\n “id”: “a” }', 'quotes'],
    ['one of them at the end of a name', '{\n "id”: 1\n}', 'quotes'],
    ['Spanish ones', '{ "id": «a» }', 'quotes'],
    ['single ones', "{ 'id': 'a' }", 'quotes'],
    ['a pair of them inside a text that does not close', '{\n "title": "The “Kiln” coop,\n "id": "a" }', 'other'],
    ['a comment at the end of a line', '{ "id": "a" // ours\n}', 'comment'],
    ['a comment over lines', '{ /* ours */ "id": "a" }', 'comment'],
    ['a comment as in other files', '# ours\n{ "id": "a" }', 'comment'],
    ['a slash that begins none', '{ "id": /a }', 'other'],
    ['a comma before the last brace', '{ "id": "a",\n}', 'comma'],
    ['a comma before the last bracket', '{ "a": [1, 2,] }', 'comma'],
    ['two commas', '{ "a": [1,, 2] }', 'other'],
    ['a brace in the place of a value', '{ "a": }', 'other'],
    ['an end that comes too early', '{\n "id": "a"\n', 'end'],
    ['a missing comma', '{\n "id": "a"\n "version": "1"\n}', 'other'],
  ])('what people do who write JSON by hand is named: %s', async (_, text, kind) => {
    const folder = folderOf({ 'a.json': text })
    const { answer } = await json(['check', join(folder, 'a.json')])
    expect(answer['problems']).toEqual([expect.objectContaining({ code: 'broken-json', facts: { kind } })])
  })

  it('a file of something else is told in one line, not name by name', async () => {
    const folder = folderOf({
      'package.json': { name: 'our-coop', version: '1.0.0', private: true, dependencies: {} },
      'empty.json': '',
    })
    expect((await command(['check', join(folder, 'package.json')])).stdout).toBe(
      `${join(folder, 'package.json')}: expected a charter, which has an id, a version, a title, and what it extends or chapters such as decisions; received "name, version, private, dependencies". Name the file of a charter: this one is something else.\n`,
    )
    expect((await command(['check', join(folder, 'empty.json'), '--lang', 'es'])).stdout).toBe(
      `${join(folder, 'empty.json')}: línea 1: se esperaba JSON en este archivo; se recibió "". Está vacío: escriba en él { … } o nombre el archivo que se quería.\n`,
    )
  })

  it('a byte-order mark and CRLF are left out; other encodings, folders and missing files are told', async () => {
    const text = JSON.stringify(BAKERS, null, 1)
    const folder = folderOf({
      'bom.json': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
      'latin.json': Buffer.from(text.replace('"title": "bakers"', '"title": "panadería"'), 'latin1'),
      'wide.json': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    })
    expect((await json(['check', join(folder, 'bom.json')])).code).toBe(0)
    for (const name of ['latin.json', 'wide.json']) {
      const { code, answer } = await json(['check', join(folder, name)])
      expect([code, toldIn(folder, answer)]).toEqual([1, [`${name}: not-utf-8`]])
    }
    const missing = await command(['check', join(folder, 'none.json')])
    expect([missing.code, missing.stderr]).toEqual([
      3,
      `coop-rules: there is no such file: ${join(folder, 'none.json')}\n`,
    ])
    const dir = await command(['check', folder, '--lang', 'es'], { env: { LANG: 'es' } })
    expect([dir.code, dir.stderr]).toEqual([3, `coop-rules: es una carpeta, no un archivo: ${folder}\n`])
    const misspelt = await command(['check', 'we-just-cop'])
    expect([misspelt.code, misspelt.stderr]).toEqual([
      3,
      expect.stringContaining('we-just-cop (the presets are we-just-coop, '),
    ])
  })

  it('standard input is "-"', async () => {
    expect((await json(['check', '-'], JSON.stringify(BAKERS))).answer).toMatchObject({
      kind: 'sound',
      charter: { id: 'bakers' },
    })
  })

  it('a title that would steer a terminal is written out', async () => {
    const folder = folderOf({ 'a.json': fork('bakers', { title: '\u001b[31mred\nsecond line' }) })
    const { stdout } = await command(['diff', 'worker-coop-plain', join(folder, 'a.json')])
    expect(stdout).toContain('\\u001b[31mred\\u000asecond line')
    expect(stdout).not.toContain('\u001b')
  })

  describe('with charters that may be extended', () => {
    const child = { ...fork('ovens'), extends: { charter: 'bakers', version: '1' } }

    it('a fork of a fork', async () => {
      const folder = folderOf({ 'bakers.json': BAKERS, 'ovens.json': child })
      const alone = await json(['check', join(folder, 'ovens.json')])
      expect([alone.code, toldIn(folder, alone.answer)]).toEqual([1, ['ovens.json: unknown-charter extends']])
      const { code, answer } = await json(['check', join(folder, 'ovens.json'), '--with', join(folder, 'bakers.json')])
      expect(code).toBe(0)
      expect(answer['lineage']).toEqual([{ charter: 'bakers', version: '1' }, PLAIN])
    })

    it('a parent that is not sound itself says why it is not found', async () => {
      const folder = folderOf({ 'bakers.json': { ...BAKERS, colour: 'red' }, 'ovens.json': child })
      const { answer } = await json(['check', join(folder, 'ovens.json'), '--with', join(folder, 'bakers.json')])
      expect(toldIn(folder, answer)).toEqual(['ovens.json: unknown-charter extends', 'bakers.json: unknown-key colour'])
    })

    it('one that is no JSON, and two that go by one name and differ, are refused', async () => {
      const folder = folderOf({
        'a.json': BAKERS,
        'b.json': { ...BAKERS, title: 'b' },
        'c.json': BAKERS,
        'd.json': '{',
        'e.json': { ...PLAIN, id: 'worker-coop-plain', title: 'x' },
      })
      const withs = (...names: string[]) =>
        json(['check', join(folder, 'a.json'), ...names.flatMap((name) => ['--with', join(folder, name)])])
      expect((await withs('a.json', 'c.json')).code).toBe(0)
      expect(toldIn(folder, (await withs('a.json', 'b.json', 'd.json')).answer)).toEqual([
        'b.json: listed-twice',
        'd.json: broken-json',
      ])
      expect(toldIn(folder, (await withs('e.json')).answer)).toEqual(['e.json: listed-twice'])
    })

    it('charters that extend each other are told, not followed for ever', async () => {
      const around = { ...BAKERS, extends: { charter: 'ovens', version: '1' } }
      const folder = folderOf({ 'bakers.json': around, 'ovens.json': child })
      const { code, answer } = await json(['check', join(folder, 'ovens.json'), '--with', join(folder, 'bakers.json')])
      expect([code, toldIn(folder, answer)[0]]).toEqual([1, 'ovens.json: circular extends'])
    })
  })

  describe('the lock beside the file', () => {
    const begun = async () => {
      const folder = folderOf()
      await command(['init', folder, '--preset', 'worker-coop-plain', '--id', 'bakers'])
      return {
        folder,
        lock: read(folder, 'charter.lock.json') as { coopRules: string; parent: Record<string, string> },
      }
    }
    const checked = async (folder: string, lock: unknown) => {
      writeFileSync(join(folder, 'charter.lock.json'), typeof lock === 'string' ? lock : JSON.stringify(lock))
      const { code, answer } = await json(['check', join(folder, 'charter.json')])
      return [code, ...(answer['kind'] === 'refused' ? toldIn(folder, answer) : [])]
    }

    it('tells a parent that was changed under the same version, and says so in both languages', async () => {
      const { folder, lock } = await begun()
      expect(await checked(folder, lock)).toEqual([0])
      expect(await checked(folder, { ...lock, coopRules: '0.0.0-older' })).toEqual([0])
      const changed = { ...lock, parent: { ...lock.parent, sha256: 'a'.repeat(64) } }
      expect(await checked(folder, changed)).toEqual([1, 'charter.lock.json: parent-changed parent.sha256'])
      const { stdout } = await command(['check', join(folder, 'charter.json'), '--lang', 'es'])
      expect(stdout).toContain('se esperaba worker-coop-plain 1 como era cuando se escribió esta huella')
    })

    it('tells a lock of another parent, and one of a charter that extends none', async () => {
      const { folder, lock } = await begun()
      expect(await checked(folder, { ...lock, parent: { ...lock.parent, version: '2' } })).toEqual([
        1,
        'charter.lock.json: other-parent parent',
      ])
      writeFileSync(join(folder, 'charter.json'), JSON.stringify(preset('worker-coop-plain')))
      expect(await checked(folder, lock)).toEqual([1, 'charter.lock.json: other-parent parent'])
      const { stdout } = await command(['check', join(folder, 'charter.json'), '--lang', 'es'])
      expect(stdout).toContain('se esperaba ninguna huella')
    })

    it('tells a lock that cannot be read', async () => {
      const { folder, lock } = await begun()
      expect(await checked(folder, '{')).toEqual([1, 'charter.lock.json: broken-json'])
      expect(await checked(folder, [])).toEqual([1, 'charter.lock.json: wrong-kind'])
      expect(await checked(folder, { parent: null, x: 1 })).toEqual([
        1,
        'charter.lock.json: unknown-key x',
        'charter.lock.json: missing-key coopRules',
        'charter.lock.json: wrong-kind parent',
      ])
      expect(await checked(folder, { ...lock, parent: { ...lock.parent, sha256: 'ABC' } })).toEqual([
        1,
        'charter.lock.json: not-a-hash parent.sha256',
      ])
    })

    it('is that of the file of the same name: another charter beside it has none', async () => {
      const { folder } = await begun()
      writeFileSync(join(folder, 'other.json'), JSON.stringify(MILLERS))
      expect((await json(['check', join(folder, 'other.json')])).answer).not.toHaveProperty('lock')
    })
  })
})

describe('diff', () => {
  it('says in words what differs; for programs, the changes and the words', async () => {
    const folder = folderOf({ 'a.json': BAKERS })
    const { stdout, code } = await command(['diff', 'worker-coop-plain', join(folder, 'a.json'), '--lang', 'en'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Admission.*2\/3/m)
    const { answer } = await json(['diff', 'worker-coop-plain', join(folder, 'a.json')])
    expect(answer).toMatchObject({
      kind: 'different',
      from: { id: 'worker-coop-plain' },
      to: { id: 'bakers', version: '1' },
    })
    expect(answer['words']).toEqual(stdout.trimEnd().split('\n'))
    expect(answer['changes']).toContainEqual({
      kind: 'changed',
      section: 'averageItems',
      id: 'weekly-hours',
      field: 'provisional',
      from: '37.5',
      to: '35',
    })
    const spanish = await command(['diff', 'worker-coop-plain', join(folder, 'a.json'), '--lang', 'es'])
    expect(spanish.stdout).toMatch(/^Admisión.*2\/3/m)
  })

  it('the same: says so, whatever the order of the keys', async () => {
    const reversed = Object.fromEntries(Object.entries(BAKERS).reverse())
    const folder = folderOf({ 'a.json': BAKERS, 'b.json': reversed })
    const files = [join(folder, 'a.json'), join(folder, 'b.json')]
    expect(await command(['diff', ...files])).toEqual({ code: 0, stdout: 'Both charters say the same.\n', stderr: '' })
    expect((await command(['diff', ...files, '--lang', 'es'])).stdout).toBe('Ambos estatutos dicen lo mismo.\n')
    expect((await json(['diff', ...files])).answer).toMatchObject({ kind: 'same', changes: [], words: [] })
  })

  it('what is wrong with either is told of both', async () => {
    const folder = folderOf({ 'a.json': { ...BAKERS, x: 1 }, 'b.json': { ...BAKERS, y: 1 } })
    const { code, answer } = await json(['diff', join(folder, 'a.json'), join(folder, 'b.json')])
    expect([code, toldIn(folder, answer)]).toEqual([1, ['a.json: unknown-key x', 'b.json: unknown-key y']])
  })
})

describe('rebase', () => {
  const two = () => {
    const folder = folderOf({ 'bakers.json': BAKERS, 'millers.json': MILLERS })
    return { folder, args: ['rebase', join(folder, 'bakers.json'), '--onto', join(folder, 'millers.json')] }
  }
  const ruleOf = (charter: unknown) =>
    (charter as { decisions?: { admit?: { rule?: unknown } } }).decisions?.admit?.rule

  it('two forks of one charter: what both changed is a conflict, told in words with the path that settles it', async () => {
    const { folder, args } = two()
    const { code, stdout, stderr } = await command([...args, '--lang', 'en'])
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(/^1 place was changed by both sides/)
    expect(stdout).toMatch(/^ {2}bakers 1: Admission.*2\/3/m)
    expect(stdout).toMatch(/^ {2}millers 1: Admission.*3\/4/m)
    expect(stdout).toContain(
      `\n  --keep ${CONFLICT}  what bakers 1 says holds\n  --take ${CONFLICT}  what millers 1 says holds\n`,
    )
    const spanish = await command([...args, '--lang', 'es'])
    expect(spanish.stdout).toContain(`--keep ${CONFLICT}  vale lo que dice bakers 1\n`)
    expect(spanish.stdout).toMatch(/^ {2}millers 1: Admisión.*3\/4/m)
    const { answer } = await json(args)
    expect(answer).toMatchObject({
      kind: 'conflicts',
      conflicts: [{ path: CONFLICT, section: 'decisions', id: 'admit', field: 'rule' }],
    })
    expect(readdirSync(folder).sort()).toEqual(['bakers.json', 'millers.json'])
  })

  it('--keep lets the fork hold, --take the new parent; the rest is the fork’s own', async () => {
    const { args } = two()
    const kept = await json([...args, '--keep', CONFLICT])
    expect(kept).toMatchObject({
      code: 0,
      answer: { kind: 'rebased', charter: { id: 'bakers', extends: { charter: 'millers', version: '1' } } },
    })
    expect(ruleOf(kept.answer['charter'])).toEqual({ atLeast: '2/3', of: 'electorate' })
    const taken = await json([...args, '--take', CONFLICT])
    expect(ruleOf(taken.answer['charter'])).toBeUndefined()
    expect(taken.answer['charter']).toMatchObject({ averageItems: { 'weekly-hours': { provisional: '35' } } })
  })

  it('is printed as a file, and what was done beside it', async () => {
    const { folder, args } = two()
    const { stdout, stderr, code } = await command([...args, '--keep', CONFLICT])
    expect(code).toBe(0)
    expect(stderr).toMatch(/ made to millers 1/)
    writeFileSync(join(folder, 'merged.json'), stdout)
    const checked = await json(['check', join(folder, 'merged.json'), '--with', join(folder, 'millers.json')])
    expect(checked.answer).toMatchObject({ kind: 'sound', lineage: [{ charter: 'millers', version: '1' }, PLAIN] })
  })

  it.each([
    [
      'a path that is no conflict',
      ['--keep', 'decisions.admit'],
      `--keep decisions.admit: there is no conflict. The conflicts are ${CONFLICT};`,
    ],
    ['the other way round', ['--take', '__proto__'], '--take __proto__: there is no conflict.'],
    [
      'both sides',
      ['--keep', CONFLICT, '--take', CONFLICT],
      `Either --keep ${CONFLICT} or --take ${CONFLICT}, not both.`,
    ],
  ])('a wrong command line: %s', async (_, more, says) => {
    const { args } = two()
    const { code, stdout, stderr } = await command([...args, ...more])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
  })

  it('where there are no conflicts, none can be settled', async () => {
    const folder = folderOf({ 'bakers.json': BAKERS })
    const { code, stderr } = await command([
      'rebase',
      join(folder, 'bakers.json'),
      '--onto',
      'worker-coop-it',
      '--keep',
      CONFLICT,
    ])
    expect([code, stderr]).toEqual([2, expect.stringContaining('There are no conflicts')])
    expect((await command(['rebase', join(folder, 'bakers.json')])).code).toBe(2)
  })

  it('--out writes a new file; over a file that is there only where it is the fork', async () => {
    const { folder, args } = two()
    const out = (name: string) => json([...args, '--keep', CONFLICT, '--out', join(folder, name)])
    expect(await out('merged.json')).toMatchObject({
      code: 0,
      answer: { kind: 'rebased', written: [join(folder, 'merged.json')] },
    })
    const before = readFileSync(join(folder, 'millers.json'), 'utf8')
    for (const name of ['merged.json', 'millers.json']) {
      const { code, answer } = await out(name)
      expect([code, toldIn(folder, answer)]).toEqual([1, [`${name}: file-exists`]])
    }
    expect(readFileSync(join(folder, 'millers.json'), 'utf8')).toBe(before)
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.json'))
    expect((await out('dangling.json')).code).toBe(1)
    rmSync(join(folder, 'dangling.json'))
    symlinkSync(join(folder, 'bakers.json'), join(folder, 'link.json'))
    expect((await out('link.json')).code).toBe(0)
    expect(read(folder, 'bakers.json')).toEqual(read(folder, 'merged.json'))
    expect(readdirSync(folder).sort()).toEqual(['bakers.json', 'link.json', 'merged.json', 'millers.json'])
  })

  it('the lock goes along: the fork is locked to its new parent', async () => {
    const folder = folderOf({ 'millers.json': MILLERS })
    await command(['init', folder, '--preset', 'worker-coop-plain', '--id', 'bakers'])
    const file = join(folder, 'charter.json')
    const args = ['--onto', join(folder, 'millers.json'), '--out']
    expect(await command(['rebase', file, ...args, file])).toMatchObject({ code: 0, stderr: '' })
    expect(read(folder, 'charter.lock.json')).toMatchObject({ parent: { charter: 'millers', version: '1' } })
    const checked = () => command(['check', file, '--with', join(folder, 'millers.json')])
    expect((await checked()).code).toBe(0)
    writeFileSync(join(folder, 'millers.json'), JSON.stringify({ ...MILLERS, title: 'The Millers' }))
    expect((await checked()).stdout).toContain('charter.lock.json: parent.sha256: expected millers 1 as it was')
    expect((await command(['rebase', file, ...args, file])).code).toBe(0)
    expect((await checked()).code).toBe(0)
    // By a link as well.
    symlinkSync(file, join(folder, 'link.json'))
    writeFileSync(join(folder, 'millers.json'), JSON.stringify({ ...MILLERS, title: 'More Millers' }))
    expect((await checked()).code).toBe(1)
    expect((await command(['rebase', file, ...args, join(folder, 'link.json')])).code).toBe(0)
    expect((await checked()).code).toBe(0)
    expect(existsSync(join(folder, 'link.lock.json'))).toBe(false)
    // A lock that is there is not written over for another file's sake.
    writeFileSync(join(folder, 'other.lock.json'), 'mine')
    const other = await json(['rebase', file, ...args, join(folder, 'other.json')])
    expect([other.code, toldIn(folder, other.answer), existsSync(join(folder, 'other.json'))]).toEqual([
      1,
      ['other.lock.json: file-exists'],
      false,
    ])
  })

  it('onto the same parent nothing changes', async () => {
    const folder = folderOf({ 'bakers.json': BAKERS })
    const { answer } = await json(['rebase', join(folder, 'bakers.json'), '--onto', 'worker-coop-plain'])
    expect(answer['charter']).toEqual(BAKERS)
  })

  it('a newer version of the parent, which the fork follows', async () => {
    const newer = { ...preset('worker-coop-plain'), version: '2', country: 'Portugal' }
    const folder = folderOf({ 'bakers.json': { $schema: './s.json', ...BAKERS }, 'plain.json': newer })
    const { answer } = await json(['rebase', join(folder, 'bakers.json'), '--onto', join(folder, 'plain.json')])
    expect(answer['charter']).toEqual({
      $schema: './s.json',
      ...BAKERS,
      extends: { charter: 'worker-coop-plain', version: '2' },
    })
  })

  it('what took out a provision and what changed it is a conflict of the whole, told once', async () => {
    const folder = folderOf({
      'a.json': fork('a', { membership: { proxies: { mostPerHolder: 2, heldBy: 'anyone' } } }),
      'b.json': fork('b', { membership: { proxies: null } }),
    })
    const args = ['rebase', join(folder, 'a.json'), '--onto', join(folder, 'b.json')]
    const { answer } = await json(args)
    const conflicts = answer['conflicts'] as readonly { path: string; words: { fork: string[]; onto: string[] } }[]
    expect(conflicts.map(({ path, words }) => [path, words.fork.length, words.onto.length])).toEqual([
      ['membership.proxies', 2, 1],
    ])
    expect((await json([...args, '--keep', 'membership.proxies'])).answer).toMatchObject({
      charter: { membership: { proxies: { mostPerHolder: 2, heldBy: 'anyone' } } },
    })
    expect((await json([...args, '--take', 'membership.proxies'])).answer['charter']).not.toHaveProperty('membership')
  })

  it('what would not be sound is printed to be put right, and never written', async () => {
    const trial = { title: 'Trial', memberClass: 'on-probation' }
    const folder = folderOf({
      'b.json': fork('b', {
        memberClasses: { 'on-probation': null },
        admissions: { 'worker-member': { rightsInProbation: null } },
      }),
      'c.json': fork('c', { admissions: { trial } }),
    })
    const args = ['rebase', join(folder, 'c.json'), '--onto', join(folder, 'b.json')]
    const printed = await command(args)
    expect(printed.code).toBe(1)
    expect(JSON.parse(printed.stdout)).toMatchObject({ id: 'c', extends: { charter: 'b', version: '1' } })
    expect(printed.stderr).toContain('c.json: admissions.trial.memberClass')
    const out = join(folder, 'out.json')
    expect([(await command([...args, '--out', out])).code, existsSync(out)]).toEqual([1, false])
    expect((await json(args)).answer).toMatchObject({ kind: 'refused', charter: { id: 'c' } })
  })

  it('a charter that extends none has no parent to leave', async () => {
    const folder = folderOf({ 'a.json': { ...preset('worker-coop-plain'), id: 'a' } })
    const { code, answer } = await json(['rebase', join(folder, 'a.json'), '--onto', 'worker-coop-it'])
    expect([code, toldIn(folder, answer)]).toEqual([1, ['a.json: missing-key extends']])
  })

  it('what is wrong with either side is told of both', async () => {
    const folder = folderOf({ 'a.json': { ...BAKERS, x: 1 }, 'b.json': { ...MILLERS, y: 1 } })
    const { code, answer } = await json(['rebase', join(folder, 'a.json'), '--onto', join(folder, 'b.json')])
    expect([code, toldIn(folder, answer)]).toEqual([1, ['a.json: unknown-key x', 'b.json: unknown-key y']])
  })
})

describe('render', () => {
  it('by-laws in Markdown and HTML, in both languages', async () => {
    const charter = preset('we-just-coop')
    for (const locale of ['en', 'es'] as const) {
      for (const format of ['markdown', 'html'] as const) {
        const { code, stdout } = await command(['render', 'we-just-coop', '--format', format, '--lang', locale])
        expect([code, stdout === renderCharter({ charter, locale, format })]).toEqual([0, true])
      }
    }
    expect((await json(['render', 'we-just-coop'])).answer).toEqual({
      kind: 'rendered',
      charter: { id: 'we-just-coop', version: '1' },
      format: 'markdown',
      language: 'en',
      text: renderCharter({ charter, locale: 'en', format: 'markdown' }),
    })
  })

  it('as JSON it is the whole charter, with what it inherits: sound by itself, and the same in words', async () => {
    const folder = folderOf({ 'a.json': BAKERS })
    const out = join(folder, 'whole.json')
    const { stdout } = await command(['render', join(folder, 'a.json'), '--format', 'json'])
    expect((await command(['render', join(folder, 'a.json'), '--format', 'json', '--out', out])).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(stdout)
    expect(read(folder, 'whole.json')).toMatchObject({
      id: 'bakers',
      decisions: { admit: { rule: { atLeast: '2/3' } }, expel: { secret: true } },
    })
    const [ofFork, ofWhole] = [await command(['render', join(folder, 'a.json')]), await command(['render', out])]
    expect([ofWhole.code, ofWhole.stdout]).toEqual([0, ofFork.stdout])
  })

  it('--out writes a file, and none over another', async () => {
    const folder = folderOf()
    const out = join(folder, 'by-laws.md')
    const first = await command(['render', 'worker-coop-plain', '--out', out, '--lang', 'es'])
    expect(first).toEqual({ code: 0, stdout: `Escrito: ${out}.\n`, stderr: '' })
    const text = readFileSync(out, 'utf8')
    expect(text).toBe(renderCharter({ charter: preset('worker-coop-plain'), locale: 'es', format: 'markdown' }))
    const { code, answer } = await json(['render', 'worker-coop-es', '--out', out])
    expect([code, toldIn(folder, answer), readFileSync(out, 'utf8') === text]).toEqual([
      1,
      ['by-laws.md: file-exists'],
      true,
    ])
    expect((await command(['render', 'worker-coop-es', '--out', join(folder, 'none/by-laws.md')])).code).toBe(3)
  })

  it('a charter that is not sound has no by-laws', async () => {
    const folder = folderOf({ 'a.json': { ...BAKERS, x: 1 } })
    expect((await json(['render', join(folder, 'a.json')])).code).toBe(1)
    expect((await command(['render', 'we-just-coop', '--format', 'pdf'])).stderr).toContain(
      '--format is markdown, html or json, not pdf.',
    )
  })
})

describe('the help', () => {
  it.each(['init', 'check', 'diff', 'rebase', 'render'])(
    'of %s, with examples; and in the list of commands',
    async (name) => {
      const { code, stdout } = await command([name, '--help'])
      expect([code, stdout.startsWith(`coop-rules ${name}: `)]).toEqual([0, true])
      expect(stdout).toContain(`\nExamples\n  coop-rules ${name} `)
      expect((await command(['--help'])).stdout).toContain(`\n  coop-rules ${name} `)
      expect((await command([name, '--nonsense'])).code).toBe(2)
    },
  )

  it('names every preset', async () => {
    const { stdout } = await command(['init', '--help'])
    for (const { id } of presetCharters) expect(stdout).toContain(id)
  })
})
