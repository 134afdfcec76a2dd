import { describe, expect, it } from 'vitest'
import { idProblem } from '../../src/problems/index.js'

const accepted = (id: unknown): boolean => idProblem(id, 'member') === undefined

describe('From the source', () => {
  it('WJC-3: anyone may propose, so any id that prints on one line will do', () => {
    for (const id of ['ana', 'm17', 'Ana María Ñúñez', '社員-7', 'a@b.coop', '0', ' ', '__proto__', 'constructor']) {
      expect(accepted(id)).toBe(true)
    }
  })
})

describe('At the boundary', () => {
  it('0 characters are refused, 1 and 200 are taken, 201 are refused', () => {
    expect([0, 1, 199, 200, 201].map((length) => accepted('x'.repeat(length)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
  it('control characters end at 31, and 127 is one more', () => {
    expect([0, 9, 10, 31, 32, 126, 127, 160].map((code) => accepted(`a${String.fromCharCode(code)}b`))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      false,
      true,
    ])
  })
  it.each([
    ['the line separator', '\u2028'],
    ['the paragraph separator', '\u2029'],
    ['the next line, a control character', '\u0085'],
  ])('%s does not print on one line', (_name, separator) => {
    expect(accepted(`ana${separator}ben`)).toBe(false)
  })
})

describe('Refused', () => {
  it.each([undefined, null, 7, 7n, true, {}, ['ana'], Symbol('ana'), new String('ana')])('not-a-name: %o', (id) => {
    expect(idProblem(id, 'ballots[2].member')).toMatchObject({ code: 'not-a-name', path: 'ballots[2].member' })
  })
})
