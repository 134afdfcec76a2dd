import { stat } from 'node:fs/promises'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { notUtf8 } from './csv.js'
import { type JsonRead, readJson } from './strict-json.js'

/** A whole document in JSON, which has to fit the memory; cases a line do not. */
export const documentOf = async (bytes: AsyncIterable<Uint8Array>): Promise<JsonRead> => {
  const text = await textOf(bytes)
  return typeof text === 'string' ? readJson(text) : { kind: 'refused', problems: [text] }
}

/** The text of a whole document, without its byte-order mark, or why it cannot be read. */
export const textOf = async (bytes: AsyncIterable<Uint8Array>): Promise<string | Problem> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > LONGEST_DOCUMENT) {
      const found = problem(says.documentTooLong, { path: '', received: undefined, facts: { most: LONGEST_DOCUMENT } })
      return { ...found, received: 'more' }
    }
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    return notUtf8(1)
  }
}

const LONGEST_DOCUMENT = 256 * 1024 * 1024

/** How long a file is; a folder is none. */
export const sizeOf = async (file: string): Promise<number> => {
  const found = await stat(file)
  if (found.isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR', syscall: 'open', path: file })
  return found.size
}
