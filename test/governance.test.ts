import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { soundCharter, type WrittenCharter } from '../src/charter/index.js'
import { presetCharters } from '../src/presets/index.js'
import { given } from '../src/testing/index.js'

/** The charter of the project itself: that its own command checks it, and that it does what GOVERNANCE.md says. */
const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/governance')
const scratch = mkdtempSync(join(tmpdir(), 'coop-governance-'))
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

const checked = (where: string) =>
  spawnSync(process.execPath, [join(folder, 'check.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, COOP_RULES_GOVERNANCE: where },
  })
/** A copy of the files in which one of them says something else. */
const changed = (name: string, from: string, to: string): string => {
  const copy = mkdtempSync(join(scratch, 'changed-'))
  for (const file of ['charter.json', 'charter.lock.json', 'by-laws.md', 'estatutos.md', 'log.jsonl'])
    cpSync(join(folder, file), join(copy, file))
  const text = readFileSync(join(copy, name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy, name), text.replace(from, to))
  return copy
}

describe('the check of the charter of the project', () => {
  it('finds it sound, its by-laws what it says, and its log whole', () => {
    const { status, stdout, stderr } = checked(folder)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('coop-rules 1 is sound')
  })
  it.each([
    ['by-laws.md', 'three changes accepted', 'two changes accepted', 'by-laws.md is not what the charter says'],
    ['log.jsonl', '"member":"m1"', '"member":"m2"', 'minutes'],
  ])('fails where %s has %s as %s', (name, from, to, says) => {
    const { status, stderr } = checked(changed(name, from, to))
    expect(status).toBe(1)
    expect(stderr).toContain(says)
  })
})

it('the documents name articles that are about what they say', () => {
  const byLaws = readFileSync(join(folder, 'by-laws.md'), 'utf8')
  const articles = Object.fromEntries(
    [...byLaws.matchAll(/^### Article (\d+)\. ([^[\n]+)/gm)].map(([, number = '', title = '']) => [number, title]),
  )
  const named = ['SECURITY.md', 'CODE_OF_CONDUCT.md'].flatMap((name) =>
    [
      ...readFileSync(join(root, name), 'utf8').matchAll(/\[(Articles? [^\]]+)\]\(docs\/governance\/by-laws\.md\)/g),
    ].flatMap(([, words = '']) => words.match(/\d+/g) ?? []),
  )
  expect(Object.fromEntries([...new Set(named)].map((number) => [number, articles[number]]))).toEqual({
    8: 'Ousting',
    10: 'Stepping aside',
    17: 'How long a version gets security fixes after the next one',
    18: 'Days within which a report of a vulnerability is answered',
    25: 'Release of a security fix',
    26: 'Measures under the code of conduct',
    27: 'Removal of a maintainer',
    28: 'Appeal against a removal',
  })
})

describe('the charter of the project', () => {
  const written = JSON.parse(readFileSync(join(folder, 'charter.json'), 'utf8')) as WrittenCharter
  const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'maintainer' }))
  const three = given(soundCharter({ charter: written, library: presetCharters })).happened({
    type: 'found',
    by: 'ana',
    at: '2027-01-01',
    founders,
  })
  const opened = (provision: string) =>
    three.happened({ type: 'open-decision', by: 'ana', decision: 'v', provision, at: '2027-01-02' })
  const cast = (by: string, answer: 'for' | 'against', at = '2027-01-02') =>
    ({ type: 'cast', by, decision: 'v', answer, at }) as const

  it('one of three maintainers releases a security fix at once', () => {
    opened('security-release')
      .when(cast('ben', 'for'))
      .thenHappened({ type: 'decided', outcome: 'carried', for: 1, entitled: 3 })
  })
  it('a release waits for a week, and takes two thirds of the ballots of at least a third', () => {
    const voted = opened('release').happened(cast('ana', 'for'), cast('ben', 'for'), cast('cleo', 'against'))
    voted.when({ type: 'pass-time', by: 'ana', at: '2027-01-08' }).thenOnlyHappened('time-passed')
    voted
      .when({ type: 'pass-time', by: 'ana', at: '2027-01-10' })
      .thenHappened({ type: 'decided', outcome: 'carried', for: 2, against: 1 })
    opened('release')
      .happened(cast('ana', 'for'), cast('ben', 'against'))
      .when({ type: 'pass-time', by: 'ana', at: '2027-01-10' })
      .thenHappened({ type: 'decided', outcome: 'lost' })
  })
  it('nobody is admitted by their own vote, and whoever contributes has none', () => {
    const applied = three.happened(
      { type: 'join', by: 'dora', at: '2027-01-02', memberClass: 'contributor' },
      { type: 'apply', by: 'dora', at: '2027-01-03', memberClass: 'maintainer' },
    )
    applied
      .when({ type: 'cast', by: 'dora', at: '2027-01-03', decision: 'admission-dora', answer: 'for' })
      .thenRefused('no-right')
  })
})
