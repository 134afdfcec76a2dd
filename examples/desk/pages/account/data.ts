import { type Event, eventsAbout } from 'coop-rules/cooperative'
import { LOG } from 'coop-rules/storage'
import type { Asked } from '../../kernel/route.js'

/** Everything that the co-op keeps about whoever asks, for them to take home: what the log says of them, what they wrote, and their account. Of others it has what stands in the same events. */
export async function myData(asked: Asked) {
  const { house, person: me } = asked
  const { accounts } = house
  const events: Event[] = []
  for await (const commit of house.stores.events.read({ coop: house.coop, stream: LOG }))
    events.push(...eventsAbout(commit.events as unknown as readonly Event[], me))
  const [passkeys, sessions, invitations, recoveries] = await Promise.all([
    accounts.passkeys.of(me),
    accounts.sessionsOf(me),
    accounts.invitations.of(me),
    accounts.recoveries.all(),
  ])
  const data = {
    cooperative: house.coop,
    on: asked.today,
    id: me,
    name: await asked.nameOf(me),
    events,
    texts: await textsIn(asked, events),
    account: {
      passkeys: passkeys.map(({ name, added, lastUsed }) => ({
        name,
        added: moment(added),
        lastUsed: moment(lastUsed),
      })),
      sessions: sessions.map(({ from, until }) => ({ from: moment(from), until: moment(until) })),
      invitations: invitations.map(({ person, what, on, stands }) => ({ person, what, on: moment(on), stands })),
      recoveries: recoveries
        .filter(({ person, askedBy, confirmedBy }) => [person, askedBy, confirmedBy].includes(me))
        .map(({ link: _, askedOn, until, ...rest }) => ({ ...rest, askedOn: moment(askedOn), until: moment(until) })),
    },
  }
  return asked.download({
    name: `${house.coop}-${asked.today}.json`,
    type: 'application/json',
    body: `${JSON.stringify(data, undefined, 1)}\n`,
  })
}

/** The texts behind the fingerprints in what somebody did themselves. */
const textsIn = async (asked: Asked, events: readonly Event[]): Promise<Readonly<Record<string, string>>> => {
  const theirs = JSON.stringify(events.filter(({ by }) => by === asked.person))
  const fingerprints = [...new Set(theirs.match(/(?<=")[0-9a-f]{64}(?=")/g) ?? [])]
  const texts = await Promise.all(fingerprints.map((one) => asked.house.names.textOf(one, asked.locale)))
  return Object.fromEntries(
    fingerprints.flatMap((one, at): readonly (readonly [string, string])[] => {
      const text = texts[at]
      return text === undefined ? [] : [[one, text]]
    }),
  )
}

const moment = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString()
