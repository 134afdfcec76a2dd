import { loadTypeScript } from './load.mjs'

/** A server of its own, which is killed with all its processes and started again in some rounds. */
export const begin = async () => {
  const { startPostgres } = await loadTypeScript(new URL('../../servers/postgres.ts', import.meta.url))
  const server = await startPostgres()
  return {
    adapter: new URL('../../../examples/adapters/postgres/dist/postgres.js', import.meta.url).href,
    url: await server.freshDatabase(),
    strikes: {
      server: async () => {
        await server.kill()
        await server.start()
      },
    },
    dispose: () => server.dispose(),
  }
}
