import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Checks, Choice, Day, Field, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { countedIn, mayRecord, outcomesOf, sample } from './ballot-box.js'
import { ballotsKept, waitsForCount } from './secrecy.js'

/** On the page of a secret vote: how its ballots are kept, what one can do about one's own, and how it ends. */
export const SecretVote: FC<{ readonly asked: Asked; readonly found: views.decisions.DecisionView }> = ({
  asked,
  found,
}) => {
  const t = asked.words(WORDS)
  const { decision, awaitsAgreement, entitled } = found
  const kind = ballotsKept(asked, decision)
  if (kind === 'sealed')
    return (
      <div class="note">
        <p>{t.sealed}</p>
        <p>
          <a class="button" href={asked.path(`/sealed/${decision}`)}>
            {t.toSealed}
          </a>
        </p>
      </div>
    )
  if (kind === 'awaits-agreement')
    return (
      <div class="note warn">
        <p>{t.awaitsAgreement}</p>
        <p>{t.agreed(awaitsAgreement?.agreed ?? 0, awaitsAgreement?.outOf ?? entitled)}</p>
        <Act
          asked={asked}
          to={`/decisions/${decision}/agree`}
          given={{ type: 'agree-to-open-vote', decision }}
          says={t.agree}
        />
      </div>
    )
  return <BallotBox asked={asked} found={found} />
}

/** A vote whose ballots a box outside the desk collects: that it is, and the two steps that end it. */
const BallotBox: FC<{ readonly asked: Asked; readonly found: views.decisions.DecisionView }> = ({ asked, found }) => {
  const t = asked.words(WORDS)
  const { decision, closesOn, options } = found
  const to = (step: string) => `/decisions/${decision}/${step}`
  const closed = asked.state.decisions.open.get(decision)?.ballotsClosed === true
  const entitled = views.decisions.mayVoteOn(asked.state, decision, asked.me)
  const over = waitsForCount(asked, decision)
  const [box, count] = [kept(asked, to('close-box')), kept(asked, to('count'))]
  return (
    <>
      <p>
        <Status is="open">{closed ? t.boxClosed : over ? t.timeOver : t.voting}</Status>
      </p>
      <div class="note">
        <p>{t.box}</p>
        {over ? null : <p>{entitled ? t.askBox : t.notYours}</p>}
        <p>
          {closed ? t.thenCount : t.thenClose}{' '}
          {closed || closesOn === undefined ? null : <Day on={closesOn} asked={asked} />}
        </p>
      </div>
      {mayRecord(asked, decision) ? (
        <>
          <Act
            asked={asked}
            to={to('close-box')}
            given={{ type: 'close-ballots', decision, closing: SOME_TEXT }}
            says={t.close}
          >
            <Field
              name="text"
              id="close-text"
              label={t.closeText}
              hint={t.closeTextHint}
              value={box('text')}
              type="textarea"
              required
            />
          </Act>
          {closed ? (
            <Act asked={asked} to={to('count')} given={sample(asked, decision)} says={t.count}>
              <p>{t.countMeans}</p>
              <Choice
                name="outcome"
                legend={t.outcome}
                options={outcomesOf(asked, decision).map((value) => ({ value, label: t[value] }))}
                chosen={count('outcome')}
              />
              {countedIn(asked, decision).map((name) => (
                <Field name={name} label={t[name]} inputmode="numeric" value={count(name)} required />
              ))}
              {options === undefined ? null : <Options asked={asked} options={options} />}
            </Act>
          ) : null}
          <Act
            asked={asked}
            to={to('otherwise')}
            given={{ type: 'vote-otherwise', decision }}
            says={t.otherwise}
            quiet
          />
        </>
      ) : closed ? (
        <p>{t.others}</p>
      ) : null}
    </>
  )
}

const Options: FC<{ readonly asked: Asked; readonly options: readonly string[] }> = async ({ asked, options }) => (
  <Checks
    name="leading"
    legend={asked.words(WORDS).leading}
    options={await Promise.all(options.map(async (value) => ({ value, label: await asked.nameOf(value) })))}
    ticked={asked.c.req.method === 'POST' ? asked.fields('leading') : []}
  />
)

