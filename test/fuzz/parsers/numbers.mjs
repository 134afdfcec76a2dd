// Numbers, money, dates, periods, choices: what stands in every other input. Each input is a list of the arguments.
import { room } from '../library.mjs'
import { callsInExamples } from '../seeds.mjs'

const CALLS = {
  exact: ['exact', 'readExact', 'readMinor', 'moneyOf', 'tryAllocate', 'currencyPlaces', 'isRatio'],
  calendar: ['date', 'readDate', 'tryYearFraction', 'dayCountProblem'],
  ballots: ['readAnswer'],
  problems: ['canonicalJson', 'idProblem', 'isRulesError', 'received'],
}
/** How many of the arguments come from outside; the rest is the caller's own. */
const PATH = new Set(['readExact', 'readMinor', 'readColumn', 'readDate', 'dayCountProblem', 'idProblem'])
/** What is asked is the caller's own; the answer is not. */
const QUESTIONS = [
  { kind: 'choice', id: 'a-choice' },
  { kind: 'number', id: 'hours', unit: 'hours', min: 0, max: 60, step: '0.5' },
  { kind: 'number', id: 'part', unit: 'share', min: 0, max: 1 },
  { kind: 'options', id: 'some', options: ['a', 'b', 'c'], most: 2 },
]
const SEEDS = ['12', '-0.5', '2/3', '72%', '1e3', '2026-02-28', '2024-02-29', 'for', 'abstain', 'EUR', 'a'.repeat(200)]

export const parsers = Object.entries(CALLS).map(([name, calls]) => {
  const modules = {}
  let seeds = []
  return {
    name,
    reads: name === 'problems' ? 'canonical JSON, ids' : `single values: ${calls.join(', ')}`,
    form: 'value',
    promise: 'refuses',
    sources: [`src/${name}/`],
    words: [...SEEDS, 'numerator', 'denominator', 'amount', 'currency', 'rounding', 'kind', 'number', 'options'],
    prepareSeeds: async () => {
      const examples = await callsInExamples()
      seeds = calls.flatMap((call) => [
        ...SEEDS.map((text) => JSON.stringify({ call, input: text })),
        ...[...(examples.get(`${name}.${call}`) ?? []), ...(examples.get(`${name}.${twinOf(call)}`) ?? [])].map(
          (args) => `{"call":"${call}","input":${JSON.stringify(JSON.parse(args)[0])}}`,
        ),
        JSON.stringify({ call, input: { numerator: { $fuzz: 'bigint:2' }, denominator: { $fuzz: 'bigint:3' } } }),
        JSON.stringify({ call, input: ['1', 2, '3.5', '1/3'] }),
      ])
    },
    seeds: () => seeds,
    prepare: async () => {
      for (const room_ of ['problems', name]) modules[room_] = await room(room_)
    },
    read: (given) => {
      const { call, input } = given ?? {}
      if (typeof call !== 'string' || !calls.includes(call)) return { kind: 'nothing-called' }
      try {
        return answered(modules[name][call], call, input)
      } catch (error) {
        if (modules.problems.isRulesError(error)) return { kind: 'refused', problems: error.problems }
        throw error
      }
    },
  }
})

const twinOf = (call) => (call.startsWith('try') ? `${call[3].toLowerCase()}${call.slice(4)}` : call)

const answered = (act, call, input) => {
  if (call === 'readColumn' && !Array.isArray(input)) return { kind: 'nothing-called' }
  if (call === 'readAnswer') {
    const answers = QUESTIONS.map((question) => act({ question, answer: input }))
    return answers.every(({ kind }) => kind === 'refused') ? answers[0] : { kind: 'read', answers }
  }
  const answer = PATH.has(call) ? act(input, 'input') : act(input)
  if (answer?.kind === 'refused') return answer
  if (Array.isArray(answer)) return answer.length === 0 ? { kind: 'sound' } : { kind: 'refused', problems: answer }
  if (typeof answer === 'object' && answer !== null && 'todo' in answer) return { kind: 'refused', problems: [answer] }
  return { kind: 'read', answer }
}
