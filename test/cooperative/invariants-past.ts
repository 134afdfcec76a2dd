import { expect } from 'vitest'
import { EVOLVERS, TELLERS } from '../../src/cooperative/chapters.js'
import { numberOn } from '../../src/cooperative/averages/in-force.js'
import { charterOn } from '../../src/cooperative/charter/state.js'
import { readEvent, type State } from '../../src/cooperative/index.js'
import { explain } from '../../src/reasons/index.js'
import type { Happened } from './invariants-story.js'

/** What is over stays as it is: whatever happens, each record of the past is the very one that it was. */
export const pastStays = (): ((happened: Happened) => void) => {
  const numbersThen = new Map<string, string>()
  return ({ before, after, events }) => {
    if (events.length === 0) return
    const same = (
      name: string,
      was: Iterable<readonly [string, unknown]>,
      is: { get: (id: string) => unknown },
    ): void => {
      for (const [id, value] of was) if (is.get(id) !== value) expect([name, id, is.get(id)]).toEqual([name, id, value])
    }
    same('decisions', before.decisions.closed, after.decisions.closed)
    same(
      'paydays',
      [...before.pay.paydays].filter(([, { ranOn }]) => ranOn !== undefined),
      after.pay.paydays,
    )
    same('payouts', before.pay.payouts, after.pay.payouts)
    same('years', before.surplus.years, after.surplus.years)
    same('amendments', before.charter.ended, after.charter.ended)
    same('reports', before.surplus.reports, after.surplus.reports)
    for (const [id, was] of before.accounts.entries) {
      const is = after.accounts.entries.get(id)
      expect([id, is?.postings, is?.on]).toEqual([id, was.postings, was.on])
      if (was.document !== undefined) expect(is?.document).toEqual(was.document)
    }
    for (const [id, was] of before.elections.all) {
      const is = after.elections.all.get(id)
      expect([id, is?.opening]).toEqual([id, was.opening])
      if (was.stage === 'ended') expect(is).toBe(was)
      if (was.stage !== 'decided') continue
      expect([id, ['decided', 'ended'].includes(is?.stage ?? '')]).toEqual([id, true])
      expect([is?.candidates, is?.votingUntil, is?.seed]).toEqual([was.candidates, was.votingUntil, was.seed])
    }
    for (const [id, was] of before.circles.over) {
      const { takenUpBy: _, ...then } = was
      expect(after.circles.over.get(id)).toMatchObject(then)
    }
    if (before.at !== undefined)
      before.charter.history.forEach((was, at) => {
        expect(after.charter.history[at]).toBe(was)
      })
    numbersOfThePastStay(before, after, numbersThen)
  }
}

/** A number that was in force on a day that is over stays in force for that day. */
const numbersOfThePastStay = (before: State, after: State, then: Map<string, string>): void => {
  const day = before.at
  if (day === undefined || after.at === undefined || after.at === day) return
  const items = Object.keys(after.charter.inForce.averageItems ?? {}).filter((one) => one !== 'removal-threshold')
  const valueOf = (item: string, on: typeof day): string => {
    const { numerator, denominator } = numberOn(after, item, undefined, on).value
    return `${numerator}/${denominator}`
  }
  expect(charterOn(after.charter, day)).toBe(charterOn(before.charter, day))
  for (const [key, value] of [...then].slice(-40)) {
    const [item = '', on = ''] = key.split('\n')
    expect([key, valueOf(item, on as typeof day)]).toEqual([key, value])
  }
  for (const item of items) then.set(`${item}\n${day}`, valueOf(item, day))
}

/** What is stored can be read back, tells what happened in both languages, and is folded by one chapter for each slice of the state. */
export const eventsAreSound = ({ events, answer }: Happened): void => {
  expect(answer.because.length).toBeGreaterThan(0)
  for (const { event, before } of events) {
    const stored: unknown = JSON.parse(JSON.stringify(event))
    expect(readEvent(stored)).toEqual({ kind: 'event', event: stored })
    const tellers = TELLERS.get(event.type) ?? []
    expect([event.type, tellers.length > 0]).toEqual([event.type, true])
    for (const teller of tellers) {
      const because = teller(before, event)
      expect([event.type, because.length > 0]).toEqual([event.type, true])
      for (const locale of ['en', 'es'] as const) expect(explain(because, locale)).not.toMatch(/undefined|NaN|\[object/)
    }
    const patched = new Set<string>()
    for (const evolver of EVOLVERS.get(event.type) ?? [])
      for (const slice of Object.keys(evolver(before, event))) {
        if (slice === 'agenda') continue
        expect([event.type, slice, patched.has(slice)]).toEqual([event.type, slice, false])
        patched.add(slice)
      }
  }
  for (const locale of ['en', 'es'] as const)
    expect(explain(answer.because, locale)).not.toMatch(/undefined|NaN|\[object/)
}