const WORDS = wordsOf({
  sealed: [
    'This vote is secret. Ballots are sealed in your browser; until they are counted nobody, the server neither, knows who took part, how many did, or how it stands.',
    'Este voto es secreto. Las papeletas se sellan en tu navegador; hasta el escrutinio nadie, tampoco el servidor, sabe quién participó, cuánta gente ni cómo va.',
  ],
  toSealed: ['To the sealed vote', 'Ir al voto sellado'],
  awaitsAgreement: [
    'So few may vote that a secret vote would tell how somebody voted. By the charter it is open once all of them agree to that.',
    'Pueden votar tan pocas personas que el voto secreto revelaría qué votó alguien. Según los estatutos es abierto en cuanto todas lo aceptan.',
  ],
  agreed: [
    (n: number, of: number) => `${n} of ${of} agree to vote openly.`,
    (n: number, of: number) => `${n} de ${of} aceptan votar en abierto.`,
  ],
  agree: ['Agree to vote openly', 'Aceptar votar en abierto'],
  voting: ['Voting in the ballot box is open', 'La votación en la urna está abierta'],
  timeOver: [
    'The time to vote is over; what was counted is not recorded yet',
    'El plazo para votar acabó; aún no consta el escrutinio',
  ],
  boxClosed: [
    'The ballot box is closed; what was counted is not recorded yet',
    'La urna está cerrada; aún no consta el escrutinio',
  ],
  box: [
    'This vote is secret, and its ballots are not collected in this desk: a ballot box that the cooperative trusts collects them. The desk knows neither who voted nor how.',
    'Este voto es secreto, y sus papeletas no se recogen en esta mesa: las recoge una urna en la que confía la cooperativa. La mesa no sabe quién votó ni qué.',
  ],
  askBox: [
    'You may vote: ask whoever keeps the ballot box how.',
    'Puedes votar: pregunta cómo a quien custodia la urna.',
  ],
  notYours: ['You do not vote on this.', 'No votas en esto.'],
  thenClose: [
    'When voting is over, somebody whom it is not about closes the box here, and then records what it counted. That can be done from',
    'Cuando acaba el plazo, alguien a quien no afecta cierra aquí la urna y anota después lo que contó. Puede hacerse desde el',
  ],
  thenCount: [
    'Somebody whom it is not about records here what it counted. With that the vote is over.',
    'Alguien a quien no afecta anota aquí lo que contó. Con eso acaba la votación.',
  ],
  others: [
    'It is about you, or you have no vote in the cooperative: others record what was counted.',
    'Te afecta a ti, o no tienes voto en la cooperativa: anotan el escrutinio otras personas.',
  ],
  close: ['Close the ballot box', 'Cerrar la urna'],
  closeText: ['What was closed, and where it lies', 'Qué se cerró y dónde está'],
  closeTextHint: [
    'Who kept the box, when it was closed, who was there, where the ballots are kept. Nothing of how anybody voted, or of who did.',
    'Quién custodió la urna, cuándo se cerró, quién estuvo, dónde se guardan las papeletas. Nada de qué votó nadie ni de quién votó.',
  ],
  count: ['Record what the ballot box counted', 'Anotar lo que contó la urna'],
  countMeans: [
    'Type what was counted. The desk records exactly as much of it as may be told without telling how somebody voted: the counts, or near which end they are, or the outcome alone. Where nothing may be told, the matter is taken up as the charter says instead.',
    'Escribe lo que se contó. La mesa anota exactamente lo que puede decirse sin revelar qué votó alguien: los votos, o cerca de qué extremo están, o solo el resultado. Donde no puede decirse nada, el asunto se retoma como dicen los estatutos.',
  ],
  outcome: ['What came out', 'Qué salió'],
  carried: ['Carried', 'Aprobada'],
  lost: ['Lost', 'Rechazada'],
  tied: ['Tied', 'Empate'],
  inquorate: ['Inquorate: too few took part', 'Sin quórum: participó muy poca gente'],
  chosen: ['One was chosen', 'Se eligió una'],
  runoff: ['A second ballot between several', 'Segunda votación entre varias'],
  'nothing-chosen': ['Nothing was chosen', 'No se eligió nada'],
  for: ['Votes for', 'Votos a favor'],
  against: ['Votes against', 'Votos en contra'],
  abstain: ['Abstentions', 'Abstenciones'],
  ballots: ['Ballots in the box', 'Papeletas en la urna'],
  leading: ['Which of them', 'Cuáles'],
  otherwise: [
    'Take it up as the charter says for so few',
    'Retomarlo como dicen los estatutos para tan pocas personas',
  ],
})
