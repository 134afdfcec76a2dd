import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { room } from '../library.mjs'
import { ROOT, textsUnder } from '../seeds.mjs'
import { linked } from './linked-record.mjs'
import { isRecordOf } from './rooms.mjs'
import { sameText } from './shared.mjs'

let [secrecy, records] = []
const vector = (name) => JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy', name), 'utf8'))
const recordText = (name) => readFileSync(join(ROOT, 'test/vectors/secrecy/records', `${name}.jsonl`), 'utf8')
const prepare = async () => {
  secrecy = await room('secrecy')
  // Open, closed, and with its result: what may be added differs.
  const lines = recordText('all-of').match(/[^\n]*\n/g)
  records = [lines.slice(0, 1), lines.slice(0, -2), lines.slice(0, -1), lines].map((some) =>
    secrecy.tryReadRecord(some.join('')),
  )
}
/** Chance that is the same in both readings of an input. */
const chance = () => secrecy.testsOnlyRandom('fuzz')

const small = ['all-of', 'counts-told', 'lived', 'outcome-only']
const HEX = '0'.repeat(64)

/** What people send each other, one function an input. `record` names how far the record has come. */
const CALLS = {
  tryReadContest: (input) => secrecy.tryReadContest(input),
  tryPlan: (input) => secrecy.tryPlan(input),
  tryNextRound: (input) => secrecy.tryNextRound(input, chance()),
  tryMakeBallotKey: (input) => secrecy.tryMakeBallotKey(input),
  trySealBallot: (input) => secrecy.trySealBallot(input, chance()),
  tryWithdrawBallot: (input) => secrecy.tryWithdrawBallot(input, chance()),
  tryOpenRecord: (input) => recordKind(secrecy.tryOpenRecord(input, chance())),
  tryBitsOf: (input) => secrecy.tryBitsOf({ kind: 'choose', options: ['a', 'b', 'c'], least: 1, most: 2 }, input),
  tryBitsOfNumber: (input) => secrecy.tryBitsOf({ kind: 'number', min: '0', max: '10', step: '0.5' }, input),
  addBallot: (input, record) => recordKind(secrecy.addBallot(record, input)),
  addOpened: (input, record) => recordKind(secrecy.addOpened(record, input)),
  addWithdrawal: (input, record) => recordKind(secrecy.addWithdrawal(record, input)),
  addResult: (input, record) => recordKind(secrecy.addResult(record, input)),
  changeElectorate: (input, record) => recordKind(secrecy.changeElectorate(record, input, chance())),
  tryTallyShares: (input, record) => secrecy.tryTallyShares({ record, shares: input }),
  tryResultOf: (input, record) => secrecy.tryResultOf({ record, ...(isRecordOf(input) ? input : { shares: input }) }),
  tryShareOf: (input, record) =>
    secrecy.tryShareOf({ record, ...(isRecordOf(input) ? input : { holderSecret: input }) }, chance()),
  trySignTold: (input, record) =>
    secrecy.trySignTold({ record, ...(isRecordOf(input) ? input : { shares: input }) }, chance()),
  verifyRecord: (input, record) =>
    secrecy.verifyRecord(
      record,
      isRecordOf(input) ? { head: input.head, receipts: Array.isArray(input.receipts) ? input.receipts : [] } : {},
    ),
}
const recordKind = (answer) => (answer.kind === 'record' ? { kind: 'record', text: answer.text } : answer)

