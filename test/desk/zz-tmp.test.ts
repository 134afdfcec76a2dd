import { it } from 'vitest'
import { presetCharters } from 'coop-rules/presets'
import { soundCharter } from 'coop-rules/charter'
import { changeableIn } from '/work/main/examples/desk/pages/charter/fields.js'
import { labelOfField } from '/work/main/examples/desk/pages/charter/labels.js'
import fed from '/work/main/examples/06-a-year-of-workers-coop/charter.json'
it('x', () => {
  const seen = new Map<string, string>()
  for (const one of [...presetCharters, fed]) {
    const charter = soundCharter({ charter: one, library: presetCharters })
    for (const [section, provisions] of Object.entries(charter)) {
      if (typeof provisions !== 'object' || ['title','about','sources','legalForm','country','extends'].includes(section)) continue
      for (const [id, p] of Object.entries(provisions as any))
        for (const c of changeableIn(p as any)) {
          const f = c.path.split('.')[0]!
          seen.set(c.path, `${c.kind} ${c.value} | ${labelOfField({ charter, section, id, field: f, locale: 'en' })} | ${labelOfField({ charter, section, id, field: f, locale: 'es' })}`)
        }
    }
  }
  for (const [k, v] of seen) console.log(k, '=>', v)
})
