import { loadTypeScript } from './load.mjs'

/** A cluster of three nodes of its own: one of those that follow, or the one that leads, is killed and started again. All at once are not: what was acknowledged in the last moment before that, no such cluster promises. */
export const begin = async () => {
  const { startNatsCluster } = await loadTypeScript(new URL('../../servers/nats.ts', import.meta.url))
  const cluster = await startNatsCluster()
  const strike = async (node) => {
    await cluster.kill(node)
    await cluster.start(node)
  }
  /** The one that leads the newest log, where most is written. */
  const leader = async () => {
    const { streams } = (await cluster.ask('$JS.API.STREAM.NAMES', { subject: 'endure.log.*.*' })) ?? {}
    const leads = await Promise.all((streams ?? []).map((stream) => cluster.leaderOf(stream)))
    return leads.findLast((node) => node !== undefined) ?? 0
  }
  return {
    adapter: new URL('../../../examples/adapters/jetstream/dist/jetstream.js', import.meta.url).href,
    url: cluster.url('endure'),
    strikes: {
      follower: async () => strike(((await leader()) + 1) % 3),
      leader: async () => strike(await leader()),
    },
    dispose: () => cluster.stop(),
  }
}
