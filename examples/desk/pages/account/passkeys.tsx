import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { Button, Form } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { sessionCookie } from '../../kernel/session-cookie.js'
import { wordsOf } from '../../kernel/words.js'
import { dayOf, partyOf } from './common.js'

export async function optionsToAdd(asked: Asked) {
  const { session, house } = asked
  if (session === undefined || !(await isRecent(asked))) return asked.answerJson({ kind: 'sign-in-again' }, 422)
  const name = await asked.nameOf(asked.person)
  return asked.answerJson(await house.accounts.passkeys.optionsToAdd({ session, party: partyOf(asked), name }))
}

export async function addPasskey(asked: Asked) {
  const { session, house } = asked
  const sent = asked.json as { readonly name?: unknown; readonly response?: RegistrationResponseJSON } | undefined
  const response = sent?.response
  if (session === undefined || !(await isRecent(asked))) return asked.answerJson({ kind: 'sign-in-again' }, 422)
  if (typeof response?.id !== 'string' || typeof response.response !== 'object')
    return asked.answerJson({ kind: 'not-verified' }, 422)
  const name = typeof sent?.name === 'string' ? sent.name.trim().slice(0, 60) : ''
  const added = await house.accounts.passkeys.add({ session, party: partyOf(asked), name, response })
  return added
    ? asked.answerJson({ kind: 'added', to: `${asked.path('/me')}?added=1` })
    : asked.answerJson({ kind: 'not-verified' }, 422)
}

/** What it means to remove a passkey, before it is done. */
export async function removePasskeyPage(asked: Asked) {
  const t = asked.words(WORDS)
  const all = await asked.house.accounts.passkeys.of(asked.person)
  const passkey = all.find(({ id }) => id === asked.param('passkey'))
  if (passkey === undefined) return asked.notFound()
  const back = [asked.path('/me'), t.me] as const
  const title = t.removing(passkey.name === '' ? t.noName : passkey.name)
  if (!(await isRecent(asked))) return asked.page({ title, back, body: <SignInAgain asked={asked} /> })
  return asked.page({
    title,
    back,
    body: (
      <Form to={`/me/passkeys/${passkey.id}/remove`} asked={asked}>
        {all.length === 1 ? (
          <div class="note warn">
            <h2>{t.lastOne}</h2>
            <p>{t.lastOneText(dayOf(asked.session?.until ?? 0, asked.locale))}</p>
          </div>
        ) : null}
        <p>{t.means}</p>
        <p class="actions">
          <Button>{all.length === 1 ? t.removeAnyway : t.remove}</Button>
          <a href={asked.path('/me')}>{t.keep}</a>
        </p>
      </Form>
    ),
  })
}

export async function removePasskey(asked: Asked) {
  if (!(await isRecent(asked))) return removePasskeyPage(asked)
  const { accounts } = asked.house
  if (!(await accounts.passkeys.remove(asked.person, asked.param('passkey')))) return asked.notFound()
  // Somebody who has the device may be signed in with it.
  await accounts.closeSessionsOf(asked.person, sessionCookie(asked.c, asked.origin))
  return asked.redirect('/me')
}

/** Whether somebody signed in not long ago: what changes who can sign in is not for a browser that was left open. Whoever has no passkey cannot sign in again without others, and is not asked to. */
const isRecent = async ({ session, me, house }: Asked): Promise<boolean> =>
  (session?.from ?? 0) > Date.now() - RECENT_MS || (await house.accounts.passkeys.of(me)).length === 0

const SignInAgain = ({ asked }: { readonly asked: Asked }) => {
  const t = asked.words(WORDS)
  return (
    <div class="note warn">
      <h2>{t.again}</h2>
      <p>{t.againText}</p>
      <p>
        <a href={asked.path('/sign-in')}>{t.signIn}</a>
      </p>
    </div>
  )
}

const RECENT_MS = 3_600_000

const WORDS = wordsOf({
  me: ['My account', 'Mi cuenta'],
  removing: [(name: string) => `Remove the passkey “${name}”?`, (name: string) => `¿Retirar la llave «${name}»?`],
  noName: ['without a name', 'sin nombre'],
  lastOne: ['It is your last passkey', 'Es tu última llave'],
  lastOneText: [
    (until: string) =>
      `Without it, nothing signs you in once this session ends (${until} at the latest). Then two members have to make you a new link. Add another passkey first, if you can.`,
    (until: string) =>
      `Sin ella nada te dejará entrar cuando acabe esta sesión (a más tardar el ${until}). Entonces dos miembros tendrán que hacerte un nuevo enlace. Añade antes otra llave, si puedes.`,
  ],
  means: [
    'It will no longer sign you in, and you are signed out on all other devices. Delete it on your device too: the desk cannot do that.',
    'Dejará de servir para entrar, y se cerrarán tus sesiones en los demás dispositivos. Bórrala también en tu dispositivo: desde aquí no se puede.',
  ],
  remove: ['Remove it', 'Retirarla'],
  removeAnyway: ['Remove my last passkey', 'Retirar mi última llave'],
  keep: ['Keep it', 'Conservarla'],
  again: ['Sign in once more first', 'Entra otra vez primero'],
  againText: [
    'You signed in more than an hour ago. What changes how you sign in is asked for afresh.',
    'Hace más de una hora que entraste. Lo que cambia tu forma de entrar pide entrar de nuevo.',
  ],
  signIn: ['Sign in', 'Entrar'],
})
