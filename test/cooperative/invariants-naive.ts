import { type CalendarDate, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import type { Event } from '../../src/cooperative/index.js'
import { exact, type Ratio } from '../../src/exact/index.js'
import { slow, slowCompare, slowMean, slowMedian } from '../arbitraries/slow.js'

type Members = NonNullable<Charter['decisions']>[string]['electorate']['members']
type Item = NonNullable<Charter['averageItems']>[string]

/** Who belongs where, written down as the events tell it: names in sets, and nothing counted. */
export class NaivePeople {
  charter: Charter
  readonly standing = new Map<string, { memberClass: string; is: 'member' | 'probationer'; suspended: boolean }>()
  readonly teams = new Map<string, Set<string>>()
  readonly circles = new Map<string, Set<string>>()

  constructor(charter: Charter) {
    this.charter = charter
  }

  see(event: Event, charter: Charter): void {
    this.charter = charter
    switch (event.type) {
      case 'member-joined':
      case 'member-restored': {
        const before = this.standing.get(event.member)
        const suspended = before?.is === 'probationer' && before.memberClass === event.memberClass && before.suspended
        this.standing.set(event.member, { memberClass: event.memberClass, is: 'member', suspended })
        break
      }
      case 'probation-begun':
        this.standing.set(event.member, { memberClass: event.memberClass, is: 'probationer', suspended: false })
        break
      case 'class-changed': {
        const before = this.standing.get(event.member)
        if (before !== undefined) before.memberClass = event.memberClass
        break
      }
      case 'member-suspended':
      case 'member-reinstated': {
        const before = this.standing.get(event.member)
        if (before !== undefined) before.suspended = event.type === 'member-suspended'
        break
      }
      case 'membership-ended':
        this.standing.delete(event.member)
        break
      case 'team-joined':
        this.teams.set(event.project, (this.teams.get(event.project) ?? new Set()).add(event.member))
        break
      case 'team-left':
        this.teams.get(event.project)?.delete(event.member)
        break
      case 'circle-joined':
        this.circles.set(event.circle, (this.circles.get(event.circle) ?? new Set()).add(event.member))
        break
      case 'circle-left':
        this.circles.get(event.circle)?.delete(event.member)
        break
      default:
    }
  }

  votes(member: string): boolean {
    const found = this.standing.get(member)
    if (found === undefined) return false
    const { memberClasses, membership, admissions } = this.charter
    if (memberClasses?.[found.memberClass]?.hasVote !== true) return false
    if (found.suspended && membership?.voting?.suspendedVote !== true) return false
    const onProbation = Object.values(admissions ?? {}).some(
      (one) => one.memberClass === found.memberClass && one.voteInProbation === true,
    )
    return found.is === 'member' || onProbation
  }

  /** Everybody who is entitled now, but for the parties. */
  entitled(
    { members, except = [] }: { readonly members: Members; readonly except?: readonly string[] },
    scope: string | undefined,
    parties: Readonly<Record<string, string>> = {},
  ): Set<string> {
    const without = new Set(except.map((party) => parties[party]))
    return new Set([...this.group(members, scope)].filter((member) => !without.has(member)))
  }

  private group(members: Members, scope = ''): Iterable<string> {
    if (members === 'circle') return this.circles.get(scope) ?? []
    if (typeof members === 'object' && 'circle' in members) return this.circles.get(members.circle) ?? []
    if (typeof members === 'object' && 'team' in members) return this.teams.get(scope) ?? []
    const of = typeof members === 'object' ? members.classes : undefined
    return [...this.standing]
      .filter(([member, { memberClass }]) => this.votes(member) && of?.includes(memberClass) !== false)
      .map(([member]) => member)
  }
}

/** From which day on a change made on a day counts. */
const countsFrom = (acts: Item['acts'], at: CalendarDate): CalendarDate => {
  const [year, month] = [Number(at.slice(0, 4)), Number(at.slice(5, 7))]
  if (acts === 'next-day') return dateOfEpochDay(epochDay(at) + 1)
  if (acts === 'next-year') return `${year + 1}-01-01` as CalendarDate
  if (acts !== 'next-month') return at
  return (month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`) as CalendarDate
}

interface Said {
  readonly at: CalendarDate
  readonly member: string
  /** Nothing where it was taken back. */
  readonly value?: Ratio
  readonly anew?: true
  /** They may no longer propose: also what they said in rounds before is gone. */
  readonly gone?: true
}

/** Every proposal that was ever made, in a list; numbers are worked out anew from the whole of it each time. */
export class NaiveNumbers {
  readonly said = new Map<string, Said[]>()

  see(event: Event, people: NaivePeople): void {
    const { at } = event
    const key = 'item' in event && 'scope' in event ? `${event.item}\n${event.scope ?? ''}` : ''
    if (event.type === 'number-proposed')
      this.say(`${event.item}\n${event.scope ?? ''}`, { at, member: event.member, value: exact(event.value) })
    if (event.type === 'number-withdrawn') this.say(`${event.item}\n${event.scope ?? ''}`, { at, member: event.member })
    if (event.type === 'item-voted-anew') this.say(key === '' ? `${event.item}\n` : key, { at, member: '', anew: true })
    const gone = LEAVING.has(event.type) && 'member' in event ? event.member : undefined
    if (gone === undefined) return
    for (const [one, all] of this.said) {
      const [item = '', scope = ''] = one.split('\n')
      const rule = people.charter.averageItems?.[item]
      const there = rule === undefined || people.entitled(rule.proposedBy, scope).has(gone)
      if (!there && all.some(({ member }) => member === gone)) all.push({ at, member: gone, gone: true })
    }
  }

  /** The number in force on a day, that everybody's latest proposals up to then come to. */
  on(item: string, scope: string | undefined, rule: Item, day: CalendarDate): Ratio {
    const rounds = [new Map<string, Ratio>()]
    for (const { at, member, value, anew, gone } of this.said.get(`${item}\n${scope ?? ''}`) ?? []) {
      if (countsFrom(rule.acts, at) > day) continue
      const round = rounds.at(-1)
      if (anew === true) rounds.push(new Map())
      else if (gone === true) for (const one of rounds) one.delete(member)
      else if (value === undefined) round?.delete(member)
      else round?.set(member, value)
    }
    const ruling = rounds.findLast((round) => round.size >= Math.max(1, rule.minimumProposals))
    if (ruling === undefined) return exact(rule.provisional as string)
    const all = [...ruling.values()]
    const value = rule.aggregation === 'median' ? slowMedian(all) : slowMean(all)
    return rule.places === undefined ? value : toPlaces(value, rule.places)
  }

  private say(key: string, said: Said): void {
    this.said.set(key, [...(this.said.get(key) ?? []), said])
  }
}

const LEAVING: ReadonlySet<string> = new Set([
  'membership-ended',
  'member-suspended',
  'class-changed',
  'team-left',
  'circle-left',
])

/** To the nearest place, ties to the even neighbour: tried one whole after the other. */
const toPlaces = (value: Ratio, places: number): Ratio => {
  const scale = 10n ** BigInt(places)
  const scaled = slow(value.numerator * scale, value.denominator)
  const below = scaled.numerator / scaled.denominator
  const half = slowCompare(slow(2n * (scaled.numerator - below * scaled.denominator), scaled.denominator), slow(1n))
  const up = half > 0 || (half === 0 && below % 2n === 1n)
  return slow(up ? below + 1n : below, scale)
}
