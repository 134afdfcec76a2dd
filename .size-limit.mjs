import { readFileSync } from 'node:fs'

/**
 * What each subpath may weigh, in kilobytes: all of it, minified and gzipped, without the packages it depends on, which are told of in docs/why/dependencies.md. A few per cent above what it weighed when that was written: who
 * goes beyond has a reason, and changes the number along with it.
 */
const MOST = {
  'coop-rules': 353,
  'coop-rules/problems': 23.8,
  'coop-rules/exact': 8.9,
  'coop-rules/calendar': 7.5,
  'coop-rules/reasons': 58.5,
  'coop-rules/membership': 19.6,
  'coop-rules/ballots': 5.7,
  'coop-rules/averages': 16.1,
  'coop-rules/decisions': 10.1,
  'coop-rules/deferral': 15,
  'coop-rules/pay': 18.7,
  'coop-rules/accounts': 31,
  'coop-rules/surplus': 15.8,
  'coop-rules/elections': 17.6,
  'coop-rules/meetings': 13.2,
  'coop-rules/circles': 20,
  'coop-rules/projects': 23.6,
  'coop-rules/disclosure': 10.1,
  'coop-rules/secrecy': 40.5,
  'coop-rules/charter': 133,
  'coop-rules/presets': 135,
  'coop-rules/cooperative': 286,
  'coop-rules/storage': 328,
  'coop-rules/simulation': 361,
  'coop-rules/sweeps': 358,
  'coop-rules/testing': 480,
}

const { exports, dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const code = Object.entries(exports).filter(([path]) => !path.endsWith('.json'))
const ignore = Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [name, `${name}/*`])

// Some subpaths are for Node alone, and every one is a module. What esbuild says of an import that is dropped because nothing of it is used is how it should be.
const modifyEsbuildConfig = (config) => ({ ...config, platform: 'node', format: 'esm', logLevel: 'error' })

export default code.map(([path, { default: file }]) => {
  const name = path.replace(/^\./, 'coop-rules')
  if (MOST[name] === undefined) throw new Error(`${name} has no limit in .size-limit.mjs`)
  return { name, path: file, limit: `${MOST[name]} kB`, ignore, gzip: true, brotli: false, modifyEsbuildConfig }
})
