import { describe, expect, it } from 'vitest'
import * as says from '../../src/problems/en.js'
import { PROBLEMS_ES } from '../../src/problems/es.js'
import { isRulesError, LOCALES, plainCopy, type Problem, type Words } from '../../src/problems/index.js'
import { knownLocale } from '../../src/problems/locale.js'

/** Both sentences of a saying in both languages: the Spanish ones are keyed by the code. */
const wordsOf = (key: keyof typeof says, facts: Readonly<Record<string, string | number>>): readonly string[] => {
  const english = says[key].words as (facts: unknown) => Words
  const spanish = PROBLEMS_ES[says[key].code] as (facts: unknown) => Words
  return [english(facts), spanish(facts)].map(({ expected, todo }) => `${expected}. ${todo}`)
}

describe('At the boundary', () => {
  it.each<[keyof typeof says, Readonly<Record<string, string | number>>, readonly RegExp[]]>([
    ['thresholdOutOfRange', { meant: '' }, [/Write a share such as 2\/3/, /Escriba una parte como 2\/3/]],
    ['thresholdOutOfRange', { meant: '72%' }, [/Write 72% if/, /Escriba 72% si/]],
    ['notWithin', { from: 3, to: 3 }, [/^3\. /, /^3\. /]],
    ['notWithin', { from: 2, to: 3 }, [/from 2 to 3\. /, /de 2 a 3\. /]],
    ['wrongQuorumOfHolders', { from: 3, to: 3 }, [/^3\. /, /^3\. /]],
    ['wrongQuorumOfHolders', { from: 2, to: 3 }, [/from 2 to 3\. /, /de 2 a 3\. /]],
    ['wrongLength', { least: '1', most: '' }, [/^no fewer than 1\. /, /^no menos de 1\. /]],
    ['wrongLength', { least: '', most: '9' }, [/^no more than 9\. /, /^no más de 9\. /]],
    ['unknownProvision', { id: 'a', section: 'b', known: '' }, [/./, /no hay ninguna\. Añádala\.$/]],
    ['unknownProvision', { id: 'a', section: 'b', known: 'c' }, [/c/, /están: c\. Nombre una/]],
    ['otherParent', { parent: '' }, [/./, /^ninguna huella/]],
    ['otherParent', { parent: 'p@1' }, [/p@1/, /^p@1, de donde parten/]],
    ['brokenJson', { kind: 'empty' }, [/./, /^JSON en este archivo\. /]],
    ['brokenJson', { kind: 'end' }, [/./, /^un JSON que siga aquí como empezó\. El archivo acaba antes de cerrar/]],
    ['brokenJson', { kind: 'else' }, [/./, /^un JSON que siga aquí como empezó\. Mire esta línea/]],
    ['impossibleChange', { member: 'ana', kind: 'former' }, [/ana/, /que para entonces ya no es miembro\. /]],
    ['impossibleChange', { member: 'ana', kind: 'elsewhere' }, [/ana/, /que para entonces elsewhere/]],
  ])('%s of %o', (key, facts, patterns) => {
    const words = wordsOf(key, facts)
    for (const [at, pattern] of patterns.entries()) expect(words[at]).toMatch(pattern)
  })
})

describe('Refused', () => {
  it('a language without words, with those that have some', () => {
    expect(LOCALES.map(knownLocale)).toEqual(LOCALES)
    try {
      knownLocale('de' as never)
      expect.unreachable()
    } catch (error) {
      expect(isRulesError(error) && error.problems).toMatchObject([
        { code: 'not-one-of', path: 'locale', expected: expect.stringContaining(LOCALES.join(', ')) as string },
      ])
    }
  })

  it('what is no data, and what nests too deep, with how deep it may', () => {
    const problems: Problem[] = []
    const thrower = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no keys')
        },
      },
    )
    expect(plainCopy(thrower, problems)).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'wrong-kind', path: '', expected: 'an object' }])
    const deep: Problem[] = []
    plainCopy(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`), deep)
    expect(deep).toMatchObject([{ code: 'too-deep', facts: { most: expect.any(Number) as number } }])
    expect(deep[0]?.expected).not.toContain('undefined')
  })
})
