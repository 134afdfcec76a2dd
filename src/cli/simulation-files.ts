import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Problem } from '../problems/index.js'
import { sizeOf } from './document.js'
import { readStrictly } from './files.js'
import { refuse } from './secrecy-files.js'

/** What is in a JSON file; "-" is standard input. What JSON.parse would hide is told together with what is wrong otherwise. */
export const readDocument = async (file: string, stdin: Readable): Promise<unknown> => {
  if (file !== '-') await sizeOf(file)
  const read = await readStrictly((file === '-' ? stdin : createReadStream(file)) as AsyncIterable<Uint8Array>)
  const problems: readonly Problem[] = read.kind === 'refused' ? read.problems : read.hidden
  if (read.kind === 'refused' || problems.length > 0) return refuse(file, problems)
  return read.value
}
