import type { Charter, Extends, WrittenCharter } from './charter.js'
import { diffCharters } from './diff.js'
import type { LocalText } from './say.js'

/**
 * Writes a charter as a fork of another: only what differs, field by field, ready for a file.
 *
 * @example
 * ```ts
 * import { writeFork } from 'coop-rules/charter'
 *
 * const parent = { id: 'a', version: '1', title: 'Bakers', currency: 'EUR' }
 * writeFork({ parent, charter: { ...parent, id: 'b', currency: 'GBP' } })
 * // => { id: 'b', version: '1', extends: { charter: 'a', version: '1' }, title: 'Bakers', currency: 'GBP' }
 * ```
 */
export const writeFork = (input: { readonly parent: Charter; readonly charter: Charter }): WrittenCharter => {
  const { parent, charter } = input
  const written: Record<string, Record<string, Record<string, unknown> | null>> = {}
  const identity: Record<string, unknown> = {}
  for (const change of diffCharters({ from: parent, to: charter }).changes) {
    if (change.kind === 'identity') {
      identity[change.field] = change.to ?? null
      continue
    }
    const chapter = (written[change.section] ??= {})
    if (change.kind === 'changed') (chapter[change.id] ??= {})[change.field] = change.to ?? null
    else chapter[change.id] = change.kind === 'added' ? { ...change.provision } : null
  }
  const from: Extends = { charter: parent.id, version: parent.version }
  const { id, version, title } = charter
  return { id, version, extends: from, title, ...identity, ...written }
}

/** Begins a fork of a charter: a file that extends it and changes nothing yet but its name. */
export const forkCharter = (input: {
  readonly parent: Pick<Charter, 'id' | 'version'>
  readonly id: string
  readonly title: LocalText
}): WrittenCharter => ({
  $schema: './node_modules/coop-rules/charter.schema.json',
  id: input.id,
  version: '1',
  extends: { charter: input.parent.id, version: input.parent.version },
  title: input.title,
})
