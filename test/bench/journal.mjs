import { openJournal } from 'coop-rules/accounts'
import { performance } from 'node:perf_hooks'
import { randomFrom } from './inputs.mjs'
import { sink } from './measure.mjs'
import { checkEqual, row } from './rows.mjs'

/**
 * Posting entries and taking the trial balance, with every check: up to a million entries of two to four postings on fifty accounts. What is new each time is made on the way, as it would come out of a file; the same loop
 * without posting is the peer, so that making the entries is not counted as ours. Memory is what the journal holds on to: sums, ids, and what each entry said, not the entries.
 */
export const journal = (_settings, quick) => {
  const sizes = quick ? [1000, 2000, 4000] : [250_000, 500_000, 1_000_000]
  // Once beforehand: compiling is no part of an entry.
  for (let times = 0; times < 3; times++) post(openJournal({ accounts }), 2000)
  return sizes.flatMap((size) => {
    sink.last = undefined
    const before = held()
    const opened = openJournal({ accounts })
    const [mine, sum] = timed(() => post(opened, size))
    const [making] = timed(() => post({ post: (entry) => ((sink.last = entry), { kind: 'posted' }) }, size))
    const balance = opened.trialBalance()
    checkEqual(
      'debits and credits',
      balance.rows.reduce((total, { balanceMinor }) => total + balanceMinor, 0n),
      0n,
    )
    checkEqual('entries', balance.entries, size)
    const bytes = held() - before
    sink.last = [opened, sum]
    const name = `journal of ${size} entries, posted and balanced`
    return [
      row({ name: `${name} (ns an entry; making them)`, ours: (mine * 1e6) / size, peer: (making * 1e6) / size }),
      row({ name: `${name} (bytes an entry held)`, ours: bytes / size }),
    ]
  })
}

const accounts = Array.from({ length: 50 }, (_, at) => ({
  id: `part ${at}`,
  kind: ['asset', 'liability', 'equity', 'income', 'expense'][at % 5],
}))

const post = (journal, size) => {
  const random = randomFrom(12)
  const pick = () => accounts[Math.floor(random() * accounts.length)].id
  let posted = 0
  for (let at = 0; at < size; at++) {
    const count = 1 + Math.floor(random() * 3)
    let rest = 0
    const postings = []
    for (let part = 0; part < count; part++) {
      const amountMinor = Math.floor(random() * 1_000_000) - 500_000
      rest -= amountMinor
      postings.push({ account: pick(), amountMinor, project: 'app', line: 'design' })
    }
    postings.push({ account: pick(), amountMinor: rest })
    const outcome = journal.post({ id: `e${at}`, date: '2025-06-30', currency: 'USD', postings })
    if (outcome.kind === 'posted') posted++
  }
  checkEqual('posted', posted, size)
  return posted
}

const timed = (run) => {
  const start = performance.now()
  const result = run()
  return [performance.now() - start, result]
}

const held = () => {
  for (let times = 0; times < 3; times++) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
