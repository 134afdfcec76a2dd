import { copyOf, textOf, treeOf } from './json-tree.mjs'

/** The smallest input found that still shows the same finding, within so many tries. */
export const shrink = async (input, shows, { form, most = 400 }) => {
  let left = most
  let smallest = input
  const tries = async (candidate) => {
    if (left <= 0 || candidate.length >= smallest.length) return false
    left--
    if (!(await shows(candidate))) return false
    smallest = candidate
    return true
  }
  for (let before = Number.POSITIVE_INFINITY; smallest.length < before && left > 0; ) {
    before = smallest.length
    if (form === 'value' || form === 'json') await smallerTree(() => smallest, tries)
    else await smallerText(() => smallest, tries)
  }
  return smallest
}

/** Pieces go, large ones first. */
const smallerText = async (current, tries) => {
  for (let size = Math.ceil(current().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < current().length; ) {
      const text = current()
      if (!(await tries(text.slice(0, at) + text.slice(at + size)))) at += size
      if (size < 4 && at > 400) break
    }
    if (size <= 1) break
  }
}

/** Parts of the tree go, those that hold most first; or what is inside takes the place of what holds it. */
const smallerTree = async (current, tries) => {
  for (let at = 0; ; at++) {
    const tree = treeOf(current())
    if (tree === undefined) return smallerText(current, tries)
    const candidates = [...smallerOf(tree)]
    if (at >= candidates.length) return undefined
    if (await tries(textOf(candidates[at]()))) at = -1
  }
}

const smallerOf = (tree) => {
  const found = []
  const walk = (node, put) => {
    const entries = node.pairs ?? node.list ?? []
    entries.forEach((_, at) =>
      found.push({
        size: textOf(Array.isArray(entries[at]) ? entries[at][1] : entries[at]).length + 1,
        make: () =>
          put(node.pairs === undefined ? { list: node.list.toSpliced(at, 1) } : { pairs: node.pairs.toSpliced(at, 1) }),
      }),
    )
    for (const [at, entry] of entries.entries()) {
      const inner = Array.isArray(entry) ? entry[1] : entry
      if (inner.raw === undefined)
        found.push({ size: textOf(inner).length - 1, make: () => put(withAt(node, at, { raw: '0' })) })
      else if (inner.raw.length > 2)
        found.push({
          size: inner.raw.length - 1,
          make: () => put(withAt(node, at, { raw: inner.raw.startsWith('"') ? '""' : '0' })),
        })
      walk(inner, (other) => put(withAt(node, at, other)))
    }
  }
  walk(copyOf(tree), (other) => other)
  return found.sort((a, b) => b.size - a.size).map(({ make }) => make)
}

const withAt = (node, at, inner) =>
  node.pairs === undefined
    ? { list: node.list.with(at, inner) }
    : { pairs: node.pairs.with(at, [node.pairs[at][0], inner]) }
