import { diffCharters, tellDiff } from 'coop-rules/charter'
import { Empty } from '../../kernel/parts.js'
import { titleOf } from '../../kernel/names.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** What differs between this charter and the model it was made from, in words. */
export function diffPage(asked: Asked) {
  const t = asked.words(WORDS)
  const { house, charter, locale, path } = asked
  const { parent } = house
  const back = [path('/charter'), t.charter] as const
  if (parent === undefined)
    return asked.page({
      title: t.title,
      back,
      body: (
        <Empty>
          <p>{t.noParent}</p>
        </Empty>
      ),
    })
  const diff = diffCharters({ from: parent, to: charter })
  const lines = tellDiff({ from: parent, to: charter, diff, locale })
  return asked.page({
    title: t.title,
    back,
    body: (
      <>
        <p>{t.from(titleOf(parent, locale) ?? parent.id, parent.version)}</p>
        {lines.length === 0 ? (
          <Empty>
            <p>{t.same}</p>
          </Empty>
        ) : (
          <ul class="told">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
      </>
    ),
  })
}

const WORDS = wordsOf({
  charter: ['Charter', 'Estatutos'],
  title: ['What differs from its model', 'En qué difieren de su modelo'],
  from: [
    (title: string, v: string) =>
      `This charter was made from “${title}”, version ${v}. Each line says one difference: there first, here then.`,
    (title: string, v: string) =>
      `Estos estatutos se hicieron a partir de «${title}», versión ${v}. Cada línea dice una diferencia: primero allí, luego aquí.`,
  ],
  same: ['They say the same.', 'Dicen lo mismo.'],
  noParent: [
    'This charter was made from no model that we know.',
    'Estos estatutos no se hicieron a partir de ningún modelo conocido.',
  ],
})
