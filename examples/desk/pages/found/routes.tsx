import { createHmac } from 'node:crypto'
import { FOUNDING, type Founding } from '../../begin.js'
import { Button, Empty, Field, Form, Refused, Select } from '../../kernel/parts.js'
import { sameName } from '../../kernel/names.js'
import { isPersonName } from '../../kernel/unseen.js'
import type { Asked, Refusal, Route } from '../../kernel/route.js'
import { askersNeeded } from '../meetings/list.js'
import { wordsOf } from '../../kernel/words.js'
import { linkSecret, OnlyHere } from '../account/common.js'

/** Founding a cooperative, once, before anything else. */
export const FOUND_ROUTES: readonly Route[] = [
  { method: 'get', path: '/found', who: 'everybody', answer: foundPage },
  { method: 'post', path: '/found', who: 'signed-in', answer: found },
]

/** One who founds, as they were typed. */
interface Founder {
  readonly name: string
  readonly memberClass: string
}

async function foundPage(asked: Asked) {
  const { accounts } = asked.house
  const t = asked.words(WORDS)
  if (asked.state.position > 0) return asked.redirect('/')
  const founding = (await accounts.get(FOUNDING)) as Founding | undefined
  if (founding === undefined || founding.by !== asked.viewer)
    return asked.page({ title: t.notYet, body: <Empty>{<p>{t.notYetText}</p>}</Empty> })
  const names = [await asked.nameOf(asked.me), ...founding.others]
  return formPage(
    asked,
    names.map((name) => ({ name, memberClass: classesOf(asked)[0]?.value ?? '' })),
  )
}

