import { Fields } from '../calendar/index.js'
import { type Ratio, ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import {
  type CandidateId,
  ELECTION_KEYS,
  type PreferentialInput,
  type ReadElection,
  type ReadPapers,
  readElection,
  readPapers,
} from './ballots.js'
import { cut } from './cut.js'
import { type Credit, creditsOf, type ElectionOutcome, namesOf, outcomeOf } from './outcome.js'
import { settle, type Unsettled } from './ties.js'

/** How finely Meek's count reckons. */
export interface MeekPrecision {
  /** The decimals of votes and keep values, from 5 to 30. */
  readonly places: number
  /** A round ends when the surpluses together are below one in ten to this power; from 1 to `places`. */
  readonly omega: number
}

/** An election by preferences, and how finely it is counted. */
export type MeekInput = PreferentialInput & MeekPrecision

/** The part of each vote that a candidate keeps: all of it until they are elected, nothing once they are excluded. */
export interface Keep {
  readonly candidate: CandidateId
  readonly keep: Ratio
}

/** A round of the count, which ends with an election or an exclusion. The votes of all candidates and what is exhausted add up to the valid ballots. */
export interface MeekStage {
  readonly stage: number
  /** How often the votes were distributed until the round ended. */
  readonly iterations: number
  readonly quota: Ratio
  readonly votes: readonly Credit[]
  readonly keepValues: readonly Keep[]
  /** What those elected before this round hold above the quota. */
  readonly surplus: Ratio
  /** What no candidate keeps of the ballots that name nobody further. */
  readonly exhausted: Ratio
  readonly elected: readonly CandidateId[]
  readonly excluded: readonly CandidateId[]
  readonly because: Because
}

/** What came of Meek's count. */
export type MeekCount = ElectionOutcome & {
  readonly valid: number
  readonly blank: number
  readonly stages: readonly MeekStage[]
}

/**
 * Who is elected, counted by Meek's method? Whoever is elected keeps only the part of every vote that leaves them with a quota, and the rest goes on to the next preference, whoever that is; this is worked out until those parts hold. The
 * quota is the votes that are not exhausted divided by the seats and one more, to the places stated and no further, and one unit of the last place; it falls as votes are exhausted. A round ends when somebody reaches the quota, and is elected;
 * or else when the surpluses together are below omega, or have ceased to shrink: then the candidate with the fewest votes is excluded. Where no more candidates are left than seats, they are elected.
 *
 * Reckoned in whole units of the last place. Rounded up: the part of a ballot that a candidate keeps; the keep value times the quota, and that divided by the votes. Rounded down: the quota. Candidates are level for exclusion where their votes
 * differ by no more than the surpluses together, which one more iteration could still move. It ends for any ballots: every round elects or excludes, and within a round the surplus shrinks by whole units.
 *
 * Rounding loses up to a unit of the last place on each paper, so state places enough: with as many papers as one unit goes into a vote, the result is no longer exact to a vote.
 *
 * `places: 9, omega: 6` is the reference rule of the Proportional Representation Foundation.
 *
 * Throws, with everything that is wrong: `precision-out-of-range`, and what `countScottish` throws.
 *
 * Source: WC-3; Hill, Wichmann and Woodall, Algorithm 123, The Computer Journal 30 (1987); the Reference Meek Rule of the Proportional Representation Foundation, steps A to C. Reading: ties are broken as `tieBreaks` says; the reference rule
 * leaves that to the election.
 *
 * @example
 * ```ts
 * import { countMeek } from 'coop-rules/elections'
 *
 * const count = countMeek({
 *   candidates: ['ana', 'ben', 'cleo'], seats: 2, tieBreaks: ['lot'], places: 9, omega: 6,
 *   ballots: [{ preferences: ['ana', 'ben'], count: 5 }, { preferences: ['ben'], count: 2 }, { preferences: ['cleo'], count: 2 }],
 * })
 * count.elected // => ['ana', 'ben']
 * ```
 */
export const countMeek = (input: MeekInput): MeekCount => orThrow(tryCountMeek(input))

/** The same for data from outside: refuses, with everything that is wrong, where `countMeek` throws. */
export const tryCountMeek = (input: MeekInput): MeekCount | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, [...ELECTION_KEYS, 'places', 'omega'], '')
  const election = readElection(input, ['earlier-stages', 'lot', 'run-off'], fields)
  const precision = readPrecision(input, '', fields)
  const papers = readPapers(input.ballots, election, fields)
  if (fields.problems.length > 0 || precision === undefined) return fields.refused
  return new MeekTable(election, papers, precision).count()
}

/** Reads how finely Meek's count reckons. */
export const readPrecision = (
  record: Readonly<Record<string, unknown>>,
  path: string,
  fields: Fields,
): MeekPrecision | undefined => {
  const within = (key: 'places' | 'omega', from: number, to: number): number | undefined => {
    const value = record[key]
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value
    return fields.note(
      value === undefined
        ? wrongKind(value, `${path}${key}`, '')
        : problem(says.precisionOutOfRange, { path: `${path}${key}`, received: value, facts: { from, to } }),
    )
  }
  const places = within('places', 5, 30)
  const omega = within('omega', 1, places ?? 30)
  return places === undefined || omega === undefined ? undefined : { places, omega }
}

