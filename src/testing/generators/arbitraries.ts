import { anyAccounts } from './accounts.js'
import { anyAverages } from './averages.js'
import { anyBallots } from './ballots.js'
import { anyCalendar } from './calendar.js'
import { anyCharter, PRESET_IDS } from './charter.js'
import { anyCircles } from './circles.js'
import { anyCooperative } from './cooperative.js'
import { anyDecisions } from './decisions.js'
import { anyDeferral } from './deferral.js'
import { anyDisclosure } from './disclosure.js'
import { anyElections } from './elections.js'
import { anyExact } from './exact.js'
import { type FastCheck, kitOf } from './kit.js'
import { anyMeetings } from './meetings.js'
import { anyMembership } from './membership.js'
import { anyPay } from './pay.js'
import { anyProblems } from './problems.js'
import { anyProjects } from './projects.js'
import { anyReasons } from './reasons.js'
import { anySecrecy } from './secrecy.js'
import { anySimulation } from './simulation.js'
import { anyStorage } from './storage.js'
import { anySurplus } from './surplus.js'

/** Generators of everything, by room and name of the type. */
export type Arbitraries = ReturnType<typeof arbitraries>

/**
 * Generators for tests by properties, one for nearly every type that the package has, by room: `any.averages.AverageInput()`, `any.decisions.Verdict()`. What an app mostly wants is at hand without its room: `any.charter()`, `any.state()`,
 * `any.command()`, `any.event()`, `any.log()`, `any.ratio()`.
 *
 * Inputs are ones that their rules take. What a rule answers is made by asking the rule, so nothing is generated that could not happen. Days, people and amounts are few and small where they can be, and what fails shrinks to less. fast-check is not among
 * the dependencies of this package: whoever has it hands it in.
 *
 * @example
 * ```ts
 * import fc from 'fast-check'
 * import { decide } from 'coop-rules/decisions'
 * import { arbitraries } from 'coop-rules/testing'
 *
 * const any = arbitraries(fc)
 * fc.assert(fc.property(any.decisions.DecisionInput(), (input) => decide(input).kind !== 'carried' || input.for > 0))
 * fc.sample(any.state(), 3).length // => 3
 * ```
 */
export const arbitraries = (fc: FastCheck) => {
  const kit = kitOf(fc)
  const exact = anyExact(kit)
  const averages = anyAverages(kit)
  const charter = anyCharter(kit)
  const cooperative = anyCooperative(kit)
  const decisions = anyDecisions(kit)
  const pay = anyPay(kit)
  const membership = anyMembership(kit)
  const elections = anyElections(kit)
  const deferral = anyDeferral(kit)
  return {
    ratio: exact.Ratio,
    /** Any charter; and, by its name, any other type of its room. */
    charter: Object.assign(() => charter.Charter(), charter),
    command: cooperative.Command,
    event: cooperative.Event,
    state: cooperative.State,
    log: cooperative.log,
    problems: anyProblems(kit),
    exact,
    calendar: anyCalendar(kit),
    reasons: anyReasons(kit, [
      averages.AverageOutcome(),
      decisions.Verdict(),
      pay.Payroll(),
      membership.MemberRegister(),
      membership.Admission(),
      elections.ElectionOutcome(),
      deferral.HeldPay(),
      cooperative.Answer(),
    ]),
    membership,
    ballots: anyBallots(kit),
    averages,
    decisions,
    deferral,
    pay,
    accounts: anyAccounts(kit),
    surplus: anySurplus(kit),
    elections,
    meetings: anyMeetings(kit),
    circles: anyCircles(kit),
    projects: anyProjects(kit),
    disclosure: anyDisclosure(kit),
    secrecy: anySecrecy(kit),
    presets: { PresetId: () => kit.one(...PRESET_IDS) },
    cooperative,
    storage: anyStorage(kit),
    simulation: anySimulation(kit),
  }
}
