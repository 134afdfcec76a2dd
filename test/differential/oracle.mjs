import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The interpreter, or nothing where there is none, or only one that is too old. */
export const PYTHON = (() => {
  const asked = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' })
  return asked.status === 0 ? 'python3' : undefined
})()

/** The model in Python, one process for as many questions as there are: a line asks, a line answers. */
export const openOracle = () => {
  const python = spawn(PYTHON ?? 'python3', ['-B', '-I', join(import.meta.dirname, 'oracle/start.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  return {
    /** What it answers to each case. */
    ask: async (rule, cases) => {
      python.stdin.write(`${JSON.stringify({ rule, cases })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error('the oracle ended without an answer')
      return JSON.parse(value)
    },
    close: async () => {
      python.stdin.end()
      if (python.exitCode === null) await once(python, 'exit')
    },
  }
}
