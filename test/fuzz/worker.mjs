// A thread in which parsers are given inputs. Whoever started it sees by `shared` which input is being read and for how long, and ends the thread when that is too long.
import { parentPort, workerData } from 'node:worker_threads'
import { watchBuiltIns } from './built-ins.mjs'
import { Finding, judge } from './judge.mjs'
import { DIST_URL, room } from './library.mjs'
import { parsersOf } from './parsers.mjs'

const { module, covered, shared } = workerData
const now = new Int32Array(shared)
const { explainProblem, isRulesError } = await room('problems')
const prepared = new Map()
const coverage = covered ? (await import('./coverage.mjs')).watchCoverage(DIST_URL) : undefined
const known = new Set()
let builtIns
// What an input leaves behind, such as a rejection that nobody waits for, is its finding.
let escaped
process.on('unhandledRejection', (error) => (escaped ??= error))
process.on('uncaughtException', (error) => (escaped ??= error))

const library = { explainProblem, isRulesError }

/** A parser, with what it reads its inputs by: loaded when it is asked for. */
const parserOf = async (name) => {
  if (prepared.has(name)) return prepared.get(name)
  const [parser] = await parsersOf({ module, names: [name] })
  await parser.prepare?.()
  prepared.set(name, parser)
  builtIns = watchBuiltIns()
  return parser
}

const one = async (parser, input, at) => {
  Atomics.add(now, 1, 1)
  Atomics.store(now, 0, at + 1)
  try {
    const came = await judge(parser, input, library, parser.slow !== true || at % 8 === 0)
    if (escaped !== undefined) throw new Finding('threw', `left behind: ${escaped?.message}`, escaped?.stack)
    const written = builtIns.changed()
    if (written !== undefined) throw new Finding('prototype', written)
    return { came }
  } catch (error) {
    const written = builtIns.changed()
    escaped = undefined
    if (written !== undefined) return { came: 'finding', finding: { kind: 'prototype', message: written, stack: '' } }
    const { kind = 'threw', message, stack = '' } = error
    return { came: 'finding', finding: { kind, message: message.slice(0, 2000), stack: stack.slice(0, 4000) } }
  } finally {
    Atomics.store(now, 0, 0)
  }
}

const batch = async (name, inputs) => {
  const parser = await parserOf(name)
  const results = []
  for (const [at, input] of inputs.entries()) results.push(await one(parser, input, at))
  const fresh = coverage === undefined ? [] : [...coverage.take()].filter((block) => !known.has(block))
  const kept = []
  if (fresh.length > 0) {
    const wanted = new Set(fresh)
    for (const [at, input] of inputs.entries()) {
      await one(parser, input, at)
      const mine = [...coverage.take()].filter((block) => wanted.delete(block))
      if (mine.length > 0) kept.push(at)
      if (wanted.size === 0) break
    }
    for (const block of fresh) known.add(block)
  }
  return { results, kept, blocks: known.size }
}

parentPort.on('message', async ({ parser, inputs, ask }) => {
  try {
    parentPort.postMessage(ask === 'coverage' ? { sources: coverage?.bySource() ?? {} } : await batch(parser, inputs))
  } catch (error) {
    parentPort.postMessage({ broken: String(error?.stack ?? error) })
  }
})
parentPort.postMessage({ ready: true })
