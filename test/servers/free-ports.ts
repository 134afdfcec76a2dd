import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Ports of this machine that nobody has now. They are below those that the system gives to connections that go out: a server that is killed and started again finds its port as it left it.
 */
export const freePorts = async (count: number): Promise<number[]> => {
  const ports = new Set<number>()
  for (let tries = 0; ports.size < count; tries++) {
    if (tries === 1000) throw new Error('no port is free')
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    if (await isFree(port)) ports.add(port)
  }
  return [...ports]
}

const [LOWEST, HIGHEST] = [10_000, 32_000]

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  await once(server.close(), 'close')
  return true
}
