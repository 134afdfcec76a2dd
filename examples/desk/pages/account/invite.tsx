import type { LinkStands } from '../../kernel/accounts.js'
import { INVITATION_DAYS } from '../../kernel/invitations.js'
import { Button, Empty, Field, Form, type State, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { isPersonName } from '../../kernel/unseen.js'
import { wordsOf } from '../../kernel/words.js'
import { dayOf, LinkOnce, linkSecret, Trouble } from './common.js'

export const invitePage = (asked: Asked) => showPage(asked, {})

/** Invites somebody new: an id that says nothing of them, their name beside the log, and a link of one use. */
export async function invite(asked: Asked) {
  const t = asked.words(WORDS)
  const [name, what] = [asked.field('name'), asked.field('what')]
  const wrong = name === '' ? t.nameMissing : !isPersonName(name) ? t.nameWrong : undefined
  if (wrong !== undefined) return showPage(asked, { name, what, wrong })
  const person = asked.newId('p')
  const token = linkSecret(asked)
  // Whoever was invited has a name that is theirs to correct: the same form with another name changes none.
  if ((await asked.nameOf(person)) === person) await asked.house.names.rename(person, name)
  await asked.house.accounts.invitations.make({ token, person, by: asked.person, what: what.slice(0, 2_000) })
  return showPage(asked, { made: { token, name } })
}

export async function withdrawInvitation(asked: Asked) {
  const t = asked.words(WORDS)
  const done = await asked.house.accounts.invitations.withdraw(asked.person, asked.param('link'))
  return done ? asked.redirect('/invite') : showPage(asked, { trouble: t.notWithdrawn })
}

interface Shown {
  readonly name?: string
  readonly what?: string
  readonly wrong?: string
  readonly trouble?: string
  readonly made?: { readonly token: string; readonly name: string }
}

async function showPage(asked: Asked, { name, what, wrong, trouble, made }: Shown) {
  const t = asked.words(WORDS)
  const all = await asked.house.accounts.invitations.of(asked.person)
  const rows = await Promise.all(all.map(async (one) => ({ ...one, name: await asked.nameOf(one.person) })))
  const body = (
    <>
      <Trouble says={trouble} asked={asked} />
      {made === undefined ? null : <LinkOnce asked={asked} token={made.token} name={made.name} />}
      <p>{t.rule(INVITATION_DAYS)}</p>
      <Form to="/invite" asked={asked}>
        <Field
          name="name"
          label={t.name}
          hint={t.nameHint}
          required
          {...(name === undefined ? {} : { value: name })}
          {...(wrong === undefined ? {} : { wrong })}
        />
        <Field
          name="what"
          label={t.what}
          hint={t.whatHint}
          type="textarea"
          {...(what === undefined ? {} : { value: what })}
        />
        <Button>{t.make}</Button>
      </Form>
      <h2>{t.yours}</h2>
      {rows.length === 0 ? (
        <Empty>
          <p>{t.none}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {rows.map((one) => (
            <li class="card">
              <h3>{one.name}</h3>
              {one.what === '' ? null : <blockquote class="text">{one.what}</blockquote>}
              <p>
                <Status is={SIGNS[one.stands]}>{t[one.stands]}</Status>{' '}
                {one.stands === 'open'
                  ? t.openUntil(dayOf(one.until, asked.locale))
                  : t.made(dayOf(one.on, asked.locale))}
              </p>
              {one.stands === 'open' ? (
                <Form to={`/invite/${one.link}/withdraw`} asked={asked}>
                  <Button quiet says={t.withdrawOf(one.name)}>
                    {t.withdraw}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  )
  const page = { title: t.title, back: [asked.path('/me'), t.me] as const, islands: ['passkey'], body }
  return asked.page(page, wrong !== undefined || trouble !== undefined ? 422 : 200)
}

const SIGNS: Readonly<Record<LinkStands, State>> = { open: 'open', used: 'good', withdrawn: 'quiet', over: 'quiet' }

const WORDS = wordsOf({
  title: ['Invite somebody', 'Invitar a alguien'],
  me: ['My account', 'Mi cuenta'],
  rule: [
    (days: number) =>
      `Every member with a vote may invite. The link works once, for ${String(days)} days. Whoever uses it is a visitor: they can look around, propose a project and ask to join. Admitting them is for the members to decide, as the charter says.`,
    (days: number) =>
      `Todo miembro con voto puede invitar. El enlace sirve una vez, durante ${String(days)} días. Quien lo usa es visitante: puede mirar, proponer un proyecto y pedir el ingreso. Admitirla o admitirlo lo deciden los miembros, como dicen los estatutos.`,
  ],
  name: ['Their name', 'Su nombre'],
  nameHint: ['As the others will read it.', 'Como lo leerán las demás personas.'],
  nameMissing: ['Say whom you invite.', 'Di a quién invitas.'],
  nameWrong: [
    'A name has at most 80 letters, and no signs that cannot be seen.',
    'Un nombre tiene como mucho 80 letras y ningún signo invisible.',
  ],
  what: ['What for (if you like)', 'Para qué (si quieres)'],
  whatHint: ['They read it when they open the link.', 'Lo leen cuando abren el enlace.'],
  make: ['Make the link', 'Crear el enlace'],
  yours: ['Your invitations', 'Tus invitaciones'],
  none: [
    'You have not invited anybody yet. Fill in a name above, and hand over the link you get.',
    'Todavía no has invitado a nadie. Escribe un nombre arriba y entrega el enlace que recibas.',
  ],
  open: ['open', 'abierta'],
  used: ['used', 'usada'],
  withdrawn: ['withdrawn', 'retirada'],
  over: ['too old', 'caducada'],
  openUntil: [(until: string) => `until ${until}`, (until: string) => `hasta el ${until}`],
  made: [(on: string) => `made on ${on}`, (on: string) => `creada el ${on}`],
  withdraw: ['Withdraw', 'Retirar'],
  withdrawOf: [
    (name: string) => `Withdraw the invitation of ${name}`,
    (name: string) => `Retirar la invitación de ${name}`,
  ],
  notWithdrawn: ['It was used already, or is none of yours.', 'Ya se usó, o no es una invitación tuya.'],
})
