import type { FC } from 'hono/jsx'
import { Text } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** Why somebody is to be ousted: the grounds in the charter's words, and what whoever proposes it wrote. For the person concerned, and for those who decide. */
export const Grounds: FC<{ readonly asked: Asked; readonly member: string }> = async ({ asked, member }) => {
  const t = asked.words(WORDS)
  const { entries } = await asked.house.history.page({ viewer: asked.me, about: member, atLeast: 10_000 })
  const proposed = entries.find(({ event }) => event.type === 'ousting-proposed' && event.member === member)?.event
  if (proposed?.type !== 'ousting-proposed') return null
  return (
    <>
      <h2>{t.title}</h2>
      <ul>
        {proposed.grounds.map((ground) => (
          <li>{groundInWords(asked, ground)}</li>
        ))}
      </ul>
      <p class="soft">{t.statement(await asked.nameOf(proposed.proposer))}</p>
      <Text of={proposed.record} asked={asked} />
    </>
  )
}

/** A ground by its place in the charter, in its words. */
const groundInWords = ({ charter, locale }: Asked, ground: string): string => {
  const text: unknown = charter.membership?.expulsion?.grounds[Number(/^ground-(\d+)$/.exec(ground)?.[1] ?? 0) - 1]
  return typeof text === 'string' ? text : ((text as Readonly<Record<string, string>> | undefined)?.[locale] ?? ground)
}

const WORDS = wordsOf({
  title: ['The grounds', 'Las causas'],
  statement: [(name: string) => `${name} wrote:`, (name: string) => `${name} escribió:`],
})