export const parsers = [
  {
    name: 'record',
    reads: 'the text of a ballot record',
    form: 'lines',
    promise: 'refuses',
    sources: ['src/secrecy/record.ts', 'src/secrecy/check.ts', 'src/secrecy/entries.ts', 'src/secrecy/shapes'],
    words: ['"type":"setup"', '"type":"ballot"', '"format"', '"index":0', '"previous"', HEX, '\r\n', '\n\n'],
    slow: true,
    costs: 4,
    mostMs: 4000,
    prepare,
    seeds: () => [...small.map(recordText), ...textsUnder('test/vectors/secrecy/refused', '.jsonl').slice(0, 6), ''],
    read: (text) => {
      const read = secrecy.verifyRecord(text)
      return read.kind === 'refused'
        ? read
        : { kind: read.kind, state: read.state, head: read.head, ballots: read.ballots }
    },
    again: (_answer, text) => sameText(secrecy.readRecord(text).text, text, 'a record'),
  },
  {
    name: 'record-linked',
    reads: 'entries of a ballot record, each with the fingerprint it should have',
    form: 'value',
    promise: 'refuses',
    sources: [
      'src/secrecy/fold.ts',
      'src/secrecy/setup.ts',
      'src/secrecy/cast.ts',
      'src/secrecy/close.ts',
      'src/secrecy/electorate.ts',
      'src/secrecy/result.ts',
      'src/secrecy/claims.ts',
      'src/secrecy/group.ts',
    ],
    words: [
      'type',
      'setup',
      'ballot',
      'withdrawal',
      'opened',
      'close',
      'electorate',
      'result',
      'member',
      'sequence',
      'before',
      HEX,
      'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76',
    ],
    slow: true,
    costs: 6,
    mostMs: 4000,
    prepare,
    seeds: () =>
      [...small, 'choose', 'epochs', 'ends-hidden', 'number'].map(
        (name) => `[${recordText(name).trim().split('\n').join(',')}]`,
      ),
    read: (given) => {
      let text
      try {
        text = linked(Array.isArray(given) ? given.slice(0, 12) : [given])
      } catch {
        // What has no bytes to be hashed cannot be linked, and is not what is asked here.
        return { kind: 'nothing-called' }
      }
      return recordKind(secrecy.tryReadRecord(text))
    },
  },
  {
    name: 'secret-files',
    reads: 'plans, rounds of the ceremony, ballots, withdrawals, openings, shares, results',
    form: 'value',
    promise: 'refuses',
    sources: ['src/secrecy/'],
    words: [
      ...Object.keys(CALLS),
      'yes-no',
      'number',
      'choose',
      'holder',
      'identity',
      'member',
      'secret',
      'slots',
      'bits',
      HEX,
    ],
    slow: true,
    costs: 4,
    mostMs: 4000,
    prepare,
    seeds: secretSeeds,
    read: (given) => {
      if (!isRecordOf(given) || typeof given.call !== 'string' || !Object.hasOwn(CALLS, given.call))
        return { kind: 'nothing-called' }
      const { record, input } = given
      return CALLS[given.call](
        input,
        records[Number.isSafeInteger(record) && record >= 0 ? record % records.length : 0],
      )
    },
  },
]

function secretSeeds() {
  const ceremony = vector('ceremony.json')
  const ballots = vector('ballots.json')
  const { shares, told } = vector('tallies/all-of.json')
  const entries = small.flatMap((name) =>
    recordText(name)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  const setup = entries.find(({ type }) => type === 'setup')
  const { plan } = ceremony.allOf
  const messages = ceremony.allOf.messages ?? []
  const { vote, keys, ballot, opening, choice } = ballots
  const seeds = [
    ['tryReadContest', setup.contest],
    ['tryReadContest', { ...setup.contest, asks: { kind: 'number', min: '0', max: '10', step: '0.5' } }],
    ['tryReadContest', { ...setup.contest, asks: { kind: 'choose', options: ['a', 'b'], least: 0, most: 1 } }],
    ['tryPlan', plan],
    ['tryMakeBallotKey', { plan, messages }],
    [
      'tryNextRound',
      { plan, holder: plan.holders[0].holder, identitySecret: ballots.keys[0].secret, received: messages },
    ],
    ['trySealBallot', { vote, member: keys[0].member, choice, secret: keys[0].secret }],
    [
      'trySealBallot',
      {
        vote: { ...vote, asks: { kind: 'number', min: '0', max: '10', step: '0.5' } },
        member: 'ana',
        choice: '2.5',
        secret: keys[0].secret,
        replaces: { sequence: 1, trackingCode: HEX },
      },
    ],
    [
      'tryWithdrawBallot',
      { vote, member: 'ana', replaces: { sequence: 1, trackingCode: HEX }, secret: keys[0].secret },
    ],
    [
      'tryOpenRecord',
      { contest: setup.contest, ballotKey: setup.ballotKey, electorate: setup.electorate, secret: keys[0].secret },
    ],
    ['tryBitsOf', ['a', 'b']],
    ['tryBitsOfNumber', '2.5'],
    ['addBallot', ballot],
    ['addBallot', entries.find(({ type }) => type === 'ballot')?.ballot ?? ballot],
    ['addOpened', { ballot, opening }],
    ['addWithdrawal', { member: 'ana-00', sequence: 2, before: HEX, signature: { commit: HEX, response: HEX } }],
    ['addResult', entries.find(({ type }) => type === 'result') ?? { told }],
    ['changeElectorate', { leaves: ['ana-00'], joins: setup.electorate.slice(0, 1), secret: keys[0].secret }],
    ['tryTallyShares', shares],
    ['tryResultOf', { shares }],
    ['tryShareOf', { holderSecret: ballots.shares[0] }],
    ['trySignTold', { shares, holder: 'olga', secret: keys[0].secret }],
    ['verifyRecord', { head: HEX, receipts: [HEX] }],
  ]
  return seeds.flatMap(([call, input]) => [0, 1, 2].map((record) => JSON.stringify({ call, record, input })))
}
