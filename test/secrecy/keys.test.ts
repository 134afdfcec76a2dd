import { describe, expect, it } from 'vitest'
import { holds } from '../../src/secrecy/claims.js'
import { type Certificate, type CertifiedKey, readCertificates } from '../../src/secrecy/certificates.js'
import { ORDER, type Point, readPoint, scalarText } from '../../src/secrecy/group.js'
import { certifyKey, compareIds, keyOf, newSigner, testsOnlyRandom } from '../../src/secrecy/index.js'
import { isRulesError } from '../../src/problems/index.js'

const random = testsOnlyRandom('keys')
const people = new Map(['ana', 'berta', 'carlos', 'olga'].map((name) => [name, newSigner(random)]))
const secretOf = (name: string): string => people.get(name)?.secret ?? ''
const ANA: CertifiedKey = { cooperative: 'bakers', member: 'ana', key: people.get('ana')?.key ?? '' }
const KEYS: ReadonlyMap<string, Point> = new Map([...people].map(([name, { key }]) => [name, readPoint(key) as Point]))

const by = (name: string, certified = ANA): Certificate =>
  certifyKey({ ...certified, by: name, secret: secretOf(name) }, random)
/** The codes and places of what is wrong, in the data or in the signatures. */
const wrongs = (certificates: readonly Certificate[], certified = ANA): readonly string[] => {
  const { problems, claims } = readCertificates({ ...certified, certificates }, KEYS)
  const untrue = claims.filter(({ equations }) => !holds(equations)).map(({ wrong }) => wrong)
  return [...problems, ...untrue].map(({ code, path }) => `${code} ${path}`)
}
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    return isRulesError(error) ? `${error.code}: ${error.message}` : String(error)
  }
  return undefined
}

describe('keys', () => {
  describe('From the source', () => {
    it('RFC 9496: the key of the secret 1 is the generator, that of 2 its double', () => {
      expect(keyOf(scalarText(1n))).toBe('e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76')
      expect(keyOf(scalarText(2n))).toBe('6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919')
    })
  })

  describe('At the boundary', () => {
    it('a secret lies from 1 to the order less 1', () => {
      expect(codeOf(() => keyOf(scalarText(ORDER - 1n)))).toBeUndefined()
      expect(codeOf(() => keyOf(scalarText(0n)))).toContain('not-a-scalar')
      expect(codeOf(() => keyOf(scalarText(ORDER)))).toContain('not-a-scalar')
    })
  })

  describe('Always true', () => {
    it('every key is new, and belongs to its secret', () => {
      const made = Array.from({ length: 50 }, () => newSigner())
      expect(new Set(made.map(({ key }) => key)).size).toBe(50)
      expect(made.every(({ secret, key }) => keyOf(secret) === key)).toBe(true)
    })

    it('ids are ordered by the numbers of their characters, beyond 65535 too', () => {
      const ids = ['', 'a', 'ab', 'b', 'ñ', '\u{ffee}', '\u{10000}', '\u{1f600}']
      expect([...ids].reverse().sort(compareIds)).toEqual(ids)
      expect(compareIds('ab', 'ab')).toBe(0)
    })
  })

  describe('Refused', () => {
    it('a wrong secret is not shown', () => {
      const secret = 'ff'.repeat(32)
      expect(codeOf(() => keyOf(secret))).not.toContain('ffff')
      expect(codeOf(() => keyOf('short'))).not.toContain('short')
    })
  })
})

describe('certificates', () => {
  describe('At the boundary', () => {
    it('two people certify a key, or more; one is too few', () => {
      expect(wrongs([by('berta'), by('carlos')])).toEqual([])
      expect(wrongs([by('berta'), by('carlos'), by('olga')])).toEqual([])
      expect(wrongs([by('berta')])).toEqual(['too-few-certificates certificates'])
      expect(wrongs([])).toEqual(['too-few-certificates certificates'])
    })
  })

  describe('Refused', () => {
    it('the same certifier twice', () => {
      expect(wrongs([by('berta'), by('berta')])).toEqual([
        'listed-twice certificates[1]',
        'too-few-certificates certificates',
      ])
    })

    it('a member who certifies themself', () => {
      expect(wrongs([by('ana'), by('berta')])).toEqual(['certified-by-themself certificates[0].by'])
    })

    it('somebody who is neither of the electorate nor a key holder', () => {
      const { secret } = newSigner(random)
      const stranger = certifyKey({ ...ANA, by: 'zoe', secret }, random)
      expect(wrongs([by('berta'), stranger])).toEqual(['not-a-certifier certificates[1].by'])
    })

    it('a certificate signed by another than it says', () => {
      const { signature } = by('berta')
      expect(wrongs([{ by: 'carlos', signature }, by('olga')])).toEqual(['certificate-false certificates[0].signature'])
      const forged = certifyKey({ ...ANA, by: 'carlos', secret: secretOf('berta') }, random)
      expect(wrongs([forged, by('olga')])).toEqual(['certificate-false certificates[0].signature'])
    })

    it.each([
      ['cooperative', { ...ANA, cooperative: 'millers' }],
      ['member', { ...ANA, member: 'alba' }],
      ['key', { ...ANA, key: keyOf(secretOf('carlos')) }],
    ])('a certificate for another %s', (_, other) => {
      expect(wrongs([by('berta', other), by('olga')])).toEqual(['certificate-false certificates[0].signature'])
    })

    it('a signature that is no proof at all', () => {
      const signature = { commit: '00'.repeat(32), response: '00'.repeat(32) }
      expect(wrongs([{ by: 'berta', signature }, by('olga')])).toEqual(['certificate-false certificates[0].signature'])
    })
  })
})
