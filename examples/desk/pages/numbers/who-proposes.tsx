import { compare, equal, type Ratio } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { writtenAs } from './place.js'

interface Proposal {
  readonly member: string
  readonly value: Ratio
}

/** The same as the picture, as a table: which number is proposed by whom. Of very many, how many propose each. */
export const WhoProposes: FC<{
  readonly asked: Asked
  readonly item: string
  readonly proposals: readonly Proposal[]
}> = async ({ asked, item, proposals }) => {
  const t = asked.words(WORDS)
  const named = proposals.length <= MOST_NAMED
  const groups = groupsOf(proposals)
  const rows = await Promise.all(
    groups.map(async (group) => [
      writtenAs(asked, item, (group[0] as Proposal).value),
      named
        ? (
            await Promise.all(
              group.map(({ member }) => (member === asked.me ? Promise.resolve(t.you) : asked.nameOf(member))),
            )
          ).join(', ')
        : group.length,
    ]),
  )
  return (
    <details>
      <summary>{t.asTable}</summary>
      <Table caption={t.caption} columns={[t.number, named ? t.by : t.many]} rows={rows} />
    </details>
  )
}

/** Those who propose the same, by number. */
const groupsOf = (proposals: readonly Proposal[]): readonly (readonly Proposal[])[] => {
  const groups: Proposal[][] = []
  for (const one of [...proposals].sort((a, b) => compare(a.value, b.value))) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && equal(last[0].value, one.value)) last.push(one)
    else groups.push([one])
  }
  return groups
}

const MOST_NAMED = 300

const WORDS = wordsOf({
  asTable: ['Who proposes what', 'Quién propone qué'],
  caption: ['Proposals, from the smallest number on', 'Propuestas, del número menor al mayor'],
  number: ['Number', 'Número'],
  by: ['Proposed by', 'Lo propone'],
  many: ['How many propose it', 'Cuántas personas lo proponen'],
  you: ['you', 'tú'],
})
