import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { Day } from '../../kernel/parts.js'
import { mayCome } from '../../kernel/rights.js'
import { confirmationOf, MyApplication } from '../members/admission.js'

/** What the co-op is to whoever has no vote in it: a visitor may propose a project and ask to join; a donor sees the accounts (WJC-3, WJC-13, WJC-22). */
export const Welcome: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const { state, me, charter } = asked
  const record = views.members.recordOf(state, me)
  const belongs = record !== undefined
  const voice = mayCome('who-has-a-voice', state, me)
  const onProbation = record?.standing === 'probationer'
  const ends = confirmationOf(asked, me)
  const applied = views.members.applicationOf(state, me)?.stage === 'applied'
  const seesAccounts = views.accounts.maySeeAccounts(state, me, 'budgets').kind === 'shown'
  const projects = charter.projects !== undefined
  const classes = new Intl.ListFormat(asked.locale, { type: 'disjunction' }).format(
    [...new Set(Object.values(charter.admissions ?? {}).map(({ memberClass }) => memberClass))].map((one) =>
      asked.titleOf('memberClasses', one).toLocaleLowerCase(asked.locale),
    ),
  )
  return (
    <>
      <p>
        {onProbation ? (
          <>
            {t.onProbation(asked.titleOf('memberClasses', record.memberClass))}{' '}
            {ends === undefined ? (
              t.noVoteUntil
            ) : (
              <>
                {t.noVoteBefore} <Day on={ends.endsOn} asked={asked} />
                {t.decided}
              </>
            )}
          </>
        ) : belongs ? (
          t.noVote
        ) : applied ? null : (
          t.visitor
        )}
      </p>
      <MyApplication asked={asked} />
      <WhetherIStay asked={asked} />
      <ul class="cards">
        {seesAccounts ? (
          <li class="card">
            <h2>
              <a href={asked.path('/accounts')}>{t.accounts}</a>
            </h2>
            <p>{t.accountsText}</p>
          </li>
        ) : null}
        {projects ? (
          <li class="card">
            <h2>
              <a href={asked.path('/projects/propose')}>{t.propose}</a>
            </h2>
            <p>{t.proposeText}</p>
          </li>
        ) : null}
        {voice ? (
          <>
            <li class="card">
              <h2>
                <a href={asked.path('/decisions')}>{t.decisions}</a>
              </h2>
              <p>{t.decisionsText}</p>
            </li>
            <li class="card">
              <h2>
                <a href={asked.path('/proposals')}>{t.put}</a>
              </h2>
              <p>{t.putText}</p>
            </li>
          </>
        ) : null}
        {applied ? (
          <li class="card">
            <h2>
              <a href={asked.path('/members/join')}>{t.application}</a>
            </h2>
            <p>{t.applicationText}</p>
          </li>
        ) : belongs && (record.votes || onProbation) ? null : (
          <li class="card">
            <h2>
              <a href={asked.path('/members/join')}>{t.join}</a>
            </h2>
            <p>{classes === '' ? t.joinText : t.joinAs(classes)}</p>
          </li>
        )}
        <li class="card">
          <h2>
            <a href={asked.path('/charter')}>{t.charter}</a>
          </h2>
          <p>{t.charterText}</p>
        </li>
      </ul>
    </>
  )
}

/** That it is being voted on whether whoever asks stays after probation, and until when. */
const WhetherIStay: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const decision = views.members.applicationOf(asked.state, asked.me)?.confirmation?.decision
  const open = decision === undefined ? undefined : views.decisions.decisionView(asked.state, decision)
  if (open === undefined) return null
  return (
    <p>
      <a href={asked.path(`/decisions/${open.decision}`)}>{t.whetherIStay}</a>
      {open.closesOn === undefined ? null : (
        <>
          {t.until} <Day on={open.closesOn} asked={asked} />
        </>
      )}
      .
    </p>
  )
}

const WORDS = wordsOf({
  visitor: [
    'You are a guest here: you have no vote, and there are things that anyone may do.',
    'Estás de visita: no tienes voto, y hay cosas que puede hacer cualquiera.',
  ],
  noVote: [
    'You belong here, without a vote. This is open to you.',
    'Formas parte, sin voto. Esto está abierto para ti.',
  ],
  onProbation: [
    (what: string) =>
      `You belong, on probation: ${what}. You have a voice: you read what is put to the vote, and may propose.`,
    (what: string) => `Perteneces, a prueba: ${what}. Tienes voz: lees lo que se vota y puedes proponer.`,
  ],
  whetherIStay: ['It is being voted on whether you stay', 'Se está votando si te quedas'],
  until: ['; voting ends on', '; la votación se cierra el'],
  noVoteUntil: ['No vote until your probation is over.', 'Sin voto hasta que termine la prueba.'],
  noVoteBefore: ['No vote until your probation is over, on', 'Sin voto hasta que termine la prueba, el'],
  decided: [
    ' at the earliest: a vote decides before whether you stay.',
    ' como pronto: antes se decide por votación si te quedas.',
  ],
  decisions: ['See what is being decided', 'Ver qué se decide'],
  decisionsText: [
    'What is open, how it stands, and what was decided.',
    'Lo que está abierto, cómo va, y lo que se decidió.',
  ],
  put: ['Propose something', 'Proponer algo'],
  putText: ['What the charter lets you put to the vote.', 'Lo que los estatutos te dejan llevar a votación.'],
  application: ['Your application', 'Tu solicitud'],
  applicationText: ['How it stands, your letter, and taking it back.', 'Cómo va, tu carta, y cómo retirarla.'],
  accounts: ['See the accounts', 'Ver las cuentas'],
  accountsText: [
    'Every budget and every cent that was spent, with the document behind it.',
    'Cada presupuesto y cada céntimo gastado, con el documento que lo respalda.',
  ],
  propose: ['Propose a project', 'Proponer un proyecto'],
  proposeText: [
    'Anyone may, member or not. Say which objective it serves, and how; it is decided as the charter says.',
    'Puede cualquiera, sea de la cooperativa o no. Di a qué objetivo sirve y cómo; se decide como dicen los estatutos.',
  ],
  join: ['Ask to join', 'Pedir entrar'],
  joinText: [
    'The charter says who may ask, and who decides.',
    'Los estatutos dicen quién puede pedirlo y quién decide.',
  ],
  joinAs: [
    (classes: string) => `One may ask to join as ${classes}; the next page says who may, and who decides.`,
    (classes: string) => `Se puede pedir entrar como ${classes}; la página siguiente dice quién puede y quién decide.`,
  ],
  charter: ['Read the charter', 'Leer los estatutos'],
  charterText: [
    'What holds here, in plain words, and how each rule is changed.',
    'Lo que rige aquí, en palabras sencillas, y cómo se cambia cada regla.',
  ],
})
