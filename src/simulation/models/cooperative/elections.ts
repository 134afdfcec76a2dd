import { views } from '../../../cooperative/index.js'
import type { Stream } from '../../stream.js'
import type { Life, Person } from './life.js'

/** Who sits where, as the events of elections tell it. */
export interface Seats {
  /** Elections of the charter that are under way, or whose seats are held. */
  readonly busy: Set<string>
}

/** Follows elections by what happens. */
export const followSeats = (life: Life): Seats => {
  const provisions = new Map<string, string>()
  const busy = new Set<string>()
  life.watch((event) => {
    if (event.type === 'election-opened') {
      provisions.set(event.election, event.provision)
      busy.add(event.provision)
    } else if (event.type === 'election-called-off' || event.type === 'term-ended')
      busy.delete(provisions.get(event.election) ?? '')
  })
  return { busy }
}

/** Bodies that the charter has elected are, by as many candidates as there are seats. */
export const elect = (life: Life, { busy }: Seats, chance: Stream): void => {
  for (const [provision, { seats, nominatedBy }] of Object.entries(life.charter.elections ?? {})) {
    const electorate = life.electorate()
    const by = electorate[0]
    if (busy.has(provision) || by === undefined) continue
    const candidates = candidatesFor(life, electorate, chance).slice(0, seats)
    // Where nobody is there who may name candidates, there is no election.
    const nominator =
      nominatedBy === undefined ? by : electorate.find(({ memberClass }) => nominatedBy.includes(memberClass))
    if (nominator === undefined) continue
    const election = life.named('election')
    const days = { nominationsUntil: life.after(2), votingUntil: life.after(8) }
    if (candidates.length === 0 || !life.give({ type: 'open-election', by: by.name, election, provision, ...days }))
      continue
    for (const { name: candidate } of candidates) {
      if (!life.give({ type: 'nominate', by: nominator.name, election, candidate }) || candidate === nominator.name)
        continue
      life.give({ type: 'accept-nomination', by: candidate, election })
    }
  }
}

/** Persons in an order by chance, nobody who sits already. */
const candidatesFor = (life: Life, electorate: readonly Person[], chance: Stream): readonly Person[] => {
  const sitting = new Set(views.circles.circles(life.state).flatMap(({ members }) => members))
  const free = electorate.filter(
    ({ name, memberClass }) => !sitting.has(name) && life.charter.memberClasses?.[memberClass]?.kind === 'person',
  )
  return [...chance.order(free.length)].map((at) => free[at] as Person)
}

/** Members vote in the elections that are open: for as many as there are seats, all alike. */
export const voteInElections = (life: Life): void => {
  if (life.charter.elections === undefined) return
  for (const person of life.members.values())
    for (const { election } of views.elections.electionsAwaiting(life.state, person.name)) {
      const found = views.elections.electionInFull(life.state, election)
      if (found?.stage !== 'voting' || !person.doing.chance(life.parameters.turnout)) continue
      const all = found.candidates
      const method = life.charter.elections[found.provision]?.method
      const ballot = method === 'approval' ? { approved: [...all] } : { ranked: [...all] }
      life.give({ type: 'cast-election-ballot', by: person.name, election, ballot })
    }
}
