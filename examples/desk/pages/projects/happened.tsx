import { beforeIn, Happenings } from '../../kernel/happenings.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { sightOf } from './sight.js'

/** What happened in a project, the newest first, as whoever asks may read it: results and audits with their texts. */
export const happenedPage = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const project = asked.param('project')
  if (sightOf(asked, project) === undefined) return asked.notFound()
  const { entries, older } = await asked.house.history.page({
    viewer: asked.me,
    about: project,
    atLeast: 40,
    ...beforeIn(asked),
  })
  return asked.page({
    title: t.title,
    back: [asked.path(`/projects/${project}`), await asked.nameOf(project)],
    body: (
      <Happenings asked={asked} entries={entries} older={older} none={t.none} at={`/projects/${project}/happened`} />
    ),
  })
}

const WORDS = wordsOf({
  title: ['What happened', 'Qué ha pasado'],
  none: ['Nothing that you may read has happened here yet.', 'Todavía no ha pasado nada que puedas leer.'],
})
