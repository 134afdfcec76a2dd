import { writeFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { ROOMS } from './rooms.js'
import type * as Charter from './src/charter/index.js'

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
    },
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    external: [/^node:/, 'stream', 'decimal.js', 'immutable', 'zod', 'fast-check', /^@noble\//],
    noExternal: ['csv-parse'],
    splitting: true,
    clean: true,
    treeshake: false,
    // Editors read the schema of charter files from the package: made from the same shape that reads them.
    onSuccess: async () => {
      const built = new URL('dist/charter/index.js', import.meta.url).href
      const { charterJsonSchema } = (await import(built)) as typeof Charter
      await writeFile('charter.schema.json', `${JSON.stringify(charterJsonSchema(), null, 1)}\n`)
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
])
