import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The views by which a kept log is compared: each is a function of the state alone. What a later version adds to an answer is no difference; what it changes or leaves out is. */
const VIEWS = [
  'members.register',
  'members.offices',
  'averages.numbersInForce',
  'decisions.openDecisions',
  'decisions.closedDecisions',
  'projects.projects',
  'circles.circles',
  'circles.agreements',
  'circles.rounds',
  'circles.pastRounds',
  'elections.openElections',
  'elections.electionsHeld',
  'meetings.meetingsCalled',
  'meetings.meetingsAskedFor',
  'accounts.balances',
  'accounts.funds',
  'accounts.spendings',
  'pay.paydays',
  'pay.shortageMenu',
  'surplus.membersCapital',
  'surplus.reserves',
  'surplus.returnsOwed',
  'surplus.delegates',
  'charter.pastAmendments',
  'charter.pendingAmendments',
  'secrecy.votingKeys',
]

/** What views answer, as JSON holds it: whole numbers as text, maps as lists of pairs. Without reasons: a later version may give better ones for the same answer. */
export const plain = (value) =>
  JSON.parse(
    JSON.stringify(value ?? null, (key, one) => {
      if (key === 'because') return undefined
      if (typeof one === 'bigint') return String(one)
      if (one instanceof Map || one instanceof Set) return [...one]
      return one
    }),
  )

const isEmpty = (answer) => answer === null || (Array.isArray(answer) && answer.length === 0)

/** What an app would show of a state: what the named views answer, and what awaits each person. An answer with nothing in it is left out. */
export const told = ({ views, state, people, names = VIEWS }) => {
  const answers = {}
  for (const name of names) {
    const [chapter, view] = name.split('.')
    const answer = plain(views[chapter][view](state))
    if (!isEmpty(answer)) answers[name] = answer
  }
  const awaiting = people.map((person) => [person, plain(views.awaiting(state, person))])
  return { ...answers, awaiting }
}

/** A preset as it was kept, with what a story changes in it: paths of keys, and null where something is taken away. */
export const charterOf = (preset, changes) => {
  const charter = structuredClone(preset)
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('/')
    const last = keys.pop()
    const at = keys.reduce((within, key) => within[key], charter)
    if (value === null) Reflect.deleteProperty(at, last)
    else at[last] = value
  }
  return charter
}

/** Everyone whom a log speaks of as a member, in the order in which they came. */
export const peopleIn = (events) => [
  ...new Set(events.flatMap((event) => (event.type === 'member-joined' ? [event.member] : []))),
]

/** The files of a folder with this ending, by their names without it. */
export const namesIn = (folder, ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort()

export const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))
export const readJsonLines = (...path) =>
  readFileSync(join(...path), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
