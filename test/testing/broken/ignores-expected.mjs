import { open as openFiles } from './files.mjs'

/** Stores at the end of the stream, wherever it was expected. */
export const open = async (url) => {
  const stores = await openFiles(url)
  const append = async (input) => {
    for (let { expected } = input; ; ) {
      const answer = await stores.events.append({ ...input, expected })
      if (answer.kind === 'appended') return answer
      expected = ''
      for await (const { position } of stores.events.read({ coop: input.coop, stream: input.stream }))
        expected = position
    }
  }
  return { ...stores, events: { ...stores.events, append } }
}
