import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadTypeScript } from '../../storage/endure/load.mjs'

const MAIN = fileURLToPath(new URL('../../../examples/desk/dist/main.js', import.meta.url))

/** So many servers of `npm run desk` on one store, each in a process of its own, once they answer. */
export const startServers = async (url, count) => {
  const { freePorts } = await loadTypeScript(new URL('../../servers/free-ports.ts', import.meta.url))
  const ports = await freePorts(count)
  const began = performance.now()
  const running = ports.map((port) =>
    spawn(process.execPath, [MAIN, '--without-demo', '--store', url], {
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'ignore'],
    }),
  )
  const origins = ports.map((port) => `http://localhost:${port}`)
  // A co-op is opened when somebody asks for it first.
  for (const [at, origin] of origins.entries())
    await until(async () => (await fetch(`${origin}/c/bench/sign-in`)).ok, running[at])
  const openedSeconds = (performance.now() - began) / 1000
  return {
    origins,
    openedSeconds: () => openedSeconds,
    /** What each of them holds in memory now. */
    megabytes: () =>
      running.map(({ pid }) =>
        Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
      ),
    stop: () =>
      Promise.all(
        running.map(
          (child) =>
            new Promise((resolve) => {
              if (child.exitCode !== null) return resolve()
              child.once('exit', resolve)
              child.kill('SIGTERM')
            }),
        ),
      ),
  }
}

const until = async (asked, child) => {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error('a server of the desk ended')
    try {
      if (await asked()) return
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('a server of the desk did not answer')
}
