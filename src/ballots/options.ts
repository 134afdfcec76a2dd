import * as says from '../problems/en.js'
import { isList, listedTwiceIn, type Problem, problem, type Refused, tell, wrongKind } from '../problems/index.js'

/** Some of several options. */
export interface OptionsQuestion {
  readonly kind: 'options'
  readonly id: string
  readonly options: readonly string[]
  /** The most that one ballot may choose; all of them where it is not stated. */
  readonly most?: number | undefined
}

/** What is wrong with a question of several options; an empty list where nothing is. */
export const checkOptions = (question: OptionsQuestion): readonly Problem[] => {
  // What is no list of options holds none.
  const options: readonly unknown[] = isList(question.options) ? question.options : []
  const problems: Problem[] = []
  options.forEach((option, at) => {
    if (typeof option !== 'string') tell(problems, wrongKind(option, `options[${at}]`, 'text'))
  })
  const texts = options.filter((option) => typeof option === 'string')
  // Where something is no text, the places of the others would be told wrongly.
  if (texts.length === options.length) problems.push(...listedTwiceIn(texts, 'options'))
  if (options.length === 0)
    problems.push(problem(says.emptyList, { path: 'options', received: options, facts: { what: 'option' } }))
  const most = question.most ?? 0
  if (!Number.isSafeInteger(most) || most < 0) problems.push(problem(says.notACount, { path: 'most', received: most }))
  return problems
}

/** Reads which options a ballot chooses: names of the question, each once, and no more than it allows. */
export const readOptions = (
  question: OptionsQuestion,
  answer: unknown,
  path: string,
): { readonly kind: 'answer'; readonly answer: readonly string[] } | Refused => {
  if (!isList(answer)) {
    return {
      kind: 'refused',
      problems: [wrongKind(answer, path, 'a list')],
    }
  }
  const chosen = answer
  const most = question.most ?? question.options.length
  const problems: Problem[] = []
  const seen = new Set<unknown>()
  // By their places: a hole is an option that is none.
  for (const [at, option] of chosen.entries()) {
    const place = `${path}[${at}]`
    const found =
      typeof option !== 'string' || !question.options.includes(option)
        ? problem(says.notOneOf, { path: place, received: option, facts: { options: question.options.join(', ') } })
        : seen.has(option)
          ? problem(says.listedTwice, { path: place, received: option, facts: { what: option } })
          : undefined
    seen.add(option)
    if (found !== undefined && !tell(problems, found)) break
  }
  if (chosen.length > most) problems.push(problem(says.tooManyChosen, { path, received: chosen, facts: { most } }))
  return problems.length > 0
    ? { kind: 'refused', problems }
    : { kind: 'answer', answer: [...chosen] as readonly string[] }
}
