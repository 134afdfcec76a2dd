import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { digestOf, type Link } from '../../kernel/accounts.js'
import { canActFor } from '../../kernel/acting.js'
import { Button, Form } from '../../kernel/parts.js'
import { mayCome } from '../../kernel/rights.js'
import type { Asked } from '../../kernel/route.js'
import { sessionCookie } from '../../kernel/session-cookie.js'
import { wordsOf } from '../../kernel/words.js'
import { dropCookie, partyOf, signIn } from './common.js'

export async function signInPage(asked: Asked) {
  const t = asked.words(WORDS)
  const name = asked.viewer === undefined ? undefined : await asked.nameOf(asked.person)
  return asked.page({
    title: t.signIn,
    islands: ['passkey'],
    body: (
      <>
        {name === undefined ? null : <p>{t.already(name)}</p>}
        <section
          data-passkey="sign-in"
          data-options={asked.path('/sign-in/options')}
          data-send={asked.path('/sign-in')}
          data-form={asked.token()}
          data-not-done={t.notSignedIn}
          hidden
        >
          <p>{t.withPasskey}</p>
          <p class="actions">
            <button type="button">{t.passkeyButton}</button>
          </p>
          <p role="status" class="problem"></p>
        </section>
        <noscript>
          <p>{t.noScript}</p>
        </noscript>
        <h2>{t.noPasskey}</h2>
        <ul>
          <li>{t.newHere}</li>
          <li>{t.lostIt}</li>
          <li>{t.nobodyCan}</li>
        </ul>
      </>
    ),
  })
}

export async function optionsToSignIn(asked: Asked) {
  return asked.answerJson(await asked.house.accounts.passkeys.optionsToSignIn({ party: partyOf(asked) }))
}

export async function signInByPasskey(asked: Asked) {
  const response = asked.json as AuthenticationResponseJSON | undefined
  if (typeof response?.id !== 'string' || typeof response.response !== 'object')
    return asked.answerJson({ kind: 'not-verified' }, 422)
  const opened = await asked.house.accounts.passkeys.signIn({ party: partyOf(asked), response })
  if (opened === undefined) return asked.answerJson({ kind: 'not-verified' }, 422)
  await signIn(asked, opened)
  return asked.answerJson({ kind: 'signed-in', to: asked.path('/') })
}

/** A link that was only opened is not used up: programs open links in messages before people do. */
export async function linkPage(asked: Asked) {
  const t = asked.words(WORDS)
  const token = asked.param('token')
  const link = await linkOf(asked, token)
  if (link === undefined) return asked.page({ title: t.signIn, body: <p>{t.linkOver}</p> }, 404)
  const what = link.for === 'join' ? await asked.house.accounts.invitations.what(digestOf(token)) : ''
  const by = link.by === undefined ? undefined : await asked.nameOf(link.by)
  return asked.page({
    title: link.for === 'join' ? t.invited : t.signIn,
    body: (
      <Form to={`/link/${token}`} asked={asked}>
        {by === undefined && link.for === 'recovery' ? <p>{t.printed}</p> : null}
        {by === undefined ? null : <p>{link.for === 'join' ? t.invitedBy(by) : t.confirmedBy(by)}</p>}
        {what === '' ? null : <blockquote class="text">{what}</blockquote>}
        <p>{t.signInAs(await asked.nameOf(link.person))}</p>
        {link.for === 'recovery' ? <p>{t.recoveryMeans}</p> : null}
        <Button>{t.signIn}</Button>
      </Form>
    ),
  })
}

export async function useLink(asked: Asked) {
  const t = asked.words(WORDS)
  const { accounts } = asked.house
  const token = asked.param('token')
  const link = (await linkOf(asked, token)) === undefined ? undefined : await accounts.useLink(token)
  if (link === undefined) return asked.page({ title: t.signIn, body: <p>{t.linkOver}</p> }, 404)
  if (link.for === 'recovery') await accounts.recoveries.complete(link.person, token)
  await signIn(asked, undefined, link.person)
  if (asked.state.position === 0) return asked.redirect('/found')
  // Whoever has no other way in is asked for a passkey before anything else.
  return asked.redirect(link.for === 'sign-in' ? '/' : '/me')
}

