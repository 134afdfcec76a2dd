import { Hostile, isSteady, valueOf } from './values.mjs'

/** Something a parser must not do. The kinds stand in docs/fuzzing.md. */
export class Finding extends Error {
  constructor(kind, message, stack) {
    super(message)
    this.kind = kind
    if (stack !== undefined) this.stack = stack
  }
}

/**
 * Gives a parser an input, and throws a finding where it does what it must not. `taken` or `refused` comes back: what came of it.
 *
 * `library` holds what this needs of the package that is fuzzed: `explainProblem` and `isRulesError`.
 */
export const judge = async (parser, input, library, twice = true) => {
  const steady = !isData(parser) || isSteady(input)
  const given = read(parser, input)
  const before = steady && isData(parser) ? told(given) : ''
  const answer = await answerOf(parser, given, library)
  if (steady && isData(parser) && told(given) !== before) throw new Finding('changed-input', 'the input was changed')
  if (answer === STOPPED) return 'refused'
  const text = told(answer.value)
  const strange = notPlain(answer.value)
  if (strange !== undefined) throw new Finding('not-plain', strange)
  checkProblems(answer.value, library)
  if (twice && steady) {
    const again = await answerOf(parser, read(parser, input), library)
    if (again === STOPPED || told(again.value) !== text)
      throw new Finding('two-answers', 'the same input was answered otherwise')
  }
  const refused = isRefused(answer.value)
  if (answer.value?.kind === 'nothing-called') return 'passed-over'
  if (!refused && parser.again !== undefined && (twice || parser.slow !== true)) {
    const wrong = await whole(() => parser.again(answer.value, read(parser, input)))
    if (wrong !== undefined) throw new Finding('round-trip', wrong)
  }
  return refused ? 'refused' : 'taken'
}

/** A getter of ours threw, and the parser let it: that is nobody's fault. */
const STOPPED = Symbol('stopped')

const isData = ({ form }) => form === 'value' || form === 'json'

const read = (parser, input) => (isData(parser) ? valueOf(input) : input)

const answerOf = async (parser, given, library) => {
  try {
    return { value: await parser.read(given) }
  } catch (error) {
    if (error instanceof Hostile && parser.promise !== 'never-throws') return STOPPED
    // A revoked proxy and a list of thousands of millions of holes are hostile in the same way, and throw what the engine throws.
    if (
      parser.promise !== 'never-throws' &&
      error instanceof TypeError &&
      /proxy that has been revoked/.test(error.message)
    )
      return STOPPED
    if (parser.promise === 'throws' && library.isRulesError(error))
      return { value: { kind: 'refused', problems: error.problems } }
    throw new Finding('threw', String(error?.message ?? error), error?.stack)
  }
}

/** What a parser's own check of an answer throws is a finding too. */
const whole = async (act) => {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Finding) throw error
    throw new Finding('round-trip', String(error?.message ?? error), error?.stack)
  }
}

const isRefused = (answer) => typeof answer === 'object' && answer !== null && answer.kind === 'refused'

/** A list ends after a hundred of one kind of thing; a few of other things may follow. */
const MOST_PROBLEMS = 130

