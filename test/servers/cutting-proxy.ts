import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut where it hurts. */
export interface CuttingProxy {
  readonly port: number
  /** From now on, what is sent arrives, and at the first answer the connection breaks: that answer is lost. Once, then all is as before. */
  readonly loseTheNextAnswer: () => void
  readonly close: () => Promise<void>
}

/** Leads to a port of this machine. */
export const cuttingProxy = (to: number): Promise<CuttingProxy> => {
  let losing = false
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const behind = connect(to, '127.0.0.1')
    const both = [client, behind]
    for (const one of both) {
      open.add(one)
      // Where one side ends or breaks, the other does.
      one.on('error', () => undefined)
      one.on('close', () => {
        for (const other of both) other.destroy()
        open.delete(one)
      })
    }
    client.on('data', (bytes) => behind.write(bytes))
    behind.on('data', (bytes) => {
      if (!losing) return client.write(bytes)
      losing = false
      client.destroy()
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as { port: number }).port,
        loseTheNextAnswer: () => void (losing = true),
        close: () => {
          for (const one of open) one.destroy()
          return new Promise((closed) => server.close(() => closed()))
        },
      }),
    )
  })
}
