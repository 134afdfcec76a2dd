import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../examples/07-secret-vote')

describe('what the tour prints of a secret vote', () => {
  const printed = (locale: string): string => {
    const script = `import { tellSecretVote } from './tour.mjs'
      tellSecretVote({ locale: '${locale}', print: (line = '') => process.stdout.write(line + '\\n') })`
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    return stdout
  }

  it.each([
    ['en', 'It is carried. 7 of 10 ballots are for.', 'The entry was changed after it was written'],
    ['es', 'Queda aprobada. 7 de 10 papeletas son a favor.', 'La anotación se cambió después de escribirla'],
  ])('in %s: what came of it, and that nothing can be changed', (locale, outcome, changed) => {
    const text = printed(locale)
    expect(text).toContain(outcome)
    expect(text).toContain(changed)
    expect(text.match(/undefined|NaN|\[object/g)).toBeNull()
  })
})
