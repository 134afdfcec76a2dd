import { room } from '../library.mjs'
import { ROOT, textsUnder } from '../seeds.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecordOf } from './rooms.mjs'
import { sameText } from './shared.mjs'

let [coops, charters, reasons] = []
/** Where a cooperative of each log stood: before anything, early, in the middle, at the end. */
const states = []
const begun = []
const LOGS = ['the-lantern', 'a-federation']
const PARTS = [0, 0.1, 0.5, 1]
const vector = (name) => readFileSync(join(ROOT, 'test/vectors/logs', name), 'utf8')

const prepare = async () => {
  if (states.length > 0) return
  ;[coops, charters, reasons] = await Promise.all(['cooperative', 'charter', 'reasons'].map(room))
  const { presetCharters } = await room('presets')
  for (const log of LOGS) {
    const charter = charters.soundCharter({
      charter: JSON.parse(vector(`${log}.charter.json`)),
      library: presetCharters,
    })
    const coop = coops.cooperative(charter)
    const read = coops.readLogText(vector(`${log}.jsonl`))
    const events = read.entries.map(({ event }) => event)
    for (const part of PARTS) {
      const folded = coops.foldEvents({
        state: coop.initialState(),
        events: events.slice(0, Math.round(part * events.length)),
      })
      states.push(folded.state)
    }
    begun.push({ coop })
  }
}

const eventsOf = (log) =>
  vector(`${log}.jsonl`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.stringify(JSON.parse(line).event))
const stateOf = (at) => states[Number.isSafeInteger(at) && at >= 0 ? at % states.length : 0]
const WORDS = [
  'found',
  'by',
  'at',
  'type',
  'member',
  'worker-owner',
  'onBehalfOf',
  'item',
  'value',
  'decision',
  'answer',
  'for',
  'against',
  '2027-06-01',
  '9999-12-31',
  '0001-01-01',
  'rosa',
  'founders',
  'memberClass',
  'v',
]

const commandSeeds = async ({ few }) => {
  const { default: fc } = await import('fast-check')
  const { arbitraries } = await room('testing')
  const drawn = fc.sample(arbitraries(fc).command(), { numRuns: few ? 8 : 150, seed: 5 })
  const written = textsUnder('examples', 'commands.jsonl').flatMap((text) =>
    text
      .trim()
      .split('\n')
      .filter((_, at) => at % 7 === 0),
  )
  return [...drawn.map((one) => JSON.stringify(one)), ...written].map(
    (text, at) => `{"after":${at % 8},"commands":[${text}]}`,
  )
}
let seeds = []

export const parsers = [
  {
    name: 'commands',
    reads: 'commands, given to a cooperative in several states',
    form: 'value',
    promise: 'refuses',
    sources: ['src/cooperative/'],
    words: WORDS,
    prepare,
    prepareSeeds: async (how) => void (seeds = await commandSeeds(how)),
    seeds: () => seeds,
    read: (given) => {
      if (!isRecordOf(given) || !Array.isArray(given.commands)) return { kind: 'nothing-called' }
      const [{ coop }] = begun
      let state = stateOf(given.after)
      const answers = []
      for (let at = 0; at < Math.min(8, given.commands.length); at++) {
        const answer = coop.decide(state, given.commands[at])
        answers.push(answer)
        if (answer.kind === 'accepted') state = answer.events.reduce(coop.evolve, state)
        else if (answer.problems.length > 0)
          return { kind: 'refused', problems: answer.problems, because: answer.because }
      }
      return { kind: 'answered', answers }
    },
    again: ({ answers }, given) => {
      let state = stateOf(given.after)
      for (const answer of answers ?? []) {
        for (const locale of ['en', 'es']) reasons.explain(answer.because, locale)
        if (answer.kind !== 'accepted') continue
        const folded = coops.foldEvents({ state, events: JSON.parse(JSON.stringify(answer.events)) })
        if (folded.kind !== 'folded')
          return `events of its own are refused: ${folded.problems[0].code} at ${folded.problems[0].path}`
        state = folded.state
        if (coops.stateOf(coops.stateLines(state)) === undefined) return 'a state that was written is not read'
      }
      return undefined
    },
  },
  {
    name: 'events',
    reads: 'events of a log, folded after those there are',
    form: 'value',
    promise: 'refuses',
    sources: ['src/cooperative/'],
    words: WORDS,
    prepare,
    seeds: () =>
      LOGS.flatMap((log, of) => {
        const events = eventsOf(log)
        return PARTS.flatMap((part, at) => {
          const from = Math.round(part * events.length)
          return [0, 3].map(
            (more) =>
              `{"after":${of * PARTS.length + at},"events":[${events.slice(from + more, from + more + 3).join(',')}]}`,
          )
        }).concat(
          events
            .filter((_, at) => at % 9 === 0)
            .map((event) => `{"after":${of * PARTS.length + 2},"events":[${event}]}`),
        )
      }),
    read: (given) => {
      if (!isRecordOf(given) || !Array.isArray(given.events)) return { kind: 'nothing-called' }
      const folded = coops.foldEvents({ state: stateOf(given.after), events: given.events.slice(0, 20) })
      return folded.kind === 'refused'
        ? folded
        : { kind: 'folded', events: folded.events, lines: [...coops.stateLines(folded.state)].length }
    },
    again: ({ events }) => {
      const read = events?.map((event) => coops.readEvent(JSON.parse(JSON.stringify(event))))
      return sameText(
        read?.map(({ event }) => event),
        events,
        'an event',
      )
    },
  },
  {
    name: 'snapshot',
    reads: 'the lines of a state',
    form: 'lines',
    // Whatever is wrong with it, it is of no use, and nothing is told: the log is read.
    promise: 'never-throws',
    sources: ['src/cooperative/snapshot'],
    words: [
      '["o",',
      '["k",',
      '["m",',
      '["t",0',
      '["tb",',
      '["l"]',
      '[["12"]]',
      '[[0]]',
      '[]',
      '"M"',
      '"S"',
      '"mh"',
      '"sh"',
      '__proto__',
    ],
    slow: true,
    prepare,
    prepareSeeds: async () => {
      await prepare()
      seedLines = [...states.slice(0, 3), states[4], states[5]].map((state) => [...coops.stateLines(state)].join('\n'))
    },
    seeds: () => seedLines,
    read: (text) => {
      const state = coops.stateOf(text.split('\n'))
      return state === undefined ? { kind: 'no-state' } : { kind: 'state', size: Object.keys(state).length }
    },
  },
]
let seedLines = []
