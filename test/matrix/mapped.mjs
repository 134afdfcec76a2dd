import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { spoilt } from './packed.mjs'
import { tool } from './tools.mjs'

/**
 * A copy of the project in which the built files say what they are made of. The build leaves a comment above what came from each source file (`// src/exact/ratio.ts`); from these a map is made, and put at the end
 * of the file, where esbuild looks for it. Whole files say too little: what several rooms share lies in one chunk.
 */
export const mapped = async (project) => {
  const copy = spoilt(project, `${project.split('/').at(-1)}-mapped`, 'package.json', (text) => `${text}\n`)
  const dist = join(copy, 'node_modules/coop-rules/dist')
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(join(dist, name), 'utf8')
    const map = Buffer.from(JSON.stringify(mapOf(text))).toString('base64')
    writeFileSync(join(dist, name), `${text}//# sourceMappingURL=data:application/json;base64,${map}\n`)
  }
  return { sourcesOf: (entry) => sourcesOf(entry.replace(project, copy)) }
}

const mapOf = (text) => {
  const sources = []
  let [before, now] = [0, undefined]
  const lines = text.split('\n').map((line) => {
    const source = /^\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1]
    if (source !== undefined) now = sources.push(source) - 1
    if (line.startsWith('export {')) now = undefined
    if (now === undefined) return ''
    const step = now - before
    before = now
    return `A${inBase64(step)}AA`
  })
  return { version: 3, sources, names: [], mappings: lines.join(';') }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A whole number as maps of sources write it: five bits a digit, the sign in the lowest. */
const inBase64 = (number) => {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1
  let text = ''
  do {
    const digit = rest & 31
    rest >>>= 5
    text += DIGITS[rest > 0 ? digit | 32 : digit]
  } while (rest > 0)
  return text
}

/** The source files of which something is left in the bundle. */
const sourcesOf = async (entry) => {
  const { build } = await tool('esbuild')
  const options = {
    bundle: true,
    format: 'esm',
    write: false,
    sourcemap: 'external',
    logLevel: 'silent',
    outdir: 'out',
  }
  const { outputFiles } = await build({ entryPoints: [entry], ...options })
  const [map, script] = ['.map', '.js'].map((end) => outputFiles.find(({ path }) => path.endsWith(end)).text)
  const read = new SourceMap(JSON.parse(map))
  const found = script.split('\n').map((line, at) => read.findEntry(at, line.length).originalSource)
  return [...new Set(found)].flatMap((source) => /(?:^|\/)(src\/.*)$/.exec(source ?? '')?.[1] ?? []).sort()
}
