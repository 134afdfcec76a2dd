// The year as it is lived: every command given to the cooperative in turn, with its answer. From the files beside this one, into a store.
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { checkCharter } from 'coop-rules/charter'
import { cooperative, foldEvents, logLines, readLogText } from 'coop-rules/cooperative'
import { presetCharters } from 'coop-rules/presets'
import { LOG, openCooperative } from 'coop-rules/storage'
import { filesBeside } from '../files.mjs'

const { readJson } = filesBeside(import.meta.url)
const COOP = 'the-lantern'

/**
 * Gives the commands of the year, in order, and keeps what became of each. What stands in the store already was lived before, and is not lived again: the year goes on with the first command that is not there. Nothing where the log in the store
 * is that of another year.
 */
export const liveYear = async ({ events: store, records: kept }) => {
  const { charter } = checkCharter({ charter: readJson('charter.json'), library: presetCharters })
  const coop = cooperative(charter)
  const before = await commitsIn(store)
  let desk
  let state = coop.initialState()
  let at = 0
  let lived = 0
  const answers = []
  for (const command of commandsOfTheYear()) {
    const answer = coop.decide(state, command)
    const events = answer.kind === 'accepted' ? answer.events : []
    if (at === before.length) {
      desk ??= await openCooperative({ events: store, coop: COOP, charter })
      const ran = await desk.run(command)
      if (ran.kind === 'accepted') lived += 1
    } else if (events.length > 0) {
      // What is refused left nothing in the log, and is refused again in the same way.
      if (!isSame(events, before[at].events)) return undefined
      at += 1
    }
    const after = events.reduce(coop.evolve, state)
    answers.push({ command, answer, before: state, after })
    state = after
  }
  const stored = (await commitsIn(store)).flatMap(({ events }) => events)
  const accepted = answers.filter(({ answer }) => answer.kind === 'accepted')
  const events = accepted.flatMap(({ answer }) => answer.events)
  if (!isSame(events, stored)) return undefined
  const found = accepted.length - lived
  return { charter, coop, answers, events, stored, state, found, lived, records: await recordsIn(kept) }
}

/** Each command with the name by which it is known again. */
const commandsOfTheYear = () =>
  readFileSync(new URL('commands.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, index) => ({ ...JSON.parse(line), commandId: `year-${index + 1}` }))

const commitsIn = async (store) => {
  const commits = []
  for await (const commit of store.read({ coop: COOP, stream: LOG })) commits.push(commit)
  return commits
}

const isSame = (events, stored) => isDeepStrictEqual(JSON.parse(JSON.stringify(events)), stored)

/** What stands beside the log: the people and things that ids stand for, and the texts that fingerprints stand for, with their salts. Where the store lacks one it is put there; what it has is as it was corrected last. */
const recordsIn = async (kept) => {
  const there = new Set()
  for await (const id of kept.list({ coop: COOP })) there.add(id)
  const all = {}
  for (const [kind, records] of Object.entries(readJson('records.json'))) {
    all[kind] = {}
    for (const [name, record] of Object.entries(records)) {
      const id = `${kind}/${name}`
      if (!there.has(id)) await kept.put({ coop: COOP, id, value: Buffer.from(JSON.stringify(record)) })
      all[kind][name] = JSON.parse(Buffer.from(await kept.get({ coop: COOP, id })).toString('utf8'))
    }
  }
  return all
}

/** Writes what the store gave back as a log, reads it, and folds it from nothing: where it stands then, and the head of the log. */
export const replayed = ({ coop, stored }) => {
  const { text, head } = logLines({ events: stored })
  const { entries } = readLogText(text)
  const { state } = foldEvents({ state: coop.initialState(), events: entries.map(({ event }) => event) })
  return { state, head }
}
