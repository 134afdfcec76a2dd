import { listening } from '../../kernel/listening.js'
import type { Route } from '../../kernel/route.js'

/** Tells pages that are open that something was stored: not what, nor by whom. */
export const LIVE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/live',
    who: 'who-has-a-voice',
    answer: ({ house, me, c }) => {
      const stream = listening.listen(house, me)
      if (stream === undefined) return c.body(null, 503)
      return new Response(stream, {
        headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no', 'Content-Encoding': 'identity' },
      })
    },
  },
]
