/** Bytes as text, in pieces of at most this many bytes: three of them are four letters, so no piece but the last is padded. */
const PIECE = 3 * 2 ** 18

/** Bytes in Base64 (RFC 4648), in pieces of a megabyte. */
export const base64Of = function* (bytes: Uint8Array): Generator<string> {
  for (let from = 0; from < bytes.length; from += PIECE) {
    let text = ''
    const end = Math.min(from + PIECE, bytes.length)
    for (let at = from; at < end; at += 8190)
      text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8190, end)))
    yield btoa(text)
  }
}

/** The bytes of a piece; undefined where it is none. */
export const bytesIn = (piece: string): Uint8Array | undefined => {
  let text: string
  try {
    text = atob(piece)
  } catch {
    return undefined
  }
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
