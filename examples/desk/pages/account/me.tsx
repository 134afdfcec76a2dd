import { Button, Empty, Facts, Field, Form, Table } from '../../kernel/parts.js'
import { mayCome } from '../../kernel/rights.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { ActingFor } from './acting.js'
import { dayOf } from './common.js'
import { AccountNotices } from './notices.js'

/** One's own account: how one signs in, where one is signed in, and everything the co-op keeps about one. */
export async function mePage(asked: Asked) {
  const t = asked.words(WORDS)
  const { accounts } = asked.house
  const [passkeys, sessions] = await Promise.all([
    accounts.passkeys.of(asked.person),
    accounts.sessionsOf(asked.person),
  ])
  const on = (ms: number) => <time datetime={new Date(ms).toISOString()}>{dayOf(ms, asked.locale)}</time>
  const until = dayOf(asked.session?.until ?? 0, asked.locale)
  return asked.page({
    title: t.me,
    islands: ['passkey'],
    body: (
      <>
        <AccountNotices asked={asked} />
        <ActingFor asked={asked} />
        {asked.query('added') === '1' && passkeys.length > 0 ? (
          <div class="note" role="status">
            <p>{t.added}</p>
          </div>
        ) : null}
        <h2>{t.passkeys}</h2>
        {passkeys.length === 0 ? (
          <Empty>
            <p>{t.none(until)}</p>
          </Empty>
        ) : (
          <Table
            caption={t.yours}
            columns={[t.name, t.addedOn, t.lastUsed, t.change]}
            rows={passkeys.map(({ id, name, added, lastUsed }) => [
              name === '' ? t.noName : name,
              on(added),
              lastUsed === undefined ? t.never : on(lastUsed),
              <a href={asked.path(`/me/passkeys/${id}/remove`)} aria-label={t.removeOne(name === '' ? t.noName : name)}>
                {t.remove}
              </a>,
            ])}
          />
        )}
        <section
          data-passkey="add"
          data-options={asked.path('/me/passkeys/options')}
          data-send={asked.path('/me/passkeys')}
          data-form={asked.token()}
          data-not-done={t.notAdded}
          data-sign-in-again={t.signInAgain}
          hidden
        >
          <Field name="name" label={t.deviceName} hint={t.deviceHint} />
          <p class="actions">
            <button type="button">{t.add}</button>
          </p>
          <p role="status" class="problem"></p>
        </section>
        <noscript>
          <p>{t.noScript}</p>
        </noscript>
        <h2>{t.sessions}</h2>
        <Facts
          facts={[
            [t.since, on(asked.session?.from ?? 0)],
            [t.until, t.untilText(until)],
            [t.otherDevices, String(Math.max(0, sessions.length - 1))],
          ]}
        />
        <div class="actions">
          <Form to="/sign-out" asked={asked}>
            <Button>{t.signOut}</Button>
          </Form>
          <Form to="/sign-out-everywhere" asked={asked}>
            <Button quiet>{t.everywhere}</Button>
          </Form>
        </div>
        {passkeys.length === 0 ? <p class="hint">{t.careful}</p> : null}
        {mayCome('who-votes', asked.state, asked.me) ? (
          <>
            <h2>{t.others}</h2>
            <ul>
              <li>
                <a href={asked.path('/invite')}>{t.invite}</a>
              </li>
              <li>
                <a href={asked.path('/recovery')}>{t.recovery}</a>
              </li>
            </ul>
          </>
        ) : null}
        <h2>{t.data}</h2>
        <p>{t.dataText}</p>
        <p>
          <a class="button quiet" href={asked.path('/me/data')}>
            {t.download}
          </a>
        </p>
      </>
    ),
  })
}

const WORDS = wordsOf({
  me: ['My account', 'Mi cuenta'],
  added: ['The passkey was added. From now on it signs you in.', 'La llave se añadió. Desde ahora te deja entrar.'],
  passkeys: ['How you sign in', 'Cómo entras'],
  yours: ['Your passkeys', 'Tus llaves de acceso'],
  none: [
    (until: string) =>
      `You have no passkey. When this session ends (${until} at the latest), only a new link of one use lets you in again. A passkey lives in your phone, computer or security key, and opens with your fingerprint, face or PIN.`,
    (until: string) =>
      `No tienes llave de acceso. Cuando acabe esta sesión (a más tardar el ${until}), solo un nuevo enlace de un solo uso te dejará entrar. Una llave vive en tu teléfono, ordenador o llave de seguridad, y se abre con tu huella, tu cara o tu PIN.`,
  ],
  name: ['Name', 'Nombre'],
  addedOn: ['Added', 'Añadida'],
  lastUsed: ['Last used', 'Último uso'],
  change: ['Change', 'Cambiar'],
  never: ['not yet', 'todavía no'],
  noName: ['without a name', 'sin nombre'],
  remove: ['Remove', 'Retirar'],
  removeOne: [(name: string) => `Remove the passkey ${name}`, (name: string) => `Retirar la llave ${name}`],
  deviceName: ['A name for a new passkey', 'Un nombre para una llave nueva'],
  deviceHint: ['So that you know it again: “my phone”.', 'Para reconocerla: «mi teléfono».'],
  add: ['Add a passkey', 'Añadir una llave'],
  notAdded: [
    'No passkey was added. It may be there already, or the device did not check that it is you.',
    'No se añadió ninguna llave. Quizá ya está, o el dispositivo no comprobó que eres tú.',
  ],
  signInAgain: [
    'You signed in more than an hour ago: sign in once more, then add it.',
    'Hace más de una hora que entraste: entra otra vez y luego añádela.',
  ],
  noScript: [
    'Adding a passkey needs JavaScript, which is off here.',
    'Añadir una llave necesita JavaScript, que aquí está desactivado.',
  ],
  sessions: ['Where you are signed in', 'Dónde has entrado'],
  since: ['Here since', 'Aquí desde'],
  until: ['Ends', 'Termina'],
  untilText: [
    (until: string) => `on ${until}, or after three days without use`,
    (until: string) => `el ${until}, o tras tres días sin usarla`,
  ],
  otherDevices: ['On other devices', 'En otros dispositivos'],
  signOut: ['Sign out', 'Salir'],
  everywhere: ['Sign out everywhere', 'Salir en todas partes'],
  careful: [
    'You have no passkey: once you are out, only a new link lets you in.',
    'No tienes llave: si sales, solo un nuevo enlace te dejará entrar.',
  ],
  others: ['Letting others in', 'Dejar entrar a otras personas'],
  invite: ['Invite somebody', 'Invitar a alguien'],
  recovery: ['Help a member who cannot sign in', 'Ayudar a un miembro que no puede entrar'],
  data: ['Everything about you', 'Todo sobre ti'],
  dataText: [
    'Every event of the log that speaks of you, your texts and your name, and what is kept of your account, as JSON.',
    'Cada hecho del registro que habla de ti, tus textos y tu nombre, y lo que se guarda de tu cuenta, en JSON.',
  ],
  download: ['Download everything about me', 'Descargar todo sobre mí'],
})
