import { isList, isRecord, type Problem, tellNoTexts, wrongKind } from '../problems/index.js'

/** What has to be there before anything of it can be looked up. The rule is read by whoever decides. */
export const openedProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  const { opened, averages, ballots, present } = input
  if (isRecord(opened)) tellOpened(opened, problems)
  else problems.push(wrongKind(opened, 'opened', 'an object'))
  tellIds(input['electorate'], 'electorate', problems)
  if (present !== undefined) tellIds(present, 'present', problems)
  tellEach(averages, 'averages', 'an object', (one) => isRecord(one) && Array.isArray(one['because']), problems)
  tellEach(ballots, 'ballots', 'a list', isList, problems)
  return problems
}

/** An opened decision that was kept, and comes back. */
const tellOpened = (opened: Readonly<Record<string, unknown>>, problems: Problem[]): void => {
  const { rule, pin } = opened
  if (!isRecord(rule)) problems.push(wrongKind(rule, 'opened.rule', 'an object'))
  if (!isRecord(pin)) problems.push(wrongKind(pin, 'opened.pin', 'an object'))
  tellIds(opened['electorate'], 'opened.electorate', problems)
  tellEach(opened['because'], 'opened.because', 'an object', isRecord, problems)
}

const tellIds = (value: unknown, path: string, problems: Problem[]): void => {
  if (value === undefined) problems.push(wrongKind(value, path, 'a list'))
  else tellNoTexts(value, path, problems)
}

/** Tells a list that is none, or the first of its elements that is of another kind. */
const tellEach = (
  value: unknown,
  path: string,
  kind: string,
  isOne: (one: unknown) => boolean,
  problems: Problem[],
): void => {
  if (!isList(value)) problems.push(wrongKind(value, path, 'a list'))
  else {
    const list: readonly unknown[] = value
    const at = list.findIndex((one) => !isOne(one))
    if (at >= 0) problems.push(wrongKind(list[at], `${path}[${at}]`, kind))
  }
}
