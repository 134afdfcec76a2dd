import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Session } from './accounts.js'

/** The secret of the session that a request came with; undefined where it came with none. Where the desk is behind TLS the name itself says that no other cookie will do. */
export const sessionCookie = (c: Context, origin: string): string | undefined =>
  isSecure(origin) ? getCookie(c, COOKIE, 'secure') : getCookie(c, COOKIE)

/** Hands the secret of a session to the browser: for the pages of one co-op and for no others, out of reach of programs in pages. */
export const setSessionCookie = (
  c: Context,
  { coop, origin, token, session }: { coop: string; origin: string; token: string; session: Session },
): void => {
  setCookie(c, COOKIE, token, { ...attributes(coop, origin), expires: new Date(session.until) })
}

export const deleteSessionCookie = (c: Context, { coop, origin }: { coop: string; origin: string }): void => {
  deleteCookie(c, COOKIE, attributes(coop, origin))
}

const COOKIE = 'desk'

const isSecure = (origin: string): boolean => origin.startsWith('https:')

const attributes = (coop: string, origin: string) =>
  ({
    path: `/c/${coop}/`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(origin),
    ...(isSecure(origin) ? { prefix: 'secure' as const } : {}),
  }) as const
