/**
 * What is wrong with what was given, as data: where, what was expected, what came, what to do next. And the one error class.
 *
 * @module
 */
export { canonicalJson, noteCanonical } from './canonical-json.js'
export { isEnough, isRulesError, orThrow, type Refused, refusedFor, RulesError, tell, throwProblems } from './error.js'
export { explainProblem } from './explain.js'
export { idProblem, listedTwiceIn } from './id.js'
export { tellIssues } from './issues.js'
export { knownLocale, LOCALES, type Locale } from './locale.js'
export { plainCopy, RESERVED_KEYS } from './plain-copy.js'
export { type Problem, type ProblemCode, problem, type Translations, type Words } from './problem.js'
export { received } from './received.js'
export { isIterable, isList, isRecord, tellNoTexts, tellUnknownKeys, wrongKind } from './shape.js'
