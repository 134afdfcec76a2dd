import { idProblem } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { decisionRule, openDecision } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { classOn, type ClassOfCharter, type Entrance, entranceTo } from './classes.js'
import { isGone, lapsed } from './ending.js'
import { takingPartOf, welcomed } from './progress.js'
import { memberOf } from './state.js'

const CLAUSE = 'WJC-13' satisfies ClauseId

/** Joining: by a decision, or without one where the charter opens a class. */
export const JOINING: Chapter['decide'] = {
  apply: {
    who: 'anyone',
    decide: (context, { memberClass, decision }) => {
      const { state, member } = context
      const found = mayEnter(context, memberClass)
      if ('kind' in found) return found
      const { entrance } = found
      const provision = entrance?.provision.decision
      if (entrance === undefined || provision === undefined)
        return refuse('not-in-the-charter', { provision: `admissions.${memberClass}.decision` }, [CLAUSE])
      const received = { type: 'application-received', member, memberClass } as const
      const rule = decisionRule(state, provision)
      // A circle that admits by consent does so in its rounds.
      if (rule !== undefined && 'consent' in rule.rule) return [{ ...received, decidedBy: 'consent' }]
      const name = decision ?? `admission-${member}`
      const wrong = idProblem(name, 'decision')
      if (wrong !== undefined) return refuseProblems([wrong], [CLAUSE])
      const opened = openDecision(context, {
        decision: name,
        provision,
        subject: { kind: 'admission', applicant: member, memberClass },
        proposer: member,
        parties: { applicant: member },
      })
      return 'kind' in opened ? opened : [{ ...received, decidedBy: 'vote', decision: name }, ...opened]
    },
  },
  join: {
    who: 'anyone',
    decide: (context, { memberClass }) => {
      const { state, member } = context
      const found = mayEnter(context, memberClass)
      if ('kind' in found) return found
      const { entrance, ofClass } = found
      if (entrance?.provision.decision !== undefined || !isOpen(ofClass, entrance))
        return refuse(
          'not-in-the-charter',
          { provision: `admissions.${memberClass}` },
          clausesOf(entrance?.provision ?? ofClass),
        )
      return entrance?.rule.probation === undefined && entrance?.rule.contribution === undefined
        ? [welcomed(state, member, { memberClass, decidedBy: 'nobody', decision: undefined })]
        : [{ type: 'application-received', member, memberClass, decidedBy: 'nobody' }]
    },
  },
  'withdraw-application': {
    who: 'anyone',
    decide: ({ state, member }) => {
      const application = state.members.applications.get(member)
      if (application === undefined) return refuse('no-such', { what: 'application', id: member }, [CLAUSE])
      if (application.stage !== 'applied') return refuse('closed', { what: 'application', id: member }, [CLAUSE])
      const withdrawn: NewEvent = { type: 'application-ended', member, how: 'withdrawn' }
      return [...lapsed(state, application.decision), withdrawn]
    },
  },
  'open-confirmation': {
    who: 'member',
    decide: (context, { member, decision }) => {
      const { state, at } = context
      const application = state.members.applications.get(member)
      if (memberOf(state, member)?.standing !== 'probationer' || application === undefined)
        return refuse('no-such', { what: 'member', id: member }, [CLAUSE])
      const { memberClass, confirmation } = application
      const provision = entranceTo(state, memberClass, at)?.provision
      const clauses = clausesOf(provision)
      if (provision?.decision === undefined || provision.probationEnds !== 'by-decision')
        return refuse('not-in-the-charter', { provision: `admissions.${memberClass}.probationEnds` }, clauses)
      if (confirmation !== undefined)
        return refuse('there-already', { what: 'decision', id: confirmation.decision }, clauses)
      const opened = openDecision(context, {
        decision,
        provision: provision.decision,
        subject: { kind: 'admission', applicant: member, memberClass },
        proposer: context.member,
        parties: { applicant: member },
      })
      return 'kind' in opened ? opened : [{ type: 'confirmation-opened', member, decision }, ...opened]
    },
  },
}

/** The class and how one comes into it, where this person may; else why not. */
const mayEnter = (
  { state, at, member }: Context,
  memberClass: string,
): { readonly ofClass: ClassOfCharter; readonly entrance: Entrance | undefined } | Refusal => {
  const ofClass = classOn(state, memberClass, at)
  if ('because' in ofClass) return ofClass
  const entrance = entranceTo(state, memberClass, at)
  const clauses = clausesOf(entrance?.provision ?? ofClass)
  const record = state.members.all.get(member)
  if (isGone(record?.ended ?? '')) return refuse('closed', { what: 'member', id: member }, clauses)
  const belongs = memberOf(state, member)
  if (belongs !== undefined && (belongs.standing === 'probationer' || belongs.memberClass === memberClass))
    return refuse('there-already', { what: 'member', id: member }, clauses)
  if (state.members.applications.get(member)?.stage === 'applied')
    return refuse('there-already', { what: 'application', id: member }, clauses)
  const part = entrance && takingPartOf(state, member, entrance, at)
  if (part?.kind === 'refused') return refuseProblems(part.problems, clauses)
  return part?.kind === 'not-yet' ? { kind: 'refused', because: part.because } : { ofClass, entrance }
}

/**
 * Whether a class is open to whoever comes. Whoever votes only in a project or a circle comes in with it; where the charter says nothing of how donors and supporters come in, they
 * do by giving and by supporting, and have no vote.
 */
const isOpen = ({ onlyIn, hasVote, kind }: ClassOfCharter, entrance: Entrance | undefined): boolean =>
  onlyIn === undefined && (entrance !== undefined || (!hasVote && (kind === 'donor' || kind === 'supporter')))
