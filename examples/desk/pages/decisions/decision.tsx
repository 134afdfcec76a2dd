import { views } from 'coop-rules/cooperative'
import { isShareRule } from 'coop-rules/charter'
import { could } from '../../kernel/could.js'
import { Day, Facts, Name, Refused, Status, Term, Text, Why } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { BallotForms, ProposerForms } from './forms.js'
import { outcomeOf } from './outcome.js'
import { ruleAtOpening, sentencesAbout } from './rule.js'
import { CountsShown, Standing } from './standing.js'
import { isOfStaying, titleOfDecision } from '../../kernel/decision-title.js'
import { Grounds } from '../members/grounds.js'
import { AmendmentThen } from './amendment.js'
import { NotSecret } from './secrecy.js'
import { SecretVote } from './secret-vote.js'
import { ForOthers } from '../meetings/for-others.js'
import { meetingTitle } from '../meetings/list.js'
import { meetingOf } from '../meetings/puts.js'
import { AdmittedBut } from '../members/admission.js'

/** What was sent with a form that is shown again. */
export interface Sent {
  readonly refusal?: Pick<Refusal, 'words'>
  readonly answer?: string | readonly string[]
  readonly wording?: string
}

/** One decision: what it is about, by which rule, how it stands, until when, and what one can do. */
export const decisionPage = (asked: Asked, sent: Sent = {}) => {
  const decision = asked.param('decision')
  const open = views.decisions.decisionView(asked.state, decision)
  if (open !== undefined) return openPage(asked, open, sent)
  const closed = views.decisions.closedDecision(asked.state, decision)
  return closed === undefined ? asked.notFound() : closedPage(asked, closed, sent)
}

const openPage = async (asked: Asked, found: views.decisions.DecisionView, sent: Sent) => {
  const t = asked.words(WORDS)
  const { decision, secret, standing, closesOn } = found
  const by = views.decisions.ruleOf(asked.state, decision)
  const sentences = by === undefined ? [] : ruleAtOpening(by, asked.locale)
  const entitled = views.decisions.mayVoteOn(asked.state, decision, asked.me)
  const amends =
    found.subject.kind === 'amendment'
      ? views.charter.amendmentInWords(asked.state, found.subject.amendment, asked.locale)
      : []
  const share = by !== undefined && isShareRule(by.rule.rule)
  const meeting = meetingOf(asked.state, found)
  return asked.page(
    {
      title: await titleOfDecision(asked, found),
      live: true,
      back: [asked.path('/decisions'), t.all],
      body: (
        <>
          <Refused refusal={sent.refusal} asked={asked} />
          <TakenAs asked={asked} provision={found.provision} />
          {isOfStaying(asked, found) ? <p class="note">{t.silence}</p> : null}
          <Wording asked={asked} record={found.record} before={by?.record} />
          <Concerned asked={asked} subject={found.subject} />
          {amends.length === 0 ? null : (
            <>
              <h2>{t.changes}</h2>
              <ul>
                {
                  await Promise.all(
                    amends.map(async (line) => (
                      <li>{await asked.house.names.inWords(line, asked.charter, asked.locale)}</li>
                    )),
                  )
                }
              </ul>
            </>
          )}
          <NotSecret asked={asked} decision={decision} />
          {secret ? (
            <SecretVote asked={asked} found={found} />
          ) : (
            <>
              <h2>{t.standsNow}</h2>
              <Standing asked={asked} found={found} />
              {standing === undefined ? null : <Why because={standing.because} asked={asked} />}
              <p>
                <a href={asked.path(`/decisions/${decision}/computed`)}>{t.computed}</a>
              </p>
            </>
          )}
          {secret ? null : (
            <BallotForms
              asked={asked}
              found={found}
              entitled={entitled}
              runoff={by?.runoffOf !== undefined}
              backing={by?.rule.by === 'backing'}
              sent={sent}
            />
          )}
          {meeting === undefined ? null : <ForOthers asked={asked} meeting={meeting.meeting} decision={decision} />}
          <h2>{t.rule}</h2>
          <Facts
            facts={[
              [
                share ? <Term means={t.thresholdMeans}>{t.threshold}</Term> : t.rule,
                sentencesAbout(sentences, ['rule']),
              ],
              [
                <Term means={t.electorateMeans}>{t.electorate}</Term>,
                `${sentencesAbout(sentences, ['electorate'])} ${t.soMany(found.entitled)}`,
              ],
              meeting === undefined
                ? undefined
                : [
                    t.begunIn,
                    <>
                      <a href={asked.path(`/meetings/${meeting.meeting}`)}>
                        {await meetingTitle(asked, meeting.meeting, meeting.provision)}
                      </a>
                      , <Day on={found.openedOn} asked={asked} />.{' '}
                      {by?.rule.openDays === undefined ? t.whoIsThere : t.goesOn}
                    </>,
                  ],
              [t.until, untilOf(asked, found, sentencesAbout(sentences, ['openDays', 'holdForDays', 'by']))],
              standing?.heldSince === undefined
                ? undefined
                : [t.heldSince, <Day on={standing.heldSince} asked={asked} />],
              standing?.carriedOn === undefined || closesOn !== undefined
                ? undefined
                : [t.carriedOn, <Day on={standing.carriedOn} asked={asked} />],
              [t.canChange, found.ballotsCanChange ? t.anyTime : t.final],
              [
                t.opened,
                <>
                  <Day on={found.openedOn} asked={asked} />, <Name id={found.proposer} asked={asked} />
                </>,
              ],
              [t.version, by?.charter.version ?? ''],
            ]}
          />
          <ProposerForms
            asked={asked}
            found={found}
            mayReword={by?.rule.by === 'backing' && found.proposer === asked.me}
            mayEnd={could(asked, { type: 'withdraw-decision', decision })}
            sent={sent}
          />
        </>
      ),
    },
    sent.refusal === undefined ? 200 : 422,
  )
}