/** Founds it in the name of whoever has the first link, and makes a link for each of the others. Sent twice, it happens once and shows the same links. */
async function found(asked: Asked) {
  const { accounts, names } = asked.house
  const t = asked.words(WORDS)
  const founding = (await accounts.get(FOUNDING)) as Founding | undefined
  if (founding?.by !== asked.me)
    return asked.page({ title: t.notYet, body: <Empty>{<p>{t.notYetText}</p>}</Empty> }, 403)
  const classes = asked.fields('class')
  const typed = asked.fields('name').map((name, at): Founder => ({ name, memberClass: classes[at] ?? '' }))
  const founders = typed
    .filter(({ name }) => name !== '')
    .map((one, at) => ({ ...one, member: at === 0 ? asked.me : asked.newId(`p${String(at + 1)}`) }))
  const again = (refusal: Pick<Refusal, 'words'>) => formPage(asked, typed, refusal)
  if (typed[0]?.name === '') return again({ words: [t.nameMissing] })
  const wrong = founders.filter(({ name }) => !isPersonName(name))
  if (wrong.length > 0) return again({ words: [t.nameWrong] })
  const twice = founders.find(({ name }, at) => founders.findIndex((one) => sameName(one.name, name)) < at)
  if (twice !== undefined) return again({ words: [t.twice(twice.name)] })
  const refusal = await asked.run({
    type: 'found',
    founders: founders.map(({ member, memberClass }) => ({ member, memberClass })),
  })
  if (refusal !== undefined) return again(refusal)
  const links = await Promise.all(
    founders.map(async ({ member, name }) => {
      await names.rename(member, name)
      if (member === asked.me) return undefined
      const token = createHmac('sha256', linkSecret(asked)).update(member).digest('base64url')
      await accounts.invitations.make({ token, person: member, by: asked.me, what: '' })
      return { name, address: `${asked.origin}${asked.path(`/link/${token}`)}` }
    }),
  )
  const others = links.filter((link) => link !== undefined)
  return asked.page({
    title: t.founded,
    islands: ['passkey'],
    body: (
      <>
        <p>{t.foundedBy(founders.length)}</p>
        {others.length === 0 ? null : (
          <>
            <h2>{t.links}</h2>
            <p>{t.onlyNow}</p>
            <OnlyHere asked={asked} />
            <ul class="cards">
              {others.map(({ name, address }, at) => (
                <li class="card">
                  <div class="field">
                    <label for={`link-${String(at)}`}>{t.linkOf(name)}</label>
                    <input
                      class="link-once"
                      id={`link-${String(at)}`}
                      type="text"
                      readonly
                      value={address}
                      data-copy={t.copy}
                      data-copied={t.copied}
                    />
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{t.next}</h2>
        <ul>
          <li>
            <a href={asked.path('/me')}>{t.makePasskey}</a>. {t.sessionsEnd}
          </li>
          <li>
            <a href={asked.path('/numbers')}>{t.setNumbers}</a>
          </li>
          <li>
            <a href={asked.path('/charter')}>{t.readCharter}</a>
          </li>
          {Object.entries(asked.charter.meetings ?? {}).map(([body, { calledBy = [] }]) => {
            const needed = askersNeeded(asked, body, founders)
            return calledBy.length === 0 || needed === undefined ? null : (
              <li>
                <a href={asked.path('/meetings')}>{t.askForMeeting(asked.titleOf('meetings', body))}</a>:{' '}
                {t.askersNeeded(
                  calledBy.map((circle) => asked.titleOf('circles', circle)).join(', '),
                  Math.max(1, needed),
                )}
              </li>
            )
          })}
        </ul>
      </>
    ),
  })
}

const formPage = (asked: Asked, founders: readonly Founder[], refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const rows = Array.from({ length: MOST }, (_, at) => founders[at] ?? { name: '', memberClass: '' })
  const seen = Math.max(FEW, founders.findLastIndex(({ name }) => name !== '') + 1)
  const row = ({ name, memberClass }: Founder, at: number) => (
    <fieldset class="founder">
      <legend>{at === 0 ? t.you : t.founder(at + 1)}</legend>
      <Field
        name="name"
        id={`name-${String(at)}`}
        label={t.name}
        value={name}
        {...(at === 0 ? { required: true } : {})}
      />
      <Select
        name="class"
        id={`class-${String(at)}`}
        label={t.memberClass}
        options={classesOf(asked)}
        chosen={memberClass}
      />
    </fieldset>
  )
  return asked.page(
    {
      title: t.title,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{t.about}</p>
          <Form to="/found" asked={asked}>
            {rows.slice(0, seen).map(row)}
            {seen >= MOST ? null : (
              <details class="act">
                <summary>{t.more}</summary>
                {rows.slice(seen).map((one, at) => row(one, seen + at))}
              </details>
            )}
            <div class="actions">
              <Button>{t.found}</Button>
            </div>
          </Form>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** The classes of the charter; those with a vote come first. */
const classesOf = ({ charter, titleOf }: Asked): readonly { readonly value: string; readonly label: string }[] =>
  Object.entries(charter.memberClasses ?? {})
    .toSorted(([, a], [, b]) => Number(b.hasVote) - Number(a.hasVote))
    .map(([value]) => ({ value, label: titleOf('memberClasses', value) }))

const FEW = 5
const MOST = 20
const WORDS = wordsOf({
  title: ['Found the cooperative', 'Fundar la cooperativa'],
  about: [
    'Name everyone who founds it with you. Each gets a link to sign in with. Whoever comes later is admitted as the charter says.',
    'Nombra a todas las personas que la fundan contigo. Cada una recibe un enlace para entrar. A quien venga después se le admite como dicen los estatutos.',
  ],
  you: ['You', 'Tú'],
  founder: [(n: number) => `Founder ${String(n)}`, (n: number) => `Persona fundadora ${String(n)}`],
  name: ['Name', 'Nombre'],
  memberClass: ['Joins as', 'Entra como'],
  more: ['More founders', 'Más personas fundadoras'],
  found: ['Found it', 'Fundarla'],
  nameMissing: ['Say your own name.', 'Di tu propio nombre.'],
  nameWrong: [
    'A name has at most 80 letters, and no signs that cannot be seen.',
    'Un nombre tiene como mucho 80 letras, y ningún signo que no se vea.',
  ],
  twice: [
    (name: string) =>
      `“${name}” stands here twice. If they are two people, tell them apart, by a surname or an initial; if it is one, leave one of the fields empty.`,
    (name: string) =>
      `«${name}» está dos veces. Si son dos personas, distínguelas con un apellido o una inicial; si es una, deja vacío uno de los campos.`,
  ],
  notYet: ['Not founded yet', 'Aún no está fundada'],
  notYetText: [
    'This cooperative begins when whoever was given the first link founds it. If that is you, open the link; a new one is printed when the desk is started with --fresh again.',
    'Esta cooperativa empieza cuando la funda quien recibió el primer enlace. Si eres tú, ábrelo; se imprime otro al arrancar de nuevo con --fresh.',
  ],
  founded: ['The cooperative is founded', 'La cooperativa está fundada'],
  foundedBy: [
    (n: number) =>
      n === 1 ? 'You founded it, on your own.' : `${String(n)} people founded it, and all of this is saved.`,
    (n: number) =>
      n === 1 ? 'La has fundado en solitario.' : `La fundaron ${String(n)} personas, y todo está guardado.`,
  ],
  links: ['Hand these links over', 'Entrega estos enlaces'],
  onlyNow: [
    'Each works once, for seven days, and they are shown only now. Whoever opens one signs in as that person.',
    'Cada uno sirve una vez, durante siete días, y solo se muestran ahora. Quien abra uno entra como esa persona.',
  ],
  linkOf: [(name: string) => `For ${name}`, (name: string) => `Para ${name}`],
  copy: ['Copy the link', 'Copiar el enlace'],
  copied: ['Copied.', 'Copiado.'],
  next: ['What to do next', 'Qué hacer ahora'],
  makePasskey: [
    'Make your passkey now, so that you can sign in again',
    'Crea ahora tu llave de acceso, para poder volver a entrar',
  ],
  sessionsEnd: [
    'A session ends after three days without use, and the links above after seven. Tell the others too.',
    'Una sesión acaba a los tres días sin uso, y los enlaces de arriba a los siete. Díselo también a las demás personas.',
  ],
  setNumbers: ['Set the numbers that everyone sets', 'Fija los números que fija todo el mundo'],
  readCharter: ['Read the charter', 'Lee los estatutos'],
  askForMeeting: [
    (meeting: string) => `Ask for a first meeting: ${meeting}`,
    (meeting: string) => `Pide una primera asamblea: ${meeting}`,
  ],
  askersNeeded: [
    (body: string, n: number) =>
      `nobody is in the ${body} yet, which calls it; ${n === 1 ? 'one of you who asks for it is enough' : `${n} of you who ask for it are enough`}.`,
    (body: string, n: number) =>
      `aún no hay nadie en ${body}, que la convoca; ${n === 1 ? 'basta con que la pida una persona' : `basta con que la pidan ${n} personas`}.`,
  ],
})
