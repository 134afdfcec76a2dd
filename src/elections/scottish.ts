import { Fields } from '../calendar/index.js'
import { type Ratio, ratio } from '../exact/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import {
  type CandidateId,
  ELECTION_KEYS,
  type Paper,
  type PreferentialInput,
  type ReadElection,
  type ReadPapers,
  readElection,
  readPapers,
} from './ballots.js'
import { cut } from './cut.js'
import { type Credit, creditsOf, type ElectionOutcome, namesOf, outcomeOf } from './outcome.js'
import { settle, type Tie, type Unsettled } from './ties.js'

/** Some papers that went on together: to whom, how many, what each is worth now, and what they are worth together. */
export interface Transfer {
  readonly to: CandidateId
  readonly papers: number
  readonly value: Ratio
  readonly votes: Ratio
}

/** An election by preferences, and what becomes of papers that nobody's election depends on. */
export interface ScottishInput extends PreferentialInput {
  /** Whether the papers of the last one excluded are transferred although those who are left fill the last vacancies. Who is elected is the same; `omitted` where nothing is said. */
  readonly lastTransfer?: LastTransfer
}

/** What happens to papers whose transfer would change nothing. */
export type LastTransfer = 'omitted' | 'made'

/** What is done at a stage of the count; whether the papers of an excluded candidate went on. */
export type ScottishAction =
  | { readonly kind: 'first-preferences' }
  | { readonly kind: 'surplus'; readonly candidate: CandidateId; readonly surplus: Ratio }
  | { readonly kind: 'exclusion'; readonly candidate: CandidateId; readonly transferred: boolean }

/** A stage of the count, as it stands at its end. The votes of all candidates and what is not transferable add up to the valid ballots. */
export interface ScottishStage {
  readonly stage: number
  readonly action: ScottishAction
  readonly transfers: readonly Transfer[]
  readonly votes: readonly Credit[]
  /** What papers without a further preference were worth, and what was lost by ignoring decimals beyond the fifth; of all stages until now. */
  readonly nonTransferable: Ratio
  readonly elected: readonly CandidateId[]
  readonly excluded: readonly CandidateId[]
  readonly because: Because
}

/** What came of a Scottish count. */
export type ScottishCount = ElectionOutcome & {
  readonly quota: number
  readonly valid: number
  readonly blank: number
  readonly stages: readonly ScottishStage[]
}

/**
 * Who is elected, counted as Scotland counts its local elections? The quota is the valid ballots divided by the seats and one more, the whole part and one. Whoever reaches it is elected. The largest surplus goes first: each paper of that
 * candidate goes to its next preference for someone neither elected nor excluded, at the surplus times the value it came with, divided by the votes of the candidate, to five decimals and no further; what that loses is not transferable. Where
 * there is no surplus, the candidate with the fewest votes is excluded, and their papers go on at the value they came with. Where no more candidates are left than seats, they are elected, and nothing more need be transferred.
 *
 * Surpluses or candidates that are level are told apart as `tieBreaks` says; the order itself says `['earlier-stages', 'lot']`. A tie that is not broken is the outcome. The order of candidates and of ballots plays no part; candidates elected
 * at one stage are listed by their votes.
 *
 * Throws, with everything that is wrong: `unknown-candidate`, `listed-twice`, `empty-list`, `too-many-candidates` (more than 1,000), `not-one-or-more` (the seats, a count of papers), `not-a-count` (more papers together than can be counted), `not-a-seed`, `not-one-of` (a tie-break, `lastTransfer`),
 * `more-sitting-than-seats`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-3; the Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52. Readings: the papers of the last one excluded are not transferred where the rest fill the seats, as rule 52(2) had it; other: they are,
 * as official counts do and the order has allowed since 2021 (`lastTransfer`); of several who are level, those with the fewest at the last stage at which they differed stay in the tie, and an earlier
 * stage tells them apart; blank papers are not valid ones; a preference left out is for whoever reads the papers.
 *
 * @example
 * ```ts
 * import { countScottish } from 'coop-rules/elections'
 *
 * const count = countScottish({
 *   candidates: ['ana', 'ben', 'cleo'], seats: 2, tieBreaks: ['earlier-stages', 'lot'],
 *   ballots: [{ preferences: ['ana', 'ben'], count: 5 }, { preferences: ['ben'], count: 2 }, { preferences: ['cleo'], count: 2 }],
 * })
 * count.quota // => 4
 * count.elected // => ['ana', 'ben']
 * ```
 */
export const countScottish = (input: ScottishInput): ScottishCount => orThrow(tryCountScottish(input))

/** The same for data from outside: refuses, with everything that is wrong, where `countScottish` throws. */
export const tryCountScottish = (input: ScottishInput): ScottishCount | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, [...ELECTION_KEYS, 'lastTransfer'], '')
  const lastTransfer = readLastTransfer(input.lastTransfer, 'lastTransfer', fields)
  const election = readElection(input, ['earlier-stages', 'lot', 'run-off'], fields)
  const papers = readPapers(input.ballots, election, fields)
  return fields.problems.length > 0 ? fields.refused : new ScottishTable(election, papers, lastTransfer).count()
}

