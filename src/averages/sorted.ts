/**
 * Numbers kept sorted while they come and go, in blocks of a few hundred: an insertion moves one block, and the k-th number is found by counting blocks.
 * At a hundred thousand members this beat trees and skip lists, and up to a few hundred it is simply one sorted array. See docs/why/speed.md.
 */
export class SortedNumbers {
  #blocks: Block[] = [newBlock()]
  #size = 0

  /** How many numbers there are, repeated ones counted each time. */
  get size(): number {
    return this.#size
  }

  add(value: number): void {
    const index = this.#blockFor(value)
    const block = this.#blocks[index] as Block
    const at = firstNotBelow(block, value)
    block.values.copyWithin(at + 1, at, block.length)
    block.values[at] = value
    block.length++
    block.sum += value
    this.#size++
    if (block.length === CAPACITY) this.#split(index)
  }

  /** Takes one of the numbers equal to the value away; false where there is none. */
  remove(value: number): boolean {
    const index = this.#blockFor(value)
    const block = this.#blocks[index] as Block
    const at = firstNotBelow(block, value)
    if (at === block.length || block.values[at] !== value) return false
    block.values.copyWithin(at, at + 1, block.length)
    block.length--
    block.sum -= value
    this.#size--
    if (block.length === 0 && this.#blocks.length > 1) this.#blocks.splice(index, 1)
    return true
  }

  /** The number at an index, from the smallest, which is at 0. */
  at(index: number): number {
    let left = index
    for (const block of this.#blocks) {
      if (left < block.length) return block.values[left] ?? Number.NaN
      left -= block.length
    }
    return Number.NaN
  }

  /** The sum of the lowest numbers, so many of them. */
  sumOfLowest(count: number): number {
    let left = count
    let sum = 0
    for (const block of this.#blocks) {
      if (left >= block.length) {
        sum += block.sum
        left -= block.length
        continue
      }
      for (let at = 0; at < left; at++) sum += block.values[at] as number
      break
    }
    return sum
  }

  /** The first block whose last number is not below the value; the last block where there is none. */
  #blockFor(value: number): number {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const block = this.#blocks[middle] as Block
      if ((block.values[block.length - 1] as number) < value) low = middle + 1
      else high = middle
    }
    return low
  }

  #split(index: number): void {
    const block = this.#blocks[index] as Block
    const half = CAPACITY >> 1
    const upper = newBlock()
    upper.values.set(block.values.subarray(half, block.length))
    upper.length = block.length - half
    for (let at = 0; at < upper.length; at++) upper.sum += upper.values[at] as number
    block.length = half
    block.sum -= upper.sum
    this.#blocks.splice(index + 1, 0, upper)
  }
}

interface Block {
  readonly values: Float64Array
  length: number
  sum: number
}

const CAPACITY = 1024

const newBlock = (): Block => ({ values: new Float64Array(CAPACITY), length: 0, sum: 0 })

const firstNotBelow = (block: Block, value: number): number => {
  let low = 0
  let high = block.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((block.values[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
