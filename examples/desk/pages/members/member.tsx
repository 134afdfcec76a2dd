import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Choice, Day, Facts, Field, Name, Refused, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { AdmittedBut, confirmationOf, contributionDue } from './admission.js'
import { letterOf } from './letters.js'
import { Ousting } from './ousting.js'
import { registerOf } from './people.js'

/** What somebody is to the cooperative. Whoever belongs sees members; whoever votes sees who asks to join and who left; everybody sees themselves. */
export const memberPage = async (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const { state, me } = asked
  const member = asked.param('member')
  const record = views.members.recordOf(state, member)
  const application = views.members.applicationOf(state, member)
  const former = registerOf(state).former.find((one) => one.member === member)
  const mayVote = views.members.mayVote(state, me)
  const belongs = views.members.recordOf(state, me) !== undefined
  const shown = member === me || (record !== undefined && belongs) || ((application ?? former) !== undefined && mayVote)
  if (!shown) return asked.notFound()
  const letter = application?.stage === 'applied' ? await letterOf(asked, member) : undefined
  const offices = views.members.offices(state).filter((one) => one.member === member)
  const representative = views.members.whoMayVote(state).find((one) => one.member === member)?.representative
  return asked.page(
    {
      title: await asked.nameOf(member),
      back: belongs ? [asked.path('/members'), t.members] : [asked.path('/'), t.home],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <Facts
            facts={[
              record === undefined
                ? [
                    t.is,
                    former !== undefined ? t.formerMember : application === undefined ? t.notMember : t.notYetMember,
                  ]
                : [
                    t.is,
                    <>
                      {asked.titleOf('memberClasses', record.memberClass)}
                      {record.founder ? `, ${t.founder}` : ''}{' '}
                      {record.standing === 'probationer' ? <Status is="open">{t.probation}</Status> : null}
                      {record.suspended ? <Status is="bad">{t.suspended}</Status> : null}
                    </>,
                  ],
              (record ?? former) === undefined
                ? undefined
                : [t.since, <Day on={(record ?? former)?.since ?? ''} asked={asked} />],
              record === undefined
                ? undefined
                : [t.vote, record.votes ? t.oneVote : record.standing === 'probationer' ? t.noVoteYet : t.noVote],
              offices.length === 0
                ? undefined
                : [t.offices, offices.map(({ office }) => <Name id={office} asked={asked} />)],
              representative === undefined ? undefined : [t.actsFor, <Name id={representative} asked={asked} />],
              application?.stage !== 'applied'
                ? undefined
                : [
                    t.applied,
                    <>
                      {asked.titleOf('memberClasses', application.memberClass)},{' '}
                      <Day on={application.on} asked={asked} />{' '}
                      {application.decision === undefined || !mayVote ? null : (
                        <a href={asked.path(`/decisions/${application.decision}`)}>{t.toVote}</a>
                      )}
                    </>,
                  ],
            ]}
          />
          <AdmittedBut asked={asked} member={member} />
          {letter === undefined ? null : <blockquote class="text">{letter}</blockquote>}
          {mayVote || member === me ? <Parts asked={asked} member={member} /> : null}
          {member === me ? <Mine asked={asked} /> : <Theirs asked={asked} member={member} />}
          <Ousting asked={asked} member={member} />
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** In which projects and circles somebody takes part. */
const Parts: FC<{ readonly asked: Asked; readonly member: string }> = async ({ asked, member }) => {
  const t = asked.words(WORDS)
  const parts = views.projects.partsOf(asked.state, member)
  if (parts.length === 0) return null
  return (
    <>
      <h2>{t.projects}</h2>
      <ul>
        {
          await Promise.all(
            parts.map(async ({ project, coordinates }) => (
              <li>
                <a href={asked.path(`/projects/${project}`)}>{await asked.nameOf(project)}</a>
                {coordinates.length === 0
                  ? ''
                  : `: ${t.coordinates((await Promise.all(coordinates.map((area) => asked.nameOf(area)))).join(', '))}`}
              </li>
            )),
          )
        }
      </ul>
    </>
  )
}

/** What somebody may do about their own membership and their own data. */
const Mine: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const { me, state, charter } = asked
  const to = (act: string) => `/members/${encodeURIComponent(me)}/${act}`
  const offices = views.members.offices(state).filter(({ member }) => member === me)
  const enterprise =
    charter.memberClasses?.[views.members.recordOf(state, me)?.memberClass ?? '']?.kind === 'enterprise'
  const v = kept(asked, to('name-representative'))
  return (
    <>
      <h2>{t.aboutMe}</h2>
      <p>{t.aboutMeText}</p>
      <ul>
        <li>
          <a href={asked.path(to('name'))}>{t.correctName}</a>
        </li>
        <li>
          <a href={asked.path(to('log'))}>{t.whatLogSays}</a>
        </li>
      </ul>
      {enterprise ? (
        <>
          <Act
            asked={asked}
            to={to('name-representative')}
            given={{ type: 'name-representative', person: 'somebody' }}
            says={t.nameRepresentative}
          >
            <Field name="person" label={t.whoActs} value={v('person')} required />
          </Act>
          <Act
            asked={asked}
            to={to('withdraw-representative')}
            given={{ type: 'withdraw-representative' }}
            says={t.withdrawRepresentative}
            quiet
          />
        </>
      ) : null}
      {
        await Promise.all(
          offices.map(async ({ office }) => (
            <Act
              asked={asked}
              to={to('resign-office')}
              given={{ type: 'resign-office', office }}
              says={t.resign}
              about={await asked.nameOf(office)}
              hidden={{ office }}
              quiet
            />
          )),
        )
      }
      <Act asked={asked} to={to('leave')} given={{ type: 'leave' }} says={t.leave} quiet>
        <p>{t.leaveText(charter.membership?.leaving?.noticeDays ?? 0)}</p>
      </Act>
    </>
  )
}

/** What others note and propose of somebody. */
const Theirs: FC<{ readonly asked: Asked; readonly member: string }> = ({ asked, member }) => {
  const t = asked.words(WORDS)
  const { charter } = asked
  const to = (act: string) => `/members/${encodeURIComponent(member)}/${act}`
  const v = {
    contribution: kept(asked, to('contribution')),
    attendance: kept(asked, to('attendance')),
    suspend: kept(asked, to('suspend')),
    reinstate: kept(asked, to('reinstate')),
  }
  const circles = Object.keys(charter.circles ?? {}).map((id) => ({ value: id, label: asked.titleOf('circles', id) }))
  const kind = charter.memberClasses?.[views.members.recordOf(asked.state, member)?.memberClass ?? '']?.kind
  const how = kind === 'enterprise' ? 'dissolved' : 'died'
  const due = contributionDue(asked, member)
  const stays = confirmationOf(asked, member)
  const first = circles.find(({ value }) => could(asked, { type: 'record-attendance', member, circle: value }))
  return (
    <>
      <Act
        asked={asked}
        to={to('contribution')}
        given={{ type: 'record-contribution', member, amountMinor: '1' }}
        says={t.contribution}
      >
        <Field
          name="amount"
          label={t.amount}
          {...(due === undefined
            ? {}
            : { hint: due.keepsOut ? t.dueBefore(due.toBegin, due.outstanding) : t.due(due.outstanding) })}
          value={v.contribution('amount')}
          inputmode="decimal"
          unit={charter.currency}
          required
        />
      </Act>
      {first === undefined ? null : (
        <Act
          asked={asked}
          to={to('attendance')}
          given={{ type: 'record-attendance', member, circle: first.value }}
          says={t.attendance}
        >
          <Choice name="circle" legend={t.inCircle} options={circles} chosen={v.attendance('circle', first.value)} />
          <Field name="on" label={t.onDay} type="date" value={v.attendance('on', asked.today)} />
        </Act>
      )}
      {stays === undefined ? null : stays.from > asked.today ? (
        <p class="soft">
          {t.confirmFrom} <Day on={stays.from} asked={asked} />
          {t.endsOn} <Day on={stays.endsOn} asked={asked} />.
        </p>
      ) : (
        <Act
          asked={asked}
          to={to('confirm')}
          given={{ type: 'open-confirmation', member, decision: 'a-new-one' }}
          says={t.confirm}
        >
          <p>
            {t.confirmText} {t.endsOnAlone} <Day on={stays.endsOn} asked={asked} />.
          </p>
        </Act>
      )}
      <Act
        asked={asked}
        to={to('suspend')}
        given={{ type: 'propose-suspension', member, decision: 'a-new-one', record: SOME_TEXT }}
        says={t.suspend}
        quiet
      >
        <Field name="text" id="suspend-text" label={t.why} value={v.suspend('text')} type="textarea" required />
      </Act>
      <Act
        asked={asked}
        to={to('reinstate')}
        given={{ type: 'propose-reinstatement', member, decision: 'a-new-one', record: SOME_TEXT }}
        says={t.reinstate}
        quiet
      >
        <Field name="text" id="reinstate-text" label={t.why} value={v.reinstate('text')} type="textarea" required />
      </Act>
      <Act
        asked={asked}
        to={to('ended')}
        given={{ type: 'report-end', member, how }}
        says={t[how]}
        hidden={{ how }}
        quiet
      >
        <p>{t.endedText}</p>
      </Act>
    </>
  )
}

const WORDS = wordsOf({
  members: ['Members', 'Miembros'],
  home: ['What awaits me', 'Lo que me espera'],
  is: ['Is', 'Es'],
  notMember: ['Not a member', 'No es miembro'],
  notYetMember: ['Not a member yet', 'Todavía no es miembro'],
  formerMember: ['Belongs no more', 'Ya no pertenece'],
  founder: ['founder', 'de la fundación'],
  probation: ['on probation', 'a prueba'],
  suspended: ['suspended', 'en suspenso'],
  since: ['Since', 'Desde'],
  vote: ['Vote', 'Voto'],
  oneVote: ['One, like everyone who votes', 'Uno, como todas las personas que votan'],
  noVote: ['None', 'Ninguno'],
  noVoteYet: ['None until probation is over', 'Ninguno hasta que termine la prueba'],
  offices: ['Office', 'Cargo'],
  actsFor: ['Acts for it', 'Actúa en su nombre'],
  applied: ['Asks to become', 'Pide ser'],
  toVote: ['See the vote', 'Ver la votación'],
  projects: ['Takes part in', 'Participa en'],
  coordinates: [(areas: string) => `coordinates ${areas}`, (areas: string) => `coordina ${areas}`],
  aboutMe: ['What is kept about me', 'Lo que se guarda de mí'],
  aboutMeText: [
    'The log of the cooperative knows you by an id, and keeps what you did and what was decided; nothing in it is ever changed. Your name and your texts lie beside it: you can correct them, and erase them.',
    'El registro de la cooperativa te conoce por un identificador y guarda lo que hiciste y lo que se decidió; nada de él cambia nunca. Tu nombre y tus textos están fuera: puedes corregirlos y borrarlos.',
  ],
  correctName: ['Correct or erase my name', 'Corregir o borrar mi nombre'],
  whatLogSays: ['Everything the log says about me', 'Todo lo que el registro dice de mí'],
  nameRepresentative: ['Name who acts for us', 'Nombrar a quien nos representa'],
  whoActs: ['The id of the person', 'El identificador de la persona'],
  withdrawRepresentative: ['Withdraw who acts for us', 'Retirar a quien nos representa'],
  resign: ['Resign my office', 'Renunciar a mi cargo'],
  leave: ['Leave the cooperative', 'Dejar la cooperativa'],
  leaveText: [
    (days: number) =>
      days === 0
        ? 'You leave at once. What the cooperative still owes you, it owes you as before.'
        : `You leave after a notice of ${days} days. What the cooperative still owes you, it owes you as before.`,
    (days: number) =>
      days === 0
        ? 'Te vas en el acto. Lo que la cooperativa te deba, te lo sigue debiendo.'
        : `Te vas tras un preaviso de ${days} días. Lo que la cooperativa te deba, te lo sigue debiendo.`,
  ],
  contribution: ['Record a contribution they paid', 'Anotar una aportación que pagó'],
  amount: ['How much?', '¿Cuánto?'],
  attendance: ['Record that they took part', 'Anotar que participó'],
  inCircle: ['In which circle?', '¿En qué círculo?'],
  onDay: ['On which day?', '¿Qué día?'],
  due: [(rest: string) => `Outstanding: ${rest}.`, (rest: string) => `Pendiente: ${rest}.`],
  dueBefore: [
    (first: string, rest: string) =>
      first === rest ? `Outstanding: ${rest}.` : `Outstanding: ${first} for them to be in; ${rest} in all.`,
    (first: string, rest: string) =>
      first === rest ? `Pendiente: ${rest}.` : `Pendiente: ${first} para que entre; ${rest} en total.`,
  ],
  confirm: ['Open the vote on whether they stay', 'Abrir la votación sobre si se queda'],
  confirmFrom: [
    'Whether they stay can be put to the vote here from',
    'Si se queda se puede llevar a votación aquí desde el',
  ],
  endsOn: [' on; their probation ends at the earliest on', '; la prueba termina como pronto el'],
  endsOnAlone: ['Probation ends at the earliest on', 'La prueba termina como pronto el'],
  confirmText: [
    'This opens the vote at once. If it is not carried, be it for want of votes, their membership ends with it: whoever stays silent does not keep them. If it is carried, they stay, as a full member once their probation is over.',
    'Abre la votación en el acto. Si no se aprueba, aunque sea por falta de votos, su pertenencia termina con ella: el silencio no la mantiene. Si se aprueba, se queda, con plenos derechos en cuanto termine la prueba.',
  ],
  suspend: ['Propose a suspension', 'Proponer una suspensión'],
  reinstate: ['Propose to end the suspension', 'Proponer el fin de la suspensión'],
  why: ['Why? The reason is recorded.', '¿Por qué? El motivo queda registrado.'],
  died: ['Record that they died', 'Anotar su fallecimiento'],
  dissolved: ['Record that it was dissolved', 'Anotar su disolución'],
  endedText: [
    'It ends their membership at once. What is owed to them stays owed.',
    'Pone fin a su pertenencia en el acto. Lo que se le deba se sigue debiendo.',
  ],
})
