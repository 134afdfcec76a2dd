import { writeFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { ROOMS } from './rooms.js'
import type * as Charter from './src/charter/index.js'

/**
 * One entry a room, plus the command. What rooms share becomes chunks, so that a user of one subpath pays for that subpath. The types are written by the compiler (tsconfig.build.json): to bundle those of
 * twenty rooms takes more memory than a worker of Node has.
 */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(ROOMS.map((room) => [`${room}/index`, `src/${room}/index.ts`])),
    'cli/main': 'src/cli/main.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/, 'stream', 'decimal.js', 'immutable', 'zod', /^@noble\//],
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
})
