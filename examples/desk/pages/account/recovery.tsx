import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Button, Empty, Form, Select, type State, Status } from '../../kernel/parts.js'
import { canActFor } from '../../kernel/acting.js'
import { mayCome } from '../../kernel/rights.js'
import type { Recovery } from '../../kernel/recoveries.js'
import { RECOVERY_DAYS } from '../../kernel/recoveries.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { dayOf, LinkOnce, linkSecret, Trouble } from './common.js'

export const recoveryPage = (asked: Asked) => showPage(asked, {})

export async function askForRecovery(asked: Asked) {
  const t = asked.words(WORDS)
  const person = asked.field('person')
  if (!inRegister(asked).includes(person)) return showPage(asked, { trouble: t.notInRegister })
  const trouble = await asked.house.accounts.recoveries.ask({ person, by: asked.person })
  return trouble === undefined
    ? asked.redirect('/recovery')
    : showPage(asked, { trouble: trouble === 'not-open' ? t.askedAlready : t[trouble] })
}

export async function confirmRecovery(asked: Asked) {
  const t = asked.words(WORDS)
  const { recoveries } = asked.house.accounts
  const id = asked.param('recovery')
  const found = await recoveries.find(id)
  if (found === undefined) return asked.notFound()
  // Whoever asked may have lost their vote since.
  const { askedBy } = found
  const stillVotes = (one: string) =>
    canActFor(asked.state, one).some((member) => mayCome('who-votes', asked.state, member))
  if (askedBy !== undefined && !stillVotes(askedBy)) return showPage(asked, { trouble: t.askerHasNoVote })
  const token = linkSecret(asked)
  const trouble = await recoveries.confirm({ id, by: asked.person, token })
  if (trouble !== undefined) return showPage(asked, { trouble: t[trouble] })
  return showPage(asked, { made: { token, name: await asked.nameOf(found.person) } })
}

/** Calls it off. The person concerned comes here from their notice, and may have no vote. */
export async function cancelRecovery(asked: Asked) {
  const t = asked.words(WORDS)
  const id = asked.param('recovery')
  const trouble = await asked.house.accounts.recoveries.cancel({ id, by: asked.person })
  const votes = mayCome('who-votes', asked.state, asked.me)
  if (trouble === undefined) return asked.redirect(votes ? '/recovery' : '/me')
  if (votes) return showPage(asked, { trouble: t[trouble] })
  return asked.page({ title: t.title, body: <Trouble says={t[trouble]} asked={asked} /> }, 422)
}

async function showPage(
  asked: Asked,
  { trouble, made }: { readonly trouble?: string; readonly made?: { readonly token: string; readonly name: string } },
) {
  const t = asked.words(WORDS)
  const all = await asked.house.accounts.recoveries.all()
  const open = all.filter(({ stands }) => stands === 'asked' || stands === 'confirmed')
  const past = all.filter((one) => !open.includes(one))
  const people = await Promise.all(
    inRegister(asked).map(async (value) => ({ value, label: await asked.nameOf(value) })),
  )
  const body = (
    <>
      <Trouble says={trouble} asked={asked} />
      {made === undefined ? null : <LinkOnce asked={asked} token={made.token} name={made.name} />}
      <p>{t.rule(RECOVERY_DAYS)}</p>
      <h2>{t.openOnes}</h2>
      {open.length === 0 ? (
        <Empty>
          <p>{t.noneOpen}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {open.map((one) => (
            <OneOpen recovery={one} asked={asked} />
          ))}
        </ul>
      )}
      <h2>{t.askFor}</h2>
      <Form to="/recovery" asked={asked}>
        <Select
          name="person"
          label={t.whom}
          hint={t.whomHint}
          options={people.sort((a, b) => a.label.localeCompare(b.label, asked.locale))}
        />
        <Button>{t.ask}</Button>
      </Form>
      {past.length === 0 ? null : (
        <>
          <h2>{t.earlier}</h2>
          <ul>
            {
              await Promise.all(
                past.map(async (one) => (
                  <li>
                    {await asked.nameOf(one.person)}: <Status is={SIGNS[one.stands]}>{t[one.stands]}</Status>{' '}
                    {await askedIn(asked, one)}{' '}
                    {one.confirmedBy === undefined ? '' : t.confirmedBy(await asked.nameOf(one.confirmedBy))}
                  </li>
                )),
              )
            }
          </ul>
        </>
      )}
    </>
  )
  const page = { title: t.title, back: [asked.path('/me'), t.me] as const, islands: ['passkey'], body }
  return asked.page(page, trouble === undefined ? 200 : 422)
}

