import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Route } from './route.js'

/** How often somebody may ask. */
export interface Limits {
  readonly allows: (c: Context, route: Route, person: string | undefined) => Promise<boolean>
}

/** By person where they are signed in, by address where they are not: few tries at signing in, few readings of the whole log, many pages. Each server counts for itself. */
export const limitsOf = ({ addressOf }: { readonly addressOf: (c: Context) => string }): Limits => {
  const pages = new RateLimiterMemory({ points: 600, duration: 60 })
  const sends = new RateLimiterMemory({ points: 120, duration: 60 })
  const tries = new RateLimiterMemory({ points: 20, duration: 60 })
  const wholeLogs = new RateLimiterMemory({ points: 10, duration: 60 })
  return {
    allows: async (c, { method, path }, person) => {
      const key = person === undefined ? `address ${addressOf(c)}` : `person ${c.req.param('coop') ?? ''} ${person}`
      const read = WHOLE_LOG.test(path) ? wholeLogs : pages
      const limit = method !== 'post' ? read : SIGNING_IN.test(path) ? tries : sends
      try {
        await limit.consume(key)
        return true
      } catch {
        return false
      }
    },
  }
}

/** The routes on which somebody could try one secret after the other. */
const SIGNING_IN = /^\/(sign-in|link|recovery)/

/** The files for which the whole log is read. */
const WHOLE_LOG = /^\/(me\/data|minutes\.jsonl)$/