const closedPage = async (asked: Asked, found: views.decisions.ClosedDecisionView, sent: Sent) => {
  const t = asked.words(WORDS)
  const { ending, because, decision } = found
  const { is, says } = await outcomeOf(asked, ending)
  return asked.page(
    {
      title: await titleOfDecision(asked, found),
      back: [asked.path('/decisions'), t.all],
      body: (
        <>
          <Refused refusal={sent.refusal} asked={asked} />
          <p>
            <Status is={is}>{says}</Status>, <Day on={found.endedOn} asked={asked} />
          </p>
          {found.subject.kind === 'admission' ? (
            <AdmittedBut asked={asked} member={found.subject.applicant} by={decision} />
          ) : null}
          <TakenAs asked={asked} provision={found.provision} />
          <Wording asked={asked} record={found.record} before={undefined} />
          <Concerned asked={asked} subject={found.subject} />
          {found.subject.kind === 'amendment' ? (
            <AmendmentThen asked={asked} amendment={found.subject.amendment} />
          ) : null}
          {ending.type === 'decided' && (ending.for !== undefined || ending.options !== undefined) ? (
            <>
              <h2>{t.counted}</h2>
              <CountsShown asked={asked} counts={ending} entitled={ending.entitled} />
            </>
          ) : null}
          {because === undefined ? null : <Why because={because} asked={asked} open says={t.why} />}
          <p>
            <a href={asked.path(`/decisions/${decision}/computed`)}>{t.computed}</a>
          </p>
          <Facts
            facts={[
              [
                t.opened,
                <>
                  <Day on={found.openedOn} asked={asked} />, <Name id={found.proposer} asked={asked} />
                </>,
              ],
              ending.type === 'decided' ? [t.entitledThen, ending.entitled] : undefined,
              ending.type === 'decided' ? [t.version, ending.charterVersion] : undefined,
            ]}
          />
        </>
      ),
    },
    sent.refusal === undefined ? 200 : 422,
  )
}

/** Under which decision of the charter it is taken. */
const TakenAs = ({ asked, provision }: { readonly asked: Asked; readonly provision: string }) => (
  <p class="soft">
    {asked.words(WORDS).takenAs}{' '}
    <a href={asked.path(`/charter#decisions.${provision}`)}>{asked.titleOf('decisions', provision)}</a>
  </p>
)

/** The grounds of an ousting, where it is about one. */
const Concerned = ({ asked, subject }: { readonly asked: Asked; readonly subject: views.decisions.Subject }) =>
  subject.kind === 'ousting' || subject.kind === 'appeal' ? <Grounds asked={asked} member={subject.member} /> : null

/** The text that is voted on; where it was reworded, the one before too, for backing was for that one. */
const Wording = ({
  asked,
  record,
  before,
}: {
  readonly asked: Asked
  readonly record: string | undefined
  readonly before: string | undefined
}) => {
  const t = asked.words(WORDS)
  if (record === undefined) return null
  return (
    <>
      <Text of={record} asked={asked} />
      {before === undefined || before === record ? null : (
        <div class="note warn">
          <p>{t.reworded}</p>
          <details>
            <summary>{t.firstWording}</summary>
            <Text of={before} asked={asked} />
          </details>
        </div>
      )}
    </>
  )
}