/** What a link is for, as long as those who made it have a vote: whoever was suspended or ousted lets nobody in any more, not by a link of before either. */
const linkOf = async ({ house, state }: Asked, token: string): Promise<Link | undefined> => {
  const link = await house.accounts.linkOf(token)
  if (link?.by === undefined) return link
  const makers =
    link.for === 'recovery' ? [link.by, await house.accounts.recoveries.askerOf(digestOf(token))] : [link.by]
  const mayStill = (one: string) => canActFor(state, one).some((member) => mayCome('who-votes', state, member))
  return makers.every((one) => one !== undefined && mayStill(one)) ? link : undefined
}

export async function signOut(asked: Asked) {
  const token = sessionCookie(asked.c, asked.origin)
  if (token !== undefined) await asked.house.accounts.closeSession(token)
  dropCookie(asked)
  return asked.redirect('/sign-in')
}

export async function signOutEverywhere(asked: Asked) {
  await asked.house.accounts.closeSessionsOf(asked.person)
  dropCookie(asked)
  return asked.redirect('/sign-in')
}

const WORDS = wordsOf({
  signIn: ['Sign in', 'Entrar'],
  already: [
    (name: string) => `You are signed in as ${name}. Signing in once more ends that session and begins another.`,
    (name: string) => `Has entrado como ${name}. Entrar otra vez acaba esa sesión y empieza otra.`,
  ],
  withPasskey: [
    'A passkey lives in your phone, your computer or a security key. It opens with your fingerprint, your face or your PIN, which never leave the device.',
    'Una llave de acceso vive en tu teléfono, tu ordenador o una llave de seguridad. Se abre con tu huella, tu cara o tu PIN, que nunca salen del dispositivo.',
  ],
  passkeyButton: ['Sign in with a passkey', 'Entrar con una llave de acceso'],
  notSignedIn: [
    'You were not signed in. The passkey may be of another cooperative, or was removed; or the device did not check that it is you.',
    'No has entrado. Quizá la llave es de otra cooperativa o fue retirada; o el dispositivo no comprobó que eres tú.',
  ],
  noScript: [
    'Passkeys need JavaScript, which is off here. Everything else works without it: sign in with a link of one use.',
    'Las llaves de acceso necesitan JavaScript, que aquí está desactivado. Todo lo demás funciona sin él: entra con un enlace de un solo uso.',
  ],
  noPasskey: ['Without a passkey', 'Sin llave de acceso'],
  newHere: [
    'You are new: any member with a vote can invite you. You get a link that signs you in once.',
    'Eres nueva o nuevo: cualquier miembro con voto puede invitarte. Recibes un enlace que te deja entrar una vez.',
  ],
  lostIt: [
    'You lost your passkey, or it does not work here: ask a member. Two of them together make you a new link of one use.',
    'Perdiste tu llave, o no funciona aquí: pide ayuda a un miembro. Dos miembros juntos te hacen un nuevo enlace de un solo uso.',
  ],
  nobodyCan: [
    'Nobody can sign in any more: whoever runs the machine of this desk prints a new link there, with --link and a name. All members are told.',
    'Ya nadie puede entrar: quien lleva la máquina de esta mesa imprime allí un nuevo enlace, con --link y un nombre. Se dice a todos los miembros.',
  ],
  printed: [
    'Whoever runs the machine of this desk printed this link, and all members are told.',
    'Este enlace lo imprimió quien lleva la máquina de esta mesa, y se dice a todos los miembros.',
  ],
  invited: ['You are invited', 'Tienes una invitación'],
  invitedBy: [(name: string) => `${name} invites you.`, (name: string) => `Te invita ${name}.`],
  confirmedBy: [
    (name: string) => `Two members asked for this link; ${name} was the second.`,
    (name: string) => `Dos miembros pidieron este enlace; ${name} fue la segunda persona.`,
  ],
  signInAs: [(name: string) => `Sign in as ${name}.`, (name: string) => `Entrar como ${name}.`],
  recoveryMeans: [
    'Your old passkeys will be removed, and you will be signed out on all other devices.',
    'Tus llaves antiguas se retirarán y se cerrarán tus sesiones en todos los demás dispositivos.',
  ],
  linkOver: [
    'This link was used already, was withdrawn, or is too old. Ask for a new one.',
    'Este enlace ya se usó, fue retirado o es demasiado antiguo. Pide uno nuevo.',
  ],
})
