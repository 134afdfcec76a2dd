import { type Charter, diffCharters } from 'coop-rules/charter'
import { type State, views } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import type { Because } from 'coop-rules/reasons'
import { describe, expect, it } from 'vitest'
import { cited, clausesKnown } from '../../examples/desk/kernel/cited.js'
import { deskOfPeople } from './people.js'

const BECAUSE = [
  { code: 'tie', clauses: ['WJC-7', 'CW-1', 'by-laws, article 7'] },
  { code: 'tie', clauses: ['WJC-7'] },
] as unknown as Because

const clausesIn = (because: Because) => because.map(({ clauses }) => clauses)
/** What is known where these charters followed each other; the last is in force. */
const known = (...charters: readonly Charter[]) =>
  clausesKnown({
    inForce: charters.at(-1),
    history: charters.map((charter) => ({ on: undefined, charter })),
  } as unknown as State['charter'])

describe('which clauses a page names', () => {
  it('CW-1, WJC-7: those that the charter names somewhere, at any depth, and no other', () => {
    expect(clausesIn(cited(BECAUSE, known(preset('worker-coop-es'))))).toEqual([['CW-1'], []])
    expect(clausesIn(cited(BECAUSE, known(preset('we-just-coop'))))).toEqual([['WJC-7'], ['WJC-7']])
    const own = {
      ...preset('worker-coop-plain'),
      decisions: { x: { rule: { tie: { clauses: ['by-laws, article 7'] } } } },
    }
    expect(clausesIn(cited(BECAUSE, known(own as never)))[0]).toContain('by-laws, article 7')
  })

  it('the facts of a reason stay as they are, and so do the reasons that were given', () => {
    const given = structuredClone(BECAUSE)
    expect(cited(given, known(preset('worker-coop-es')))[0]).toEqual({ code: 'tie', clauses: ['CW-1'] })
    expect(given).toEqual(BECAUSE)
  })

  it('those of a charter before are known for ever, and those of one that was never in force are not', () => {
    const [before, after] = [preset('we-just-coop'), preset('worker-coop-es')]
    expect(clausesIn(cited(BECAUSE, known(before, after)))).toEqual([['WJC-7', 'CW-1'], ['WJC-7']])
    expect(clausesIn(cited(BECAUSE, known(after)))).toEqual([['CW-1'], []])
  })

  it('minutes and receipts say the same after an amendment that no longer names their clause', async () => {
    const from = preset('we-just-coop')
    const people = ['ana', 'ben', 'cleo']
    const desk = await deskOfPeople('co-op', people)
    const ana = await desk.person('ana')
    const head = () => ({ at: desk.today(), by: 'ana' })
    await desk.give({ ...head(), type: 'propose-number', item: 'vacation-days', value: '25' })
    const minutes = await ana.read('/minutes')
    expect(minutes).toContain('WJC-17')
    const to = JSON.parse(JSON.stringify({ ...from, version: '2' }).replaceAll('"WJC-17"', '"WJC-1"')) as Charter
    const { changes } = diffCharters({ from, to })
    await desk.give({ ...head(), type: 'propose-amendment', amendment: 'a1', version: '2', changes } as never)
    for (const { decision } of views.decisions.openDecisions(desk.state()))
      for (const by of people) await desk.give({ type: 'cast', at: desk.today(), by, decision, answer: 'for' })
    desk.days(60)
    await desk.give({ ...head(), type: 'pass-time' })
    expect(JSON.stringify(desk.state().charter.inForce)).not.toContain('WJC-17')
    const oldest = (text: string) => text.slice(text.indexOf('Ana proposes 25'))
    expect(oldest(await ana.read('/minutes'))).toBe(oldest(minutes))
  })
})
