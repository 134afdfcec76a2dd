import type { Locale } from 'coop-rules/problems'
import { views } from 'coop-rules/cooperative'
import type { Context } from 'hono'
import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { assetPath } from './assets.js'
import type { Asked, PageParts } from './route.js'
import { mayCome, type Who } from './rights.js'
import { titleOf } from './names.js'
import { inLocale, wordsOf } from './words.js'

/** A whole page of a co-op: menu, title, what is on it. */
export const Layout: FC<PageParts & { readonly asked: Asked }> = async ({
  asked,
  title,
  body,
  islands = [],
  back,
  live,
}) => {
  const { locale, charter, viewer, person, house, path, state } = asked
  const t = inLocale(WORDS, locale)
  const name = titleOf(charter, locale) ?? house.coop
  const links = MENU.filter(
    ({ who, only }) =>
      mayCome(who, state, viewer) &&
      (only === undefined || (only === 'heldPay' ? charter.pay?.heldPay : charter[only]) !== undefined),
  )
  const here = asked.c.req.path
  const menu = links.map(({ to, says }) => {
    const address = path(to)
    const current = to === '/' ? here === path('/') : here === address || here.startsWith(`${address}/`)
    return (
      <li>
        <a href={address} {...(current ? { 'aria-current': 'page' } : {})}>
          {t[says]}
        </a>
      </li>
    )
  })
  const me = viewer === undefined ? undefined : await asked.nameOf(person)
  const enterprise = viewer === undefined || viewer === person ? undefined : await asked.nameOf(viewer)
  return (
    <Shell asked={asked} title={`${title} · ${name}`} islands={live === true ? ['live', ...islands] : islands}>
      <header class="top">
        <a class="coop" href={path('/')}>
          {name}
        </a>
        {me === undefined ? (
          <a href={path('/sign-in')}>{t.signIn}</a>
        ) : (
          <p class="me">
            <a href={path('/me')}>{me}</a>
            <span class="class">{enterprise === undefined ? classOf(asked) : t.actsFor(enterprise)}</span>
          </p>
        )}
      </header>
      {links.length > 0 && viewer !== undefined ? (
        <>
          <details class="menu-small">
            <summary>{t.menu}</summary>
            <nav aria-label={t.menu}>
              <ul>{menu}</ul>
            </nav>
          </details>
          <nav class="menu" aria-label={t.menu}>
            <ul>{menu}</ul>
          </nav>
        </>
      ) : null}
      <main
        id="main"
        tabindex={-1}
        {...(live === true
          ? { 'data-live': path('/live'), 'data-live-text': t.changed, 'data-live-show': t.show }
          : {})}
      >
        {back === undefined ? null : (
          <p class="back">
            <a href={back[0]}>← {back[1]}</a>
          </p>
        )}
        <h1>{title}</h1>
        {body}
      </main>
    </Shell>
  )
}

/** A page as it is sent. */
export const documentOf = (c: Context, page: Child, status: ContentfulStatusCode = 200): Response | Promise<Response> =>
  c.html(
    <>
      {raw('<!doctype html>')}
      {page}
    </>,
    status,
  )

/** What somebody is to the co-op, in a word; nothing for whoever does not belong to it. */
const classOf = ({ state, viewer, titleOf, locale }: Asked): string => {
  const record = viewer === undefined ? undefined : views.members.recordOf(state, viewer)
  if (record === undefined) return ''
  const is = titleOf('memberClasses', record.memberClass)
  return record.standing === 'probationer' ? `${is}, ${inLocale(WORDS, locale).onProbation}` : is
}

