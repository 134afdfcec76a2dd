import { views } from 'coop-rules/cooperative'
import type { Child, FC } from 'hono/jsx'
import { Button, Choice, Field, Form, Name, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import type { Sent } from './decision.js'

/** The three verbs: cast, change, withdraw. */
export const BallotForms: FC<{
  readonly asked: Asked
  readonly found: views.decisions.DecisionView
  readonly entitled: boolean
  readonly runoff: boolean
  readonly backing: boolean
  readonly sent: Sent
}> = async ({ asked, found, entitled, runoff, backing, sent }) => {
  const t = asked.words(WORDS)
  const { decision, options } = found
  if (!entitled)
    return (
      <>
        <h2>{t.yourVote}</h2>
        <p>
          {views.members.recordOf(asked.state, asked.me)?.standing === 'probationer' ? t.onProbation : t.notEntitled}
        </p>
      </>
    )
  const mine = views.decisions.ballotOf(asked.state, decision, asked.me)
  const said = mine === undefined ? undefined : await answerInWords(asked, mine, backing)
  const final = mine !== undefined && !found.ballotsCanChange
  return (
    <>
      <h2>{backing ? t.yourBacking : t.yourVote}</h2>
      {said === undefined ? null : (
        <p>
          <Status is="good">{backing ? t.youBack : t.yourBallotSays(said)}</Status>
        </p>
      )}
      {final ? <p>{t.wasCast}</p> : null}
      {final || (backing && mine !== undefined) ? null : (
        <Form to={`/decisions/${decision}/cast`} asked={asked}>
          {backing ? (
            <input type="hidden" name="answer" value="for" />
          ) : options === undefined ? (
            <Choice
              name="answer"
              legend={t.what}
              options={choicesOf(found, asked)}
              chosen={typeof sent.answer === 'string' ? sent.answer : typeof mine === 'string' ? mine : undefined}
            />
          ) : (
            <Options asked={asked} options={options} one={runoff} chosen={sent.answer ?? mine ?? []} />
          )}
          {found.ballotsCanChange ? null : <p class="hint">{t.onceCast}</p>}
          <Button>{backing ? t.back : mine === undefined ? t.cast : t.change}</Button>
        </Form>
      )}
      {mine === undefined || final ? null : (
        <Form to={`/decisions/${decision}/withdraw`} asked={asked} class="apart">
          <p class="hint">{backing ? t.withdrawBackingMeans : t.withdrawMeans}</p>
          <Button quiet>{backing ? t.takeBack : t.withdraw}</Button>
        </Form>
      )}
    </>
  )
}

/** What only the proposer can do. */
export const ProposerForms: FC<{
  readonly asked: Asked
  readonly found: views.decisions.DecisionView
  readonly mayReword: boolean
  readonly mayEnd: boolean
  readonly sent: Sent
}> = async ({ asked, found, mayReword, mayEnd, sent }) => {
  const t = asked.words(WORDS)
  const { decision, record } = found
  if (!mayReword && !mayEnd) return null
  const text = sent.wording ?? (record === undefined ? '' : await asked.textOf(record))
  return (
    <>
      <h2>{t.proposed}</h2>
      {mayReword ? (
        <details {...(sent.wording === undefined ? {} : { open: true })}>
          <summary>{t.reword}</summary>
          <Form to={`/decisions/${decision}/reword`} asked={asked}>
            <Field name="wording" label={t.wording} hint={t.rewordHint} type="textarea" value={text} />
            <Button>{t.saveWording}</Button>
          </Form>
        </details>
      ) : null}
      {mayEnd ? (
        <details>
          <summary>{t.end}</summary>
          <Form to={`/decisions/${decision}/end`} asked={asked}>
            <p>{t.endMeans}</p>
            <Button quiet>{t.endIt}</Button>
          </Form>
        </details>
      ) : null}
    </>
  )
}

/** What a ballot says, in words. */
export const answerInWords = async (
  asked: Asked,
  answer: views.decisions.BallotAnswer,
  backing = false,
): Promise<string> => {
  const t = asked.words(WORDS)
  if (typeof answer !== 'string')
    return answer.length === 0 ? t.none : (await Promise.all(answer.map(asked.nameOf))).join(', ')
  return backing ? t.youBack : t[answer]
}

const choicesOf = (found: views.decisions.DecisionView, asked: Asked) => {
  const t = asked.words(WORDS)
  const consensus = found.standing !== undefined && 'block' in found.standing.counts
  return consensus
    ? [
        { value: 'for', label: t.agree },
        { value: 'stand-aside', label: t['stand-aside'], hint: t.asideHint },
        { value: 'block', label: t.block, hint: t.blockHint },
      ]
    : [
        { value: 'for', label: t.for },
        { value: 'against', label: t.against },
        { value: 'abstain', label: t.abstain, hint: t.abstainHint },
      ]
}

/** One may approve of several; in a second ballot of one. */
const Options: FC<{
  readonly asked: Asked
  readonly options: readonly string[]
  readonly one: boolean
  readonly chosen: string | readonly string[]
}> = ({ asked, options, one, chosen }) => {
  const t = asked.words(WORDS)
  const labelled: readonly { readonly value: string; readonly label: Child }[] = options.map((value) => ({
    value,
    label: <Name id={value} asked={asked} />,
  }))
  if (one)
    return (
      <Choice
        name="answer"
        legend={t.one}
        options={labelled}
        chosen={typeof chosen === 'string' ? chosen : chosen[0]}
      />
    )
  return (
    <fieldset class="choice" aria-describedby="answer-hint">
      <legend>{t.several}</legend>
      <p class="hint" id="answer-hint">
        {t.severalHint}
      </p>
      {labelled.map(({ value, label }) => (
        <label>
          <input type="checkbox" name="answer" value={value} checked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

const WORDS = wordsOf({
  yourVote: ['Your vote', 'Tu voto'],
  yourBacking: ['Your backing', 'Tu apoyo'],
  onProbation: [
    'You are on probation: you have no vote until it is over.',
    'Estás a prueba: no tienes voto hasta que termine.',
  ],
  notEntitled: [
    'You may not vote on this: the electorate below says who may.',
    'No puedes votar en esto: el censo de abajo dice quién puede.',
  ],
  yourBallotSays: [(what: string) => `Your ballot: ${what}`, (what: string) => `Tu papeleta: ${what}`],
  youBack: ['You back this wording', 'Apoyas esta redacción'],
  what: ['What do you say?', '¿Qué dices?'],
  for: ['For', 'A favor'],
  against: ['Against', 'En contra'],
  abstain: ['Abstain', 'Abstención'],
  abstainHint: [
    'You take part and choose neither; the rule says what that counts.',
    'Participas sin elegir; la regla dice cuánto cuenta.',
  ],
  agree: ['I agree', 'De acuerdo'],
  'stand-aside': ['I stand aside', 'Me hago a un lado'],
  asideHint: ['Not your choice, and no obstacle.', 'No es lo que elegirías, pero no lo impides.'],
  block: ['I block', 'Bloqueo'],
  blockHint: ['As long as one ballot blocks, it is not carried.', 'Mientras una papeleta bloquee, no se aprueba.'],
  one: ['Which one?', '¿Cuál?'],
  several: ['Which do you approve of?', '¿Cuáles apruebas?'],
  severalHint: [
    'As many as you like; the one that most ballots approve of is chosen.',
    'Cuantas quieras; sale la que aprueben más papeletas.',
  ],
  none: ['none of them', 'ninguna'],
  onceCast: [
    'A ballot once cast is final: it can be neither changed nor withdrawn.',
    'La papeleta emitida es definitiva: no se puede cambiar ni retirar.',
  ],
  wasCast: ['It is final.', 'Es definitiva.'],
  cast: ['Cast my vote', 'Votar'],
  change: ['Change my vote', 'Cambiar mi voto'],
  withdraw: ['Withdraw my vote', 'Retirar mi voto'],
  withdrawMeans: [
    'Withdrawing is not abstaining: it is as if you had not voted.',
    'Retirar no es abstenerse: es como si no hubieras votado.',
  ],
  back: ['Back this wording', 'Apoyar esta redacción'],
  takeBack: ['Take my backing back', 'Retirar mi apoyo'],
  withdrawBackingMeans: [
    'It is then as if you had never backed it; you can back it again.',
    'Será como si nunca lo hubieras apoyado; puedes volver a apoyarlo.',
  ],
  proposed: ['You proposed this', 'Tú lo propusiste'],
  reword: ['Change the wording', 'Cambiar la redacción'],
  wording: ['Wording', 'Redacción'],
  rewordHint: [
    'Backing is for a wording: with a new one it begins again from nothing.',
    'El apoyo es a una redacción: con otra empieza de cero.',
  ],
  saveWording: ['Save the new wording', 'Guardar la nueva redacción'],
  end: ['Withdraw the whole matter', 'Retirar todo el asunto'],
  endMeans: [
    'It is then over, and decided neither way.',
    'Con eso se acaba, sin decidirse ni en un sentido ni en otro.',
  ],
  endIt: ['Withdraw the matter', 'Retirar el asunto'],
})
