// A year of a federation of worker co-ops: its commands, what became of each, and its minutes. From the files beside this one.
import { readFileSync } from 'node:fs'
import { checkCharter } from 'coop-rules/charter'
import { canonicalJson, cooperative, foldEvents, logLines, minutesFor, readLogText } from 'coop-rules/cooperative'
import { presetCharters } from 'coop-rules/presets'
import { explain, numbersIn } from 'coop-rules/reasons'
import { filesBeside } from '../files.mjs'
import { capitalised, namesIn } from './names.mjs'
import { WORDS } from './words.mjs'

const { readJson } = filesBeside(import.meta.url)

/** The charter it lives by, what was asked for in order of days, and what the fingerprints and ids of it stand for. */
const filesOf = () => ({
  charter: checkCharter({ charter: readJson('charter.json'), library: presetCharters }).charter,
  commands: readFileSync(new URL('commands.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse),
  records: readJson('records.json'),
})

/** Tells a year of a federation, month by month, and where it stands after it. */
export const tellFederation = ({ locale, print }) => {
  const { charter, commands, records } = filesOf()
  const words = WORDS[locale]
  const names = namesIn({ charter, records, words, locale })
  const said = (because) => names.polished(explain(names.inReasons(because), locale))
  const coop = cooperative(charter)
  let state = coop.initialState()
  const log = []
  const minutes = openMinutes({ words, locale, print })

  print(`# ${words.title}`)
  print(`  ${words.about(commands.length)}`)
  for (const command of commands) {
    const answer = coop.decide(state, command)
    if (answer.kind === 'refused') {
      minutes.told(command.at, words.refused(names.of(command.onBehalfOf ?? command.by), said(answer.because)))
      continue
    }
    for (const { event, because } of minutesFor({ state, events: answer.events })) {
      const heard = HEARD[event.type]?.({ because, event, state }) ?? because
      if (typeof heard === 'string') minutes.counted(event.at, heard)
      else if (heard.length > 0) minutes.told(event.at, names.before(event) + said(heard))
    }
    state = answer.events.reduce(coop.evolve, state)
    log.push(...answer.events)
  }
  minutes.end()
  tellStanding({ coop, state, log, names, words, locale, print })
}

/** What the minutes tell of an event: its reasons where it is not named here, some of them, none, or as what it is counted. */
const HEARD = {
  'member-joined': ({ because, event }) => (event.how === 'founded' ? 'founders' : because),
  'representative-named': () => 'representatives',
  'candidate-nominated': () => 'nominations',
  'nomination-accepted': () => 'acceptances',
  'nominations-closed': ({ because }) => because.slice(0, 1),
  'election-ballot-cast': () => 'ballots',
  'ballot-cast': ({ event, state }) => (isByProxy(state, event) ? 'ballotsByProxy' : 'ballots'),
  'account-opened': () => 'accounts',
  'entry-posted': ({ because, event }) => ({ other: 'subscriptions', pay: [] })[event.about] ?? because,
  'circle-joined': ({ because, event }) => (event.how === 'elected' ? [] : because),
  'step-taken': ({ because, event, state }) =>
    isAbout(['matter', 'mandate', 'admission'], state, event) ? because.filter(isTurn) : [],
  'agreement-made': ({ because, event, state }) => (isAbout(['matter', 'mandate'], state, event) ? because : []),
  ...Object.fromEntries(
    [
      ...['attendance-recorded', 'presence-registered', 'matter-put', 'time-passed'],
      ...['circle-applied', 'round-started', 'round-ended'],
    ].map((type) => [type, () => []]),
  ),
}

const isByProxy = ({ members }, { by, member }) => by !== member && members.representatives.get(member) !== by

const isAbout = (kinds, { circles }, { round }) =>
  kinds.includes((circles.rounds.get(round) ?? circles.over.get(round))?.subject.kind)

/** What moves a round on: who objects and whether that is upheld, another wording, and what came of it. */
const TURNS = ['objection-raised', 'objection-upheld', 'proposal-amended', 'goes-to-wider', 'consented']
const isTurn = ({ code }) => TURNS.includes(code)

/** Minutes with a heading for each month; what is only counted is told together, before whatever comes next. */
const openMinutes = ({ words, locale, print }) => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  let month = ''
  let counts = new Map()
  const line = (at, text) => {
    if (at.slice(0, 7) !== month) print(`\n## ${capitalised(format.format(new Date(`${at}T00:00:00Z`)))}`)
    month = at.slice(0, 7)
    print(`  ${at.slice(8)}  ${text}`)
  }
  const end = () => {
    for (const [what, { at, count }] of counts) line(at, words.counted[what](count))
    counts = new Map()
  }
  return {
    counted: (at, what) => counts.set(what, { at, count: (counts.get(what)?.count ?? 0) + 1 }),
    told: (at, text) => {
      end()
      line(at, text)
    },
    end,
  }
}

/** Where it stands: the circles and the board, who may vote, what was subscribed, what is in the accounts, and that the log gives all this again. */
const tellStanding = ({ coop, state, log, names, words, locale, print }) => {
  const { money } = numbersIn(locale)
  const { charter, circles, elections, members } = state
  const list = (ids) =>
    [...ids]
      .map(names.of)
      .sort((a, b) => a.localeCompare(b, locale))
      .join(', ')
  const inMoney = (amountMinor) => money(BigInt(amountMinor), charter.inForce.currency)

  print(`\n## ${words.standing(state.at)}`)
  print(`  ${words.charter(charter.inForce.version)}`)
  for (const circle of Object.keys(charter.inForce.circles)) {
    const lent = circles.mandates.get(circle)
    const { wider, narrower } = circles.links.get(circle) ?? {}
    const links = [wider, narrower].flatMap((link) =>
      link === undefined ? [] : [words.link(names.of(link.member), link.standing === 'holds')],
    )
    const within = charter.inForce.circles[circle].wider !== undefined
    const mandate = lent === undefined ? words.noMandate : words.mandate(lent.mandate.until, inMoney(lent.usedMinor))
    const people = list(circles.members.get(circle)?.keys() ?? []) || words.nobody
    print(`  ${[`${names.titleOf(circle)}: ${people}`, ...(within ? [mandate] : []), ...links].join('; ')}`)
  }
  for (const { sitting, until } of elections.all.values()) print(`  ${words.board(sitting.length, until)}`)

  const voters = [...members.all].filter(([, { votes }]) => votes).map(([member]) => member)
  const acting = (member) => members.representatives.get(member)
  print(`  ${words.voters(voters.length)}`)
  print(
    `    ${voters
      .filter(acting)
      .map((member) => `${names.of(member)} (${names.of(acting(member))})`)
      .join(', ')}`,
  )
  print(`    ${list(voters.filter((member) => acting(member) === undefined))}`)

  const subscribed = log.filter(({ type }) => type === 'subscription-set')
  const inAll = subscribed.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
  print(`  ${words.subscribed(subscribed.length, inMoney(inAll))}`)
  const balances = new Map()
  for (const { account, amountMinor } of log.flatMap(({ postings = [] }) => postings))
    balances.set(account, (balances.get(account) ?? 0n) + BigInt(amountMinor))
  for (const kind of ['income', 'expense', 'asset']) {
    const ofKind = [...balances].filter(([account]) => state.accounts.accounts.get(account).kind === kind)
    // What came in stands in the books below zero.
    const sums = ofKind.map(([account, sum]) => `${names.of(account)} ${inMoney(kind === 'income' ? -sum : sum)}`)
    print(`  ${words.balances[kind]} ${sums.join(', ')}.`)
  }

  const { text, head } = logLines({ events: log })
  const read = readLogText(text)
  const again = foldEvents({ state: coop.initialState(), events: read.entries.map(({ event }) => event) })
  print(`  ${words.proof(head.n, head.digest, plain(again.state) === plain(state))}`)
}

/** A state as one text, whatever the order of its keys, to be compared. */
const plain = (state) =>
  canonicalJson(JSON.parse(JSON.stringify(state, (_, value) => (typeof value === 'bigint' ? `${value}` : value))))
