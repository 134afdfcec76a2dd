import { isRulesError } from '../../src/problems/index.js'

/** Everything that comes of an answer in parts. */
export const all = async <Part>(parts: AsyncIterable<Part>): Promise<Part[]> => {
  const found: Part[] = []
  for await (const part of parts) found.push(part)
  return found
}

/** The code of the trouble that it comes to; nothing where it comes to none. */
export const codeOf = async (act: Promise<unknown>): Promise<string | undefined> => {
  try {
    await act
    return undefined
  } catch (error) {
    return isRulesError(error) ? error.code : String(error)
  }
}

/** What somebody does whom a store told that nobody knows: the same once more, until it says yes or no. A cluster on a busy machine takes a minute to choose its leaders. */
export const untilAnswered = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let left = 8; ; left--)
    try {
      return await ask()
    } catch (error) {
      if (left === 0 || !isRulesError(error) || error.code !== 'store-unreachable') throw error
    }
}