/** Until when one may vote: a day, or for as long as the rule says. In the open, voting ends as its last day begins: that day is not among those on which one may vote. */
export const untilOf = (
  asked: Asked,
  {
    openedOn,
    closesOn,
    secret,
    ballotsCanChange,
  }: Pick<views.decisions.DecisionView, 'openedOn' | 'closesOn' | 'secret' | 'ballotsCanChange'>,
  otherwise: string,
) => {
  const t = asked.words(WORDS)
  if (closesOn === undefined) return otherwise === '' ? t.noEnd : otherwise
  return (
    <>
      {secret ? (closesOn < asked.today ? t.countDue : t.countedOn) : t.endsOn} <Day on={closesOn} asked={asked} />
      {secret || ballotsCanChange ? null : t.orEarlier}
      {secret || closesOn <= openedOn ? null : (
        <>
          {t.lastDay} <Day on={dayBefore(closesOn)} asked={asked} />
          {t.included}
        </>
      )}
    </>
  )
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

const WORDS = wordsOf({
  all: ['All decisions', 'Todas las decisiones'],
  changes: ['What it would change', 'Qué cambiaría'],
  takenAs: ['Taken as', 'Se toma como'],
  silence: [
    'If it is carried, they stay. If it is not, be it for want of votes, their membership ends on the day on which voting does: not voting does not keep them.',
    'Si se aprueba, se queda. Si no, aunque sea por falta de votos, su pertenencia termina el día en que se cierra la votación: no votar no la mantiene.',
  ],
  standsNow: ['How it stands', 'Cómo va'],
  computed: ['Every step of the computation', 'Todos los pasos del cálculo'],
  rule: ['The rule', 'La regla'],
  threshold: ['Threshold', 'Mayoría exigida'],
  thresholdMeans: ['the share of a base that has to be in favour', 'la parte de una base que tiene que estar a favor'],
  begunIn: ['Put to the vote in', 'Sometida a votación en'],
  goesOn: [
    'The charter gives it days of its own: voting goes on after the meeting, for whoever was not there too.',
    'Los estatutos le dan días propios: se sigue votando después de la asamblea, también quien no asistió.',
  ],
  whoIsThere: [
    'It ends with the meeting: whoever is there votes, or carries a vote.',
    'Termina con la asamblea: vota quien está, o quien lleva un voto.',
  ],
  electorate: ['Electorate', 'Censo'],
  electorateMeans: ['the members who may vote on this', 'las personas socias con derecho a voto en esto'],
  soMany: [
    (n: number) => `${n === 1 ? 'This is 1 person' : `These are ${n} people`}.`,
    (n: number) => `${n === 1 ? 'Es 1 persona' : `Son ${n} personas`}.`,
  ],
  until: ['Until when', 'Hasta cuándo'],
  endsOn: ['Voting ends on', 'La votación se cierra el'],
  orEarlier: [
    ', or earlier, once nothing can change the outcome',
    ', o antes, cuando ya nada pueda cambiar el resultado',
  ],
  lastDay: [
    '. That day is not included: the last to vote on is',
    '. Ese día no se incluye: el último para votar es el',
  ],
  included: ['.', ', incluido.'],
  countDue: ['The count was due on', 'El escrutinio tocaba el'],
  countedOn: ['Counted on', 'Escrutinio el'],
  noEnd: ['It stands open until it is carried or withdrawn.', 'Sigue abierta hasta que se apruebe o se retire.'],
  heldSince: ['Enough since', 'Alcanzada desde'],
  carriedOn: ['Carried on', 'Aprobada el'],
  canChange: ['Your ballot', 'Tu papeleta'],
  anyTime: [
    'You can change or withdraw it for as long as voting is open.',
    'Puedes cambiarla o retirarla mientras la votación siga abierta.',
  ],
  final: ['Once cast it cannot be changed.', 'Una vez emitida no se puede cambiar.'],
  opened: ['Opened', 'Apertura'],
  version: ['Charter version', 'Versión de los estatutos'],
  counted: ['How it was counted', 'Escrutinio'],
  why: ['Why', 'Por qué'],
  entitledThen: ['Entitled in the end', 'Con derecho a voto al final'],
  reworded: [
    'The wording was changed. Whoever backed the text before has to back this one anew: backing began again from nothing.',
    'La redacción cambió. Quien apoyó el texto anterior tiene que apoyar este de nuevo: los apoyos empezaron de cero.',
  ],
  firstWording: ['The wording at first', 'La primera redacción'],
})
