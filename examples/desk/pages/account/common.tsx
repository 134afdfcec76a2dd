import { createHmac } from 'node:crypto'
import type { Locale } from 'coop-rules/problems'
import type { FC } from 'hono/jsx'
import type { Party } from '../../kernel/passkeys.js'
import { day } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { deleteSessionCookie, sessionCookie, setSessionCookie } from '../../kernel/session-cookie.js'
import { wordsOf } from '../../kernel/words.js'

/** Opens a session and hands its secret to the browser. The one it came with is over. */
export const signIn = async (
  asked: Asked,
  opened?: Awaited<ReturnType<Asked['house']['accounts']['openSession']>>,
  person = '',
): Promise<void> => {
  const { accounts, coop } = asked.house
  const before = sessionCookie(asked.c, asked.origin)
  if (before !== undefined) await accounts.closeSession(before)
  const { token, session } = opened ?? (await accounts.openSession(person))
  setSessionCookie(asked.c, { coop, origin: asked.origin, token, session })
}

/** Takes the cookie of a session that is over back from the browser. */
export const dropCookie = ({ c, house: { coop }, origin }: Asked): void => deleteSessionCookie(c, { coop, origin })

/** What passkeys of this co-op are bound to. */
export const partyOf = ({ origin, house, titleOf: _, charter, locale }: Asked): Party => {
  const title = charter.title as string | Partial<Record<Locale, string>> | undefined
  return { origin, title: (typeof title === 'object' ? title[locale] : title) ?? house.coop }
}

/** The secret of a link that a form makes: nobody can guess it, and the same form sent twice makes the same. */
export const linkSecret = (asked: Asked): string =>
  createHmac('sha256', asked.session?.formKey ?? '')
    .update(`link ${asked.newId('link')}`)
    .digest('base64url')

/** The day of a moment, as people write it. */
export const dayOf = (ms: number, locale: Locale): string => day(new Date(ms).toISOString().slice(0, 10), locale)

/** A link to hand over: shown now, and never again. */
export const LinkOnce: FC<{ readonly asked: Asked; readonly token: string; readonly name: string }> = ({
  asked,
  token,
  name,
}) => {
  const t = asked.words(WORDS)
  return (
    <div class="note">
      <h2>{t.handOver(name)}</h2>
      <div class="field">
        <label for="new-link">{t.link}</label>
        <input
          class="link-once"
          id="new-link"
          type="text"
          readonly
          value={`${asked.origin}${asked.path(`/link/${token}`)}`}
          data-copy={t.copy}
          data-copied={t.copied}
        />
      </div>
      <p>{t.onlyNow}</p>
      <OnlyHere asked={asked} />
    </div>
  )
}

/** That links open on this computer alone, where the desk has no address for others. */
export const OnlyHere: FC<{ readonly asked: Asked }> = ({ asked }) =>
  new URL(asked.origin).hostname === 'localhost' ? <p>{asked.words(WORDS).onlyHere}</p> : null

/** Why nothing was done. */
export const Trouble: FC<{ readonly says: string | undefined; readonly asked: Asked }> = ({ says, asked }) => {
  if (says === undefined) return null
  return (
    <div class="note refused" role="alert" tabindex={-1} id="refused">
      <h2>{asked.words(WORDS).notDone}</h2>
      <p>{says}</p>
    </div>
  )
}

const WORDS = wordsOf({
  handOver: [(name: string) => `Hand this link to ${name}`, (name: string) => `Entrega este enlace a ${name}`],
  link: ['Link of one use', 'Enlace de un solo uso'],
  copy: ['Copy the link', 'Copiar el enlace'],
  copied: ['Copied.', 'Copiado.'],
  onlyNow: [
    'It is shown now and never again, for the desk keeps only its fingerprint. Whoever opens it signs in as this person, so give it to nobody else.',
    'Se muestra ahora y nunca más, porque aquí solo se guarda su huella. Quien lo abra entra como esta persona: no se lo des a nadie más.',
  ],
  onlyHere: [
    'It opens on this computer only, for the desk has no other address. For others, start it with --origin: see docs/guides/run-the-desk.md.',
    'Solo se abre en este ordenador, porque la mesa no tiene otra dirección. Para otras personas, arráncala con --origin: véase docs/guides/run-the-desk.md.',
  ],
  notDone: ['Nothing was done', 'No se hizo nada'],
})
