import { renderCharter } from 'coop-rules/charter'
import type { Asked } from '../../kernel/route.js'

/** The charter in force, as data. */
export const charterJson = ({ charter, download }: Asked) =>
  download({ name: `${charter.id}.json`, type: 'application/json', body: `${JSON.stringify(charter, null, 2)}\n` })

/** The charter in force, as text for people. */
export const byLawsFile = ({ charter, download, locale }: Asked) =>
  download({
    name: `${charter.id}-${locale}.md`,
    type: 'text/markdown',
    body: renderCharter({ charter, locale, format: 'markdown' }),
  })
