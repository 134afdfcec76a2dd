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