/** Somebody who waits for a link, and what whoever reads may do about it. */
const OneOpen: FC<{ readonly recovery: Recovery; readonly asked: Asked }> = async ({ recovery, asked }) => {
  const t = asked.words(WORDS)
  const { id, person, askedBy, until, confirmedBy, stands } = recovery
  const name = await asked.nameOf(person)
  const involved = [person, askedBy, confirmedBy].includes(asked.person)
  return (
    <li class="card">
      <h3>{name}</h3>
      <p>
        <Status is={SIGNS[stands]}>{askedBy === undefined && stands === 'confirmed' ? t.isPrinted : t[stands]}</Status>{' '}
        {await askedIn(asked, recovery)}{' '}
        {askedBy === undefined ? (
          ''
        ) : confirmedBy === undefined ? (
          <>{t.needsOther} </>
        ) : (
          <>{t.confirmedBy(await asked.nameOf(confirmedBy))} </>
        )}
        {t.goodUntil(dayOf(until, asked.locale))}
      </p>
      {stands === 'asked' && !involved ? (
        <Form to={`/recovery/${id}/confirm`} asked={asked}>
          <p>{t.beforeYouConfirm(name)}</p>
          <Button says={t.confirmOf(name)}>{t.confirm}</Button>
        </Form>
      ) : null}
      {involved ? (
        <Form to={`/recovery/${id}/cancel`} asked={asked}>
          <Button quiet says={t.cancelOf(name)}>
            {t.cancel}
          </Button>
        </Form>
      ) : null}
    </li>
  )
}

/** Who asked for it, and when; or that it was printed on the machine. */
const askedIn = async (asked: Asked, { askedBy, askedOn }: Recovery): Promise<string> => {
  const t = asked.words(WORDS)
  const on = dayOf(askedOn, asked.locale)
  return askedBy === undefined ? t.printed(on) : t.askedBy(await asked.nameOf(askedBy), on)
}

/** Everybody in the register but whoever asks: those who left too, for they may have held pay to look at. */
const inRegister = ({ state, me }: Asked): readonly string[] => {
  const { members, probationers, applicants, former } = views.members.register(state)
  const all = [...members, ...probationers, ...applicants, ...former].map(({ member }) => member)
  return [...new Set(all)].filter((member) => member !== me)
}

const SIGNS: Readonly<Record<Recovery['stands'], State>> = {
  asked: 'open',
  confirmed: 'open',
  used: 'good',
  cancelled: 'quiet',
  over: 'quiet',
}

