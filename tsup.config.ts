import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { defineConfig } from 'tsup'
import { ROOMS } from './rooms.js'
import type * as Charter from './src/charter/index.js'
import type * as Simulation from './src/simulation/index.js'

/** The examples in TypeScript, by their folders. */
const WORKSPACES = [
  ['adapters/memory', 'memory'],
  ['adapters/sqlite', 'sqlite'],
  ['adapters/postgres', 'postgres'],
  ['adapters/jetstream', 'jetstream'],
  ['adapters/json-lines', 'json-lines'],
  ['adapters/files', 'files'],
  ['08-emmett', 'decider'],
  ['09-own-tables', 'app'],
  ['10-http', 'handler'],
  ['10-http', 'changes'],
  ['engines/bullmq', 'main'],
  ['engines/bullmq', 'shard'],
  ['desk', 'main'],
] as const

/**
 * One entry a room, plus the command. What rooms share becomes chunks, so that a user of one subpath pays for that subpath. The types are written by the compiler (tsconfig.build.json): to bundle those of
 * twenty rooms takes more memory than a worker of Node has.
 */
export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      ...Object.fromEntries(ROOMS.map((room) => [`${room}/index`, `src/${room}/index.ts`])),
      'cli/main': 'src/cli/main.ts',
      // What the contract of stores starts in other processes, and kills.
      'testing/writer': 'src/testing/writer.ts',
      // What carries out runs in threads of its own.
      'sweeps/worker': 'src/sweeps/worker.ts',
    },
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    external: [
      /^node:/,
      'stream',
      'decimal.js',
      'immutable',
      'zod',
      'fast-check',
      'piscina',
      'vega',
      'vega-lite',
      'hyparquet-writer',
      /^@noble\//,
    ],
    noExternal: ['csv-parse'],
    splitting: true,
    clean: true,
    treeshake: false,
    // A bundler for browsers or for servers without Node tells what is Node's by its prefix.
    removeNodeProtocol: false,
    // Editors read the schemas of charters, plans and scenarios from the package: made from the same shapes that read them.
    onSuccess: async () => {
      const built = (room: string): string => new URL(`dist/${room}/index.js`, import.meta.url).href
      const { charterJsonSchema } = (await import(built('charter'))) as typeof Charter
      const { planJsonSchema, scenarioJsonSchema } = (await import(built('simulation'))) as typeof Simulation
      const schemas = { charter: charterJsonSchema(), plan: planJsonSchema(), scenario: scenarioJsonSchema() }
      for (const [name, schema] of Object.entries(schemas))
        await writeFile(`${name}.schema.json`, `${JSON.stringify(schema, null, 1)}\n`)
    },
  },
  {
    // The examples that are workspaces of their own, each one file that Node runs as it is.
    entry: Object.fromEntries(
      WORKSPACES.map(([folder, file]) => [`${folder}/dist/${file}`, `examples/${folder}/${file}.ts`]),
    ),
    outDir: 'examples',
    format: 'esm',
    target: 'es2022',
    platform: 'node',
    skipNodeModulesBundle: true,
    splitting: false,
  },
  {
    // What the desk's pages load: whole files, with the rules in them that run in browsers.
    entry: Object.fromEntries(
      readdirSync('examples/desk/browser')
        .filter((name) => name.endsWith('.ts'))
        .map((name) => [name.slice(0, -'.ts'.length), `examples/desk/browser/${name}`]),
    ),
    outDir: 'examples/desk/dist/islands',
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    tsconfig: 'examples/desk/browser/tsconfig.json',
    noExternal: [/.*/],
    splitting: true,
    minify: true,
    esbuildOptions: (options) => {
      options.alias = Object.fromEntries(ROOMS.map((room) => [`coop-rules/${room}`, resolve(`src/${room}/index.ts`)]))
    },
  },
])
