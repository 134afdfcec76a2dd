import { describe, expect, it } from 'vitest'

/** What `node test/storage/endure.mjs` holds a store against would find what it is there to find. */
interface Counts {
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
  readonly invented: number
  readonly outOfOrder: number
}
interface LedgerOf {
  sent: (coop: string, command: object) => void
  answered: (commandId: string, answer: object) => void
  compare: (coop: string, commits: readonly object[]) => Counts
}
const path = new URL('endure/ledger.mjs', import.meta.url).href
const { Ledger } = (await import(/* @vite-ignore */ path)) as { Ledger: new () => LedgerOf }

const commandOf = (n: number) => ({ commandId: `ana-${n}`, by: 'ana', value: `0.${n}` })
const commitOf = (n: number, place = n) => ({
  position: String(place),
  events: [{ type: 'number-proposed', ...commandOf(n) }],
})
const founding = { position: '0', events: [{ type: 'cooperative-founded' }] }
const good = { acknowledged: 3, lost: 0, doubled: 0, invented: 0, outOfOrder: 0 }

/** Three commands that were answered one after the other, and a fourth that was not. */
const compared = (...commits: readonly object[]): Counts => {
  const ledger = new Ledger()
  for (const n of [1, 2, 3]) {
    ledger.sent('wjc', commandOf(n))
    ledger.answered(`ana-${n}`, { kind: 'accepted', position: String(n), events: commitOf(n).events })
  }
  ledger.sent('wjc', commandOf(4))
  return ledger.compare('wjc', [founding, ...commits])
}

describe('From what was sent and answered', () => {
  it('a log with all that was answered is good, with or without what was not', () => {
    expect(compared(commitOf(1), commitOf(2), commitOf(3))).toMatchObject(good)
    expect(compared(commitOf(1), commitOf(2), commitOf(3), commitOf(4))).toMatchObject(good)
  })

  it('what is lost, doubled, invented or turned round is found', () => {
    expect(compared(commitOf(1), commitOf(2))).toMatchObject({ ...good, lost: 1 })
    expect(compared(commitOf(1), commitOf(2), commitOf(3), commitOf(3))).toMatchObject({ ...good, doubled: 1 })
    expect(compared(commitOf(1), commitOf(2), commitOf(3), commitOf(5))).toMatchObject({ ...good, invented: 1 })
    expect(compared(commitOf(1), commitOf(2), commitOf(3, 9))).toMatchObject({ ...good, lost: 1, invented: 1 })
    expect(compared(commitOf(1), commitOf(3), commitOf(2))).toMatchObject({ ...good, outOfOrder: 1 })
    const other = { position: '2', events: [{ type: 'number-proposed', ...commandOf(2), value: '0.9' }] }
    expect(compared(commitOf(1), other, commitOf(3))).toMatchObject({ ...good, lost: 1, invented: 1 })
  })
})
