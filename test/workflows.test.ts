import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** By which steps something is published, and with which rights. */
const root = join(import.meta.dirname, '..')
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8')

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly uses?: string
  readonly permissions: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
  readonly 'timeout-minutes'?: number
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly concurrency: { readonly group: string }
  readonly jobs: Readonly<Record<string, Job>>
}
// The reader of YAML that a tool of this project comes with: one test is no reason for another.
const { parse } = createRequire(join(root, 'node_modules/knip/package.json'))('yaml') as {
  readonly parse: (text: string) => Workflow
}
const FOLDER = '.github/workflows'
const workflows = readdirSync(join(root, FOLDER))
  .filter((name) => name.endsWith('.yml'))
  .map((name) => [name, read(FOLDER, name)] as const)

/** What is not as it has to be in a workflow. */
const troublesIn = (text: string): readonly string[] => {
  const { on, permissions, concurrency, jobs } = parse(text)
  const steps = Object.values(jobs).flatMap((job) => [
    ...(job.steps ?? []),
    ...(job.uses === undefined ? [] : [{ uses: job.uses }]),
  ])
  const said = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, one = '']) => one)
  const mayPublish = Object.entries(jobs).filter(([, job]) => job.permissions['id-token'] !== undefined)
  return [
    ...said
      .filter((one) => !one.startsWith('./') && !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))
      .map((one) => `not pinned: ${one}`),
    ...(said.length === steps.filter(({ uses }) => uses !== undefined).length
      ? []
      : ['an action that is not on a line of its own']),
    ...(Object.keys(permissions).length === 0 ? [] : ['rights for every job']),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      (job.permissions as typeof job.permissions | undefined) === undefined ? [`${name} says no rights`] : [],
    ),
    ...Object.entries(jobs).flatMap(([name, { uses, 'timeout-minutes': most }]) =>
      uses === undefined && most === undefined ? [`${name} may last for ever`] : [],
    ),
    ...('pull_request_target' in on || 'workflow_run' in on ? ['begun by strangers, with rights'] : []),
    ...((concurrency as typeof concurrency | undefined) === undefined ? ['two at once'] : []),
    ...(/actions\/cache|^\s*cache:/m.test(text) ? ['a cache'] : []),
    ...(/registry-url|https?:/.test(text) ? ['the name of a host'] : []),
    ...steps
      .filter(
        ({ uses, with: given }) =>
          uses?.startsWith('actions/setup-node@') === true && given?.['package-manager-cache'] !== false,
      )
      .map(() => 'a cache of packages'),
    ...steps
      .filter(
        ({ uses, with: given }) =>
          uses?.startsWith('actions/checkout@') === true && given?.['persist-credentials'] !== false,
      )
      .map(() => 'a token left in the folder'),
    ...steps.filter(({ run }) => run?.includes('${{') === true).map(() => 'an expression inside a script'),
    ...mayPublish.flatMap(([name, { steps: own = [] }]) =>
      own.some(
        ({ uses, run }) => uses?.includes('/checkout@') === true || /npm (?:ci|install|run|test)|npx/.test(run ?? ''),
      )
        ? [`${name} may publish and runs more than that`]
        : [],
    ),
  ]
}

describe('the workflows', () => {
  it.each(workflows)('%s: actions by their commit, the least rights, no caches', (_, text) => {
    expect(troublesIn(text)).toEqual([])
  })
  it('one job may publish: with a provenance, and to everybody', () => {
    const { jobs } = parse(read(FOLDER, 'release.yml'))
    expect(
      Object.entries(jobs)
        .filter(([, { permissions }]) => permissions['id-token'] === 'write')
        .map(([name]) => name),
    ).toEqual(['publish'])
    expect(jobs['publish']?.steps?.at(-1)?.run).toBe(
      'npm publish ./release/*.tgz --ignore-scripts --provenance --access public',
    )
    expect(Object.values(jobs).filter(({ permissions }) => permissions['contents'] === 'write')).toHaveLength(1)
  })
  it.each([
    [/@de0fac2e\w+ # v6.0.2/, '@v6', 'not pinned: actions/checkout@v6'],
    [/ # v6.0.2/, '', 'not pinned: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd'],
    ['permissions: {}', 'permissions:\n  contents: write', 'rights for every job'],
    ['package-manager-cache: false', 'cache: npm', 'a cache'],
    ['persist-credentials: false', 'fetch-depth: 0', 'a token left in the folder'],
    ['node-version: 20', 'registry-url: somewhere', 'the name of a host'],
    ['run: .ci/run', 'run: echo ${{ github.head_ref }}', 'an expression inside a script'],
  ])('are refused with %s as %s', (from, to, trouble) => {
    expect(troublesIn(read(FOLDER, 'ci.yml').replace(from, to))).toContain(trouble)
  })
})
