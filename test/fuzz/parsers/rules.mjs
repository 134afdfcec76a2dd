// The faces of rules that answer data from outside: every function called try…, each twin of theirs, and those that check. An input is { call, input }.
import { room } from '../library.mjs'
import { isRecordOf } from './rooms.mjs'
import { callsInExamples, typesOf } from '../seeds.mjs'

/** What is no rule that takes one input; other parsers give these what they take. */
const ELSEWHERE = /^(?:tryReadBlt|tryReadBankStatement)$/

/** Functions beside try… that are documented to refuse, or to throw nothing but RulesError. Those of more than one argument take a list. */
const ALSO = {
  averages: [],
  elections: ['checkElectionRule'],
  meetings: ['meetingRuleProblems'],
  circles: ['checkCircles'],
  projects: ['checkProjectRules'],
  membership: ['membershipRulesProblems'],
  accounts: ['openJournal', 'reversalOf', 'hledgerJournal', 'beancountJournal', 'csvJournal'],
  pay: [],
  deferral: [],
  surplus: [],
  disclosure: [],
  decisions: [],
}

const WORDS = [
  'ana',
  'ben',
  'worker-owner',
  'electorate',
  'ballots',
  'present',
  'for',
  'against',
  'abstain',
  '2/3',
  '50%',
  'EUR',
  '2026-01-01',
  '2026-12-31',
  'id',
  'member',
  'from',
  'to',
  'kind',
  'rule',
  'clauses',
  'ACT/365F',
  'half-even',
  '100',
  '1000000',
]

export const parsers = Object.keys(ALSO).map((name) => {
  let module
  let isRulesError
  const calls = { module: undefined, seeds: [] }
  return {
    name: `rules-${name}`,
    reads: `inputs of the rules of ${name}`,
    form: 'value',
    promise: 'refuses',
    sources: [`src/${name}/`],
    words: WORDS,
    prepareSeeds: async ({ few }) => {
      calls.module = await room(name)
      calls.seeds = await seedsOf(name, Object.keys(calls.module), ALSO[name], few)
    },
    seeds: () => calls.seeds,
    prepare: async () => {
      module = await room(name)
      ;({ isRulesError } = await room('problems'))
    },
    read: (given) => {
      if (!isRecordOf(given)) return { kind: 'nothing-called' }
      const { call, input } = given
      const known = typeof call === 'string' && Object.hasOwn(module, call) && isCalled(call, ALSO[name])
      if (!known) return { kind: 'nothing-called' }
      if (call === 'tryDecideOpened') {
        // Its reasons begin with those that were kept with it, as they came.
        const { because: _because, ...answer } = module[call](input)
        return answer
      }
      if (call.startsWith('try')) return module[call](input)
      // Where it stands is the caller's own, and so is what entries come in.
      const { rule, rules, accounts, entries } = isRecordOf(input) ? input : {}
      const own = {
        Problems: { rule, rules, path: 'rule' },
        Journal: { accounts, entries: Array.isArray(entries) ? entries : [] },
      }
      const [, kind] = /(Problems|^[a-z]+Journal)$/.exec(call) ?? []
      const whole = call === 'openJournal' || kind === undefined ? input : own[kind === 'Problems' ? kind : 'Journal']
      return refusedOr(call, () => module[call](whole), isRulesError)
    },
  }
})

const isCalled = (name, also) => (/^try[A-Z]/.test(name) && !ELSEWHERE.test(name)) || also.includes(name)

/** Lists of problems, ledgers that go on, texts in pieces: as data. */
const refusedOr = (call, act, isRulesError) => {
  try {
    const answer = act()
    if (call === 'openJournal') return { kind: 'journal', balance: answer.trialBalance(), funds: answer.funds() }
    if (/Journal$/.test(call)) return { kind: 'text', text: [...answer].join('') }
    if (/^check|Problems$/.test(call) && Array.isArray(answer))
      return answer.length === 0 ? { kind: 'sound' } : { kind: 'refused', problems: answer }
    return answer
  } catch (error) {
    if (isRulesError(error)) return { kind: 'refused', problems: error.problems }
    throw error
  }
}

const seedsOf = async (name, functions, also, few) => {
  const examples = await callsInExamples()
  const drawn = few ? new Map() : await typesOf(name)
  const seeds = []
  for (const call of functions.filter((one) => isCalled(one, also))) {
    const twin = call.startsWith('try') ? `${call[3].toLowerCase()}${call.slice(4)}` : call
    for (const args of [...(examples.get(`${name}.${call}`) ?? []), ...(examples.get(`${name}.${twin}`) ?? [])])
      seeds.push(`{"call":"${call}","input":${JSON.stringify(JSON.parse(args)[0] ?? null)}}`)
    for (const input of drawn.get(call) ?? []) seeds.push(`{"call":"${call}","input":${input}}`)
    seeds.push(`{"call":"${call}","input":{}}`)
  }
  return seeds
}
