import { exact, exactString, type ExactInput, type Ratio } from '../exact/index.js'

/** An exact number as events write it: a decimal where it has one, else a fraction. */
export const written = (input: ExactInput): string => exactString(exact(input))

/** The number that an event wrote. Members propose few numbers many times: each is read once. */
export const number = (text: string): Ratio => {
  const known = READ.get(text)
  if (known !== undefined) return known
  const read = exact(text)
  if (READ.size >= MOST_KEPT) READ.clear()
  READ.set(text, read)
  return read
}

const READ = new Map<string, Ratio>()
const MOST_KEPT = 1000
