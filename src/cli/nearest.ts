/** Which of some names was probably meant by another: the one with the fewest letters to change, add, leave out or swap; undefined where all are too different. */
export const nearest = (written: string, names: readonly string[]): string | undefined => {
  const most = Math.max(1, Math.floor(written.length / 3))
  const [found] = names
    .map((name) => ({ name, changes: changesBetween(written, name) }))
    .filter(({ changes }) => changes <= most)
    .sort((a, b) => a.changes - b.changes)
  return found?.name
}

/** How many letters differ (Damerau and Levenshtein), row by row of the table of all beginnings of both. */
const changesBetween = (one: string, other: string): number => {
  let beforeLast: readonly number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1]
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      now.push(
        Math.min(
          (last[at] as number) + 1,
          (now[at - 1] as number) + 1,
          (last[at - 1] as number) + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[at - 2] as number) + 1 : Infinity,
        ),
      )
    }
    ;[beforeLast, last] = [last, now]
  }
  return last[other.length] as number
}
