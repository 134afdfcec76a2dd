/** How a figure is told: three digits, for more would be those of the machine. */
export const shown = (figure) => {
  if (figure === null) return '-'
  if (figure >= 1e5) return figure.toExponential(2).replace('+', '')
  return String(Number(figure.toPrecision(3)))
}

/** A ratio far below 1 reads better as a fraction: 1/520. */
export const shownRatio = (ratio) =>
  ratio !== null && ratio > 0 && ratio < 0.1 ? `1/${shown(1 / ratio)}` : shown(ratio)
