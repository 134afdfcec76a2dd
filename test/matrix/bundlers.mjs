import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { tool } from './tools.mjs'

/**
 * Each bundler, as its users call it: given an entry, what it makes of it, minified, and the modules of which it says that something is left. What is written, is written beside the entry.
 */
export const BUNDLERS = {
  esbuild: async (entry) => {
    const { build } = await tool('esbuild')
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      absWorkingDir: dirname(entry),
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const [{ inputs }] = Object.values(metafile.outputs)
    return {
      code: outputFiles[0].text,
      modules: left(Object.entries(inputs).map(([id, one]) => [id, one.bytesInOutput])),
    }
  },

  rollup: async (entry) => {
    const { rollup } = await tool('rollup')
    const { nodeResolve } = await tool('@rollup/plugin-node-resolve')
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true })], onwarn: refuse })
    try {
      const { output } = await bundle.generate({ format: 'es' })
      // Rollup takes away what is not used, and leaves making it small to others.
      return { code: await small(output[0].code), modules: rendered(output[0]) }
    } finally {
      await bundle.close()
    }
  },

  vite: async (entry) => {
    const { build } = await tool('vite')
    const made = await build({
      root: dirname(entry),
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'rule' }, modulePreload: false },
    })
    const [{ output }] = [made].flat()
    return { code: await small(output[0].code), modules: rendered(output[0]) }
  },

  webpack: async (entry) => {
    const { webpack } = await tool('webpack')
    const [path, filename] = [join(dirname(entry), 'by-webpack'), basename(entry)]
    const compiler = webpack({
      mode: 'production',
      context: dirname(entry),
      entry: `./${basename(entry)}`,
      output: { path, filename },
      performance: false,
    })
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, done) => (error ? reject(error) : resolve(done)))
    })
    await new Promise((resolve) => compiler.close(resolve))
    const { errors, warnings, modules } = stats.toJson({
      all: false,
      modules: true,
      nestedModules: true,
      errors: true,
      warnings: true,
    })
    if (errors.length + warnings.length > 0)
      throw new Error([...errors, ...warnings].map(({ message }) => message).join('\n'))
    const flat = modules.flatMap((one) => one.modules ?? [one])
    return {
      code: readFileSync(join(path, filename), 'utf8'),
      modules: left(flat.map(({ name, size, orphan }) => [name, orphan === true ? 0 : size])),
    }
  },
}

const left = (modules) => modules.filter(([, bytes]) => bytes > 0).map(([id, bytes]) => ({ id, bytes }))

const rendered = ({ modules }) => left(Object.entries(modules).map(([id, { renderedLength }]) => [id, renderedLength]))

/** What a bundler finds strange is refused, but for what it finds in the packages of others. */
const refuse = ({ id = '', ids = [id], message }) => {
  const isOurs = (one) => !one.includes('node_modules') || one.includes('coop-rules/dist')
  if (ids.some(isOurs)) throw new Error(message)
}

const small = async (code) => {
  const { transform } = await tool('esbuild')
  return (await transform(code, { minify: true, format: 'esm' })).code
}
