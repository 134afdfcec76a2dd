import { Session } from 'node:inspector'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Watches which blocks of the built package run in this thread. */
export const watchCoverage = (folder) => {
  const session = new Session()
  session.connect()
  const post = (method, parameters) => {
    let answer
    session.post(method, parameters, (error, result) => {
      if (error) throw new Error(error.message)
      answer = result
    })
    return answer
  }
  post('Profiler.enable')
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const painted = new Map()
  return {
    /** The blocks that ran since the last time, by their places. */
    take: () => {
      const blocks = new Set()
      for (const { url, functions } of post('Profiler.takePreciseCoverage').result) {
        if (!url.startsWith(folder)) continue
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) blocks.add(`${url.slice(folder.length)}:${startOffset}-${endOffset}`)
        paint(painted, url, functions)
      }
      return blocks
    },
    /** Of each module in the built files, by the name of its source: how many letters there are, and how many ran. */
    bySource: () => bySource(painted),
  }
}

/** Letters inside functions, and those of them that ran. What runs when a module is loaded is not counted. */
const paint = (painted, url, functions) => {
  const length = (file) => readFileSync(fileURLToPath(file), 'utf8').length
  const file = painted.get(url) ?? { ran: new Uint8Array(length(url)), inside: undefined }
  painted.set(url, file)
  file.inside ??= new Uint8Array(file.ran.length)
  for (const { ranges } of functions) {
    const [{ startOffset: start, endOffset: end }] = ranges
    if (start === 0) continue
    file.inside.fill(1, start, end)
    const now = new Uint8Array(end - start)
    // The outer range stands first, and those inside it take back what did not run.
    for (const { startOffset, endOffset, count } of ranges)
      now.fill(count > 0 ? 1 : 0, startOffset - start, endOffset - start)
    for (let at = 0; at < now.length; at++) if (now[at] === 1) file.ran[start + at] = 1
  }
}

const bySource = (painted) => {
  const found = {}
  for (const [url, { ran, inside }] of painted) {
    const text = readFileSync(fileURLToPath(url), 'utf8')
    const marks = [...text.matchAll(/^\/\/ ((?:src|examples)\/\S+\.ts)$/gm)]
    marks.forEach(({ 1: source, index }, at) => {
      const to = marks[at + 1]?.index ?? text.length
      let [of, covered] = [0, 0]
      for (let letter = index; letter < to; letter++) {
        of += inside[letter]
        covered += ran[letter]
      }
      found[source] = { of, covered }
    })
  }
  return found
}
