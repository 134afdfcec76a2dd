import type { FC } from 'hono/jsx'
import { Button, Form } from '../../kernel/parts.js'
import { mayCome } from '../../kernel/rights.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { dayOf } from './common.js'

/** What somebody has to know about who can sign in as them: on the first page, and on that of their account. Nothing, mostly. */
export const AccountNotices: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const notices = await asked.house.accounts.notices(asked.person)
  const printed = mayCome('who-votes', asked.state, asked.me)
    ? await asked.house.accounts.recoveries.printedFor(asked.person)
    : []
  return (
    <>
      {
        await Promise.all(
          printed.map(async ({ person, askedOn }) => {
            const name = await asked.nameOf(person)
            return (
              <div class="note">
                <h2>{t.printed(name)}</h2>
                <p>
                  {t.printedText(name, dayOf(askedOn, asked.locale))} <a href={asked.path('/recovery')}>{t.whoLetIn}</a>
                </p>
              </div>
            )
          }),
        )
      }
      {
        await Promise.all(
          notices.map(async ({ kind, recovery }) => {
            const askedBy = await asked.nameOf(recovery.askedBy ?? '')
            const confirmedBy = await asked.nameOf(recovery.confirmedBy ?? '')
            const on = dayOf(recovery.askedOn, asked.locale)
            const fromMachine = recovery.askedBy === undefined
            if (kind === 'recovered')
              return (
                <div class="note">
                  <h2>{t.recovered}</h2>
                  <p>{fromMachine ? t.recoveredByPrint(on) : t.recoveredText(askedBy, confirmedBy, on)}</p>
                </div>
              )
            return (
              <div class="note warn">
                <h2>{fromMachine ? t.printedForYou : t.somebodyAsks}</h2>
                <p>
                  {fromMachine
                    ? t.printedForYouText(on)
                    : kind === 'recovery-asked'
                      ? t.askedText(askedBy, on)
                      : t.confirmedText(askedBy, confirmedBy, on)}
                </p>
                <Form to={`/recovery/${recovery.id}/cancel`} asked={asked}>
                  <Button>{t.cancel}</Button>
                </Form>
              </div>
            )
          }),
        )
      }
    </>
  )
}

const WORDS = wordsOf({
  somebodyAsks: ['Somebody asks for a new link to your account', 'Alguien pide un nuevo enlace a tu cuenta'],
  askedText: [
    (by: string, on: string) =>
      `${by} asked for it on ${on}. Once another member confirms, whoever gets the link signs in as you, and your passkeys are removed. If you did not ask for this, cancel it.`,
    (by: string, on: string) =>
      `Lo pidió ${by} el ${on}. Cuando otro miembro lo confirme, quien reciba el enlace entrará como tú y tus llaves se retirarán. Si no lo has pedido, cancélalo.`,
  ],
  confirmedText: [
    (by: string, other: string, on: string) =>
      `${by} asked for it on ${on}, and ${other} confirmed. Whoever uses the link signs in as you, and your passkeys are removed. If you did not ask for this, cancel it: the link is worthless at once.`,
    (by: string, other: string, on: string) =>
      `Lo pidió ${by} el ${on} y lo confirmó ${other}. Quien use el enlace entrará como tú y tus llaves se retirarán. Si no lo has pedido, cancélalo: el enlace dejará de servir al momento.`,
  ],
  printed: [
    (name: string) => `A new link for ${name} was printed`,
    (name: string) => `Se imprimió un nuevo enlace para ${name}`,
  ],
  printedText: [
    (name: string, on: string) =>
      `Whoever runs the machine of this desk printed it on ${on}. Whoever uses it signs in as ${name}. If ${name} did not ask for it, talk about it today.`,
    (name: string, on: string) =>
      `Lo imprimió el ${on} quien lleva la máquina de esta mesa. Quien lo use entra como ${name}. Si ${name} no lo pidió, habladlo hoy.`,
  ],
  whoLetIn: ['Who let whom in', 'Quién dejó entrar a quién'],
  printedForYou: ['A new link to your account was printed', 'Se imprimió un nuevo enlace a tu cuenta'],
  printedForYouText: [
    (on: string) =>
      `Whoever runs the machine of this desk printed it on ${on}. Whoever uses it signs in as you, and your passkeys are removed. If you did not ask for this, cancel it: the link is worthless at once.`,
    (on: string) =>
      `Lo imprimió el ${on} quien lleva la máquina de esta mesa. Quien lo use entrará como tú y tus llaves se retirarán. Si no lo has pedido, cancélalo: el enlace dejará de servir al momento.`,
  ],
  recoveredByPrint: [
    (on: string) =>
      `Whoever runs the machine of this desk printed it on ${on}. Your earlier passkeys were removed. If it was not you who used it, tell the other members today.`,
    (on: string) =>
      `Lo imprimió el ${on} quien lleva la máquina de esta mesa. Tus llaves anteriores se retiraron. Si no lo usaste tú, díselo hoy a los demás miembros.`,
  ],
  cancel: ['Cancel the new link to my account', 'Cancelar el nuevo enlace a mi cuenta'],
  recovered: ['Your account was opened with a new link', 'Tu cuenta se abrió con un enlace nuevo'],
  recoveredText: [
    (by: string, other: string, on: string) =>
      `${by} asked for it on ${on} and ${other} confirmed. Your earlier passkeys were removed. If that was not you, tell the other members today.`,
    (by: string, other: string, on: string) =>
      `Lo pidió ${by} el ${on} y lo confirmó ${other}. Tus llaves anteriores se retiraron. Si no fuiste tú, díselo hoy a los demás miembros.`,
  ],
})
