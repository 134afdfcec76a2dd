import { type KeyPair, newSigner } from 'coop-rules/secrecy'
import { backupOf, keep, keyId, kept, restore } from './sealed-kept.js'
import { find, type Island, islandOf, keepFile, onPress, say, send } from './sealed-shared.js'

/** Makes a member's voting key in their browser, and keeps it there: only its public part is sent. */
const island = islandOf() as Island<{ readonly key: string; readonly send: string }> | undefined
if (island !== undefined) {
  const { root, facts } = island
  const { words } = facts
  const make = onPress(root, 'make', async () => {
    // One that is here but was never saved is tried again, before another is made.
    const before = await kept<KeyPair>(keyId(facts))
    const pair = before !== undefined && before.key !== facts.key ? before : newSigner()
    await keep(keyId(facts), pair)
    const sent = await send(facts.send, { key: pair.key }, facts)
    if ('words' in sent) {
      say(root, ...sent.words)
      return
    }
    location.reload()
  })
  const backup = onPress(root, 'backup', async () => {
    keepFile(`${facts.coop}-${facts.person}-keys.json`, await backupOf(facts))
  })
  const file = find(root, '#restore') as HTMLInputElement
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? []
    if (chosen === undefined) return
    void chosen.text().then(async (text) => {
      const good = await restore(facts, text)
      await show()
      say(root, good ? (words['restored'] ?? '') : (words['wrongFile'] ?? ''))
    })
  })
  const show = async (): Promise<void> => {
    const pair = await kept<KeyPair>(keyId(facts))
    backup.hidden = pair === undefined
    make.hidden = pair?.key === facts.key
    if (facts.key === '') say(root)
    else if (pair === undefined) say(root, words['notHere'] ?? '')
    else say(root, (pair.key === facts.key ? words['here'] : words['otherKey']) ?? '')
  }
  await show()
  root.hidden = false
}
