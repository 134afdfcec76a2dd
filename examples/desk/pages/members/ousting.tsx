import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { SecrecyAhead, WOULD_BE } from '../decisions/secrecy.js'
import { Choice, Day, Facts, Field, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { Grounds } from './grounds.js'

/**
 * Ousting somebody, step by step, each with its day: grounds, notice, hearing, the vote, the appeal (WJC-14). Those who decide on it see it, and the person concerned.
 */
export const Ousting: FC<{ readonly asked: Asked; readonly member: string }> = ({ asked, member }) => {
  const t = asked.words(WORDS)
  const { state, me, charter } = asked
  if (member !== me && !views.members.mayVote(state, me)) return null
  const now = views.members.oustingOf(state, member)
  const provision = charter.membership?.expulsion
  if (provision === undefined) return null
  const grounds = provision.grounds.map((ground, at) => ({ value: `ground-${at + 1}`, label: inWords(ground, asked) }))
  const to = (act: string) => `/members/${encodeURIComponent(member)}/${act}`
  const v = {
    oust: kept(asked, to('oust')),
    hearing: kept(asked, to('hearing')),
    decline: kept(asked, to('decline-hearing')),
    appeal: kept(asked, to('appeal')),
  }
  return (
    <>
      {now === undefined ? null : (
        <>
          <h2>{member === me ? t.titleMine : t.title}</h2>
          <Facts
            facts={[
              [t.next, t[now.next]],
              now.nextFrom === undefined ? undefined : [t.notBefore, <Day on={now.nextFrom} asked={asked} />],
              now.appealUntil === undefined ? undefined : [t.appealUntil, <Day on={now.appealUntil} asked={asked} />],
              now.takesEffectOn === undefined
                ? undefined
                : [t.takesEffectOn, <Day on={now.takesEffectOn} asked={asked} />],
            ]}
          />
          <Grounds asked={asked} member={member} />
          <Why because={now.because} asked={asked} open />
        </>
      )}
      <Act
        asked={asked}
        to={to('oust')}
        given={{ type: 'propose-ousting', member, grounds: ['ground-1'], record: SOME_TEXT }}
        says={t.propose}
        quiet
      >
        <p>{t.rule(provision.noticeDays, provision.appealDays)}</p>
        <Choice
          name="ground"
          id="oust-ground"
          legend={t.grounds}
          options={grounds}
          chosen={v.oust('ground', grounds[0]?.value)}
        />
        <Field
          name="text"
          id="oust-text"
          label={t.statement}
          hint={t.statementHint}
          value={v.oust('text')}
          type="textarea"
          required
        />
      </Act>
      <Act asked={asked} to={to('notify')} given={{ type: 'notify-ousting', member }} says={t.notified} />
      <Act
        asked={asked}
        to={to('hearing')}
        given={{ type: 'record-hearing', member, how: 'heard' }}
        says={t.recordHearing}
      >
        <Choice
          name="how"
          id="hearing-how"
          legend={t.hearing}
          options={[
            { value: 'heard', label: t.heard },
            { value: 'did-not-come', label: t.didNotCome },
          ]}
          chosen={v.hearing('how', 'heard')}
        />
        <Field name="text" id="hearing-text" label={t.whatWasSaid} value={v.hearing('text')} type="textarea" />
      </Act>
      <Act
        asked={asked}
        to={to('hearing')}
        given={{ type: 'record-hearing', member, how: 'declined-hearing' }}
        says={t.decline}
        hidden={{ how: 'declined-hearing' }}
        quiet
      />
      <SecrecyAhead
        asked={asked}
        given={{ type: 'open-ousting', member, decision: WOULD_BE }}
        provision={provision.decision}
      />
      <Act
        asked={asked}
        to={to('oust-vote')}
        given={{ type: 'open-ousting', member, decision: WOULD_BE }}
        says={t.putToVote}
      />
      <Act asked={asked} to={to('tell')} given={{ type: 'tell-ousting', member }} says={t.told} />
      {member === me ? (
        <Act
          asked={asked}
          to={to('appeal')}
          given={{ type: 'appeal-ousting', decision: 'a-new-one', record: SOME_TEXT }}
          says={t.appeal}
        >
          <Field name="text" id="appeal-text" label={t.appealWhy} value={v.appeal('text')} type="textarea" required />
        </Act>
      ) : null}
      <Act asked={asked} to={to('drop')} given={{ type: 'drop-ousting', member }} says={t.drop} quiet />
    </>
  )
}

const inWords = (text: unknown, { locale }: Asked): string =>
  typeof text === 'string' ? text : ((text as Record<string, string>)[locale] ?? '')

const WORDS = wordsOf({
  title: ['Ousting', 'Expulsión'],
  titleMine: ['An ousting that concerns you', 'Una expulsión que te afecta'],
  next: ['What comes next', 'Qué viene ahora'],
  propose: ['Propose to oust them', 'Proponer su expulsión'],
  notify: ['they are told of the grounds', 'se le comunican las causas'],
  hear: ['they are heard', 'se le escucha'],
  decide: ['it is put to the vote', 'se lleva a votación'],
  tell: ['they are told of the decision', 'se le comunica la decisión'],
  wait: ['the days of appeal run', 'corre el plazo de recurso'],
  'decide-appeal': ['the appeal is decided', 'se decide el recurso'],
  nothing: ['nothing: it is over', 'nada: se acabó'],
  notBefore: ['Not before', 'No antes del'],
  appealUntil: ['Appeal until', 'Recurso hasta'],
  takesEffectOn: ['Takes effect on', 'Surte efecto el'],
  rule: [
    (notice: number, appeal: number) =>
      `They are told of the grounds, heard after ${notice} days, and may appeal for ${appeal} days; until it takes effect they keep every right.`,
    (notice: number, appeal: number) =>
      `Se le comunican las causas, se le escucha pasados ${notice} días y puede recurrir durante ${appeal} días; hasta que surta efecto conserva todos sus derechos.`,
  ],
  grounds: ['On which ground?', '¿Por qué causa?'],
  statement: ['The statement', 'La exposición'],
  statementHint: [
    'The person concerned is told of it. It is kept beside the log.',
    'Se le comunica a la persona afectada. Se guarda fuera del registro.',
  ],
  notified: ['Record that they were told of the grounds', 'Anotar que se le comunicaron las causas'],
  recordHearing: ['Record the hearing', 'Anotar la audiencia'],
  hearing: ['How was it?', '¿Cómo fue?'],
  heard: ['They were heard', 'Se le escuchó'],
  didNotCome: ['They did not come', 'No vino'],
  whatWasSaid: ['What was said', 'Qué se dijo'],
  decline: ['I do not want to be heard', 'No quiero audiencia'],
  putToVote: ['Put the ousting to the vote', 'Llevar la expulsión a votación'],
  told: ['Record that they were told of the decision', 'Anotar que se le comunicó la decisión'],
  appeal: ['Appeal', 'Recurrir'],
  appealWhy: ['Why?', '¿Por qué?'],
  drop: ['Drop the ousting', 'Desistir de la expulsión'],
})
