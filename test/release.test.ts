import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

/** What is published, and what has to be so before it is. */
const root = join(import.meta.dirname, '..')
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8')
const json = (...path: readonly string[]) => JSON.parse(read(...path)) as Readonly<Record<string, unknown>>
const scratch = mkdtempSync(join(tmpdir(), 'coop-release-'))
afterAll(() => {
  rmSync(scratch, { recursive: true })
})
const ran = (script: string, cwd: string, env: Readonly<Record<string, string>> = {}, ...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, script), ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

const FOLDER = '.github/workflows'

/** The folders of documents that users read away from the site. */
const DOCS = ['', '/diagrams', '/es', '/first-hour', '/governance', '/guides', '/readings', '/source', '/why'].map(
  (one) => `docs${one}`,
)

/** The folders that a file is in, from the nearest. */
const foldersOf = (path: string): string[] => (path === '.' ? [] : [dirname(path), ...foldersOf(dirname(path))])

/** Where the links and pictures of a page lead within the project, without the place on a page; what stands in code is none. */
const linksOf = (text: string): string[] =>
  [
    ...text
      .replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '')
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^()\s]+)\)|\b(?:href|src)="([^"]+)"/g),
  ]
    .map(([, inText, inTag]) => (inText ?? inTag ?? '').replace(/#.*/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/i.test(link))

describe('what is packed', () => {
  const [packed] = JSON.parse(
    spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }).stdout,
  ) as readonly [{ readonly files: readonly { readonly path: string; readonly size: number }[] }]
  const paths = packed.files.map(({ path }) => path)

  it('is what users need, and nothing else', () => {
    const outside = paths.filter((path) => !/^(?:dist|docs)\//.test(path))
    expect(outside.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'THIRD-PARTY-NOTICES.md',
      'charter.schema.json',
      'package.json',
      'plan.schema.json',
      'scenario.schema.json',
    ])
    const folders = new Set(paths.filter((path) => path.startsWith('docs/')).map((path) => dirname(path)))
    expect([...folders].filter((folder) => !DOCS.includes(folder) && !folder.startsWith('docs/es/'))).toEqual([])
    expect(paths.filter((path) => path.startsWith('docs/') && !/\.(?:md|svg)$/.test(path))).toEqual([])
    expect(paths.filter((path) => path.startsWith('dist/') && !/\.(?:js|d\.ts)$/.test(path))).toEqual([])
    expect(
      paths.filter((path) =>
        /test\/|\.test\.|bench|\.png$|\.map$|\.tgz$|node_modules/.test(path.replace('dist/testing/', '')),
      ),
    ).toEqual([])
  })

  it('leads to nothing that is not packed too, in any page', () => {
    const there = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]))
    const links = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((page) => linksOf(read(page)).map((link) => ({ page, link })))
    const leads = ({ page, link }: { readonly page: string; readonly link: string }): boolean =>
      there.has(join(dirname(page), decodeURI(link)).replace(/\/$/, ''))
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter((one) => !leads(one)).map(({ page, link }) => `${page}: ${link}`)).toEqual([])
  })

  it('has what every subpath leads to, and each of them its types', () => {
    const { exports, bin } = json('package.json') as {
      readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
      readonly bin: Readonly<Record<string, string>>
    }
    const targets = [...Object.values(exports), ...Object.values(bin)].flatMap((one) =>
      typeof one === 'string' ? [one] : Object.values(one),
    )
    expect(targets.map((target) => target.replace(/^\.\//, '')).filter((target) => !paths.includes(target))).toEqual([])
  })

  it('is no larger than it has to be', () => {
    const sizeOf = (kind: RegExp): number =>
      packed.files.reduce((sum, { path, size }) => sum + (kind.test(path) ? size : 0), 0)
    expect(sizeOf(/^docs\//)).toBeLessThan(700_000)
    expect(sizeOf(/\.schema\.json$/)).toBeLessThan(450_000)
    expect(sizeOf(/\.d\.ts$/)).toBeLessThan(2_200_000)
    // Parts that the entries lead to: what another build left beside them is not there in a clean one.
    const reached = new Set<string>()
    const reach = (file: string): void => {
      if (reached.has(file) || !existsSync(join(root, file))) return
      reached.add(file)
      for (const [, to = ''] of read(file).matchAll(/(?:from|import\()\s*["'](\.\.?\/[^"']+\.js)["']/g))
        reach(join(dirname(file), to))
    }
    for (const path of paths.filter((one) => /^dist\/(?:[\w-]+\/)*(?:index|main|worker|writer)\.js$/.test(one)))
      reach(path)
    const code = packed.files.reduce((sum, { path, size }) => sum + (reached.has(path) ? size : 0), 0)
    expect(code).toBeGreaterThan(1_000_000)
    expect(code).toBeLessThan(3_100_000)
  })
})

it('the list of parts is CycloneDX, with every dependency in the version that was tested', () => {
  const { status, stdout } = ran(`${FOLDER}/sbom.mjs`, root)
  expect(status).toBe(0)
  const { bomFormat, specVersion, metadata, components } = JSON.parse(stdout) as {
    readonly bomFormat: string
    readonly specVersion: string
    readonly metadata: { readonly component: { readonly name: string; readonly version: string } }
    readonly components: readonly {
      readonly name: string
      readonly version: string
      readonly hashes: readonly object[]
    }[]
  }
  expect([bomFormat, specVersion]).toEqual(['CycloneDX', '1.5'])
  const { name, version, dependencies } = json('package.json')
  expect(metadata.component).toMatchObject({ name, version })
  expect(components.map((one) => one.name).sort()).toEqual(Object.keys(dependencies as object).sort())
  for (const one of components) {
    expect(json('node_modules', one.name, 'package.json')['version']).toBe(one.version)
    expect(one.hashes).toHaveLength(1)
  }
})

describe('a version', () => {
  it('is raised by what waits, which becomes the changelog', () => {
    const copy = join(scratch, 'version')
    mkdirSync(copy)
    for (const name of ['package.json', 'package-lock.json', 'CHANGELOG.md', '.changeset'])
      cpSync(join(root, name), join(copy, name), { recursive: true })
    for (const name of readdirSync(join(copy, '.changeset')))
      if (name.endsWith('.md')) rmSync(join(copy, '.changeset', name))
    writeFileSync(join(copy, 'package.json'), read('package.json').replace(/"version": ".*"/, '"version": "3.4.5"'))
    writeFileSync(
      join(copy, '.changeset', 'one.md'),
      '---\n"coop-rules": minor\n---\n\nAnother answer.\n\nWith a second line.\n',
    )
    expect(ran('.changeset/run.mjs', copy, { COOP_RULES_ROOT: copy }, 'version').status).toBe(0)
    expect(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')).toContain(
      '# coop-rules\n\n## 3.5.0\n\n### Minor Changes\n\n- Another answer.\n\n  With a second line.\n\n## ',
    )
    // Nothing of the file changes but this line, and the examples stay as they are.
    expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe(
      read('package.json').replace(/"version": ".*"/, '"version": "3.5.0"'),
    )
    const lock = JSON.parse(readFileSync(join(copy, 'package-lock.json'), 'utf8')) as {
      version: string
      packages: Record<string, { version?: string }>
    }
    expect([lock.version, lock.packages['']?.version, lock.packages['examples/desk']?.version]).toEqual([
      '3.5.0',
      '3.5.0',
      '0.0.0',
    ])
    expect(readdirSync(join(copy, '.changeset')).filter((name) => name.endsWith('.md'))).toEqual([])
  })

  it('is released where tag, changelog, kept logs and repository are of it, and nothing waits', () => {
    const copy = join(scratch, 'release')
    mkdirSync(join(copy, '.changeset'), { recursive: true })
    mkdirSync(join(copy, 'test/released/1.2.3'), { recursive: true })
    const write = (name: string, text: string): void => {
      writeFileSync(join(copy, name), text)
    }
    write('package.json', '{"version":"1.2.3","repository":{"url":"git+ssh://host/people/coop-rules.git"}}')
    write('CHANGELOG.md', '# coop-rules\n\n## 1.2.3\n\n- Now.\n\n## 1.2.2\n\n- Before.\n')
    const checked = (
      env = { GITHUB_REF_NAME: 'v1.2.3', GITHUB_REPOSITORY: 'people/coop-rules' },
      ...words: readonly string[]
    ) => ran(`${FOLDER}/release-check.mjs`, copy, env, ...words)
    expect([checked().status, checked().stderr]).toEqual([0, ''])
    expect(checked(undefined, '--notes').stdout).toBe('- Now.\n')
    expect(
      checked({ GITHUB_REF_NAME: 'v1.2.4', GITHUB_REPOSITORY: 'people/other' }).stderr.trim().split('\n'),
    ).toHaveLength(2)
    write('.changeset/one.md', '---\n"coop-rules": patch\n---\n\nMore.\n')
    write('package.json', '{"version":"1.2.4"}')
    expect(checked().stderr.trim().split('\n')).toHaveLength(5)
  })
})
