// JSON as a tree that keeps what `JSON.parse` loses: the order of keys, keys that stand twice, `__proto__`, numbers by their letters.
// A node is { list: nodes }, { pairs: [key, node] } or { raw: letters }.

/** The tree of a JSON text; undefined where it is none. */
export const treeOf = (text) => {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  const tokens = text.match(TOKENS) ?? []
  let at = 0
  const node = () => {
    const token = tokens[at++]
    if (token === '[') {
      const list = []
      while (tokens[at] !== ']') {
        list.push(node())
        if (tokens[at] === ',') at++
      }
      at++
      return { list }
    }
    if (token !== '{') return { raw: token }
    const pairs = []
    while (tokens[at] !== '}') {
      const key = JSON.parse(tokens[at])
      at += 2
      pairs.push([key, node()])
      if (tokens[at] === ',') at++
    }
    at++
    return { pairs }
  }
  try {
    return node()
  } catch {
    // A text nested deeper than the stack goes is left to the mutators of text.
    return undefined
  }
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

export const textOf = (node) => {
  if (node.list !== undefined) return `[${node.list.map(textOf).join(',')}]`
  if (node.pairs === undefined) return node.raw
  return `{${node.pairs.map(([key, inner]) => `${JSON.stringify(key)}:${textOf(inner)}`).join(',')}}`
}

/** Every place of a tree: the node, and how another one is put there. */
export const placesOf = (tree) => {
  const places = []
  const walk = (node, put) => {
    places.push({ node, put })
    node.list?.forEach((inner, at) => walk(inner, (other) => void (node.list[at] = other)))
    node.pairs?.forEach((pair) => walk(pair[1], (other) => void (pair[1] = other)))
  }
  const holder = { tree }
  walk(tree, (other) => void (holder.tree = other))
  return { places, holder }
}

export const copyOf = (node) => {
  if (node.list !== undefined) return { list: node.list.map(copyOf) }
  if (node.pairs !== undefined) return { pairs: node.pairs.map(([key, inner]) => [key, copyOf(inner)]) }
  return { raw: node.raw }
}
