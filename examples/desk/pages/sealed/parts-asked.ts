import { views } from 'coop-rules/cooperative'
import { ballotsOf, ceremonyOf } from '../../kernel/ballot-records.js'
import type { Asked } from '../../kernel/route.js'
import { keyMakingOf, type SealedVote } from './vote.js'

/** What is asked of a key holder now: to take part at all, to make their part with the others, or to count. */
export interface PartAsked {
  readonly decision: string
  readonly what: 'take' | 'make' | 'count'
}

/** The sealed votes under way of whose key whoever asks holds a part, or is to, and that wait for them. */
export const partsAsked = async (asked: Asked): Promise<readonly PartAsked[]> => {
  const open = [...asked.state.decisions.open.keys()].flatMap(
    (decision) => views.decisions.sealedVote(asked.state, decision) ?? [],
  )
  const found = await Promise.all(
    open.map(async (now) => {
      const what = await askedOf(asked, now)
      return what === undefined ? [] : [{ decision: now.decision, what }]
    }),
  )
  return found.flat()
}

const askedOf = async ({ house, me }: Asked, now: SealedVote): Promise<PartAsked['what'] | undefined> => {
  const vote = `${now.decision}.${now.openedAt}`
  const { holders, identities, items } = keyMakingOf(await ceremonyOf(house, vote))
  if (!holders.includes(me)) return undefined
  const mine = items.filter((item) => item.type !== 'holders' && item.holder === me)
  if (!now.ballotsOpened) {
    if (!identities.has(me)) return 'take'
    const isMade = mine.some((item) => item.type === 'message' && item.message.kind === 'confirmation')
    return isMade && mine.some(({ type }) => type === 'certificates') ? undefined : 'make'
  }
  if (!now.ballotsClosed) return undefined
  const { record } = await ballotsOf(house, vote)
  const close = record?.entries.at(-1)
  if (close?.type !== 'close') return undefined
  const hasSigned = mine.some(
    (item) => (item.type === 'signed' || item.type === 'counted') && item.close === close.fingerprint,
  )
  return hasSigned ? undefined : 'count'
}