export const readLastTransfer = (value: unknown, path: string, fields: Fields): LastTransfer =>
  (value === undefined ? undefined : fields.oneOf(value, ['omitted', 'made'], path)) ?? 'omitted'

/** Votes are counted in hundred-thousandths: five decimals are all that there are. */
const WHOLE = 100_000n

const exact = (votes: bigint): Ratio => ratio(votes, WHOLE)

/** Papers that a candidate holds, all at one value. */
interface Parcel {
  readonly value: bigint
  readonly papers: readonly Paper[]
}

/** The table on which the papers lie while they are counted. */
class ScottishTable {
  readonly #election: ReadElection
  readonly #papers: ReadPapers
  readonly #lastTransfer: LastTransfer
  readonly #quota: bigint
  readonly #continuing: boolean[]
  readonly #votes: bigint[]
  readonly #parcels: Parcel[][]
  readonly #history: bigint[][] = []
  readonly #stages: ScottishStage[] = []
  readonly #elected: number[] = []
  readonly #because: Reason[] = []
  /** Elected above the quota, and not yet brought down to it. */
  #surpluses: number[] = []
  #nonTransferable = 0n

  constructor(election: ReadElection, papers: ReadPapers, lastTransfer: LastTransfer) {
    this.#election = election
    this.#papers = papers
    this.#lastTransfer = lastTransfer
    this.#quota = (BigInt(papers.valid) / BigInt(election.seats + 1) + 1n) * WHOLE
    this.#continuing = [...election.stands]
    this.#votes = election.candidates.map(() => 0n)
    this.#parcels = election.candidates.map(() => [])
  }

