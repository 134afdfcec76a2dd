import type { Cooperative, Event } from '../../../cooperative/index.js'
import type { Streams } from '../../stream.js'
import { holdRounds, takePart } from './circles.js'
import { elect, followSeats, voteInElections } from './elections.js'
import { Life } from './life.js'
import { callMeeting, decidesInMeetings, holdMeeting } from './meetings.js'
import { proposeNumbers } from './numbers.js'
import type { Parameters } from './parameters.js'
import { followPay, openMenu, type Paid, payEveryone } from './pay.js'
import { comeAndGo, found, goOnOusting, oust } from './people.js'
import { appoint, followProjects, goOnProjects, proposeProjects, proposeRemovals } from './projects.js'
import { countSecretly } from './secret.js'
import { castBallots, openMatters, proposeItems } from './votes.js'

/** A cooperative, how its members go about it, and whoever watches. */
interface LiveInput {
  readonly coop: Cooperative
  readonly parameters: Parameters
  readonly streams: Streams
  /** Is told whatever happens. */
  readonly told?: (event: Event) => void
  /** Sees the end of each month, counted from 1. */
  readonly see?: (life: Life, paid: Paid, month: number) => void
}

/** The life of a cooperative from its founding on, month after month, each with the same course: the charter leaves most of the days to its members, and these are ours. */
export const live = ({
  coop,
  parameters,
  streams,
  told,
  see,
}: LiveInput): { readonly life: Life; readonly paid: Paid } => {
  const life = new Life(coop, parameters, streams)
  if (told !== undefined) life.watch(told)
  const projects = followProjects(life)
  const paid = followPay(life)
  const seats = followSeats(life)
  found(life)
  for (let month = 0; month < parameters.months; month++) {
    // What happens by chance in a month does not depend on what happened in those before.
    const people = streams.membership.of(month)
    const schedule = streams.schedule.of(EACH_MONTH + month)
    life.until(month, 1)
    comeAndGo(life, people)
    elect(life, seats, schedule)
    openMenu(life, schedule)
    appoint(life, schedule)
    life.until(month, 2)
    const meeting = callMeeting(life, schedule)
    if (!decidesInMeetings(life)) openMatters(life, schedule)
    proposeItems(life, schedule)
    proposeProjects(life, schedule)
    oust(life, schedule)
    proposeRemovals(life, projects, schedule)
    countSecretly(life)
    life.until(month, 3)
    proposeNumbers(life, month)
    castBallots(life)
    life.until(month, 6)
    takePart(life)
    voteInElections(life)
    life.until(month, 16)
    goOnProjects(life, projects, schedule)
    goOnOusting(life)
    countSecretly(life)
    castBallots(life)
    if (meeting !== undefined) holdMeeting(life, meeting, schedule)
    life.until(month, 20)
    castBallots(life)
    holdRounds(life, schedule)
    life.until(month, 25)
    payEveryone(life, projects, schedule)
    life.until(month, 27)
    see?.(life, paid, month + 1)
  }
  return { life, paid }
}

/** The streams before these are for the orders in which members propose. */
const EACH_MONTH = 2_000_000
