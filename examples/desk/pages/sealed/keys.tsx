import { views } from 'coop-rules/cooperative'
import { spoken } from 'coop-rules/secrecy'
import { demoKeyOf } from '../../demo/sealed.js'
import { could } from '../../kernel/could.js'
import { Button, Empty, Form, Refused, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { NoScript } from './island.js'

/** Voting keys: one's own is made in the browser and stays there; those of others are read out and compared. */
export async function keysPage(asked: Asked, refusal?: Pick<Refusal, 'words'>, status: 200 | 422 = 200) {
  const t = asked.words(WORDS)
  const { state, me, house, path } = asked
  const keys = views.secrecy.votingKeys(state)
  const mine = keys.find(({ member }) => member === me)
  const facts = {
    coop: house.coop,
    person: me,
    key: mine?.key ?? '',
    token: asked.token(),
    send: path('/sealed/keys'),
    words: {
      made: t.made,
      sent: t.sent,
      otherKey: t.otherKey,
      notHere: t.notHere,
      here: t.here,
      wrongFile: t.wrongFile,
      restored: t.restored,
    },
  }
  const others = await Promise.all(
    keys
      .filter(({ member }) => member !== me)
      .map(async (key) => ({
        ...key,
        name: await asked.nameOf(key.member),
        by: await Promise.all(key.certifiedBy.map((one) => asked.nameOf(one))),
        mayCertify: could(asked, { type: 'certify-voting-key', member: key.member, key: key.key }),
      })),
  )
  return asked.page(
    {
      title: t.title,
      islands: ['sealed-keys'],
      back: [path('/sealed'), t.sealed],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{t.what}</p>
          <h2>{t.mine}</h2>
          {mine === undefined ? (
            <Empty>
              <p>{t.noneYet}</p>
            </Empty>
          ) : (
            <>
              <p>
                <Status is={mine.certified ? 'good' : 'open'}>
                  {mine.certified ? t.certified : t.waits(2 - mine.certifiedBy.length)}
                </Status>
              </p>
              <p>{t.readOut}</p>
              <p class="spoken">
                <code>{spoken(mine.key)}</code>
              </p>
            </>
          )}
          {mine?.key === demoKeyOf(me).key ? (
            <div class="note warn">
              <p>{t.demo}</p>
              <p>
                <a href={path('/sealed/keys/demo')} download>
                  {t.demoFile}
                </a>
              </p>
            </div>
          ) : null}
          <NoScript asked={asked} />
          <div data-sealed={JSON.stringify(facts)} hidden>
            <p role="status" data-says />
            <div class="actions">
              <button type="button" data-do="make" hidden>
                {mine === undefined ? t.make : t.makeAnew}
              </button>
              <button type="button" class="quiet" data-do="backup" hidden>
                {t.backup}
              </button>
            </div>
            <div class="field">
              <label for="restore">{t.restore}</label>
              <p class="hint" id="restore-hint">
                {t.restoreHint}
              </p>
              <input type="file" id="restore" aria-describedby="restore-hint" accept=".json,application/json" />
            </div>
          </div>
          <h2>{t.others}</h2>
          <p>{t.compare}</p>
          {others.length === 0 ? (
            <Empty>
              <p>{t.nobody}</p>
            </Empty>
          ) : (
            <ul class="cards">
              {others.map(({ member, key, name, certified, by, mayCertify }) => (
                <li class="card">
                  <h3>{name}</h3>
                  <p class="spoken">
                    <code>{spoken(key)}</code>
                  </p>
                  <p>
                    <Status is={certified ? 'good' : 'open'}>{certified ? t.certified : t.waits(2 - by.length)}</Status>
                    {by.length === 0 ? null : ` ${t.by(by.join(', '))}`}
                  </p>
                  {mayCertify ? (
                    <Form to="/sealed/keys/certify" asked={asked}>
                      <input type="hidden" name="member" value={member} />
                      <input type="hidden" name="key" value={key} />
                      <Button says={t.certifyOf(name)}>{t.certify}</Button>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    },
    status,
  )
}

/** A member's own key, without its secret, as their browser sends it. */
export async function enrol(asked: Asked) {
  const { key } = (asked.json ?? {}) as { readonly key?: unknown }
  if (typeof key !== 'string') return asked.notFound()
  const refused = await asked.run({ type: 'enrol-voting-key', key })
  return refused === undefined ? asked.answerJson({ kind: 'saved' }) : asked.answerJson({ words: refused.words }, 422)
}

/** The keys of somebody in the demonstration, which are no secret. Nobody else gets a key from here: the desk has none. */
export function demoKeys(asked: Asked) {
  const { me, house, state } = asked
  const pair = demoKeyOf(me)
  if (!views.secrecy.votingKeys(state).some(({ member, key }) => member === me && key === pair.key))
    return asked.notFound()
  const file = { kind: 'coop-rules-desk-keys-1', coop: house.coop, person: me, kept: { key: pair } }
  return asked.download({
    name: `${house.coop}-${me}-keys.json`,
    type: 'application/json',
    body: `${JSON.stringify(file, null, 1)}\n`,
  })
}

export const certify = (asked: Asked) =>
  asked.give({ type: 'certify-voting-key', member: asked.field('member'), key: asked.field('key') }, (refusal) =>
    keysPage(asked, refusal, 422),
  )

const WORDS = wordsOf({
  sealed: ['Sealed votes', 'Votaciones selladas'],
  title: ['Voting keys', 'Claves de voto'],
  what: [
    'With your voting key your browser signs your sealed ballots. Its secret part stays in this browser; two other members say that the key is yours, so that nobody can pass off a key of their own as yours.',
    'Con tu clave de voto tu navegador firma tus papeletas selladas. Su parte secreta se queda en este navegador; otros dos miembros dicen que la clave es tuya, para que nadie haga pasar por tuya una propia.',
  ],
  mine: ['My key', 'Mi clave'],
  noneYet: ['You have brought no voting key yet.', 'Todavía no has traído ninguna clave de voto.'],
  certified: ['Two members have confirmed it', 'Confirmada por dos miembros'],
  waits: [
    (left: number) => (left === 1 ? 'One more member has to confirm it' : 'Two members have to confirm it'),
    (left: number) => (left === 1 ? 'Falta que la confirme un miembro más' : 'Falta que la confirmen dos miembros'),
  ],
  readOut: [
    'Read this out to two other members, at a table or by telephone:',
    'Léesela en voz alta a otros dos miembros, en persona o por teléfono:',
  ],
  demo: [
    'This is a demonstration, and your key was made for it: it is no secret. Take it from here, and bring it into this browser below.',
    'Esto es una demostración y tu clave se hizo para ella: no es ningún secreto. Tómala de aquí y tráela abajo a este navegador.',
  ],
  demoFile: ['The key of the demonstration', 'La clave de la demostración'],
  make: ['Make my key', 'Hacer mi clave'],
  makeAnew: ['Make another key', 'Hacer otra clave'],
  backup: ['Keep a copy in a file', 'Guardar una copia en un archivo'],
  restore: ['Bring my keys from a copy', 'Traer mis claves de una copia'],
  restoreHint: [
    'The file that you kept, or that you brought from another device. It is read in this browser and sent nowhere.',
    'El archivo que guardaste o que trajiste de otro dispositivo. Se lee en este navegador y no se envía a ninguna parte.',
  ],
  made: ['Your key is made, and kept in this browser.', 'Tu clave está hecha y guardada en este navegador.'],
  sent: [
    'Its public part is saved. Keep a copy of the secret one.',
    'Su parte pública está guardada. Guarda una copia de la secreta.',
  ],
  here: ['The secret part of your key is in this browser.', 'La parte secreta de tu clave está en este navegador.'],
  notHere: [
    'The secret part of your key is not in this browser. Bring it from the copy that you kept.',
    'La parte secreta de tu clave no está en este navegador. Tráela de la copia que guardaste.',
  ],
  otherKey: [
    'This browser has a key of yours that the cooperative does not know. Make another one, or bring the right one from a copy.',
    'Este navegador tiene una clave tuya que la cooperativa no conoce. Haz otra o trae la correcta de una copia.',
  ],
  wrongFile: [
    'This file is no copy of your keys for this cooperative.',
    'Este archivo no es una copia de tus claves para esta cooperativa.',
  ],
  restored: ['Your keys are in this browser.', 'Tus claves están en este navegador.'],
  others: ['Keys of others', 'Claves de otras personas'],
  compare: [
    'Confirm a key only if its owner has read the same number out to you.',
    'Confirma una clave solo si su dueña o dueño te ha leído el mismo número.',
  ],
  nobody: ['Nobody else has brought a key yet.', 'Nadie más ha traído una clave todavía.'],
  by: [(names: string) => `Confirmed by ${names}.`, (names: string) => `La confirmó ${names}.`],
  certify: ['I heard the same number', 'He oído el mismo número'],
  certifyOf: [
    (name: string) => `I heard the same number from ${name}`,
    (name: string) => `He oído el mismo número de ${name}`,
  ],
})
