import { isDeepStrictEqual } from 'node:util'
import { open as openFiles } from './files.mjs'

/** Takes the same events at the same place for a retry of its own whose answer was lost, and stores them again. */
export const open = async (url) => {
  const stores = await openFiles(url)
  const append = async (input) => {
    const answer = await stores.events.append(input)
    if (answer.kind === 'appended') return answer
    const last = { before: '', position: '', events: [] }
    for await (const { position, events } of stores.events.read({ coop: input.coop, stream: input.stream }))
      Object.assign(last, { before: last.position, position, events })
    const again = last.before === input.expected && isDeepStrictEqual(last.events, input.events)
    return again ? stores.events.append({ ...input, expected: last.position }) : answer
  }
  return { ...stores, events: { ...stores.events, append } }
}
