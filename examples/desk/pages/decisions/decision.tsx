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
import { titleOfDecision } from '../../kernel/decision-title.js'
import { AmendmentThen } from './amendment.js'

/** What was sent with a form that is shown again. */
export interface Sent {
  readonly refusal?: Refusal
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
  return asked.page(
    {
      title: await titleOfDecision(asked, found),
      live: true,
      back: [asked.path('/decisions'), t.all],
      body: (
        <>
          <Refused refusal={sent.refusal} asked={asked} />
          <TakenAs asked={asked} provision={found.provision} />
          <Wording asked={asked} record={found.record} before={by?.record} />
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
          {secret ? (
            <div class="note">
              <p>{t.secret}</p>
              <p>
                <a class="button" href={asked.path(`/sealed/${decision}`)}>
                  {t.toSealed}
                </a>
              </p>
            </div>
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
          <TakenAs asked={asked} provision={found.provision} />
          <Wording asked={asked} record={found.record} before={undefined} />
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

/** Until when one may vote: a day, or for as long as the rule says. */
export const untilOf = (
  asked: Asked,
  {
    closesOn,
    secret,
    ballotsCanChange,
  }: Pick<views.decisions.DecisionView, 'closesOn' | 'secret' | 'ballotsCanChange'>,
  otherwise: string,
) => {
  const t = asked.words(WORDS)
  if (closesOn === undefined) return otherwise === '' ? t.noEnd : otherwise
  return (
    <>
      {secret ? t.countedOn : t.endsOn} <Day on={closesOn} asked={asked} />
      {secret || ballotsCanChange ? null : t.orEarlier}
    </>
  )
}

const WORDS = wordsOf({
  all: ['All decisions', 'Todas las decisiones'],
  changes: ['What it would change', 'Qué cambiaría'],
  takenAs: ['Taken as', 'Se toma como'],
  secret: [
    'This vote is secret. Ballots are sealed in your browser; until they are counted nobody, the server neither, knows who took part, how many did, or how it stands.',
    'Este voto es secreto. Las papeletas se sellan en tu navegador; hasta el escrutinio nadie, tampoco el servidor, sabe quién participó, cuánta gente ni cómo va.',
  ],
  toSealed: ['To the sealed vote', 'Ir al voto sellado'],
  standsNow: ['How it stands', 'Cómo va'],
  computed: ['Every step of the computation', 'Todos los pasos del cálculo'],
  rule: ['The rule', 'La regla'],
  threshold: ['Threshold', 'Mayoría exigida'],
  thresholdMeans: ['the share of a base that has to be in favour', 'la parte de una base que tiene que estar a favor'],
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
