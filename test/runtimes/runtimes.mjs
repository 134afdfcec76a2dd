import { join } from 'node:path'
import { kept } from './kept.mjs'

/** What the package is said to run under. The runtimes are packages of the registry that carry a binary; nothing else is fetched. */
export const VERSIONS = { node20: '20.20.2', node22: '22.23.3', node24: '24.21.0', bun: '1.4.5', deno: '2.9.6' }

/** Each runtime's package, where its binary is in it, and what stands before the program on its command line. */
const packages = () => {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    throw new Error('the packages of runtimes are named for Linux on x64 and arm64 only')
  const { arch } = process
  const node = (version) => ({ package: `npm:node-linux-${arch}@${version}`, binary: 'bin/node', args: [] })
  const bun = arch === 'x64' ? '@oven/bun-linux-x64-baseline' : '@oven/bun-linux-aarch64'
  return {
    node20: node(VERSIONS.node20),
    node22: node(VERSIONS.node22),
    node24: node(VERSIONS.node24),
    bun: { package: `npm:${bun}@${VERSIONS.bun}`, binary: 'bin/bun', args: [] },
    deno: { package: `npm:@deno/linux-${arch}-glibc@${VERSIONS.deno}`, binary: 'deno', args: ['run', '--allow-all'] },
  }
}

/** Every runtime, installed: its name, its version, its binary, and what stands before the program on its command line. COOP_RULES_RUNTIMES names another folder to keep them in. */
export const runtimes = async () => {
  const known = packages()
  const dependencies = Object.fromEntries(Object.entries(known).map(([name, one]) => [name, one.package]))
  const folder = await kept('runtimes', dependencies, process.env['COOP_RULES_RUNTIMES'])
  return Object.entries(known).map(([name, { binary, args }]) => {
    return { name, version: VERSIONS[name], binary: join(folder, 'node_modules', name, binary), args }
  })
}