const WORDS = wordsOf({
  title: ['Help a member who cannot sign in', 'Ayudar a un miembro que no puede entrar'],
  me: ['My account', 'Mi cuenta'],
  rule: [
    (days: number) =>
      `One member with a vote asks for a new link, another confirms it, and neither is the person concerned. The link then works once, for ${String(days)} days. When it is used, the person’s old passkeys are removed and all their sessions end. Until then they are told on every device where they are signed in, and can cancel. Every member with a vote sees here who let whom in. Where nobody can sign in any more, whoever runs the machine of this desk prints a link (--link), and that is told here too.`,
    (days: number) =>
      `Un miembro con voto pide un nuevo enlace, otro lo confirma, y ninguno es la persona afectada. El enlace sirve entonces una vez, durante ${String(days)} días. Al usarlo se retiran las llaves antiguas de la persona y acaban todas sus sesiones. Hasta entonces se le avisa donde tenga la sesión abierta, y puede cancelarlo. Todo miembro con voto ve aquí quién dejó entrar a quién. Cuando ya nadie puede entrar, quien lleva la máquina de esta mesa imprime un enlace (--link), y eso también se dice aquí.`,
  ],
  openOnes: ['Waiting', 'En espera'],
  noneOpen: [
    'Nobody waits for a new link. If somebody told you that they cannot sign in, ask for one below.',
    'Nadie espera un nuevo enlace. Si alguien te dijo que no puede entrar, pide uno abajo.',
  ],
  askFor: ['Ask for a new link', 'Pedir un nuevo enlace'],
  whom: ['For whom', 'Para quién'],
  whomHint: [
    'Make sure that it is they who ask you: see them, or hear their voice.',
    'Asegúrate de que te lo pide esa persona: que la veas u oigas su voz.',
  ],
  ask: ['Ask for the link', 'Pedir el enlace'],
  askedBy: [
    (name: string, on: string) => `Asked by ${name} on ${on}.`,
    (name: string, on: string) => `Lo pidió ${name} el ${on}.`,
  ],
  confirmedBy: [(name: string) => `Confirmed by ${name}.`, (name: string) => `Lo confirmó ${name}.`],
  isPrinted: ['printed', 'impreso'],
  printed: [
    (on: string) => `The link was printed on ${on} by whoever runs the machine of this desk.`,
    (on: string) => `El enlace lo imprimió el ${on} quien lleva la máquina de esta mesa.`,
  ],
  needsOther: ['Another member has to confirm.', 'Falta que otro miembro lo confirme.'],
  goodUntil: [(until: string) => `Good until ${until}.`, (until: string) => `Vale hasta el ${until}.`],
  beforeYouConfirm: [
    (name: string) => `Confirm only if you have seen or heard ${name} yourself. You get the link, and hand it over.`,
    (name: string) => `Confirma solo si tú has visto u oído a ${name}. El enlace lo recibes tú, y lo entregas.`,
  ],
  confirm: ['Confirm and make the link', 'Confirmar y crear el enlace'],
  confirmOf: [
    (name: string) => `Confirm and make the link for ${name}`,
    (name: string) => `Confirmar y crear el enlace para ${name}`,
  ],
  cancel: ['Cancel', 'Cancelar'],
  cancelOf: [
    (name: string) => `Cancel the new link for ${name}`,
    (name: string) => `Cancelar el nuevo enlace para ${name}`,
  ],
  earlier: ['Earlier', 'Anteriores'],
  asked: ['asked', 'pedido'],
  confirmed: ['confirmed', 'confirmado'],
  used: ['used', 'usado'],
  cancelled: ['cancelled', 'cancelado'],
  over: ['too old', 'caducado'],
  notInRegister: ['Choose somebody from the register.', 'Elige a alguien del libro de miembros.'],
  askedAlready: ['It was asked for already: see above.', 'Ya está pedido: míralo arriba.'],
  askerHasNoVote: [
    'Whoever asked has no vote any more. Cancel is not needed: ask for a new link yourself.',
    'Quien lo pidió ya no tiene voto. No hace falta cancelarlo: pide tú un nuevo enlace.',
  ],
  'not-open': [
    'It is not open any more: it was confirmed, cancelled, used, or is too old.',
    'Ya no está abierto: se confirmó, se canceló, se usó o caducó.',
  ],
  'done-before': ['It was done already.', 'Ya estaba hecho.'],
  'own-account': [
    'Nobody asks for or confirms a new link to their own account.',
    'Nadie pide ni confirma un nuevo enlace a su propia cuenta.',
  ],
  'same-member': ['It takes two different members.', 'Hacen falta dos miembros distintos.'],
  'used-already': ['The link was used already.', 'El enlace ya se usó.'],
})
