import { views } from '../../../cooperative/index.js'
import { exactString } from '../../../exact/index.js'
import type { Cell, Column } from '../../model.js'
import type { Life } from './life.js'
import { owedMinor, type Paid } from './pay.js'

const whole = (name: string, unit: string, means: string): Column => ({ name, kind: 'whole', unit, means })

/** What is told of a life that is over. */
export const MEASURES = [
  whole('members', 'members', 'How many belong in the end'),
  whole('joined', 'members', 'How many joined after the founding'),
  whole('left', 'members', 'How many left'),
  whole('ousted', 'members', 'How many were ousted'),
  whole('applications', 'people', 'How many applied'),
  whole('opened', 'decisions', 'How many decisions were opened'),
  whole('carried', 'decisions', 'How many were carried'),
  whole('lost', 'decisions', 'How many were lost'),
  whole(
    'otherwise',
    'decisions',
    'How many ended otherwise: chosen among options, level, without a quorum, or without being taken',
  ),
  whole('stillOpen', 'decisions', 'How many are open in the end'),
  whole('numbersAdopted', 'numbers', 'How many new numbers were adopted'),
  whole('amended', 'amendments', 'How many amendments of the charter were adopted'),
  whole('projectsProposed', 'projects', 'How many projects were proposed'),
  whole('projectsStarted', 'projects', 'How many were started'),
  whole('projectsClosed', 'projects', 'How many were closed, presented and audited'),
  whole('removed', 'members', 'How many were removed from a team by vote'),
  whole('roundsCarried', 'rounds', 'In how many consent rounds nothing stood against it'),
  whole('roundsOtherwise', 'rounds', 'How many ended otherwise'),
  whole('paydays', 'paydays', 'How many paydays were run'),
  {
    name: 'paidMinor',
    kind: 'exact',
    unit: 'smallest units',
    means: 'What was paid, held pay that was paid later included',
  },
  {
    name: 'heldMinor',
    kind: 'exact',
    unit: 'smallest units',
    means: 'What could not be paid on its payday and was held',
  },
  {
    name: 'owedMinor',
    kind: 'exact',
    unit: 'smallest units',
    means: 'What is owed on held pay in the end, with its interest',
  },
  { name: 'followed', kind: 'exact', means: 'The number that is watched, in force in the end' },
  { name: 'numbers', kind: 'text', means: 'All numbers in force in the end, each as exact text' },
  whole('accepted', 'commands', 'How many commands were accepted'),
  whole('refused', 'commands', 'How many were refused'),
  { name: 'refusals', kind: 'text', means: 'Why: how often each kind of command was refused for which reason' },
  whole('events', 'events', 'How many events happened'),
] as const satisfies readonly Column[]

/** What is told of each month. */
export const SERIES = [
  whole('month', 'months', 'Which month'),
  whole('members', 'members', 'How many belong at its end'),
  whole('stillOpen', 'decisions', 'How many decisions are open'),
  whole('carried', 'decisions', 'How many were carried so far'),
  whole('lost', 'decisions', 'How many were lost so far'),
  { name: 'followed', kind: 'exact', means: 'The number that is watched, in force that day' },
  { name: 'owedMinor', kind: 'exact', unit: 'smallest units', means: 'What is owed on held pay, with its interest' },
  whole('accepted', 'commands', 'How many commands were accepted so far'),
  whole('refused', 'commands', 'How many were refused so far'),
  whole('events', 'events', 'How many events happened so far'),
] as const satisfies readonly Column[]

/** The measures of a life. */
export const measuresOf = (life: Life, paid: Paid): Readonly<Record<(typeof MEASURES)[number]['name'], Cell>> => {
  const taken = [...life.happened].filter(([key]) => key.startsWith('decided '))
  const decided = taken.reduce((sum, [, times]) => sum + times, 0)
  const [carried, lost] = [life.times('decided carried'), life.times('decided lost')]
  const ended = [...life.happened]
    .filter(([key]) => key.startsWith('round '))
    .reduce((sum, [, times]) => sum + times, 0)
  return {
    members: life.members.size,
    joined: life.times('member-joined') - life.parameters.founders,
    left: life.times('ended left'),
    ousted: life.times('ended ousted'),
    applications: life.times('application-received'),
    opened: life.times('decision-opened'),
    carried,
    lost,
    otherwise: decided - carried - lost + life.times('decision-lapsed'),
    stillOpen: life.open.size,
    numbersAdopted: life.times('item-adopted'),
    amended: life.times('charter-amended'),
    projectsProposed: life.times('project-proposed'),
    projectsStarted: life.times('project-started'),
    projectsClosed: life.times('project-closed'),
    removed: life.times('team-left removed'),
    roundsCarried: life.times('round carried'),
    roundsOtherwise: ended - life.times('round carried'),
    paydays: life.times('payday-run'),
    paidMinor: String(paid.paidMinor),
    heldMinor: String(paid.heldMinor),
    owedMinor: String(owedMinor(life, paid)),
    followed: followedNow(life),
    numbers: views.averages
      .numbersInForce(life.state)
      .map(
        ({ item, scope, inForce }) => `${scope === undefined ? '' : `${scope} `}${item} ${exactString(inForce.value)}`,
      )
      .join(' · '),
    accepted: life.accepted,
    refused: life.refused,
    refusals: [...life.refusals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([why, times]) => `${why} ${times}`)
      .join(' · '),
    events: life.state.position,
  }
}

/** How a life stands at the end of a month, in the order of the series. */
export const seenOf = (life: Life, paid: Paid, month: number): Cell[] => {
  const seen: Readonly<Record<(typeof SERIES)[number]['name'], Cell>> = {
    month,
    members: life.members.size,
    stillOpen: life.open.size,
    carried: life.times('decided carried'),
    lost: life.times('decided lost'),
    followed: followedNow(life),
    owedMinor: String(owedMinor(life, paid)),
    accepted: life.accepted,
    refused: life.refused,
    events: life.state.position,
  }
  return SERIES.map(({ name }) => seen[name] ?? null)
}

/** The number that is watched, as it is in force; null where the charter has none. */
const followedNow = (life: Life): string | null => {
  const item = life.parameters.follow ?? firstOfEveryone(life)
  const number = item === undefined ? undefined : views.averages.numberNow(life.state, { item }, life.day)
  return number === undefined ? null : exactString(number.inForce.value)
}

const firstOfEveryone = (life: Life): string | undefined =>
  Object.keys(life.charter.averageItems ?? {}).find(
    (item) => views.averages.numberNow(life.state, { item }) !== undefined,
  )
