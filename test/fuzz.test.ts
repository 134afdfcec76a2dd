import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * A short form of `npm run fuzz`: so many inputs for each parser, the same ones every time. docs/fuzzing.md says what is looked for, and how long was looked for it.
 */
const folder = join(import.meta.dirname, 'fuzz')

interface Finding {
  readonly parser: string
  readonly kind: string
  readonly message: string
  readonly input: string
}

interface Ran {
  readonly parsers: readonly { readonly parser: string; readonly inputs: number; readonly taken: number }[]
  readonly findings: readonly Finding[]
}

const fuzz = async (...args: readonly string[]): Promise<unknown> => {
  const child = spawn(process.execPath, [join(folder, 'run.mjs'), '--json', ...args], { cwd: join(folder, '../..') })
  let [out, trouble] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (trouble += text))
  await new Promise((resolve) => child.on('close', resolve))
  expect(trouble).toBe('')
  return JSON.parse(out)
}

describe('the parsers of text and data from outside', () => {
  it('neither throw, hang, write to prototypes nor change what they are given, whatever it is', async () => {
    const { parsers, findings } = (await fuzz(
      '--inputs',
      '8',
      '--seed',
      'in the suite',
      '--out',
      '.work/fuzz/suite',
    )) as Ran
    expect(findings.map(({ parser, kind, message, input }) => ({ parser, kind, message, input }))).toEqual([])
    // Some of it is sound: a parser that refuses everything was never looked into.
    expect(parsers.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(100)
    expect(parsers.length).toBeGreaterThanOrEqual(50)
    expect(parsers.filter(({ inputs }) => inputs < 2)).toEqual([])
  })

  const found = readdirSync(join(folder, 'found')).map((name) => join('test/fuzz/found', name))

  it('stand every input that was once a finding', async () => {
    const told = (await fuzz(...found.flatMap((file) => ['--again', file]))) as readonly {
      file: string
      came: string
    }[]
    expect(told.map(({ file }) => file)).toEqual(found)
    expect(told.filter(({ came }) => came === 'finding')).toEqual([])
  })
})

describe('the fuzzing itself', () => {
  it('finds what is wrong with parsers that are broken on purpose, in the smallest input', async () => {
    const planted = ['--parsers', 'test/fuzz/planted.mjs', '--out', '.work/fuzz/planted']
    const limits = [
      '--inputs',
      '400',
      '--seed',
      'planted',
      '--most-ms',
      '150',
      '--most-mb',
      '32',
      '--first',
      '--shrink',
      '60',
    ]
    const { findings } = (await fuzz(...planted, ...limits)) as Ran
    const kinds = Object.fromEntries(findings.map(({ parser, kind }) => [parser, kind]))
    expect(kinds).toEqual({
      throws: 'threw',
      hangs: 'hang',
      'fills-memory': 'heap',
      'writes-to-prototype': 'prototype',
      'changes-input': 'changed-input',
      'answers-otherwise': 'two-answers',
      'is-not-plain': 'not-plain',
      'tells-no-code': 'bad-problem',
      'reads-otherwise': 'round-trip',
    })
    expect(findings.find(({ parser }) => parser === 'throws')?.input).toBe('\0')
  })
})
