import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { currentReports, digestsOf } from './report.mjs'

/**
 * Holds what the package exports against the reports in this folder, and against what the last release exported: a report that differs has to be written and looked at, and what users will see differently needs a changeset.
 * `npm run check:api` after a build; `npm run check:api -- --write` writes the reports.
 */
const here = import.meta.dirname

const textsIn = (folder) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => [name.slice(0, -'.txt'.length), readFileSync(join(folder, name), 'utf8')]),
  )

/** The newest of the versions that have a folder. */
export const lastReleased = (folder) =>
  readdirSync(folder)
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
    .map((name) => name.split('.').map(Number))
    .sort(([a, b, c], [x, y, z]) => a - x || b - y || c - z)
    .at(-1)
    ?.join('.')

/** Whether a changeset is waiting that raises the version of the package. */
export const changesetWaits = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .some((name) =>
      /^---\n(?:.*\n)*?["']?coop-rules["']?: (?:major|minor|patch)\n/.test(readFileSync(join(folder, name), 'utf8')),
    )

/** The lines in which two texts differ first, for people to look at. */
const firstDifference = (before = '', now = '') => {
  const [old, today] = [before.split('\n'), now.split('\n')]
  const at = today.findIndex((line, n) => line !== old[n])
  const line = at < 0 ? today.length : at
  return `line ${line + 1}\n  - ${old[line] ?? '(nothing)'}\n  + ${today[line] ?? '(nothing)'}`
}

/** Everything that is wrong, in words; nothing, where nothing is. */
export const troublesOf = ({ reports, written, released, changesets }) => {
  const rooms = [...new Set([...Object.keys(reports), ...Object.keys(written)])].sort()
  const stale = rooms
    .filter((room) => reports[room] !== written[room])
    .map(
      (room) => `test/api/${room}.txt is not what is exported today: ${firstDifference(written[room], reports[room])}`,
    )
  const version = lastReleased(released)
  const before = version === undefined ? {} : JSON.parse(readFileSync(join(released, version, 'api.json'), 'utf8'))
  const now = digestsOf(reports)
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .filter((room) => before[room] !== now[room])
  const troubles = stale.length === 0 ? [] : [...stale, 'If that is meant: npm run check:api -- --write']
  if (changed.length > 0 && !changesetWaits(changesets))
    troubles.push(
      `Changes need a changeset: ${changed.join(', ')} ${changed.length === 1 ? 'is' : 'are'} not what ${version ?? 'a release'} exported. Run npm run changeset.`,
    )
  return troubles
}

const main = () => {
  const reports = currentReports()
  if (process.argv.includes('--write')) {
    for (const name of Object.keys(textsIn(here))) rmSync(join(here, `${name}.txt`))
    mkdirSync(here, { recursive: true })
    for (const [room, text] of Object.entries(reports)) writeFileSync(join(here, `${room}.txt`), text)
  }
  const root = join(here, '../..')
  const troubles = troublesOf({
    reports,
    written: textsIn(here),
    released: join(root, 'test/released'),
    changesets: join(root, '.changeset'),
  })
  for (const trouble of troubles) console.error(trouble)
  if (troubles.length > 0) process.exitCode = 1
  else console.log(`${Object.keys(reports).length} reports are what is exported today`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
