import type { FC } from 'hono/jsx'
import { canActFor, choose } from '../../kernel/acting.js'
import { Button, Form, Select } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** For whom one acts, where there is a choice: for oneself, or for the enterprises that named one as their representative (WC-2). */
export const ActingFor: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const members = canActFor(asked.state, asked.person)
  if (members.length < 2) return null
  const options = await Promise.all(
    members.map(async (member) => {
      const name = await asked.nameOf(member)
      return { value: member, label: member === asked.person ? t.oneself(name) : name }
    }),
  )
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <Form to="/me/acting" asked={asked}>
        <Select name="member" label={t.forWhom} options={options} chosen={asked.me} />
        <Button>{t.choose}</Button>
      </Form>
    </>
  )
}

/** From now on, in this browser, pages are those of whomever was chosen. It gives no right that the rules do not. */
export const actFor = (asked: Asked) => {
  const member = canActFor(asked.state, asked.person).find((one) => one === asked.field('member'))
  if (member === undefined) return asked.notFound()
  choose(asked, member)
  return asked.redirect('/')
}

const WORDS = wordsOf({
  title: ['For whom you act', 'Por quién actúas'],
  text: [
    'An enterprise named you as its representative. What you see and what you give is then its own, with its one vote; the log says that you gave it.',
    'Una empresa te nombró su representante. Lo que ves y lo que das es entonces suyo, con su único voto; el registro dice que lo diste tú.',
  ],
  forWhom: ['You act for', 'Actúas por'],
  oneself: [(name: string) => `myself, ${name}`, (name: string) => `mí, ${name}`],
  choose: ['Act for them', 'Actuar así'],
})
