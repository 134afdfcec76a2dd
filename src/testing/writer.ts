import { once } from 'node:events'
import { argv, stdin, stdout } from 'node:process'
import { setImmediate } from 'node:timers/promises'
import { isRulesError } from '../problems/index.js'
import type { Adapter } from '../storage/index.js'
import { NoteWriter, orderOf } from './notes.js'
import { all } from './stored.js'
import type { WriterLine, WriterTask } from './writers.js'

/**
 * The program of another process that writes a store: opens it, stores notes and says each that was answered, until it has done or its input ends; then says in which order everything stands, and closes. The contract starts it, and
 * kills it.
 */
const { module, url, stream, by, commits } = JSON.parse(argv[2] as string) as WriterTask

// A line to a pipe is out when this returns: what was said is known, even if the process is killed now.
const say = (line: WriterLine): boolean => stdout.write(`${JSON.stringify(line)}\n`)

const stopped = once(stdin.resume(), 'end')

try {
  const { events, records, close } = await ((await import(module)) as Adapter).open(url)
  const writer = new NoteWriter(events, stream, by)
  await writer.catchUp()
  say({ kind: 'opened' })
  for (let done = 0; !stdin.readableEnded && done < commits; done++) {
    const number = await writer.write()
    await records.put({ coop: stream.coop, id: by, value: new TextEncoder().encode(String(number)) })
    say({ kind: 'stored', number })
    // An engine inside the process may never wait for anything: the end of the input would not be heard.
    await setImmediate()
  }
  say({ kind: 'done' })
  await stopped
  say({ kind: 'order', order: orderOf(await all(events.read(stream))) })
  await close()
} catch (error) {
  say({ kind: 'trouble', code: isRulesError(error) ? error.code : String(error) })
}
