import { addToCeremony } from '../../kernel/ballot-records.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import type { Asked } from '../../kernel/route.js'
import { holdersPage } from './holders.js'
import { WORDS } from './holders-words.js'
import { keyMakingOf, mayKnow, voteHere } from './vote.js'
import { notHere } from './who-may-hold.js'

/** Asks people outside the vote to hold parts of its key; whoever was asked before is not any more. */
export async function nameHolders(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  if (here?.now === undefined || here.now.ballotsOpened || !mayKnow(asked, here)) return asked.notFound()
  const holders = [...new Set(asked.fields('holder').filter((one) => one !== ''))].sort()
  const { keyHolders } = here.now
  // Before anything else: the form says how many, and whoever miscounts is told in the same words.
  if (holders.length !== keyHolders) return holdersPage(asked, { words: [t.howMany(keyHolders, holders.length)] }, 422)
  const strangers = await notHere(asked, holders)
  if (strangers.length > 0) return holdersPage(asked, { words: [t.notHere(strangers.join(', '))] }, 422)
  const would = { type: 'open-ballots', decision: here.decision, opening: SOME_TEXT, holders } as const
  if (!could(asked, would)) {
    // The rules say why: what they refuse they refuse again.
    const refused = await asked.run(would)
    if (refused !== undefined) return holdersPage(asked, refused, 422)
  }
  const by = asked.me
  await addToCeremony(asked.house, here.vote, (items) =>
    sameAs(keyMakingOf(items).holders, holders) ? { add: [] } : { add: [{ type: 'holders', holders, by }] },
  )
  return asked.redirect(`/sealed/${here.decision}/key`)
}

const sameAs = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')
