import { preset } from 'coop-rules/presets'
import { memoryStores } from 'coop-rules/storage'
import { describe, expect, it } from 'vitest'
import { Names } from '../../examples/desk/kernel/names.js'

const CHARTER = preset('worker-coop-es')
const namesOf = () => new Names(memoryStores().records, 'taller')

describe('days in a sentence', () => {
  it('are written as people write them only where the calendar has them', async () => {
    const names = namesOf()
    const say = (date: string) => names.inWords(`received "${date}"`, CHARTER, 'en')
    expect(await say('2026-02-28')).toBe('Received "28 February 2026"')
    for (const none of ['2026-02-29', '2026-02-30', '2026-13-40', '2026-00-00'])
      expect(await say(none)).toBe(`Received "${none}"`)
    expect(await say('2028-02-29')).toBe('Received "29 February 2028"')
  })
})

describe('«y» and «e»', () => {
  it.each([
    ['Ibiza', 'e'],
    ['Íñigo', 'e'],
    ['“Íntegra”', 'e'],
    ['«Hípica»', 'e'],
    ['¿Irnos?', 'e'],
    ['Hielo', 'y'],
    ['«Ámbar»', 'y'],
    ['Ñandú', 'y'],
    ['(2) idas', 'y'],
  ])('before %s it is «%s», whatever the id begins with', async (name, joiner) => {
    const names = namesOf()
    await names.rename('inigo', name)
    await names.rename('sede', name)
    expect(await names.inWords('ana e inigo', CHARTER, 'es')).toBe(`Ana ${joiner} ${name}`)
    expect(await names.inWords('ana y sede', CHARTER, 'es')).toBe(`Ana ${joiner} ${name}`)
  })
})
