import { setTimeout as delay } from 'node:timers/promises'
import { cooperative } from 'coop-rules/cooperative'
import type { CoopHouse, Houses } from './kernel/house.js'
import { factsOf, type Line } from './kernel/log.js'

/**
 * Looks after what no request does: what falls due at midnight happens though nobody asks for anything, and now and then it is saved where the co-ops stand, so that a server that was killed opens fast. What it does is right on any number of servers at once.
 */
export const keepUp = async (input: {
  readonly houses: Houses
  readonly today: () => string
  readonly log: (line: Line) => void
  readonly stopping: AbortSignal
}): Promise<void> => {
  const { houses, today, log, stopping } = input
  const saved = new Map<string, number>()
  while (!isOver(stopping)) {
    for (const { coop } of await houses.list().catch(() => [])) {
      if (isOver(stopping)) return
      try {
        const house = await houses.open(coop)
        if (house === undefined) continue
        await passTime(house, today())
        const { position } = await house.desk.catchUp()
        if (position - (saved.get(coop) ?? 0) < MOST_UNSAVED) continue
        await house.desk.saveSnapshot()
        saved.set(coop, position)
      } catch (error) {
        log({ level: 'error', event: 'keeping-up', ...factsOf(error) })
      }
    }
    await delay(EVERY_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined)
  }
}

const isOver = ({ aborted }: AbortSignal): boolean => aborted

const EVERY_MS = 60_000
/** How many events a server that opens a co-op may have to fold. */
const MOST_UNSAVED = 1_000

/** Says that a day has come, where something falls due on it. Of several servers that say so, one is heard. */
const passTime = async ({ desk, charter }: CoopHouse, today: string): Promise<void> => {
  const state = await desk.catchUp()
  const { at } = state
  if (at === undefined || at >= today) return
  const command = { type: 'pass-time', at: today, by: 'desk' } as const
  const due = cooperative(charter).decide(state, command)
  if (due.kind === 'accepted' && due.events.some(({ type }) => type !== 'time-passed'))
    await desk.run({ ...command, commandId: `pass-time-${today}` })
}
