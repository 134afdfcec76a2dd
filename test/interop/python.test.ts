import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  assessRelease,
  type DisclosurePolicy,
  type PastRelease,
  type Release,
  tellSum,
} from '../../src/disclosure/index.js'
import type { Problem } from '../../src/problems/index.js'
import { type RecordEntry, verifyRecord } from '../../src/secrecy/index.js'
import { rechained } from '../secrecy/forge.js'
import { mutationsOf } from '../secrecy/mutations.js'

/**
 * The verifier in Python was written from docs/secrecy-format.md, without a look at this library: where both say the same, the document says enough. Without Python these
 * tests are skipped and say so, but never in continuous integration, which installs it.
 */
const FOUND = spawnSync('python3', ['--version']).status === 0
const REQUIRED = process.env['CI'] === 'true'
if (!FOUND && !REQUIRED) console.warn('NOT VERIFIED BY ANOTHER PROGRAM: there is no python3 here.')

const VECTORS = join(import.meta.dirname, '../vectors/secrecy')
const folder = mkdtempSync(join(tmpdir(), 'coop-rules-interop-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs a program of this folder. `-B`: it leaves no compiled files behind. */
const python = (program: string, args: readonly string[], input = ''): string =>
  spawnSync('python3', ['-B', join(import.meta.dirname, program), ...args], { encoding: 'utf8', input }).stdout

interface Answer {
  readonly sound: boolean
  readonly results?: readonly { readonly told: unknown }[]
  readonly head?: string
  readonly entry?: number
  readonly code?: string
  readonly path?: string
}

/** What the verifier in Python says of each of these records, one run for all: what it has checked once it remembers. */
const pythonSays = (records: readonly string[]): readonly Answer[] => {
  const files = records.map((record, at) => {
    const file = join(folder, `${at}.jsonl`)
    writeFileSync(file, record)
    return file
  })
  return python('verify.py', files)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

/** What this library says, in the same words. */
const librarySays = (record: string): Answer => {
  const verified = verifyRecord(record)
  if (verified.kind === 'refused') {
    const { code, path } = verified.problems[0] as Problem
    return { sound: false, entry: Number(/^\[(\d+)\]/.exec(path)?.[1] ?? 0), code, path }
  }
  const results = verified.results.map(({ count, final, electorate, ballots, told }) => ({
    count,
    final,
    electorate,
    ballots,
    told,
  }))
  return { sound: true, results, head: verified.head }
}

const read = (file: string): string => readFileSync(join(VECTORS, file), 'utf8')
const good = readdirSync(join(VECTORS, 'records')).filter((file) => file.endsWith('.jsonl'))
const refused = JSON.parse(read('refused.json')) as readonly {
  readonly record: string
  readonly code: string
  readonly path: string
}[]

describe('python3', () => {
  it('is there where the gates run', () => {
    expect(FOUND || !REQUIRED).toBe(true)
  })
})

describe.skipIf(!FOUND)('From the source', () => {
  it('WJC-8: every record of the vectors is sound, with the same results and the same last fingerprint', () => {
    const records = good.map((file) => read(`records/${file}`))
    expect(good.length).toBeGreaterThan(5)
    expect(pythonSays(records)).toEqual(records.map(librarySays))
  })

  it('the group is that of RFC 9496, shares those of RFC 9591, and ceremonies, certificates and a ballot those of the vectors', () => {
    expect(JSON.parse(python('check_vectors.py', [VECTORS]))).toEqual([])
  })
})

describe.skipIf(!FOUND)('Always true', () => {
  it('what may be told is the same, of first counts and of later ones', () => {
    const cases = fc.sample(histories, { seed: 20261121, numRuns: 1500 }).flatMap(assessedIn)
    const told = JSON.parse(python('may_be_told.py', [], JSON.stringify(cases.map(({ asked }) => asked)))) as unknown
    expect(told).toEqual(cases.map(({ kind }) => kind))
    // Not only what is simple: outcomes told after outcomes are among them.
    const later = cases.filter(({ asked, kind }) => asked.before.length > 0 && kind !== 'nothing')
    expect(later.length).toBeGreaterThan(100)
  })

  it('whatever is changed in an entry, and the chain mended, is refused at the same entry, or by neither', () => {
    const entries = read('records/lived.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RecordEntry)
    const changed = entries.flatMap((entry, at) =>
      mutationsOf(entry).map(({ mutated }) => entries.with(at, mutated as RecordEntry)),
    )
    const every = Math.ceil(changed.length / 120)
    const records = changed.filter((_, at) => at % every === 0).map(rechained)
    expect(records.length).toBeGreaterThan(100)
    const said = pythonSays(records)
    expect(said.map(({ sound, entry }) => ({ sound, entry }))).toEqual(
      records.map(librarySays).map(({ sound, entry }) => ({ sound, entry })),
    )
  })
})

describe.skipIf(!FOUND)('Refused', () => {
  it('every record that must be refused is, at the same place and for the same reason', () => {
    const said = pythonSays(refused.map(({ record }) => read(record)))
    expect(said.map(({ code, path }) => ({ code, path }))).toEqual(refused.map(({ code, path }) => ({ code, path })))
  })

  it('any single byte that is flipped', () => {
    const record = readFileSync(join(VECTORS, 'records/all-of.jsonl'))
    const flipped = Array.from({ length: 60 }, (_, nth) => {
      const at = Math.floor((nth * record.length) / 60)
      const copy = Buffer.from(record)
      copy[at] = (copy[at] as number) ^ (1 << (nth % 7))
      return copy.toString('latin1')
    })
    const said = pythonSays(flipped)
    expect(said.filter(({ sound }) => sound)).toEqual([])
    expect(said.map(({ entry }) => entry)).toEqual(flipped.map((one) => librarySays(one).entry))
  })

  it('a record that is none, and one that ends before its line does', () => {
    const record = read('records/all-of.jsonl')
    const records = ['', '\n', 'no ballot record', record.slice(0, -1), `${record}{}`, record.replace('\n', '\r\n')]
    expect(pythonSays(records)).toEqual(records.map(librarySays))
  })
})

interface History {
  readonly most: number
  readonly needed: number | undefined
  readonly policy: DisclosurePolicy
  readonly counts: readonly (readonly { readonly casts: boolean; readonly leaves: boolean; readonly value: number }[])[]
}

/** Some members, and what each of them does before each count. */
const histories: fc.Arbitrary<History> = fc.integer({ min: 2, max: 12 }).chain((members) =>
  fc.record({
    most: fc.constantFrom(1, 1, 1, 2, 4),
    needed: fc.option(fc.integer({ min: 1, max: members }), { nil: undefined, freq: 5 }),
    policy: fc.record({
      leastForOutcome: fc.integer({ min: 1, max: 5 }),
      leastForCount: fc.constantFrom(3, 6, 50),
      leastChanged: fc.integer({ min: 1, max: 4 }),
      ends: fc.constantFrom('hidden', 'hidden', 'told'),
      colluders: fc.constantFrom(1, 1, 2),
    }),
    counts: fc.array(
      fc.array(
        fc.record({ casts: fc.boolean(), leaves: fc.constantFrom(false, false, false, true), value: fc.nat(4) }),
        { minLength: members, maxLength: members },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  }),
)

/** Every count of a history, as it is asked of Python, with what this library lets be told of it. */
const assessedIn = ({ most, needed, policy, counts }: History) => {
  const before: PastRelease[] = []
  const cast = new Map<number, { readonly sequence: number; readonly value: number }>()
  return counts.map((moves, sequence) => {
    moves.forEach(({ casts, leaves, value }, member) => {
      if (leaves) cast.delete(member)
      else if (casts || sequence === 0) cast.set(member, { sequence, value: Math.min(value, most) })
    })
    const ballots = [...cast].map(([member, one]) => ({ member: `member-${member}`, sequence: one.sequence }))
    const release: Release = {
      ballots,
      most,
      ...(needed === undefined ? {} : { needed: Math.max(1, Math.min(needed * most, ballots.length * most)) }),
    }
    const assessment = assessRelease({ history: before, next: release, policy })
    const asked = {
      policy,
      sums: 1,
      count: sizesOf(release),
      before: before.filter(({ told }) => told.kind !== 'nothing').map(toldOf),
    }
    const sum = [...cast.values()].reduce((total, { value }) => total + value, 0)
    if (ballots.length > 0) before.push({ ...release, told: tellSum({ assessment, release, policy, sum }) })
    return { asked, kind: assessment.kind }
  })
}

const sizesOf = ({ ballots, most, needed }: Release) => ({
  ballots: ballots.map(({ member, sequence }) => `${member} ${sequence}`),
  mostOfOne: most,
  needed,
})

const toldOf = (past: PastRelease) => {
  const { told } = past
  const which =
    told.kind === 'outcome' ? (told.carried ? 'carried' : 'lost') : told.kind === 'end' ? told.end : undefined
  return { ...sizesOf(past), kind: told.kind, which }
}
