import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import type { Answer, Command } from '../../src/cooperative/index.js'
import { whyRefused, written } from './written.js'

/** Where a command is longer than this, its beginning says which it was. */
const MOST_CHARACTERS = 400

/** The command as it was given; none where it holds what no line can: then a test says by itself what comes of it. */
const given = (command: Command): string | undefined => {
  try {
    const { at, by, type, ...fields } = command
    return `${at} ${by} ${type} ${written(fields)}`.slice(0, MOST_CHARACTERS)
  } catch {
    return undefined
  }
}

/** What came of it: why not, with every fact; or what happened, and what is said of it. */
const came = (answer: Answer): string =>
  answer.kind === 'refused'
    ? [answer.kind, ...whyRefused(answer)].join(' ')
    : [answer.kind, ...answer.because.map(written), ...answer.events.map(written)].join(' ')

const kept = new Map<string, Set<string>>()
const keeping = new Map<string, Map<string, Set<string>>>()

/** Written anew, under the names of the tests that told it first. */
const keep = (file: string, test: string, line: string): void => {
  const tests = keeping.get(file) ?? new Map<string, Set<string>>()
  keeping.set(file, tests)
  if ([...tests.values()].some((lines) => lines.has(line))) return
  tests.set(test, (tests.get(test) ?? new Set()).add(line))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, [...tests].flatMap(([name, lines]) => [`# ${name}`, ...lines, '']).join('\n'))
}

/** Tests of other rooms tell stories too, and the years keep what comes of each of their commands: they keep it themselves. */
const fileOf = (testPath: string | undefined): string | undefined =>
  testPath !== undefined && dirname(testPath) === import.meta.dirname && basename(testPath) !== 'years.test.ts'
    ? join(import.meta.dirname, 'told', basename(testPath).replace('.test.ts', '.txt'))
    : undefined

/**
 * What a test asks of a cooperative is answered as it was when the answer was read and found right: every fact of a refusal, every field of an event. What is
 * only the way to there is not kept again in each test, nor what properties make up.
 */
export const expectToldAsKept = (command: Command, answer: Answer): void => {
  const { testPath, currentTestName = '' } = expect.getState()
  const asked = given(command)
  const file = fileOf(testPath)
  if (file === undefined || asked === undefined || currentTestName.includes('Always true')) return
  const line = `${asked}: ${came(answer)}`
  if (process.env['COOP_RULES_KEEP'] === 'yes') return keep(file, currentTestName, line)
  if (!kept.has(file)) kept.set(file, new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []))
  const lines = kept.get(file) as ReadonlySet<string>
  if (!lines.has(line)) expect(line).toBe([...lines].find((one) => one.startsWith(`${asked}: `)) ?? `kept in ${file}`)
}
