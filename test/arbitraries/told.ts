import { explainProblem, isRulesError, LOCALES, type Problem } from '../../src/problems/index.js'

/** All that a problem tells beside its sentences, which are made of it. */
export const toldBy = ({ code, path, received, facts }: Problem) => [code, path, received, facts] as const

/** The same of everything that a caller's mistake throws; nothing where nothing is thrown. Any other error goes on. */
export const thrownBy = (act: () => unknown): readonly ReturnType<typeof toldBy>[] => {
  try {
    act()
    return []
  } catch (error) {
    if (!isRulesError(error)) throw error
    return error.problems.map(toldBy)
  }
}

/** A problem in words, in each language. A sentence that lacks one of its facts throws: it would tell somebody of "undefined". */
export const inWords = (problem: Problem): readonly string[] =>
  LOCALES.map((locale) => {
    const words = explainProblem(problem, locale)
    if (/undefined|NaN|\[object/.test(words)) throw new Error(`${problem.code} lacks a fact: ${words}`)
    return words
  })
