/**
 * The lines of a stream of bytes as they are, line feeds and all, for files that are checked to the letter. The last one may have none, where writing it broke off. One that is longer than the longest there can be ends the reading, before it fills the
 * memory: whoever checks the lines says what is wrong with it.
 */
export async function* rawLines(bytes: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<RawLine> {
  let rest: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield { bytes: Buffer.concat([...rest, chunk.subarray(from, end + 1)]), ended: true }
      rest = []
      length = 0
      from = end + 1
    }
    rest.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > longest) break
  }
  if (length > 0) yield { bytes: Buffer.concat(rest), ended: false }
}

/** A line, and whether a line feed ends it. */
export interface RawLine {
  readonly bytes: Uint8Array
  readonly ended: boolean
}

const NEWLINE = 10
