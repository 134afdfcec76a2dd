import { membershipRulesOf } from 'coop-rules/charter'
import { type Event, views } from 'coop-rules/cooperative'
import { type AdmissionInput, tryAdmissionOf } from 'coop-rules/membership'
import type { FC } from 'hono/jsx'
import { Day, money, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** How far somebody's coming in has got today, by the rule of the charter: what was decided, paid, and is still awaited. Undefined where they did not apply. */
const admissionOf = (
  { state, charter, today }: Pick<Asked, 'state' | 'charter' | 'today'>,
  member: string,
  more: Pick<AdmissionInput, 'confirmation'> = {},
) => {
  const application = views.members.applicationOf(state, member)
  const provision = Object.values(charter.admissions ?? {}).find((one) => one.memberClass === application?.memberClass)
  if (application === undefined || provision === undefined) return undefined
  const [rule] = membershipRulesOf({ ...charter, admissions: { [application.memberClass]: provision } }).admission
  if (rule === undefined) return undefined
  const { on, verdict, paid, confirmation } = application
  const judged = tryAdmissionOf({
    rule,
    application: { member, on },
    ...(verdict === undefined ? {} : { verdict }),
    ...(confirmation?.verdict === undefined ? {} : { confirmation: confirmation.verdict }),
    ...more,
    paid,
    on: today,
  })
  return judged.kind === 'refused' ? undefined : { ...judged, rule, application }
}

/** The day on which somebody's probation can end at the earliest, and how long before that day it may be asked whether they stay; undefined where they are not on probation, or it ends by itself. */
export const confirmationOf = (
  asked: Asked,
  member: string,
): { readonly endsOn: string; readonly from: string } | undefined => {
  const found = views.members.recordOf(asked.state, member)
  const here = found?.standing === 'probationer' ? admissionOf(asked, member) : undefined
  if (here?.rule.probation?.ends !== 'by-decision' || here.application.confirmation !== undefined) return undefined
  // Were it decided today that they stay, they would be a member on the day on which probation is over.
  const endsOn = admissionOf(asked, member, { confirmation: { kind: 'carried', on: asked.today } })?.memberFrom
  return endsOn === undefined ? undefined : { endsOn, from: daysBefore(endsOn, DAYS_BEFORE) }
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
/** Two months before the end there is something to judge by, and time to vote. */
const DAYS_BEFORE = 60

/** What of a contribution is still to be recorded; undefined where there is none, or nothing is. */
export const contributionDue = (asked: Asked, member: string) => {
  const found = admissionOf(asked, member)
  const { contribution, rule } = found ?? {}
  if (found === undefined || contribution === undefined || rule?.contribution === undefined) return undefined
  const { amountMinor, paidMinor, instalments } = contribution
  const { before } = rule.contribution
  const neededMinor = before === 'all' ? amountMinor : before === 'first' ? (instalments[0]?.amountMinor ?? 0n) : 0n
  const written = (minor: bigint) => money(minor < 0n ? 0n : minor, asked.charter.currency, asked.locale)
  return {
    /** Whether it keeps them out. */
    keepsOut: found.kind === 'contribution-due',
    probation: rule.probation !== undefined,
    needed: written(neededMinor),
    whole: written(amountMinor),
    paid: written(paidMinor),
    outstandingMinor: amountMinor - paidMinor,
    toBegin: written(neededMinor - paidMinor),
    outstanding: written(amountMinor - paidMinor),
  }
}

/** That somebody was admitted, and what it waits for; nothing where it waits for nothing, or where it was another decision that admitted them. */
export const AdmittedBut: FC<{
  readonly asked: Asked
  readonly member: string
  readonly by?: string
}> = async ({ asked, member, by }) => {
  const t = asked.words(WORDS)
  const due = contributionDue(asked, member)
  const other = by !== undefined && views.members.applicationOf(asked.state, member)?.decision !== by
  if (due?.keepsOut !== true || other) return null
  const { needed, whole, paid } = due
  const mine = member === asked.me
  const says = mine ? t.you : t.they
  return (
    <p>
      <Status is="open">{t.admitted}</Status>{' '}
      {says(await asked.nameOf(member), needed === whole ? whole : t.of(needed, whole), paid, due.probation)}
    </p>
  )
}

/** What a contribution that was recorded made of whoever paid it: a member, a probationer, or somebody who still has to pay. */
export const PaidIn: FC<{ readonly asked: Asked; readonly events: readonly Event[] }> = async ({ asked, events }) => {
  const t = asked.words(WORDS)
  const paid = events.find((event) => event.type === 'contribution-paid')
  if (paid === undefined) return null
  const { member } = paid
  const became = events.find(
    (event) =>
      (event.type === 'member-joined' || event.type === 'class-changed' || event.type === 'probation-begun') &&
      event.member === member,
  )
  const due = contributionDue(asked, member)
  const who = await asked.nameOf(member)
  return (
    <>
      {became === undefined ? null : (
        <p>
          <Status is="good">{became.type === 'probation-begun' ? t.nowOnProbation(who) : t.nowMember(who)}</Status>
        </p>
      )}
      <AdmittedBut asked={asked} member={member} />
      {due === undefined || due.keepsOut || due.outstandingMinor <= 0n ? null : <p>{t.stillDue(due.outstanding)}</p>}
    </>
  )
}

/** How far one's own application has come, for whoever made it; nothing where there is none. */
export const MyApplication: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const application = views.members.applicationOf(asked.state, asked.me)
  if (application?.stage !== 'applied') return null
  const { decision, decidedBy, memberClass, on } = application
  const closesOn = decision === undefined ? undefined : views.decisions.decisionView(asked.state, decision)?.closesOn
  return (
    <>
      <p>
        {t.asked} <Day on={on} asked={asked} />: {asked.titleOf('memberClasses', memberClass)}.{' '}
        {application.verdict === undefined ? (
          closesOn === undefined ? (
            t[decidedBy]
          ) : (
            <>
              {t.ends} <Day on={closesOn} asked={asked} />.
            </>
          )
        ) : null}
      </p>
      <AdmittedBut asked={asked} member={asked.me} />
    </>
  )
}

const WORDS = wordsOf({
  admitted: ['Admitted', 'Admisión aprobada'],
  of: [
    (needed: string, whole: string) => `${needed} of ${whole}`,
    (needed: string, whole: string) => `${needed} de ${whole}`,
  ],
  they: [
    (who: string, sum: string, paid: string, probation: boolean) =>
      `${who} is ${probation ? 'in, on probation,' : 'a member'} once ${sum} is recorded as paid (${paid} so far).`,
    (who: string, sum: string, paid: string, probation: boolean) =>
      `${who} ${probation ? 'entra, a prueba,' : 'pertenece'} en cuanto consten pagados ${sum} (hasta ahora ${paid}).`,
  ],
  you: [
    (_: string, sum: string, paid: string, probation: boolean) =>
      `You are ${probation ? 'in, on probation,' : 'a member'} once ${sum} is recorded as paid (${paid} so far). Somebody with a vote records what you paid, on your page.`,
    (_: string, sum: string, paid: string, probation: boolean) =>
      `${probation ? 'Entras, a prueba,' : 'Perteneces'} en cuanto consten pagados ${sum} (hasta ahora ${paid}). Lo que pagas lo anota en tu página alguien con voto.`,
  ],
  nowMember: [(who: string) => `With it, ${who} is a member.`, (who: string) => `Con ello, ${who} es miembro.`],
  nowOnProbation: [
    (who: string) => `With it, ${who} belongs, on probation.`,
    (who: string) => `Con ello, ${who} pertenece, a prueba.`,
  ],
  stillDue: [
    (rest: string) => `Of the contribution ${rest} is outstanding.`,
    (rest: string) => `De la aportación quedan pendientes ${rest}.`,
  ],
  asked: ['You asked to join on', 'Pediste entrar el'],
  ends: ['It is being voted on; voting ends on', 'Se está votando; la votación termina el'],
  vote: ['It is being voted on.', 'Se está votando.'],
  consent: ['A circle decides on it by consent.', 'Lo decide un círculo por consentimiento.'],
  nobody: ['It waits for what is still to be done.', 'Espera lo que falta por hacer.'],
})
