import { keep } from './kept.mjs'
import { fromZero, isDrawn, keyOf, toldOf } from './mutant.mjs'

/** Stryker tells an ignorer no file name, but Babel keeps it with every path. */
const fileOf = (path) => path.hub?.file?.opts?.filename ?? ''

/** The tables of sayings: what they say is a translator's matter, what they choose between is ours. */
const SAYINGS = /\/src\/(?:problems|reasons)\/(?:en|es)\.ts$|\/src\/reasons\/(?:clauses\.ts$|subjects\/)/

/** The wording of a table of sayings. An emptied text is still a text, and no test should repeat the table beside itself. */
const wording = {
  shouldIgnore(path) {
    const isText = path.isStringLiteral() || path.isTemplateLiteral()
    // A text with something in it may hold a choice ("one member", "two members"): only what holds no expression is wording alone.
    if (isText && !(path.node.expressions?.length > 0) && SAYINGS.test(fileOf(path))) return 'the wording of a saying'
    return undefined
  },
}

/** One mutant in so many, without those that an earlier run found. */
class Sample {
  static inject = ['options']
  #every
  #found

  constructor(options) {
    this.#every = options['every']
    this.#found = new Set(options['found'])
  }

  init = () => Promise.resolve()

  group = (mutants) => Promise.resolve([mutants.map(({ id }) => id)])

  check = (mutants) =>
    Promise.resolve(
      Object.fromEntries(
        mutants.map((mutant) => [
          mutant.id,
          this.#holds(keyOf(mutant)) ? { status: 'passed' } : { status: 'compileError', reason: 'not in this sample' },
        ]),
      ),
    )

  #holds(key) {
    return isDrawn(key, this.#every) && !this.#found.has(key)
  }
}

const TRIED = new Set(['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'])

/** Keeps what became of each mutant as soon as it is known. */
class Keeper {
  static inject = ['options']
  #file

  constructor(options) {
    this.#file = options['kept']
  }

  onMutantTested(mutant) {
    if (TRIED.has(mutant.status))
      keep(this.#file, { key: keyOf(fromZero(mutant)), told: toldOf(mutant), status: mutant.status })
  }
}

export const strykerPlugins = [
  { kind: 'Ignore', name: 'wording', value: wording },
  { kind: 'Checker', name: 'sample', injectableClass: Sample },
  { kind: 'Reporter', name: 'keeper', injectableClass: Keeper },
]
