import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/**
 * A text is, to the letter, what was kept of it when it was read and found right. Where it changes on purpose, COOP_RULES_KEEP=yes writes it anew: then what changed is read before it is committed.
 */
export const expectKept = (file: URL, text: string): void => {
  const ended = `${text}\n`
  if (process.env['COOP_RULES_KEEP'] === 'yes') writeFileSync(file, ended)
  expect(ended).toBe(readFileSync(file, 'utf8'))
}
