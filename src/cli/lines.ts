/** One line of a file: its text and its number, or why it cannot be read. */
export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly text: string }
  | { readonly kind: 'not-utf-8' | 'too-long'; readonly number: number }

/** Sixteen million bytes: a case of a million proposals fits, and a file without line ends does not fill the memory. */
export const LONGEST_LINE = 16 * 1024 * 1024

/**
 * The lines of a stream of bytes, in groups as they come in, so that memory stays flat. Bytes are split before they are decoded: one line that is no UTF-8
 * spoils no other. A byte-order mark at the start, and carriage returns at the ends, are left out.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let number = 0
  let rest: Uint8Array[] = []
  let restLength = 0
  let overlong = false

  const take = (piece: Uint8Array): Line => {
    number++
    const tooLong = overlong || restLength + piece.length > LONGEST_LINE
    const whole = restLength === 0 ? piece : Buffer.concat([...rest, piece])
    rest = []
    restLength = 0
    overlong = false
    if (tooLong) return { kind: 'too-long', number }
    try {
      const text = decoder.decode(whole)
      return {
        kind: 'line',
        number,
        text: number === 1 ? text.replace(/^\uFEFF/, '').replace(/\r$/, '') : text.replace(/\r$/, ''),
      }
    } catch {
      return { kind: 'not-utf-8', number }
    }
  }

  for await (const chunk of bytes) {
    const lines: Line[] = []
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      lines.push(take(chunk.subarray(from, end)))
      from = end + 1
    }
    if (from < chunk.length) {
      const tail = chunk.subarray(from)
      if (overlong || restLength + tail.length > LONGEST_LINE) {
        rest = []
        restLength = 0
        overlong = true
      } else {
        rest.push(tail)
        restLength += tail.length
      }
    }
    yield lines
  }
  if (restLength > 0 || overlong) yield [take(new Uint8Array())]
}

const NEWLINE = 10
