import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesetWaits, lastReleased, troublesOf } from './check.mjs'
import { currentReports, digestsOf } from './report.mjs'

/** Declarations as a compiler writes them, and a project around them. */
const folder = mkdtempSync(join(tmpdir(), 'coop-api-'))
const declarations = join(folder, 'dist')
const released = join(folder, 'released')
const changesets = join(folder, 'changesets')

const write = (name: string, text: string): void => {
  mkdirSync(join(declarations, name, '..'), { recursive: true })
  writeFileSync(join(declarations, name), text)
}
const reportsOf = () =>
  currentReports(declarations, [
    ['index', join(declarations, 'index.d.ts')],
    ['exact', join(declarations, 'exact/index.d.ts')],
    ['decisions', join(declarations, 'decisions/index.d.ts')],
  ])
const keep = (version: string, reports: Readonly<Record<string, string>>): void => {
  mkdirSync(join(released, version), { recursive: true })
  writeFileSync(join(released, version, 'api.json'), JSON.stringify(digestsOf(reports)))
}
const troubles = (written: Readonly<Record<string, string>>) =>
  troublesOf({ reports: reportsOf(), written, released, changesets })

const DECIDE = `import type { Ratio } from '../exact/index.js';
type Hidden = 'b' | 'a' | undefined;
/** A comment that may be worded anew. */
export declare const decide: (input: { readonly share: Ratio; readonly how?: Hidden; }) => boolean;
`
const before = () => {
  write('index.d.ts', `export * from './exact/index.js';\nexport * from './decisions/index.js';\n`)
  write('exact/index.d.ts', `export { type Ratio } from './ratio.js';\n`)
  write('exact/ratio.d.ts', 'export interface Ratio { readonly n: bigint; }\nexport declare const Unreached: number;\n')
  write(
    'decisions/index.d.ts',
    `export { decide } from './decide.js';\nexport type { Ratio } from '../exact/index.js';\n`,
  )
  write('decisions/decide.d.ts', DECIDE)
}

beforeAll(() => {
  mkdirSync(changesets, { recursive: true })
  mkdirSync(released, { recursive: true })
  before()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a report', () => {
  it('has every exported name with its declaration, and what that is made of; each declaration once', () => {
    const reports = reportsOf()
    expect(reports['decisions']).toBe(`coop-rules/decisions: 2 names

export { Ratio } from 'coop-rules/exact'

export declare const decide: (input: {
    readonly share: Ratio;
    readonly how?: Hidden;
}) => boolean;

What these are made of, under no name of its own in coop-rules/decisions:

type Hidden = 'a' | 'b' | undefined;
`)
    expect(reports['exact']).toContain('export interface Ratio {\n    readonly n: bigint;\n}')
    expect(JSON.stringify(reports)).not.toContain('Unreached')
    expect(reports['index']).toContain(`export { decide } from 'coop-rules/decisions'`)
  })

  it('is the same for another order of a union, and for other comments', () => {
    const reports = reportsOf()
    write(
      'decisions/decide.d.ts',
      DECIDE.replace(`'b' | 'a' | undefined`, `undefined | 'a' | 'b'`).replace('worded', 'said'),
    )
    expect(reportsOf()).toEqual(reports)
    before()
  })

  it('is another for a type that is not exported and stands in what is', () => {
    const reports = reportsOf()
    write('decisions/decide.d.ts', DECIDE.replace(`'b'`, `'c'`))
    expect(reportsOf()['decisions']).not.toBe(reports['decisions'])
    before()
  })
})

describe('the check', () => {
  it('finds nothing where the reports are those of today and of the last release', () => {
    keep('0.9.0', {})
    keep('0.10.0', reportsOf())
    expect(lastReleased(released)).toBe('0.10.0')
    expect(troubles(reportsOf())).toEqual([])
  })

  it('fails where a report is not what is exported, a changeset or not', () => {
    const written = reportsOf()
    writeFileSync(join(changesets, 'one.md'), '---\n"coop-rules": minor\n---\n\nAnother answer.\n')
    write('decisions/decide.d.ts', DECIDE.replace('boolean', 'string'))
    const said = troubles(written)
    expect(said).toHaveLength(2)
    expect(said[0]).toContain(
      'test/api/decisions.txt is not what is exported today: line 8\n  - }) => boolean;\n  + }) => string;',
    )
    expect(said[1]).toContain('--write')
    expect(troubles(reportsOf())).toEqual([])
  })

  it('fails where the last release exported something else and no changeset says so', () => {
    rmSync(join(changesets, 'one.md'))
    writeFileSync(join(changesets, 'README.md'), '---\n"coop-rules": minor\n---\n')
    writeFileSync(join(changesets, 'other.md'), '---\n"coop-rules-sqlite": minor\n---\n\nNot of this package.\n')
    expect(changesetWaits(changesets)).toBe(false)
    expect(troubles(reportsOf())).toEqual([
      'Changes need a changeset: decisions is not what 0.10.0 exported. Run npm run changeset.',
    ])
  })
})
