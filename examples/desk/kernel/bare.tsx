import type { Locale } from 'coop-rules/problems'
import { type Context } from 'hono'
import { accepts } from 'hono/accepts'
import { getCookie } from 'hono/cookie'
import { Shell } from './layout.js'
import { wordsOf } from './words.js'

/** How somebody wants to see pages. */
export const lookOf = (c: Context) => {
  const [lang, theme] = [getCookie(c, 'lang'), getCookie(c, 'theme')]
  const locale: Locale =
    lang === 'en' || lang === 'es'
      ? lang
      : (accepts(c, { header: 'Accept-Language', supports: ['en', 'es'], default: 'en', match: firstKnown }) as Locale)
  return { c, locale, theme: theme === 'light' || theme === 'dark' ? theme : 'auto' } as const
}

/** The language that somebody likes best of those that there are; of which country does not matter. */
const firstKnown: NonNullable<Parameters<typeof accepts>[1]['match']> = (wanted, { supports, default: other }) =>
  wanted
    .toSorted((a, b) => b.q - a.q)
    .map(({ type }) => type.slice(0, 2).toLowerCase())
    .find((language) => supports.includes(language)) ?? other

/** A page of no co-op. */
export const bare = (look: ReturnType<typeof lookOf>, title: string, text: string) => (
  <Shell asked={look} title={title}>
    <main id="main" tabindex={-1}>
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  </Shell>
)

/** What is told where there is no page of a co-op to tell it. */
export const WORDS = wordsOf({
  coops: ['Cooperatives', 'Cooperativas'],
  nothingHere: ['There is nothing here', 'Aquí no hay nada'],
  nothingHereText: [
    'Nothing has this address. It may have been mistyped, or be of another cooperative.',
    'Nada tiene esta dirección. Quizá se escribió mal, o es de otra cooperativa.',
  ],
  notForYou: ['This page is not for you', 'Esta página no es para ti'],
  notForYouText: [
    'The charter says who may see what; the menu shows what is for you.',
    'Los estatutos dicen quién puede ver qué; el menú muestra lo que es para ti.',
  ],
  signInFirst: ['Sign in first', 'Entra primero'],
  signInFirstText: ['You are not signed in, so nothing was saved.', 'No has entrado, así que no se guardó nada.'],
  oldForm: ['This form is no longer good', 'Este formulario ya no sirve'],
  oldFormText: [
    'It was made for another session, and nothing was saved. Go back, load the page anew, and send it again.',
    'Se hizo para otra sesión y no se guardó nada. Vuelve atrás, carga de nuevo la página y envíalo otra vez.',
  ],
  notFromHere: ['This did not come from here', 'Esto no vino de aquí'],
  notFromHereText: [
    'The form was sent from another site, or by a program. Nothing was saved.',
    'El formulario vino de otro sitio o de un programa. No se guardó nada.',
  ],
  tooLarge: ['That is too large', 'Es demasiado grande'],
  tooLargeText: [
    'More was sent than this page takes. Nothing was saved.',
    'Se envió más de lo que admite esta página. No se guardó nada.',
  ],
  tooOften: ['Too often in a short time', 'Demasiadas veces en poco tiempo'],
  tooOftenText: [
    'Wait a minute, then try again. Nothing was saved.',
    'Espera un minuto y prueba otra vez. No se guardó nada.',
  ],
  unsure: ['The store does not answer', 'El almacén de datos no responde'],
  unsureText: [
    'It may or may not have been saved. Load the page again in a moment: it says what is saved. Sending the same form again does nothing twice.',
    'Puede que se guardara o no. Carga de nuevo la página dentro de un momento: dice lo que está guardado. Enviar otra vez el mismo formulario no hace nada dos veces.',
  ],
  broken: ['Something went wrong here', 'Algo falló aquí'],
  brokenText: [
    'It is our fault, and was noted. What you sent was not saved.',
    'La culpa es nuestra y ha quedado anotado. Lo que enviaste no se guardó.',
  ],
})