  count(): ScottishCount {
    const { candidates } = this.#election
    this.#handOn({ value: WHOLE, papers: this.#papers.papers }, WHOLE)
    let unsettled = this.#close({ kind: 'first-preferences' }, [], [])
    while (unsettled === undefined && !this.#filled()) {
      const [first] = this.#surpluses
      unsettled = first === undefined ? this.#exclude() : this.#transferSurplus(first)
    }
    const { seats, clauses } = this.#election
    const { valid, blank } = this.#papers
    const quota = Number(this.#quota / WHOLE)
    const because: Because = [
      { code: 'counted-by', clauses, method: 'scottish-stv', seats, valid, blank },
      { code: 'quota', clauses, quota, valid, seats },
      ...this.#because,
    ]
    const elected = namesOf(this.#elected, candidates)
    const outcome = outcomeOf(elected, this.#election, because, unsettled)
    return { ...outcome, quota, valid, blank, stages: this.#stages }
  }

  /** Whether nothing is left to be done: nobody else can be elected, or be told from the others. */
  #filled(): boolean {
    return this.#left() === 0 || this.#contenders().length === 0
  }

  /** How many seats are still open to those who do not keep one. */
  #left(): number {
    const { open, sits } = this.#election
    return open - this.#elected.filter((one) => sits[one] !== true).length
  }

  /** Those who may still be elected or excluded. */
  #contenders(): readonly number[] {
    const { sits } = this.#election
    return this.#indices().filter((one) => this.#continuing[one] === true && sits[one] !== true)
  }

  #indices(): readonly number[] {
    return [...this.#continuing.keys()]
  }

  #transferSurplus(first: number): Unsettled | undefined {
    let chosen = first
    for (const one of this.#surpluses) if (this.#votesOf(one) > this.#votesOf(chosen)) chosen = one
    const level = this.#surpluses.filter((one) => this.#votesOf(one) === this.#votesOf(chosen))
    const reasons: Reason[] = []
    if (level.length > 1) {
      const told = settle(this.#tie(level, 'surplus'), this.#election)
      if (told.kind === 'left') return told.unsettled
      chosen = told.chosen[0] as number
      reasons.push(...told.because)
    }
    const votes = this.#votesOf(chosen)
    const surplus = votes - this.#quota
    const parcels = this.#take(chosen)
    this.#votes[chosen] = this.#quota
    this.#surpluses = this.#surpluses.filter((one) => one !== chosen)
    const transfers: Transfer[] = []
    let passedOn = 0n
    for (const parcel of parcels) passedOn += this.#handOn(parcel, (surplus * parcel.value) / votes, transfers)
    this.#nonTransferable += surplus - passedOn
    const candidate = this.#election.candidates[chosen] as CandidateId
    const lost = exact(surplus - passedOn)
    reasons.push({
      code: 'surplus-transferred',
      clauses: this.#election.clauses,
      candidate,
      surplus: exact(surplus),
      votes: exact(votes),
      lost,
    })
    return this.#close({ kind: 'surplus', candidate, surplus: exact(surplus) }, transfers, reasons)
  }

  #exclude(): Unsettled | undefined {
    const contenders = this.#contenders()
    let chosen = contenders[0] as number
    for (const one of contenders) if (this.#votesOf(one) < this.#votesOf(chosen)) chosen = one
    const level = contenders.filter((one) => this.#votesOf(one) === this.#votesOf(chosen))
    const reasons: Reason[] = []
    if (level.length > 1) {
      const told = settle(this.#tie(level, 'exclusion'), this.#election)
      if (told.kind === 'left') return told.unsettled
      chosen = told.chosen[0] as number
      reasons.push(...told.because)
    }
    const votes = this.#votesOf(chosen)
    const candidate = this.#election.candidates[chosen] as CandidateId
    this.#continuing[chosen] = false
    const transferred = this.#lastTransfer === 'made' || contenders.length - 1 > this.#left()
    const transfers: Transfer[] = []
    if (transferred) {
      this.#votes[chosen] = 0n
      let passedOn = 0n
      for (const parcel of this.#take(chosen)) passedOn += this.#handOn(parcel, parcel.value, transfers)
      this.#nonTransferable += votes - passedOn
    }
    reasons.push({
      code: 'candidate-excluded',
      clauses: this.#election.clauses,
      candidate,
      votes: exact(votes),
      transferred,
    })
    return this.#close({ kind: 'exclusion', candidate, transferred }, transfers, reasons, [candidate])
  }

  #tie(between: readonly number[], tieFor: 'surplus' | 'exclusion'): Tie {
    const stage = this.#stages.length + 1
    return { between, tieFor, places: 1, forSeats: this.#left(), stage, earlier: this.#history }
  }

  readonly #byVotes = (one: number, other: number): number => {
    const difference = this.#votesOf(one) - this.#votesOf(other)
    return difference === 0n ? 0 : difference < 0n ? -1 : 1
  }

  #votesOf(one: number): bigint {
    return this.#votes[one] as bigint
  }

  #take(one: number): readonly Parcel[] {
    const parcels = this.#parcels[one] as Parcel[]
    this.#parcels[one] = []
    return parcels
  }

  /** Hands the papers of a parcel on, each to its next preference that still counts, all at one value. Returns what they are worth there. */
  #handOn({ papers }: Parcel, value: bigint, transfers: Transfer[] = []): bigint {
    const onward = new Map<number, { readonly papers: Paper[]; count: number }>()
    for (const paper of papers) {
      const next = paper.preferences.find((one) => this.#continuing[one] === true)
      if (next === undefined) continue
      const pile = onward.get(next)
      if (pile === undefined) onward.set(next, { papers: [paper], count: paper.count })
      else {
        pile.papers.push(paper)
        pile.count += paper.count
      }
    }
    let worth = 0n
    for (const to of this.#indices()) {
      const pile = onward.get(to)
      if (pile === undefined) continue
      const votes = value * BigInt(pile.count)
      this.#votes[to] = this.#votesOf(to) + votes
      this.#parcels[to]?.push({ value, papers: pile.papers })
      const name = this.#election.candidates[to] as CandidateId
      transfers.push({ to: name, papers: pile.count, value: exact(value), votes: exact(votes) })
      worth += votes
    }
    return worth
  }

  /** The end of a stage: who has reached the quota, who fills the last vacancies, and what it all stands at. */
  #close(
    action: ScottishAction,
    transfers: readonly Transfer[],
    done: readonly Reason[],
    excluded: readonly CandidateId[] = [],
  ): Unsettled | undefined {
    const { candidates, clauses, sits } = this.#election
    const stage = this.#stages.length + 1
    const reasons: Reason[] = [...done]
    const elected: number[] = []
    const elect = (some: readonly number[], code: 'reached-quota' | 'last-vacancies'): void => {
      if (some.length === 0) return
      const who = [...some].sort((one, other) => this.#byVotes(other, one))
      for (const one of who) {
        this.#continuing[one] = false
        if (this.#votesOf(one) > this.#quota) this.#surpluses.push(one)
      }
      elected.push(...who)
      this.#elected.push(...who)
      reasons.push({ code, clauses, candidates: namesOf(who, candidates), stage })
    }
    const reached = this.#indices().filter((one) => this.#continuing[one] === true && this.#votesOf(one) >= this.#quota)
    const contend = cut(
      reached.filter((one) => sits[one] !== true),
      this.#left(),
      this.#byVotes,
      stage,
      this.#election,
      this.#history,
    )
    reasons.push(...contend.because)
    const sitting = reached.filter((one) => sits[one] === true)
    elect([...sitting, ...contend.taken], 'reached-quota')
    // A tie for seats leaves more of them than seats.
    if (this.#contenders().length <= this.#left()) elect(this.#contenders(), 'last-vacancies')
    this.#because.push(...reasons)
    this.#history.push([...this.#votes])
    this.#stages.push({
      stage,
      action,
      transfers,
      votes: creditsOf(candidates, (one) => exact(this.#votesOf(one))),
      nonTransferable: exact(this.#nonTransferable),
      elected: namesOf(elected, candidates),
      excluded,
      because: [{ code: 'stage', clauses, stage, nonTransferable: exact(this.#nonTransferable) }, ...reasons],
    })
    return contend.unsettled
  }
}