/**
 * Where ballots have come that name the same candidates until here: ballots are one as long as nobody is elected or excluded, for whoever is neither keeps all that comes and is the last on them.
 */
interface Step {
  readonly candidate: number
  /** The step before; undefined of the first one on a ballot. */
  readonly before: Step | undefined
  readonly next: Map<number, Step>
  /** How many papers come here, and how many name nobody further. */
  papers: number
  ends: number
  /** What one paper has left after this step. */
  left: bigint
}

const roundedUp = (numerator: bigint, denominator: bigint): bigint => (numerator + denominator - 1n) / denominator

/** The table on which the ballots lie while they are counted. */
class MeekTable {
  readonly #election: ReadElection
  readonly #papers: ReadPapers
  readonly #precision: MeekPrecision
  /** One vote, in units of the last place. */
  readonly #one: bigint
  readonly #omega: bigint
  readonly #hopeful: boolean[]
  readonly #keep: bigint[]
  readonly #elected: number[] = []
  readonly #stages: MeekStage[] = []
  readonly #history: bigint[][] = []
  readonly #because: Reason[] = []
  #votes: bigint[] = []
  /** Papers on which nobody is left. */
  #spent = 0
  #exhausted = 0n
  #quota = 0n
  #surplus = 0n

  constructor(election: ReadElection, papers: ReadPapers, precision: MeekPrecision) {
    this.#election = election
    this.#papers = papers
    this.#precision = precision
    this.#one = 10n ** BigInt(precision.places)
    this.#omega = 10n ** BigInt(precision.places - precision.omega)
    this.#hopeful = [...election.stands]
    this.#keep = election.stands.map((stands) => (stands ? this.#one : 0n))
  }

