import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCharter, type WrittenCharter } from '../src/charter/index.js'
import * as circles from '../src/cooperative/circles/views.js'
import { sittingIn } from '../src/cooperative/elections/views.js'
import { type Command, eventsAbout } from '../src/cooperative/index.js'
import { whoMayVote } from '../src/cooperative/members/views.js'
import { presetCharters } from '../src/presets/index.js'
import { codesOf, story } from './cooperative/story.js'
import { printedBy } from './printed.js'

/** The year of a federation in the examples: what it is made of, what comes of it, and what the tour prints of it. */
const folder = join(import.meta.dirname, '../examples/06-a-year-of-workers-coop')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

interface Records {
  readonly names: Readonly<Record<string, string | { readonly en: string; readonly es: string }>>
  readonly texts: Readonly<
    Record<string, { readonly salt: string; readonly text: string; readonly translation: string }>
  >
}

const commands = read('commands.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Command)
const { names, texts } = JSON.parse(read('records.json')) as Records
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const charter = (() => {
  const checked = checkCharter({ charter: JSON.parse(read('charter.json')) as WrittenCharter, library: presetCharters })
  if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.problems))
  return checked.charter
})()
const told = story(charter)
const answers = commands.map((command) => ({ command, answer: told.when(command) }))
const { state, events } = told

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
const last = (type: string) => events.findLast((event) => event.type === type)

describe('the files of the federation', () => {
  it('have a record for every fingerprint, which is the SHA-256 of its salt and text, and no record more', () => {
    for (const [fingerprint, { salt, text }] of Object.entries(texts)) expect(sha256(salt + text)).toBe(fingerprint)
    const lots = commands.flatMap((command) => (command.type === 'commit-lot' ? [command.commitment] : []))
    const used = stringsIn(commands).filter((text) => /^[0-9a-f]{64}$/.test(text) && !lots.includes(text))
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort())
  })

  it('keep names, texts and salts out of the commands, and each salt is another', () => {
    const inCommands = new Set(stringsIn(commands))
    const kept = [...Object.values(names).flatMap(stringsIn), ...Object.values(texts).flatMap(stringsIn)]
    expect(
      kept.filter(
        (text) => inCommands.has(text) && !['subscriptions', 'gifts', 'grants', 'costs', 'bank'].includes(text),
      ),
    ).toEqual([])
    expect(new Set(Object.values(texts).map(({ salt }) => salt)).size).toBe(Object.keys(texts).length)
  })

  it('name everybody, and are in order of days', () => {
    const people = [...state.members.all.keys(), ...state.members.representatives.values()]
    expect(people.filter((id) => names[id] === undefined)).toEqual([])
    expect(commands.map(({ at }) => at)).toEqual(commands.map(({ at }) => at).sort())
  })
})

