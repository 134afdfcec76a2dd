import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** So many things are under way at once: what is asked beyond that waits for its turn. */
const waiting = []
let free = availableParallelism()

export const inTurn = async (work) => {
  if (free > 0) free--
  else await new Promise((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
}

/** What a program prints, and how it ended. It is killed after five minutes: nothing here takes one. */
export const ran = (binary, args, options = {}) =>
  inTurn(
    () =>
      new Promise((resolve) => {
        const limits = { encoding: 'utf8', maxBuffer: 1 << 26, timeout: 300_000 }
        execFile(binary, args, { ...limits, ...options }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : (error.code ?? error.signal), stdout, stderr })
        })
      }),
  )
