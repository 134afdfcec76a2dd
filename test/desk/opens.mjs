// What `npm start` does on this machine: the desk answers within 15 seconds, prints its links, and stops well when asked to. Run by .ci/run.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const answers = async (address) => {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

const data = mkdtempSync(join(tmpdir(), 'desk-'))
const port = await freePort()
const began = performance.now()
// A group of its own, as a terminal has it: Ctrl-C reaches npm and the desk.
const npm = spawn('npm', ['start'], {
  detached: true,
  env: { ...process.env, COOP_DATA: data, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'pipe'],
})
let said = ''
for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (said += text))
const ended = new Promise((resolve) => npm.once('exit', resolve))
let there = false
while (!there && npm.exitCode === null && performance.now() - began < 60_000) {
  there = await answers(`http://localhost:${port}/health`)
  if (!there) await delay(100)
}
const took = performance.now() - began
const links = said.match(/\/link\/[\w-]{43}/g) ?? []
if (npm.exitCode === null) process.kill(-npm.pid, 'SIGINT')
await ended
rmSync(data, { recursive: true, force: true })
const wrong = [
  there ? [] : 'it did not answer',
  took < 15_000 ? [] : 'it took longer than 15 s',
  links.length >= 5 ? [] : 'it printed too few links',
  said.includes('"event":"stopped"') ? [] : 'it did not stop well',
].flat()
console.log(`The desk answered after ${(took / 1000).toFixed(1)} s and printed ${links.length} links.`)
if (wrong.length > 0) {
  console.error(`${wrong.join('; ')}\n${said}`)
  process.exitCode = 1
}
