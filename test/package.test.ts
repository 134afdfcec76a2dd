import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What a user gets: the packed tarball, installed into an empty project. */
const root = join(import.meta.dirname, '..')
const project = mkdtempSync(join(tmpdir(), 'coop-rules-package-'))
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, unknown> }
const subpaths = Object.keys(exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace(/^\./, 'coop-rules'))

beforeAll(() => {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      cwd: root,
      encoding: 'utf8',
    }),
  ) as {
    filename: string
  }[]
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}')
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${packed[0]?.filename ?? ''}`)
})
afterAll(() => {
  rmSync(project, { recursive: true, force: true })
})

describe('the packed package, installed into an empty project', () => {
  it('is imported, at every subpath', () => {
    writeFileSync(
      join(project, 'import.mjs'),
      subpaths
        .map((path) => `if (Object.keys(await import('${path}')).length === 0) throw new Error('${path}')`)
        .join('\n'),
    )
    expect(run('node', 'import.mjs')).toBe('')
  })

  it('is required, at every subpath', () => {
    writeFileSync(
      join(project, 'require.cjs'),
      subpaths.map((path) => `if (Object.keys(require('${path}')).length === 0) throw new Error('${path}')`).join('\n'),
    )
    expect(run('node', '--no-warnings', 'require.cjs')).toBe('')
  })

  it('has types, at every subpath, that a strict project resolves; those of its generators with the peer they are for', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/fast-check/package.json'), 'utf8')) as {
      version: string
    }
    run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `fast-check@${version}`)
    const source = `
      import { decide, type Verdict } from 'coop-rules/decisions'
      ${subpaths.map((path, at) => `import * as room${at} from '${path}'`).join('\n')}
      const verdict: Verdict = decide({ rule: { atLeast: '2/3', of: 'electorate' }, electorate: 3, for: 2, against: 0, abstain: 0, closed: true })
      // @ts-expect-error a rule has one comparison, not two
      decide({ rule: { atLeast: '2/3', moreThan: '1/2', of: 'electorate' }, electorate: 3, for: 2, against: 0, abstain: 0, closed: true })
      export const all = [verdict, ${subpaths.map((_, at) => `room${at}`).join(', ')}]
    `
    writeFileSync(join(project, 'types.mts'), source)
    const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] }
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['types.mts'] }))
    expect(run('node', join(root, 'node_modules/typescript/bin/tsc'), '-p', '.')).toBe('')
  })

  it('brings its command', () => {
    const answer = execFileSync(join(project, 'node_modules/.bin/coop-rules'), ['average', '--jsonl'], {
      input: '{"proposals":["1","2"]}\n',
      encoding: 'utf8',
    })
    expect(JSON.parse(answer)).toMatchObject({ kind: 'average', value: { numerator: '3', denominator: '2' } })
  })

  it('carries the schemas of charters, plans and scenarios, at the places editors are told', () => {
    const schema = (name: string): unknown =>
      JSON.parse(readFileSync(join(project, `node_modules/coop-rules/${name}.schema.json`), 'utf8'))
    expect(schema('charter')).toMatchObject({ properties: { extends: {}, decisions: {} } })
    expect(schema('plan')).toMatchObject({ properties: { model: {}, vary: {} } })
    expect(schema('scenario')).toMatchObject({ properties: { model: {}, replicate: {} } })
  })

  it('depends on decimal.js, zod and the hashes, and on nothing else', () => {
    const { dependencies } = JSON.parse(
      readFileSync(join(project, 'node_modules/coop-rules/package.json'), 'utf8'),
    ) as { dependencies: Record<string, string> }
    expect(Object.keys(dependencies).sort()).toEqual([
      '@noble/curves',
      '@noble/hashes',
      'decimal.js',
      'immutable',
      'zod',
    ])
  })
})
