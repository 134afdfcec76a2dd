/** An input as it is kept: text, and [text, times] for what stands there again and again. */
export const piecesOf = (input) => {
  const pieces = []
  let from = 0
  for (const { 0: run, 1: unit, index } of input.matchAll(/(.{1,8}?)\1{99,}/gsu)) {
    if (index > from) pieces.push(input.slice(from, index))
    pieces.push([unit, run.length / unit.length])
    from = index + run.length
  }
  if (pieces.length === 0) return input
  if (from < input.length) pieces.push(input.slice(from))
  return pieces
}

export const inputOfPieces = (pieces) =>
  typeof pieces === 'string'
    ? pieces
    : pieces.map((piece) => (typeof piece === 'string' ? piece : piece[0].repeat(piece[1]))).join('')
