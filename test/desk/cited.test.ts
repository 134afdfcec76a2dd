import { preset } from 'coop-rules/presets'
import type { Because } from 'coop-rules/reasons'
import { describe, expect, it } from 'vitest'
import { cited } from '../../examples/desk/kernel/cited.js'

const BECAUSE = [
  { code: 'tie', clauses: ['WJC-7', 'CW-1', 'by-laws, article 7'] },
  { code: 'tie', clauses: ['WJC-7'] },
] as unknown as Because

const clausesIn = (because: Because) => because.map(({ clauses }) => clauses)

describe('which clauses a page names', () => {
  it('CW-1, WJC-7: those that the charter names somewhere, at any depth, and no other', () => {
    expect(clausesIn(cited(BECAUSE, preset('worker-coop-es')))).toEqual([['CW-1'], []])
    expect(clausesIn(cited(BECAUSE, preset('we-just-coop')))).toEqual([['WJC-7'], ['WJC-7']])
    const own = {
      ...preset('worker-coop-plain'),
      decisions: { x: { rule: { tie: { clauses: ['by-laws, article 7'] } } } },
    }
    expect(clausesIn(cited(BECAUSE, own as never))[0]).toContain('by-laws, article 7')
  })

  it('the facts of a reason stay as they are, and so do the reasons that were given', () => {
    const given = structuredClone(BECAUSE)
    expect(cited(given, preset('worker-coop-es'))[0]).toEqual({ code: 'tie', clauses: ['CW-1'] })
    expect(given).toEqual(BECAUSE)
  })
})
