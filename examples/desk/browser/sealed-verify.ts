import { type Because, explain, type Reason } from 'coop-rules/reasons'
import { type LastCast, tryReadRecord, verifyRecord } from 'coop-rules/secrecy'
import { cited } from '../kernel/cited.js'
import { ballotId, kept } from './sealed-kept.js'
import { find, inWords, type Island, islandOf, onPress, say } from './sealed-shared.js'

/** Checks a ballot record in the reader's own browser, and says what its result rests on. */
const island = islandOf() as Island<{ readonly file: string; readonly clauses: readonly string[] }> | undefined
if (island !== undefined) {
  const { root, facts } = island
  const word = (name: string): string => facts.words[name] ?? ''
  const known = new Set(facts.clauses)
  /** In words, with the clauses alone that the page said are known here. */
  const tell = (because: Because): string => explain(cited(because, known), facts.locale)
  root.hidden = false
  onPress(root, 'verify', async () => {
    const text = await (await fetch(facts.file)).text()
    const record = tryReadRecord(text)
    const verified = verifyRecord(text)
    const out = find(root, '[data-verified]')
    out.replaceChildren()
    if (verified.kind === 'refused' || record.kind === 'refused') {
      say(root, word('notSound'), verified.kind === 'refused' ? inWords(verified.problems, facts) : '')
      return
    }
    say(root, word('sound'))
    out.append(paragraph(tell(verified.because)))
    for (const result of verified.results) {
      out.append(paragraph(tell(result.because)))
      out.append(heading(word('rests')), list(result.assumptions))
      out.append(heading(word('tells')), list(result.discloses))
    }
    const mine = await kept<LastCast>(ballotId(facts, record.entries[0]?.fingerprint ?? ''))
    if (mine === undefined) return
    const found = verifyRecord(text, { receipts: [mine.trackingCode] }).kind === 'sound'
    out.prepend(paragraph(word(found ? 'mine' : 'missing')))
  })

  function list(reasons: readonly Reason[]): HTMLElement {
    const made = document.createElement('ul')
    made.append(
      ...reasons.map((reason) => {
        const item = document.createElement('li')
        item.textContent = tell([reason])
        return item
      }),
    )
    return made
  }
}

const paragraph = (text: string): HTMLElement => withText('p', text)
const heading = (text: string): HTMLElement => withText('h3', text)
const withText = (name: string, text: string): HTMLElement => {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
