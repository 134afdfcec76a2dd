import type { Child, FC } from 'hono/jsx'
import { could } from './could.js'
import { Button, Form } from './parts.js'
import type { Asked, Given } from './route.js'

/** Which of several forms of one kind a form is: of which place, of which person. */
export type About = Readonly<Record<string, string>>

/**
 * Something that somebody may do here: a button, or a form behind its name where there is something to fill in. It is there only while the rules would accept it; a form that was refused just now stays, open, with all that was filled in.
 */
export const Act: FC<{
  readonly asked: Asked
  readonly to: string
  /** What it would be: what is still to be filled in has something made up in its place. */
  readonly given: Given
  /** What the button says. */
  readonly says: string
  /** What it is done to, where the page has several of it. */
  readonly about?: string
  readonly hidden?: About
  readonly quiet?: boolean
  readonly children?: Child
}> = ({ asked, to, given, says, about, hidden = {}, quiet, children }) => {
  const again = wasSent(asked, to, hidden)
  if (!again && !could(asked, given)) return null
  const said = about === undefined ? says : `${says}: ${about}`
  const form = (
    <Form to={to} asked={asked}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button says={said} {...(quiet === true ? { quiet: true } : {})}>
        {says}
      </Button>
    </Form>
  )
  if (children === undefined) return form
  return (
    <details class="act" open={again}>
      <summary aria-label={said}>{says}</summary>
      {form}
    </details>
  )
}

/** What a form was sent with, where it is this one that is shown again; what it begins with otherwise. */
export const kept =
  (asked: Asked, to: string, hidden: About = {}) =>
  (name: string, otherwise = ''): string =>
    wasSent(asked, to, hidden) ? asked.field(name) : otherwise

const wasSent = (asked: Asked, to: string, hidden: About): boolean =>
  asked.c.req.method === 'POST' &&
  asked.c.req.path === asked.path(to) &&
  Object.entries(hidden).every(([name, value]) => asked.field(name) === value)
