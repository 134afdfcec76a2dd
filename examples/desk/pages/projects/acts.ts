import { numberTyped } from '../../kernel/decimals.js'
import type { Asked, Given, Refusal, Route } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { projectPage } from './project.js'

/** What a form of the page of a project asks for: the command, or what is still to be said. */
type Wanted = Given | { readonly unsaid: keyof typeof WORDS }
type Act = (asked: Asked, project: string) => Wanted | Promise<Wanted>

/** A command that says nothing but of which project. */
const plain =
  (type: Given['type']): Act =>
  (_, project) => ({ type, project })

/** A command with the fields of that name. */
const withFields =
  (type: Given['type'], ...names: readonly string[]): Act =>
  (asked, project) => ({ type, project, ...fields(asked, names) })

/** A command with a reason that is recorded. */
const withRecord =
  (type: Given['type'], unsaid: keyof typeof WORDS, ...names: readonly string[]): Act =>
  async (asked, project) => {
    const text = asked.field('text')
    if (text === '') return { unsaid }
    return { type, project, ...fields(asked, names), record: await asked.keepText(text) }
  }

const fields = (asked: Asked, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, asked.field(name)] as const).filter(([, value]) => value !== ''))

/** What somebody states as the share that a removal takes, as they come in; nothing where the form does not ask. */
const threshold = (asked: Asked) => {
  const typed = asked.field('threshold')
  return typed === '' ? {} : { removalThreshold: numberTyped(typed, 'share') }
}

const ACTS: Readonly<Record<string, Act>> = {
  evaluate: (asked, project) => ({
    type: 'evaluate-project',
    project,
    ...fields(asked, ['objective']),
    value: numberTyped(asked.field('value')),
  }),
  vote: (asked, project) => ({ type: 'put-project-to-the-vote', project, decision: asked.newId('accept') }),
  withdraw: plain('withdraw-project'),
  abandon: withRecord('abandon-project', 'needsWhy'),
  stand: (asked, project) => ({
    type: 'stand-for-coordination',
    project,
    ...fields(asked, ['area']),
    decision: asked.newId('coordination'),
    ...threshold(asked),
  }),
  'stand-down': withFields('withdraw-coordination-candidacy', 'area'),
  search: withRecord('open-talent-search', 'needsCall', 'area'),
  resign: withFields('resign-coordination', 'area'),
  'open-place': (asked, project) => {
    const title = asked.field('title')
    if (title === '') return { unsaid: 'needsTitle' }
    const place = asked.newId('place')
    asked.rename(place, title)
    return { type: 'open-place', project, ...fields(asked, ['area']), place }
  },
  apply: (asked, project) => ({
    type: 'apply-for-place',
    project,
    ...fields(asked, ['place', 'pool']),
    ...threshold(asked),
  }),
  'apply-no-more': withFields('withdraw-place-application', 'place'),
  'take-in': withFields('take-in', 'place', 'person'),
  decline: withRecord('decline-application', 'needsWhy', 'place', 'person'),
  'next-pool': withRecord('open-next-pool', 'needsWhy', 'place'),
  worked: plain('work-on-project'),
  leave: async (asked, project) => {
    const text = asked.field('text')
    return { type: 'leave-team', project, ...(text === '' ? {} : { record: await asked.keepText(text) }) }
  },
  done: plain('end-part'),
  start: plain('start-project'),
  end: withRecord('end-project', 'needsResult'),
  present: withRecord('present-results', 'needsResult', 'to'),
  audit: withRecord('audit-project', 'needsReport'),
  close: plain('close-project'),
}

/** Every form of the page of a project: who may send it the rules say, so everybody who is signed in may try. */
export const ACT_ROUTES: readonly Route[] = Object.entries(ACTS).map(([name, act]) => ({
  method: 'post',
  path: `/projects/:project/${name}`,
  who: 'signed-in',
  answer: async (asked) => {
    const wanted = await act(asked, asked.param('project'))
    return isUnsaid(wanted)
      ? projectPage(asked, { words: [asked.words(WORDS)[wanted.unsaid]] })
      : asked.give(wanted, (refusal: Refusal) => projectPage(asked, refusal))
  },
}))

const isUnsaid = (wanted: Wanted): wanted is { readonly unsaid: keyof typeof WORDS } => 'unsaid' in wanted

const WORDS = wordsOf({
  needsWhy: ['Say why: the reason is recorded.', 'Di por qué: el motivo queda registrado.'],
  needsCall: ['Write the announcement of the search.', 'Escribe el anuncio de la búsqueda.'],
  needsTitle: ['Say what the place is called.', 'Di cómo se llama el puesto.'],
  needsResult: ['Write what came of it.', 'Escribe a qué se llegó.'],
  needsReport: ['Write what the audit found.', 'Escribe qué se vio en la auditoría.'],
})
