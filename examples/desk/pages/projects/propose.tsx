import { views } from 'coop-rules/cooperative'
import { writtenMoney } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Field, Form, money, Refused } from '../../kernel/parts.js'
import type { Asked, Given, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { titleOf } from '../../kernel/names.js'

/** What a proposal says, as a form holds it. */
interface Proposal {
  readonly title: string
  readonly how: Readonly<Record<string, string>>
  readonly areas: string
  readonly budget: string
  readonly detail: string
}

/** Proposing a project: for everybody, member or not (WJC-3). */
export const proposePage = (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const again = refusal === undefined ? NOTHING : sent(asked)
  return asked.page(
    {
      title: t.propose,
      back: [asked.path('/projects'), t.projects],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{t.about}</p>
          <ProposalForm asked={asked} to="/projects/propose" proposal={again} says={t.propose} />
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

export const propose = async (asked: Asked) => {
  const project = asked.newId('p')
  const wrong = unsaid(asked)
  if (wrong !== undefined) return proposePage(asked, wrong)
  const given = await commandOf(asked, 'propose-project', project, new Map())
  if (could(asked, given)) await nameParts(asked, project, new Map())
  return asked.give(given, (refusal) => proposePage(asked, refusal))
}

/** Saying anew what a project is, before it is put to the vote: for whoever proposed it. */
export const changePage = async (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const project = asked.param('project')
  const now = views.projects.projectNow(asked.state, project)
  if (now?.proposer !== asked.me || now.standing !== 'proposed') return asked.notFound()
  return asked.page(
    {
      title: t.change,
      back: [asked.path(`/projects/${project}`), await asked.nameOf(project)],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{t.aboutChange}</p>
          <ProposalForm
            asked={asked}
            to={`/projects/${project}/change`}
            proposal={refusal === undefined ? await said(asked, project) : sent(asked)}
            says={t.save}
          />
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

export const change = async (asked: Asked) => {
  const project = asked.param('project')
  const wrong = unsaid(asked)
  if (wrong !== undefined) return changePage(asked, wrong)
  const known = await areasOf(asked, project)
  const given = await commandOf(asked, 'change-proposal', project, known)
  // Nobody renames a project but whoever may change its proposal.
  if (could(asked, given)) await nameParts(asked, project, known)
  return asked.give(given, (refusal) => changePage(asked, refusal))
}

const ProposalForm: FC<{
  readonly asked: Asked
  readonly to: string
  readonly proposal: Proposal
  readonly says: string
}> = ({ asked, to, proposal, says }) => {
  const t = asked.words(WORDS)
  const { charter, locale } = asked
  return (
    <Form to={to} asked={asked}>
      <Field name="title" label={t.title} value={proposal.title} required />
      {Object.keys(charter.objectives ?? {}).length < 2 ? null : <p class="hint">{t.oneIsEnough}</p>}
      {Object.entries(charter.objectives ?? {}).map(([id, objective]) => (
        <Field
          name={`how-${id}`}
          label={t.how(titleOf(objective, locale) ?? id)}
          hint={textIn(objective.text, locale)}
          value={proposal.how[id] ?? ''}
          type="textarea"
        />
      ))}
      <Field name="areas" label={t.areas} hint={t.areasHint} value={proposal.areas} type="textarea" rows={3} />
      <Field
        name="budget"
        label={t.budget}
        hint={t.budgetHint(money(900_000n, charter.currency, locale))}
        value={proposal.budget}
        inputmode="decimal"
        unit={charter.currency}
      />
      <Field name="detail" label={t.detail} hint={t.detailHint} value={proposal.detail} type="textarea" />
      <Button>{says}</Button>
    </Form>
  )
}

const textIn = (text: unknown, locale: 'en' | 'es'): string =>
  typeof text === 'object' && text !== null
    ? ((text as Record<string, string>)[locale] ?? '')
    : typeof text === 'string'
      ? text
      : ''

const NOTHING: Proposal = { title: '', how: {}, areas: '', budget: '', detail: '' }

/** What was filled in. */
const sent = (asked: Asked): Proposal => ({
  title: asked.field('title'),
  how: Object.fromEntries(Object.keys(asked.charter.objectives ?? {}).map((id) => [id, asked.field(`how-${id}`)])),
  areas: asked.field('areas'),
  budget: asked.field('budget'),
  detail: asked.field('detail'),
})

/** What the proposal says now. */
const said = async (asked: Asked, project: string): Promise<Proposal> => {
  const { locale, state, house, charter } = asked
  const file = views.projects.projectFile(state, project)
  const now = views.projects.projectNow(state, project)
  const text = async (of: string | undefined) =>
    of === undefined ? '' : ((await house.names.textOf(of, locale)) ?? '')
  const how = await Promise.all((file?.serves ?? []).map(async ({ objective, how: of }) => [objective, await text(of)]))
  const minor = now?.budgetMinor
  return {
    title: await asked.nameOf(project),
    how: Object.fromEntries(how) as Record<string, string>,
    areas: (await Promise.all((now?.areas ?? []).map((area) => asked.nameOf(area)))).join('\n'),
    budget:
      minor === undefined
        ? ''
        : (writtenMoney({ amountMinor: BigInt(minor), currency: charter.currency }).split(' ')[0] ?? ''),
    detail: await text(file?.budget),
  }
}

/** What has to be said before anything is asked of the rules; undefined where it is. */
const unsaid = (asked: Asked): Pick<Refusal, 'words'> | undefined => {
  const t = asked.words(WORDS)
  const { title, budget } = sent(asked)
  const words = [
    ...(title === '' ? [t.needsTitle] : []),
    ...(budget !== '' && minorOf(budget, asked.charter.currency) === undefined ? [t.notMoney] : []),
  ]
  return words.length === 0 ? undefined : { words }
}

const commandOf = async (
  asked: Asked,
  type: 'propose-project' | 'change-proposal',
  project: string,
  known: ReadonlyMap<string, string>,
): Promise<Given> => {
  const { how, budget, detail } = sent(asked)
  const before = await said(asked, project)
  const file = views.projects.projectFile(asked.state, project)
  // A text that stayed as it was keeps its fingerprint.
  const kept = async (text: string, was: string, of: string | undefined) =>
    text === was && of !== undefined ? of : asked.keepText(text)
  const serves = await Promise.all(
    Object.entries(how)
      .filter(([, text]) => text !== '')
      .map(async ([objective, text]) => ({
        objective,
        how: await kept(
          text,
          before.how[objective] ?? '',
          file?.serves.find((one) => one.objective === objective)?.how,
        ),
      })),
  )
  const minor = minorOf(budget, asked.charter.currency)
  return {
    type,
    project,
    serves,
    areas: areasSent(asked).map((area, at) => known.get(area) ?? `${asked.newId('area')}-${at + 1}`),
    ...(minor === undefined ? {} : { budgetMinor: String(minor) }),
    ...(detail === '' ? {} : { budget: await kept(detail, before.detail, file?.budget) }),
  }
}

/** Gives the project and its areas the names that were filled in. */
const nameParts = async (asked: Asked, project: string, known: ReadonlyMap<string, string>): Promise<void> => {
  const title = asked.field('title')
  if ((await asked.nameOf(project)) !== title) asked.rename(project, title)
  for (const [at, area] of areasSent(asked).entries())
    if (!known.has(area)) asked.rename(`${asked.newId('area')}-${at + 1}`, area)
}

const areasSent = (asked: Asked): readonly string[] => [
  ...new Set(
    asked
      .field('areas')
      .split(/[\n;]/)
      .map((area) => area.trim().slice(0, 100))
      .filter((area) => area !== ''),
  ),
]

/** The areas of a project by what they are called. */
const areasOf = async (asked: Asked, project: string): Promise<ReadonlyMap<string, string>> => {
  const areas = views.projects.projectNow(asked.state, project)?.areas ?? []
  return new Map(await Promise.all(areas.map(async (area) => [await asked.nameOf(area), area] as const)))
}

/** An amount as people type it, in whole smallest units: `9.000,50`, `9,000.50` and `9000.5` are the same. Undefined where it is none. */
export const minorOf = (typed: string, currency: string): bigint | undefined => {
  const places = writtenMoney({ amountMinor: 0n, currency }).split(' ')[0]?.split('.')[1]?.length ?? 0
  const text = typed.replace(/[\s\u00a0']/g, '').replace(currency, '')
  // The last separator is that of the cents where as many digits follow as there are cents, or fewer.
  const [, whole = '', cents = ''] = new RegExp(`^([\\d.,]*?)(?:[.,](\\d{0,${places}}))?$`).exec(text) ?? []
  const digits = whole.replace(/[.,](?=\d{3}(?:[.,]|$))/g, '')
  if (!/^\d{1,15}$/.test(digits)) return undefined
  return BigInt(digits + cents.padEnd(places, '0'))
}

const WORDS = wordsOf({
  projects: ['Projects', 'Proyectos'],
  propose: ['Propose a project', 'Proponer un proyecto'],
  change: ['Change the proposal', 'Cambiar la propuesta'],
  save: ['Save the proposal', 'Guardar la propuesta'],
  about: [
    'Anyone may propose a project. You may leave something out now and add it later: before it is put to the vote it says which objective it serves and how, which areas of expertise it needs, and what it is to cost.',
    'Cualquiera puede proponer un proyecto. Puedes dejar algo para después: antes de llevarlo a votación tiene que decir a qué objetivo sirve y cómo, qué áreas necesita y cuánto costará.',
  ],
  aboutChange: [
    'You can change it until it is put to the vote. Evaluations that members gave stay as they are.',
    'Puedes cambiarla hasta que se lleve a votación. Las evaluaciones que dieron los miembros se quedan como están.',
  ],
  title: ['What is it called?', '¿Cómo se llama?'],
  how: [
    (objective: string) => `How does it serve “${objective}”?`,
    (objective: string) => `¿Cómo sirve a «${objective}»?`,
  ],
  oneIsEnough: [
    'A project serves at least one objective. Leave the others empty.',
    'Un proyecto sirve al menos a un objetivo. Deja vacíos los demás.',
  ],
  areas: ['Which areas of expertise does it need?', '¿Qué áreas necesita?'],
  areasHint: [
    'One on each line. Each will have one coordinator.',
    'Una en cada línea. Cada una tendrá una coordinación.',
  ],
  budget: ['What will it cost in all?', '¿Cuánto costará en total?'],
  budgetHint: [(example: string) => `For example ${example}`, (example: string) => `Por ejemplo ${example}`],
  detail: ['What is the money for?', '¿Para qué es el dinero?'],
  detailHint: ['The budget in detail, line by line.', 'El presupuesto detallado, línea a línea.'],
  needsTitle: ['Say what the project is called.', 'Di cómo se llama el proyecto.'],
  notMoney: ['What it costs is not an amount of money.', 'El coste no es una cantidad de dinero.'],
})
