import { articleOf } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { could } from '../../kernel/could.js'
import { Field, Refused } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { sentencesAbout } from '../decisions/rule.js'
import { MyApplication } from './admission.js'
import { letterId, letterOf } from './letters.js'

/** How one comes to belong, for everybody who is signed in: anyone may apply (WJC-13). */
export const joinPage = async (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const { state, charter, me } = asked
  const record = views.members.recordOf(state, me)
  const application = views.members.applicationOf(state, me)
  return asked.page(
    {
      title: t.title,
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>
            {record === undefined
              ? t.notYet
              : (record.standing === 'probationer' ? t.youAreOnProbation : t.youAre)(
                  asked.titleOf('memberClasses', record.memberClass).toLocaleLowerCase(asked.locale),
                )}
          </p>
          {application?.stage === 'applied' ? <Applied asked={asked} /> : null}
          <ul class="cards">
            {Object.keys(charter.memberClasses ?? {})
              .filter((id) => isEntered(asked, id))
              .map((id) => (
                <Entrance asked={asked} memberClass={id} />
              ))}
          </ul>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** An application under way: who decides, what it waits for, and how to take it back. */
const Applied: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const application = views.members.applicationOf(asked.state, asked.me)
  if (application === undefined) return null
  const letter = await letterOf(asked, asked.me)
  return (
    <>
      <h2>{t.yours}</h2>
      <MyApplication asked={asked} />
      {letter === undefined ? null : (
        <>
          <blockquote class="text">{letter}</blockquote>
          <Act
            asked={asked}
            to="/members/letter/erase"
            given={{ type: 'withdraw-application' }}
            says={t.eraseLetter}
            quiet
          />
        </>
      )}
      <Act
        asked={asked}
        to="/members/withdraw-application"
        given={{ type: 'withdraw-application' }}
        says={t.withdraw}
        quiet
      />
    </>
  )
}

/** Whether there is a way into a class, or one for whoever asks: some, such as that of whoever is on probation, one has only on the way into another. */
const isEntered = (asked: Asked, memberClass: string): boolean =>
  asked.charter.memberClasses?.[memberClass]?.onlyIn === 'project' ||
  Object.values(asked.charter.admissions ?? {}).some((one) => one.memberClass === memberClass) ||
  could(asked, { type: 'join', memberClass })

/** What the charter asks of whoever comes in, by the fields that say it: they read what the by-laws say. */
const ASKED_OF_ONE = [
  'attendances',
  'withinMonths',
  'attendancesWhen',
  'probationMonths',
  'probationEnds',
  'voteInProbation',
  'rightsInProbation',
  'contributionMinor',
  'instalments',
  'instalmentMonths',
  'paidBefore',
]

/** How one comes into one class. */
const Entrance: FC<{ readonly asked: Asked; readonly memberClass: string }> = ({ asked, memberClass }) => {
  const t = asked.words(WORDS)
  const { charter, locale } = asked
  const [id, entrance] =
    Object.entries(charter.admissions ?? {}).find((one) => one[1].memberClass === memberClass) ?? []
  const asks =
    id === undefined ? '' : sentencesAbout(articleOf({ charter, locale, section: 'admissions', id }), ASKED_OF_ONE)
  const hidden = { memberClass }
  const v = kept(asked, '/members/apply', hidden)
  const openTo = entrance?.openTo
  const title = asked.titleOf('memberClasses', memberClass)
  const decides = entrance?.decision
  const team = charter.memberClasses?.[memberClass]?.onlyIn === 'project'
  return (
    <li class="card">
      <h3>{title}</h3>
      {openTo === undefined ? null : (
        <p>{t.openTo(typeof openTo === 'string' ? openTo : ((openTo as Record<string, string>)[locale] ?? ''))}</p>
      )}
      {asks === '' ? null : <p>{asks}</p>}
      {decides === undefined ? null : (
        <p>
          {t.decides} {asked.titleOf('decisions', decides)}. <a href={asked.path('/charter')}>{t.byCharter}</a>
        </p>
      )}
      {team ? (
        <p>
          <a href={asked.path('/projects')}>{t.throughProjects}</a>
        </p>
      ) : null}
      <Act
        asked={asked}
        to="/members/apply"
        given={{ type: 'apply', memberClass, decision: 'a-new-one' }}
        says={t.apply}
        about={title}
        hidden={hidden}
      >
        <Field
          name="text"
          id={`letter-${memberClass}`}
          label={t.letter}
          hint={t.letterHint}
          value={v('text')}
          type="textarea"
          rows={6}
        />
      </Act>
      <Act
        asked={asked}
        to="/members/join"
        given={{ type: 'join', memberClass }}
        says={t.join}
        about={title}
        hidden={hidden}
      />
    </li>
  )
}

export const apply = async (asked: Asked) => {
  const decision = asked.newId('admission')
  const given = { type: 'apply', memberClass: asked.field('memberClass'), decision } as const
  const text = asked.field('text')
  // Only a letter of an application that there will be is kept.
  if (text !== '' && could(asked, given)) await asked.house.names.keepUnder(letterId(decision), text)
  return asked.give(given, (refusal) => joinPage(asked, refusal))
}

export const join = (asked: Asked) =>
  asked.give({ type: 'join', memberClass: asked.field('memberClass') }, (refusal) => joinPage(asked, refusal))

export const withdrawApplication = (asked: Asked) =>
  asked.give({ type: 'withdraw-application' }, (refusal) => joinPage(asked, refusal))

/** Erases what one wrote with one's application. Nothing of it is in the log. */
export const eraseLetter = async (asked: Asked) => {
  const decision = views.members.applicationOf(asked.state, asked.me)?.decision
  if (decision !== undefined) await asked.house.names.erase('texts', letterId(decision))
  return asked.redirect('/members/join')
}

const WORDS = wordsOf({
  title: ['How to join', 'Cómo entrar'],
  notYet: ['You do not belong to this cooperative yet.', 'Todavía no perteneces a esta cooperativa.'],
  youAre: [(what: string) => `You belong: you are a ${what}.`, (what: string) => `Perteneces: tu clase es «${what}».`],
  youAreOnProbation: [
    (what: string) => `You belong, on probation: you are to become a ${what}.`,
    (what: string) => `Perteneces, a prueba, para ser «${what}».`,
  ],
  yours: ['Your application', 'Tu solicitud'],
  withdraw: ['Withdraw my application', 'Retirar mi solicitud'],
  eraseLetter: ['Erase my letter', 'Borrar mi carta'],
  openTo: [(whom: string) => `Open to ${whom}.`, (whom: string) => `Abierto a ${whom}.`],
  decides: ['Decided by vote:', 'Se decide por votación:'],
  byCharter: ['The charter has the rule', 'La regla está en los estatutos'],
  throughProjects: ['Apply for a place in a project', 'Preséntate a un puesto de un proyecto'],
  apply: ['Apply', 'Solicitar entrar'],
  join: ['Join', 'Entrar'],
  letter: ['Why do you want to join?', '¿Por qué quieres entrar?'],
  letterHint: [
    'Those who decide can read it. It is kept beside the log, and you can erase it at any time.',
    'Lo pueden leer quienes deciden. Se guarda fuera del registro y puedes borrarlo cuando quieras.',
  ],
})
