/**
 * Some of the places of a row of values, in order: the first, the last, and of each stretch those of its least and its greatest value. Whatever the values do within a stretch, a line through these
 * places has the same height as one through all; every so manieth value would make a line of what goes to and fro.
 */
export const lowsAndHighs = (values: readonly number[], stretches: number): readonly number[] => {
  const places = new Set([0, values.length - 1])
  for (let stretch = 0; stretch < stretches; stretch++) {
    const end = Math.floor(((stretch + 1) * values.length) / stretches)
    let least: number | undefined
    let greatest: number | undefined
    for (let at = Math.floor((stretch * values.length) / stretches); at < end; at++) {
      const value = values[at] as number
      if (Number.isNaN(value)) continue
      // Of equal ones the last of the least and the first of the greatest: what goes to and fro does so up to the end of the stretch.
      if (least === undefined || value <= (values[least] as number)) least = at
      if (greatest === undefined || value > (values[greatest] as number)) greatest = at
    }
    for (const at of [least, greatest]) if (at !== undefined) places.add(at)
  }
  return [...places].filter((at) => at >= 0).sort((a, b) => a - b)
}

/** How many stretches a line has at most: two values of each are as many as a picture can show. */
export const STRETCHES = 100
