/** The instrumenter tells an ignorer no file name, but Babel keeps it with every path. */
const fileOf = (path) => path.hub?.file?.opts?.filename ?? ''

/** The tables of sayings: what they say is a translator's matter, what they choose between is ours. */
const SAYINGS = /\/src\/(?:problems|reasons)\/(?:en|es)\.ts$|\/src\/reasons\/(?:clauses\.ts$|subjects\/)/

/** The wording of a table of sayings. An emptied text is still a text, and no test should repeat the table beside itself. */
export const wording = {
  shouldIgnore(path) {
    const isText = path.isStringLiteral() || path.isTemplateLiteral()
    // A text with something in it may hold a choice ("one member", "two members"): only what holds no expression is wording alone.
    if (isText && !(path.node.expressions?.length > 0) && SAYINGS.test(fileOf(path))) return 'the wording of a saying'
    return undefined
  },
}