/** What every page has around it, of a co-op or of none. */
export const Shell: FC<{
  readonly asked: {
    readonly locale: Locale
    readonly theme: 'auto' | 'light' | 'dark'
    readonly c: { readonly req: { readonly path: string } }
  }
  readonly title: string
  readonly islands?: readonly string[]
  readonly children?: Child
}> = ({ asked, title, islands = [], children }) => {
  const { locale, theme, c } = asked
  const t = inLocale(WORDS, locale)
  return (
    <html lang={locale} {...(theme === 'auto' ? {} : { 'data-theme': theme })}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <title>{title}</title>
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('desk.css')} />
        {islands.map((island) => (
          <script type="module" src={assetPath(`islands/${island}.js`)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        {children}
        <footer>
          <form method="post" action="/look">
            <input type="hidden" name="back" value={c.req.path} />
            <button
              class="quiet"
              name="lang"
              value={locale === 'en' ? 'es' : 'en'}
              lang={locale === 'en' ? 'es' : 'en'}
            >
              {locale === 'en' ? 'Español' : 'English'}
            </button>
            {OTHER_THEMES[theme].map(({ to, shown }) => (
              <button class={`quiet ${shown}`} name="theme" value={to}>
                {t[`to-${to}`]}
              </button>
            ))}
          </form>
          <p>{t.computed}</p>
        </footer>
      </body>
    </html>
  )
}

/** What the theme can be changed to. Which of the two a device asks for, the style sheet knows: the other one is offered. */
const OTHER_THEMES = {
  light: [
    { to: 'dark', shown: '' },
    { to: 'auto', shown: '' },
  ],
  dark: [
    { to: 'light', shown: '' },
    { to: 'auto', shown: '' },
  ],
  auto: [
    { to: 'light', shown: 'where-dark' },
    { to: 'dark', shown: 'where-light' },
  ],
} as const

/** The main pages, in the order in which members want them. `only` is the chapter of the charter without which there is nothing to show. */
const MENU: readonly {
  readonly to: string
  readonly says: keyof typeof WORDS
  readonly who: Who
  readonly only?: 'circles' | 'elections' | 'meetings' | 'averageItems' | 'pay' | 'heldPay' | 'projects'
}[] = [
  { to: '/', says: 'awaiting', who: 'signed-in' },
  { to: '/numbers', says: 'numbers', who: 'who-has-a-voice', only: 'averageItems' },
  { to: '/decisions', says: 'decisions', who: 'who-has-a-voice' },
  { to: '/proposals', says: 'proposals', who: 'who-has-a-voice' },
  { to: '/projects', says: 'projects', who: 'signed-in', only: 'projects' },
  { to: '/pay', says: 'pay', who: 'who-has-a-voice', only: 'pay' },
  { to: '/held-pay', says: 'heldPay', who: 'who-votes', only: 'heldPay' },
  { to: '/accounts', says: 'accounts', who: 'who-sees-accounts' },
  { to: '/circles', says: 'circles', who: 'who-has-a-voice', only: 'circles' },
  { to: '/elections', says: 'elections', who: 'who-has-a-voice', only: 'elections' },
  { to: '/meetings', says: 'meetings', who: 'who-has-a-voice', only: 'meetings' },
  { to: '/members', says: 'members', who: 'who-belongs' },
  { to: '/charter', says: 'charter', who: 'signed-in' },
  { to: '/minutes', says: 'minutes', who: 'signed-in' },
]

const WORDS = wordsOf({
  skip: ['Skip to the page', 'Ir al contenido'],
  menu: ['Menu', 'Menú'],
  onProbation: ['on probation', 'a prueba'],
  signIn: ['Sign in', 'Entrar'],
  actsFor: [(enterprise: string) => `for ${enterprise}`, (enterprise: string) => `por ${enterprise}`],
  changed: ['Something changed since this page was shown.', 'Algo ha cambiado desde que se mostró esta página.'],
  show: ['Show it', 'Mostrarlo'],
  'to-light': ['Light colours', 'Colores claros'],
  'to-dark': ['Dark colours', 'Colores oscuros'],
  'to-auto': ['Colours as my device', 'Colores como mi dispositivo'],
  computed: [
    'Every result here says how it was computed, from which rule, in which version of the charter.',
    'Cada resultado dice cómo se calculó, con qué regla y en qué versión de los estatutos.',
  ],
  awaiting: ['What awaits me', 'Lo que me espera'],
  numbers: ['Numbers we all set', 'Números que fijamos'],
  decisions: ['Decisions', 'Decisiones'],
  proposals: ['Put to the vote', 'Llevar a votación'],
  projects: ['Projects', 'Proyectos'],
  pay: ['Who earns what', 'Quién gana cuánto'],
  heldPay: ['Held pay', 'Retribución aplazada'],
  accounts: ['Accounts', 'Cuentas'],
  circles: ['Circles', 'Círculos'],
  elections: ['Elections', 'Elecciones'],
  meetings: ['Meetings', 'Asambleas'],
  members: ['Members', 'Miembros'],
  charter: ['Charter', 'Estatutos'],
  minutes: ['Minutes', 'Actas'],
})
