import { preset } from 'coop-rules/presets'
import { openCooperative } from 'coop-rules/storage'

/**
 * A process that runs the commands it is sent, one after the other, by a store of its own; and that is killed at any moment. It answers with what became of each, or with the code of the trouble.
 */
const [adapter, url] = process.argv.slice(2)
const { open } = await import(adapter)
const charter = preset('we-just-coop')
const stores = await open(url)

/** The cooperative whose turn it is. */
let coop
let opened

const run = async (command, firstSeen) => {
  try {
    opened ??= await openCooperative({ events: stores.events, coop, charter })
    const ran = await opened.run(command, { firstSeen })
    return { kind: ran.kind, position: ran.position, events: ran.events }
  } catch (error) {
    return { kind: 'trouble', code: error.code ?? 'none', message: error.message }
  }
}

process.on('message', async ({ in: where, command, firstSeen }) => {
  if (where !== coop) [coop, opened] = [where, undefined]
  const answer = await run(command, firstSeen)
  if (process.connected) process.send({ commandId: command.commandId, answer })
})
process.on('disconnect', () => process.exit())
process.send('ready')
