import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { renderCharter } from '../src/charter/index.js'
import { preset, presetCharters } from '../src/presets/index.js'
it('renders', () => {
  mkdirSync('/tmp/words-out', { recursive: true })
  for (const { id } of presetCharters)
    for (const locale of ['en', 'es'] as const)
      for (const format of ['markdown', 'html'] as const)
        writeFileSync(`/tmp/words-out/${id}.${locale}.${format === 'html' ? 'html' : 'md'}`, renderCharter({ charter: preset(id as never), locale, format }))
  expect(1).toBe(1)
})
