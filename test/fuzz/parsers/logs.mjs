import { room } from '../library.mjs'
import { textsUnder } from '../seeds.mjs'
import { orRefused, sameText } from './shared.mjs'

let [coops, problems] = []
const prepare = async () => {
  ;[coops, problems] = await Promise.all(['cooperative', 'problems'].map(room))
}
const logs = () =>
  textsUnder('test/vectors/logs', '.jsonl').map((text) => `${text.split('\n').slice(0, 12).join('\n')}\n`)

export const parsers = [
  {
    name: 'log',
    reads: 'the text of a log',
    form: 'lines',
    promise: 'refuses',
    sources: ['src/cooperative/log'],
    words: [
      '{"log":"coop-rules","format":1}\n',
      '{"log":"coop-rules","format":2}\n',
      '"n":1',
      '"digest"',
      '"event"',
      '\r\n',
      '\n\n',
    ],
    prepare,
    seeds: () => [...logs(), '{"log":"coop-rules","format":1}\n', ''],
    read: (text) => coops.readLogText(text),
    again: ({ entries, head }, text) => {
      const written = coops.logLines({ events: entries.map(({ event }) => event) })
      return written.text === text
        ? sameText(written.head, head, 'the head')
        : 'a log that was read is written otherwise'
    },
  },
  {
    name: 'log-events',
    reads: 'events of which a log is written, and which are read from it again',
    form: 'value',
    promise: 'refuses',
    sources: ['src/cooperative/log', 'src/problems/canonical-json.ts'],
    words: ['after', 'events', 'n', 'digest'],
    prepare,
    seeds: () =>
      logs().map(
        (text) =>
          `{"events":[${text
            .trim()
            .split('\n')
            .slice(1)
            .map((line) => JSON.stringify(JSON.parse(line).event))
            .join(',')}]}`,
      ),
    read: (given) => orRefused(() => ({ kind: 'written', ...coops.logLines(given) }), problems.isRulesError),
    again: ({ text, head }, { after }) => {
      if (after !== undefined) return undefined
      const read = coops.readLogText(text)
      return read.kind === 'read'
        ? sameText(read.head, head, 'the head')
        : `a log that was written is refused: ${read.problems[0].code}`
    },
  },
]
