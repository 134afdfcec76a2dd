import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The page on dependencies tells of every package that this one or an example names, as it is installed. */
const root = join(import.meta.dirname, '..')
interface Named {
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
const packageIn = (...path: readonly string[]): Named =>
  JSON.parse(readFileSync(join(root, ...path, 'package.json'), 'utf8')) as Named

const folders = [
  '',
  ...readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('package.json') && !path.includes('node_modules'))
    .map((path) => join('examples', dirname(path))),
]
const named = folders.flatMap((folder) => {
  const { dependencies, peerDependencies, devDependencies } = packageIn(folder)
  return Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies })
})
const names = [...new Set(named)].filter((name) => !name.startsWith('coop-rules')).sort()
/** A package that only one example needs may lie in the folder of that example. */
const installed = (name: string): Named => {
  const folder = folders.find((one) => existsSync(join(root, one, 'node_modules', name)))
  return packageIn(folder ?? '', 'node_modules', name)
}
const rows = [
  ...readFileSync(join(root, 'docs/why/dependencies.md'), 'utf8').matchAll(
    /^\| (\S+) \| (\d\S+) \| ([^|]+) \|(?: \d{4}-\d\d-\d\d \|)? (\d+) \| [\d.]+ [kM]B \| (.*) \|$/gm,
  ),
].map(([, name = '', version, licence, count, why]) => ({ name, version, licence, count: Number(count), why }))

describe('the page on dependencies', () => {
  it('has every package that is named anywhere, once, and no other; and says why', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(names)
    expect(rows.filter(({ why = '' }) => why.trim().length < 3)).toEqual([])
  })
  it.each(rows)('$name: version, licence and how many packages it depends on, as installed', (row) => {
    const { version, license = 'not stated', dependencies = {} } = installed(row.name)
    expect(row).toMatchObject({ version, licence: license, count: Object.keys(dependencies).length })
  })
  it('what is published depends on nothing under another licence than MIT', () => {
    const { dependencies = {} } = packageIn()
    expect(Object.keys(dependencies).map((name) => installed(name).license)).toEqual(
      Object.keys(dependencies).map(() => 'MIT'),
    )
  })
})
