#!/usr/bin/env node
import { serveDesk } from './serve.js'

const line = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(`${text}\n`)
}
// Whoever reads the terminal may go away; the desk stays.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exitCode = await serveDesk(process.argv.slice(2), {
  env: process.env,
  print: line(process.stdout),
  complain: line(process.stderr),
  log: line(process.stderr),
})
