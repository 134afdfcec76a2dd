// The year as it ran: every command given to the cooperative in turn, with its answer. From the files beside this one.
import { readFileSync } from 'node:fs'
import { checkCharter } from 'coop-rules/charter'
import { cooperative, foldEvents, logLines, readLogText } from 'coop-rules/cooperative'
import { presetCharters } from 'coop-rules/presets'
import { filesBeside } from '../files.mjs'

const { readJson } = filesBeside(import.meta.url)

/** What stands beside the log: the people and things that ids stand for, and the texts that fingerprints stand for, with their salts. */
export const records = readJson('records.json')

/** Gives the commands of the year, in order, and keeps what became of each. */
export const runYear = () => {
  const { charter } = checkCharter({ charter: readJson('charter.json'), library: presetCharters })
  const coop = cooperative(charter)
  const commands = readFileSync(new URL('commands.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  let state = coop.initialState()
  const answers = commands.map((command) => {
    const before = state
    const answer = coop.decide(before, command)
    if (answer.kind === 'accepted') state = answer.events.reduce(coop.evolve, before)
    return { command, answer, before, after: state }
  })
  const events = answers.flatMap(({ answer }) => (answer.kind === 'accepted' ? answer.events : []))
  return { charter, coop, answers, events, state }
}

/** Writes the log, reads it back, and folds it from nothing: where it stands then, and the head of the log. */
export const replayed = ({ coop, events }) => {
  const { text, head } = logLines({ events })
  const { entries } = readLogText(text)
  const { state } = foldEvents({ state: coop.initialState(), events: entries.map(({ event }) => event) })
  return { state, head }
}
