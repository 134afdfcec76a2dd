import { spawnSync } from 'node:child_process'
import {
  chmodSync,
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
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * No block of code in the README or on a page is there unseen by a test. Pages that are followed from top to bottom (test/cli/guide.test.ts, test/first-hour.test.ts) and `ts` blocks (test/examples.test.ts) are run there; here is all the rest. What cannot be run says so in the line above it,
 * `<!-- not run: why -->`, and a block of a kind that no test knows fails.
 */
const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/^docs\/(?:api|clauses|\.vitepress)\//.test(file)),
]

interface Block {
  readonly page: string
  readonly place: string
  readonly language: string
  readonly file: string | undefined
  readonly content: string
  /** Why it is not run. */
  readonly notRun: string | undefined
}

const blocks: Block[] = pages.flatMap((page) => {
  const text = read(page)
  return [...text.matchAll(/(?:^<!-- not run: ([^\n]+) -->\n)?^```(\w*)(?: (\S+))?[^\n]*\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: notRun, 2: language = '', 3: file, 4: content = '' }) => ({
      page,
      place: `${page}:${text.slice(0, index).split('\n').length + (notRun === undefined ? 0 : 1)}`,
      language,
      file,
      content,
      notRun,
    }),
  )
})

/** Read from the tests that follow them, so that a page nobody follows any more is noticed. */
const followed = new Set([
  ...[...read('test/cli/guide.test.ts').matchAll(/follow\('([\w-]+\.md)'/g)].map(([, name]) => `docs/guides/${name}`),
  ...(existsSync(join(root, 'test/first-hour.test.ts'))
    ? [...read('test/first-hour.test.ts').matchAll(/walk\('([\w-]+)'/g)].flatMap(([, name]) => [
        `docs/first-hour/${name}.md`,
        `docs/es/first-hour/${name}.md`,
      ])
    : []),
])
const isFollowed = ({ page, file, content }: Block): boolean =>
  followed.has(page) && (file !== undefined || content.startsWith('$ '))

const left = blocks.filter((block) => block.notRun === undefined && !isFollowed(block))
const withCode = left.filter(({ language }) => language !== '' && language !== 'text')
const ofKind = (...kinds: string[]): Block[] => withCode.filter(({ language }) => kinds.includes(language))

describe('The blocks of code', () => {
  it('are of kinds that are run, here or where a page is followed, or say why they are not', () => {
    const known = ['ts', 'js', 'json', 'sh', 'python']
    expect(
      withCode.filter(({ language }) => !known.includes(language)).map(({ place, language }) => `${place} ${language}`),
    ).toEqual([])
    expect(followed.size).toBeGreaterThan(2)
    expect([...followed].filter((page) => !pages.includes(page))).toEqual([])
  })

  it('of TypeScript have no name, so that test/examples.test.ts runs them', () => {
    expect(
      ofKind('ts')
        .filter(({ file }) => file !== undefined)
        .map(({ place }) => place),
    ).toEqual([])
  })

  it('of JSON are JSON, or a line of it each', () => {
    for (const { place, content } of ofKind('json')) {
      const parse = (): unknown => JSON.parse(content)
      const lines = (): unknown =>
        content
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line))
      expect(() => (content.trim().includes('\n{') ? lines() : parse()), place).not.toThrow()
    }
  })

  it('that are not run are these, each with its reason', () => {
    const reasons = blocks
      .filter(({ notRun }) => notRun !== undefined)
      .map(({ page, language, notRun }) => `${page} ${language}: ${notRun ?? ''}`)
    expect(reasons).toMatchSnapshot()
  })
})

describe('In a folder with the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-blocks-'))
  const bin = join(folder, '.bin')
  beforeAll(() => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/coop-rules'))
    symlinkSync(join(root, 'examples'), join(folder, 'examples'))
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'coop-rules'),
      `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli/main.js')}" "$@"\n`,
    )
    chmodSync(join(bin, 'coop-rules'), 0o755)
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  for (const { place, content } of ofKind('js'))
    it(`${place} runs`, () => {
      const file = join(folder, 'block.mjs')
      writeFileSync(file, content.replaceAll("'npm:coop-rules/", "'coop-rules/"))
      const { status, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' })
      expect([stderr, status]).toEqual(['', 0])
    })

  const python = spawnSync('python3', ['--version']).status === 0
  for (const { place, content } of ofKind('python'))
    it.skipIf(!python)(`${place} is Python`, () => {
      const { stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
        input: content,
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
    })

  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }

  /** What is wrong with a line of a shell. The command itself is run: where the reader's files are not here it says so, with 3, after it has understood the line. */
  const wrongWith = (line: string, shown: readonly string[], exported: Readonly<Record<string, string>>): string[] => {
    if (line.startsWith('git ')) return []
    const [, script] = /^npm (?:run )?([\w:-]+)/.exec(line) ?? []
    if (script !== undefined) {
      const isNpms = ['ci', 'install', 'start', 'test', 'run'].includes(script)
      return isNpms || script in scripts ? [] : [`there is no script ${script}`]
    }
    const [, path] = /^(?:node |npx vitest run |)(\.?[\w/.-]*\/[\w.-]+)/.exec(line) ?? []
    if (path !== undefined) return existsSync(join(root, path)) ? [] : [`there is no ${path}`]
    if (!/(?:^|\| )(?:npx )?coop-rules /.test(line)) return [`nothing here knows ${line}`]
    const env = { ...exported, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
    const ran = spawnSync('sh', ['-c', line.replace('npx ', '')], { cwd: folder, encoding: 'utf8', env })
    if (ran.status === 2) return [ran.stderr]
    const unshown = shown.filter(
      (text) => text !== '...' && !text.split('...').every((part) => ran.stdout.includes(part)),
    )
    return unshown.map((text) => `not printed: ${text}`)
  }

  for (const { place, content } of ofKind('sh'))
    it(`${place} is understood, and prints what is shown`, () => {
      const hasPrompts = /^\$ /m.test(content)
      const lines = content.trimEnd().split('\n')
      const commands = lines.flatMap((line, at) => {
        if (hasPrompts && !line.startsWith('$ ')) return []
        const after = lines.slice(at + 1)
        const end = after.findIndex((one) => one.startsWith('$ '))
        return [
          {
            line: line.replace(/^\$ /, '').replace(/ {2,}#.*/, ''),
            shown: hasPrompts ? after.slice(0, end === -1 ? undefined : end) : [],
          },
        ]
      })
      const exported: Record<string, string> = {}
      const wrong = commands.flatMap(({ line, shown }) => {
        const [, name, value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? []
        if (name === undefined) return line.split(' && ').flatMap((part) => wrongWith(part, shown, exported))
        exported[name] = value
        return []
      })
      expect(wrong).toEqual([])
      expect(commands.length).toBeGreaterThan(0)
    })
})
