import type { Outcome } from './route-table.js'

/** What an answer comes to. Whoever may not come is told so before the form that they sent is looked at. */
export const outcomeOf = async (answer: Response): Promise<Outcome> => {
  if (answer.headers.get('location')?.endsWith('/sign-in') === true) return 'sign-in'
  // A stream of news goes on for ever: that it began is all there is to know.
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await answer.body?.cancel()
    return 'comes'
  }
  const text = await answer.text()
  if (answer.status === 403 && text.includes('<h1>Sign in first</h1>')) return 'sign-in'
  if (answer.status === 403 && text.includes('<h1>This page is not for you</h1>')) return 'not-for-you'
  if (answer.status === 404 && text.includes('<h1>There is nothing here</h1>')) return 'nothing'
  if (answer.status >= 500) throw new Error(`${answer.status.toString()}: ${text}`)
  return 'comes'
}
