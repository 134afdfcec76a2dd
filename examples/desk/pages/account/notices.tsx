import type { FC } from 'hono/jsx'
import { Button, Form } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { dayOf } from './common.js'

/** What somebody has to know about who can sign in as them: on the first page, and on that of their account. Nothing, mostly. */
export const AccountNotices: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const notices = await asked.house.accounts.notices(asked.person)
  return (
    <>
      {
        await Promise.all(
          notices.map(async ({ kind, recovery }) => {
            const askedBy = await asked.nameOf(recovery.askedBy)
            const confirmedBy = await asked.nameOf(recovery.confirmedBy ?? '')
            const on = dayOf(recovery.askedOn, asked.locale)
            if (kind === 'recovered')
              return (
                <div class="note">
                  <h2>{t.recovered}</h2>
                  <p>{t.recoveredText(askedBy, confirmedBy, on)}</p>
                </div>
              )
            return (
              <div class="note warn">
                <h2>{t.somebodyAsks}</h2>
                <p>
                  {kind === 'recovery-asked' ? t.askedText(askedBy, on) : t.confirmedText(askedBy, confirmedBy, on)}
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
  cancel: ['Cancel the new link to my account', 'Cancelar el nuevo enlace a mi cuenta'],
  recovered: ['Your account was opened with a new link', 'Tu cuenta se abrió con un enlace nuevo'],
  recoveredText: [
    (by: string, other: string, on: string) =>
      `${by} asked for it on ${on} and ${other} confirmed. Your earlier passkeys were removed. If that was not you, tell the other members today.`,
    (by: string, other: string, on: string) =>
      `Lo pidió ${by} el ${on} y lo confirmó ${other}. Tus llaves anteriores se retiraron. Si no fuiste tú, díselo hoy a los demás miembros.`,
  ],
})