  count(): MeekCount {
    const { candidates, seats, clauses } = this.#election
    let unsettled: Unsettled | undefined
    do unsettled = this.#round()
    while (unsettled === undefined && this.#left() > 0 && this.#contenders().length > 0)
    const { valid, blank } = this.#papers
    const because: Because = [
      { code: 'counted-by', clauses, method: 'meek-stv', seats, valid, blank },
      { code: 'meek-precision', clauses, ...this.#precision },
      { code: 'meek-quota', clauses, quota: ratio(this.#quota, this.#one), seats },
      ...this.#because,
    ]
    const outcome = outcomeOf(namesOf(this.#elected, candidates), this.#election, because, unsettled)
    return { ...outcome, valid, blank, stages: this.#stages }
  }

  /** Distributes the votes until somebody is elected or the keep values hold; then somebody is excluded. */
  #round(): Unsettled | undefined {
    const steps = this.#steps()
    let before: bigint | undefined
    for (let iterations = 1; ; iterations++) {
      this.#distribute(steps)
      const reached = this.#indices().filter((one) => this.#hopeful[one] === true && this.#votesOf(one) >= this.#quota)
      const few = this.#contenders().length <= this.#left()
      if (reached.length > 0 || few) return this.#elect(reached, iterations)
      if (this.#surplus < this.#omega || (before !== undefined && this.#surplus >= before))
        return this.#exclude(iterations)
      before = this.#surplus
      for (const one of this.#elected) this.#keep[one] = this.#keepAfter(one)
    }
  }

  /** What an elected candidate keeps from now on: as much less as their votes are above the quota. */
  #keepAfter(one: number): bigint {
    const scaled = roundedUp((this.#keep[one] as bigint) * this.#quota, this.#one)
    const votes = this.#votesOf(one)
    const keep = votes === 0n ? this.#one : roundedUp(scaled * this.#one, votes)
    // Rounding up may leave someone a few units below the quota; nobody keeps more than all of a vote.
    return keep > this.#one ? this.#one : keep
  }

  /** The ways that the ballots take, each step after the one before it. */
  #steps(): readonly Step[] {
    const steps: Step[] = []
    this.#spent = 0
    const first = new Map<number, Step>()
    for (const { preferences, count } of this.#papers.papers) {
      let before: Step | undefined
      for (const candidate of preferences) {
        if (this.#keep[candidate] === 0n) continue
        const known = before?.next ?? first
        let step = known.get(candidate)
        if (step === undefined) {
          step = { candidate, before, next: new Map(), papers: 0, ends: 0, left: 0n }
          known.set(candidate, step)
          steps.push(step)
        }
        step.papers += count
        before = step
        if (this.#hopeful[candidate] === true) break
      }
      if (before === undefined) this.#spent += count
      else before.ends += count
    }
    return steps
  }

  #distribute(steps: readonly Step[]): void {
    const votes = this.#election.candidates.map(() => 0n)
    this.#exhausted = this.#one * BigInt(this.#spent)
    for (const step of steps) {
      const { candidate, before, papers, ends } = step
      const weight = before === undefined ? this.#one : before.left
      const kept = roundedUp(weight * (this.#keep[candidate] as bigint), this.#one)
      votes[candidate] = (votes[candidate] as bigint) + kept * BigInt(papers)
      step.left = weight - kept
      if (ends > 0) this.#exhausted += step.left * BigInt(ends)
    }
    this.#votes = votes
    const total = votes.reduce((sum, had) => sum + had, 0n)
    this.#quota = total / BigInt(this.#election.seats + 1) + 1n
    const surplus = this.#elected.reduce((sum, one) => sum + this.#votesOf(one) - this.#quota, 0n)
    this.#surplus = surplus < 0n ? 0n : surplus
  }

  #elect(reached: readonly number[], iterations: number): Unsettled | undefined {
    const { sits } = this.#election
    const stage = this.#stages.length + 1
    // Rounding up can leave somebody elected a few units short, and so bring one candidate too many to the quota.
    const contend = cut(
      reached.filter((one) => sits[one] !== true),
      this.#left(),
      this.#byVotes,
      stage,
      this.#election,
      this.#history,
    )
    const reasons: Reason[] = [...contend.because]
    const sitting = reached.filter((one) => sits[one] === true)
    const elected = this.#seat([...sitting, ...contend.taken], 'reached-quota', reasons)
    elected.push(...this.#fillLast(reasons))
    this.#close(iterations, reasons, elected, [])
    return contend.unsettled
  }

  #exclude(iterations: number): Unsettled | undefined {
    const { candidates, clauses } = this.#election
    const stage = this.#stages.length + 1
    const contenders = this.#contenders()
    let chosen = contenders[0] as number
    for (const one of contenders) if (this.#votesOf(one) < this.#votesOf(chosen)) chosen = one
    const most = this.#votesOf(chosen) + this.#surplus
    const between = contenders.filter((one) => this.#votesOf(one) <= most)
    const reasons: Reason[] = []
    if (between.length > 1) {
      const tie = { between, tieFor: 'exclusion', places: 1, forSeats: this.#left(), stage } as const
      const told = settle({ ...tie, earlier: this.#history }, this.#election)
      if (told.kind === 'left') {
        this.#close(iterations, [], [], [])
        return told.unsettled
      }
      chosen = told.chosen[0] as number
      reasons.push(...told.because)
    }
    const candidate = candidates[chosen] as CandidateId
    const votes = ratio(this.#votesOf(chosen), this.#one)
    reasons.push({ code: 'candidate-excluded', clauses, candidate, votes, transferred: true })
    const keeps = this.#keepValues()
    this.#hopeful[chosen] = false
    this.#keep[chosen] = 0n
    this.#close(iterations, reasons, this.#fillLast(reasons), [candidate], keeps)
    return undefined
  }

  /** Elects those who are left where they are no more than the seats that are left. */
  #fillLast(reasons: Reason[]): number[] {
    const contenders = this.#contenders()
    return contenders.length > this.#left() ? [] : this.#seat(contenders, 'last-vacancies', reasons)
  }

  /** Elects, whoever has the most votes first. */
  #seat(who: readonly number[], code: 'reached-quota' | 'last-vacancies', reasons: Reason[]): number[] {
    const elected = [...who].sort((one, other) => this.#byVotes(other, one))
    if (elected.length === 0) return elected
    const { candidates, clauses } = this.#election
    for (const one of elected) this.#hopeful[one] = false
    this.#elected.push(...elected)
    reasons.push({ code, clauses, candidates: namesOf(elected, candidates), stage: this.#stages.length + 1 })
    return elected
  }

  readonly #byVotes = (one: number, other: number): number => {
    const difference = this.#votesOf(one) - this.#votesOf(other)
    return difference === 0n ? 0 : difference < 0n ? -1 : 1
  }

  #keepValues(): readonly Keep[] {
    return this.#election.candidates.map((candidate, at) => ({
      candidate,
      keep: ratio(this.#keep[at] as bigint, this.#one),
    }))
  }

  #close(
    iterations: number,
    reasons: readonly Reason[],
    elected: readonly number[],
    excluded: readonly CandidateId[],
    keepValues = this.#keepValues(),
  ): void {
    const { candidates, clauses } = this.#election
    const stage = this.#stages.length + 1
    const exact = (votes: bigint): Ratio => ratio(votes, this.#one)
    const facts = { quota: exact(this.#quota), surplus: exact(this.#surplus), exhausted: exact(this.#exhausted) }
    this.#because.push(...reasons)
    this.#history.push(this.#votes)
    this.#stages.push({
      stage,
      iterations,
      ...facts,
      votes: creditsOf(candidates, (one) => exact(this.#votesOf(one))),
      keepValues,
      elected: namesOf(elected, candidates),
      excluded,
      because: [{ code: 'meek-stage', clauses, stage, iterations, ...facts }, ...reasons],
    })
  }

  #left(): number {
    const { open, sits } = this.#election
    return open - this.#elected.filter((one) => sits[one] !== true).length
  }

  #contenders(): readonly number[] {
    const { sits } = this.#election
    return this.#indices().filter((one) => this.#hopeful[one] === true && sits[one] !== true)
  }

  #indices(): readonly number[] {
    return [...this.#hopeful.keys()]
  }

  #votesOf(one: number): bigint {
    return this.#votes[one] as bigint
  }
}