describe('the year of the federation', () => {
  it('WC-1, WC-2, WC-3, WC-4, WC-5, WC-6, WC-10, WC-11: refuses what it is meant to refuse, and nothing else', () => {
    const refused = answers
      .filter(({ answer }) => answer.kind === 'refused')
      .map(({ command, answer }) => [command.at, command.type, command.by, codesOf(answer).join(' ')])
    expect(refused).toEqual([
      ['2026-01-15', 'nominate', 'm09', 'may-not-nominate'],
      ['2026-02-02', 'cast-election-ballot', 'm10', 'no-right'],
      ['2026-03-18', 'start-round', 'm02', 'outside-domain'],
      ['2026-04-22', 'act', 'm09', 'beyond-budget'],
      ['2026-05-06', 'join', 'm10', 'took-part-regularly'],
      ['2026-06-16', 'approve-pay', 'm09', 'no-right'],
      ['2026-06-29', 'run-payday', 'm01', 'pay-of pay-not-approved'],
      ['2026-09-01', 'start-round', 'm06', 'circle-without-mandate'],
      ['2026-09-02', 'propose-amendment', 'm02', 'only-in-a-meeting'],
    ])
  })

  it('WC-3: seven are elected after a lot between two; whoever lost it comes in by countback', () => {
    expect(last('election-tied')).toMatchObject({ outcome: 'seed-wanted', between: ['m07', 'm08'] })
    expect(last('election-decided')).toMatchObject({ elected: ['m01', 'm02', 'm03', 'm05', 'm04', 'm06', 'm07'] })
    expect(last('vacancy-filled')).toMatchObject({ elected: ['m08'], vacant: 0 })
    expect(sittingIn(state, 'board')).toHaveLength(7)
  })

  it('WC-4, WC-5, WC-6: mandates end, an objection is integrated, another goes to the board, and a link is broken', () => {
    const [board, finance, learning, communication] = circles.circles(state)
    expect(board?.members).toEqual(['m01', 'm02', 'm04', 'm05', 'm06', 'm07', 'm08'])
    expect([finance?.mandate, communication?.mandate]).toEqual([undefined, undefined])
    expect(learning).toMatchObject({ members: ['m02', 'm09'], mandate: { usedMinor: 220_000n, leftMinor: 30_000n } })
    expect(learning?.links).toMatchObject({ wider: { standing: 'broken' }, narrower: { standing: 'holds' } })
    expect(state.circles.over.get('spring-school')?.outcome).toBe('carried')
    expect(state.circles.over.get('gathering')).toMatchObject({
      outcome: 'escalated',
      takenUpBy: 'gathering-in-the-board',
    })
  })

  it('WC-2: the rules are changed in the general meeting, by three quarters of the ballots', () => {
    expect(last('quorum-taken')).toMatchObject({ outcome: 'quorate', needed: 2, entitled: 15 })
    const ending = (decision: string) => state.decisions.closed.get(decision)?.ending
    expect(ending('four-evenings-change-rules')).toMatchObject({ outcome: 'carried', for: 6, against: 1 })
    expect(ending('strategy-vote')).toMatchObject({ outcome: 'carried', for: 4, against: 1, abstain: 1 })
    expect(state.charter.inForce).toMatchObject({ version: '2', admissions: { individual: { attendances: 4 } } })
  })

  it('WC-8, WC-9, WC-11: subscriptions are 1/1000, outside income stays below its limit, and a task is paid once approved', () => {
    const subscribed = events.flatMap((event) => (event.type === 'subscription-set' ? [event.amountMinor] : []))
    expect(subscribed).toEqual(['48214', '31050', '90477', '28000', '15600'])
    expect(last('outside-income-reported')).toMatchObject({
      outsideMinor: '150000',
      incomeMinor: '378341',
      over: false,
    })
    expect(last('pay-paid')).toMatchObject({ member: 'm09', amountMinor: '45000' })
  })

  it('WC-1, WC-10: fourteen may vote; a supporter became one of them, and what was recorded by mistake is undone', () => {
    expect(whoMayVote(state).map(({ member }) => member)).toEqual([
      ...['e01', 'e02', 'e03', 'e04', 'e05'],
      ...['m01', 'm02', 'm04', 'm05', 'm06', 'm07', 'm08', 'm09', 'm10'],
    ])
    expect(state.members.all.get('m10')?.memberClass).toBe('individual')
    expect(
      eventsAbout(events, 'e04')
        .map(({ type }) => type)
        .slice(-4),
    ).toEqual(['membership-ended', 'event-reversed', 'member-restored', 'representative-named'])
  })
})

describe('what the tour prints of it', () => {
  it.each([
    ['en', 'gives the same state', 'ANOTHER STATE'],
    ['es', 'da el mismo estado', 'OTRO ESTADO'],
  ])('in %s: the year in names, without ids that have one, and the log replayed', (locale, same, another) => {
    const text = printedBy(folder, 'tellFederation', locale)
    expect(text).toContain(same)
    expect(text).not.toContain(another)
    expect(text.match(/undefined|NaN|\[object/g)).toBeNull()
    expect(text.match(/\b[mer]\d\d\b/g)).toBeNull()
    const ids = Object.keys(names).filter((id) => id.includes('-'))
    expect(ids.filter((id) => text.includes(id))).toEqual([])
    expect(Object.keys(texts).filter((fingerprint) => text.includes(fingerprint))).toEqual([])
    expect(text.split('\n').filter((line) => line.includes('✗'))).toHaveLength(9)
    expect(text.split('\n').length).toBeLessThan(160)
  })
})