/** Every problem is told with a code and a place, on one line, in both languages. */
const checkProblems = (answer, { explainProblem }) => {
  const problems = isRefused(answer) ? answer.problems : []
  if (!Array.isArray(problems)) throw new Finding('bad-problem', 'refused without a list of problems')
  if (isRefused(answer) && problems.length === 0 && answer.because === undefined)
    throw new Finding('bad-problem', 'refused, and nothing is told')
  if (problems.length > MOST_PROBLEMS) throw new Finding('bad-problem', `${problems.length} problems`)
  for (const found of problems) {
    for (const key of ['code', 'path', 'expected', 'received', 'todo'])
      if (typeof found[key] !== 'string') throw new Finding('bad-problem', `a problem without ${key}: ${told(found)}`)
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(found.code)) throw new Finding('bad-problem', `the code ${found.code}`)
    if (found.received.length > 200 || /[\n\r\u2028\u2029]/.test(found.received))
      throw new Finding('bad-problem', `what was received is not told on one line: ${found.code}`)
    if ('line' in found && !(Number.isSafeInteger(found.line) && found.line >= 1))
      throw new Finding('bad-problem', `the line ${found.line} of ${found.code}`)
    for (const locale of ['en', 'es']) {
      const sentence = explainProblem(found, locale)
      if (
        typeof sentence !== 'string' ||
        /\b(?:undefined|NaN|\[object)/.test(sentence.replaceAll(found.received, '').replaceAll(found.path, ''))
      )
        if (!/"(?:undefined|NaN)/.test(sentence) && !told(found.facts ?? {}).match(/undefined|NaN|object/))
          throw new Finding('bad-problem', `said as: ${String(sentence).slice(0, 200)}`)
    }
  }
}

/**
 * Data as one text that other data does not have, whatever it holds, and without running any of it.
 */
const told = (value) => {
  const open = new Set()
  const textOf = (one) => {
    switch (typeof one) {
      case 'string':
        return JSON.stringify(one)
      case 'bigint':
        return `${one}n`
      case 'undefined':
      case 'boolean':
        return String(one)
      case 'number':
        return Object.is(one, -0) ? '-0' : String(one)
      case 'object':
        return one === null ? 'null' : objectText(one)
      default:
        return `<${typeof one}>`
    }
  }
  const objectText = (one) => {
    if (open.has(one)) return '<again>'
    if (open.size > 2000) return '<deep>'
    open.add(one)
    let text
    if (Array.isArray(one))
      text = `[${Array.from({ length: Math.min(one.length, 300_000) }, (_, at) => (at in one ? textOf(one[at]) : '<hole>')).join(',')}]`
    else if (one instanceof Map) text = `Map[${[...one].map(textOf).join(',')}]`
    else if (one instanceof Set) text = `Set[${[...one].map(textOf).join(',')}]`
    else if (ArrayBuffer.isView(one))
      text = `bytes[${[...new Uint8Array(one.buffer, one.byteOffset, one.byteLength)].join(',')}]`
    else {
      const name = nameOf(one)
      text = `${name}{${Reflect.ownKeys(one)
        .map((key) => `${typeof key === 'string' ? JSON.stringify(key) : '<symbol>'}:${partOf(one, key)}`)
        .join(',')}}`
    }
    open.delete(one)
    return text
  }
  const partOf = (one, key) => {
    const { value: inner, get } = Reflect.getOwnPropertyDescriptor(one, key)
    return get === undefined ? textOf(inner) : '<getter>'
  }
  return textOf(value)
}

const nameOf = (one) => {
  const prototype = Object.getPrototypeOf(one)
  return prototype === Object.prototype
    ? ''
    : prototype === null
      ? 'null'
      : `<${prototype.constructor?.name ?? 'of its own'}>`
}

/** What of an answer is no plain data: a place and a kind; undefined where all of it is. */
const notPlain = (value, { most = 200_000 } = {}) => {
  let left = most
  const find = (one, path) => {
    if (left-- < 0) return undefined
    if (typeof one === 'function' || typeof one === 'symbol') return `${path}: a ${typeof one}`
    if (typeof one === 'number' && !Number.isFinite(one)) return `${path}: ${one}`
    if (typeof one !== 'object' || one === null) return undefined
    const prototype = Object.getPrototypeOf(one)
    if (!Array.isArray(one) && prototype !== Object.prototype && prototype !== null && !ArrayBuffer.isView(one))
      return `${path}: an object of ${prototype.constructor?.name}`
    for (const key of Reflect.ownKeys(one)) {
      if (Array.isArray(one) && key === 'length') continue
      const found = find(one[key], `${path}.${String(key)}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  return find(value, 'answer')
}
