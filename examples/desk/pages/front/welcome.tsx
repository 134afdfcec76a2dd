import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** What the co-op is to whoever has no vote in it: a visitor may propose a project and ask to join; a donor sees the accounts (WJC-3, WJC-13, WJC-22). */
export const Welcome: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const { state, me, charter } = asked
  const record = views.members.recordOf(state, me)
  const belongs = record?.standing === 'member'
  const seesAccounts = views.accounts.maySeeAccounts(state, me, 'budgets').kind === 'shown'
  const projects = charter.projects !== undefined
  const classes = new Intl.ListFormat(asked.locale, { type: 'disjunction' }).format(
    [...new Set(Object.values(charter.admissions ?? {}).map(({ memberClass }) => memberClass))].map((one) =>
      asked.titleOf('memberClasses', one).toLocaleLowerCase(asked.locale),
    ),
  )
  return (
    <>
      <p>{belongs ? t.noVote : t.visitor}</p>
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
        {belongs && record.votes ? null : (
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

const WORDS = wordsOf({
  visitor: [
    'You are a guest here: you have no vote, and there are things that anyone may do.',
    'Estás de visita: no tienes voto, y hay cosas que puede hacer cualquiera.',
  ],
  noVote: [
    'You belong here, without a vote. This is open to you.',
    'Formas parte, sin voto. Esto está abierto para ti.',
  ],
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
