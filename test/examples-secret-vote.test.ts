import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printedBy } from './printed.js'

const folder = join(import.meta.dirname, '../examples/07-secret-vote')

describe('what the tour prints of a secret vote', () => {
  it.each([
    ['en', 'It is carried. 7 of 10 ballots are for.', 'The entry was changed after it was written'],
    ['es', 'Queda aprobada. 7 de 10 papeletas son a favor.', 'La anotación se cambió después de escribirla'],
  ])('in %s: what came of it, and that nothing can be changed', (locale, outcome, changed) => {
    const text = printedBy(folder, 'tellSecretVote', locale)
    expect(text).toContain(outcome)
    expect(text).toContain(changed)
    expect(text.match(/undefined|NaN|\[object/g)).toBeNull()
  })
})
