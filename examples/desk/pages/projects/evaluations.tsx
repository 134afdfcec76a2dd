import { exact } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { Empty, Field, numberIn, Term, Why } from '../../kernel/parts.js'
import { DotPlot } from '../../kernel/plots.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { unitOf } from './words.js'
import type { ProjectShown } from './project.js'

/** What members expected and what they found, side by side, objective by objective (WJC-4). */
export const Evaluations: FC<ProjectShown> = (shown) => {
  const { asked, now } = shown
  const t = asked.words(WORDS)
  return (
    <>
      <h2>{t.title}</h2>
      <p>
        {t.inUnit} {unitOf(asked)}.
      </p>
      {(now.evaluation?.objectives ?? []).length === 0 ? (
        <Empty>
          <p>{t.noObjective}</p>
        </Empty>
      ) : null}
      {(now.evaluation?.objectives ?? []).map((objective) => (
        <>
          <h3>{asked.titleOf('objectives', objective.objective)}</h3>
          <div class="pair">
            <Side {...shown} objective={objective} side="projected" />
            <Side {...shown} objective={objective} side="achieved" />
          </div>
          <EvaluateForm {...shown} objective={objective.objective} />
        </>
      ))}
      {now.evaluation === undefined ? null : <Why because={now.evaluation.because} asked={asked} />}
    </>
  )
}

type Objective = NonNullable<ProjectShown['now']['evaluation']>['objectives'][number]

const Side: FC<ProjectShown & { readonly objective: Objective; readonly side: 'projected' | 'achieved' }> = ({
  asked,
  file,
  objective,
  side,
}) => {
  const t = asked.words(WORDS)
  const mean = objective[side]
  const said = file.evaluations.filter((one) => one.side === side && one.objective === objective.objective)
  const mine = said.find(({ person }) => person === asked.me)
  const write = (value: ReturnType<typeof exact>) => numberIn(value, '', asked.locale)
  const label = side === 'projected' ? t.expected : t.found
  const { from, to } = scaleOf(asked)
  return (
    <div>
      <p>
        <Term means={side === 'projected' ? t.meansEvaluation : t.meansAchieved}>{label}</Term>
      </p>
      {mean.kind === 'average' ? (
        <>
          <p class="big">
            {write(mean.value)} <small>{t.meanOf(mean.count)}</small>
          </p>
          <DotPlot
            values={said.map(({ value }) => exact(value))}
            inForce={mean.value}
            mine={mine === undefined ? undefined : exact(mine.value)}
            says={t.plot(label, said.map(({ value }) => write(exact(value))).join('; '), write(mean.value))}
            write={write}
            {...(from === undefined ? {} : { from })}
            {...(to === undefined ? {} : { to })}
          />
        </>
      ) : (
        <p>{side === 'projected' ? t.nobodyYet : t.whenEnded}</p>
      )}
      {mine === undefined ? null : <p>{t.yours(write(exact(mine.value)))}</p>}
    </div>
  )
}

/** Giving points, or other points than before: of what is expected before it is accepted, of what came of it once it has ended. */
const EvaluateForm: FC<ProjectShown & { readonly objective: string }> = ({ asked, project, now, file, objective }) => {
  const t = asked.words(WORDS)
  const side = now.standing === 'proposed' ? 'projected' : 'achieved'
  const mine = file.evaluations.find(
    (one) => one.side === side && one.objective === objective && one.person === asked.me,
  )
  const { from, to } = scaleOf(asked)
  const write = (value: ReturnType<typeof exact> | undefined) =>
    value === undefined ? '' : numberIn(value, '', asked.locale)
  const address = `/projects/${project}/evaluate`
  const v = kept(asked, address, { objective })
  const says = mine === undefined ? (side === 'projected' ? t.give : t.giveAchieved) : t.change
  return (
    <Act
      asked={asked}
      to={address}
      given={{ type: 'evaluate-project', project, objective, value: write(from) || '0' }}
      says={says}
      about={asked.titleOf('objectives', objective)}
      hidden={{ objective }}
    >
      <Field
        name="value"
        id={`value-${objective}`}
        label={side === 'projected' ? t.askExpected : t.askFound}
        hint={from === undefined || to === undefined ? '' : t.range(write(from), write(to))}
        value={v('value', mine === undefined ? '' : write(exact(mine.value)))}
        inputmode="decimal"
        required
      />
    </Act>
  )
}

const scaleOf = ({ charter }: Asked) => {
  const item = charter.averageItems?.[charter.projects?.evaluation?.item ?? '']
  const end = (one: NonNullable<typeof item>['min']) =>
    one === undefined || typeof one === 'object' ? undefined : exact(one)
  return { from: end(item?.min), to: end(item?.max) }
}

const WORDS = wordsOf({
  title: ['Expected and achieved', 'Lo esperado y lo logrado'],
  expected: ['Expected', 'Esperado'],
  found: ['Achieved', 'Logrado'],
  meansEvaluation: [
    'what each worker-owner thinks, before it is accepted, that the project will do for the objective; the mean stands here',
    'lo que cada socia o socio trabajador piensa, antes de aceptarlo, que hará el proyecto por el objetivo; aquí está el promedio',
  ],
  meansAchieved: [
    'what each found it to have done for the objective, once it ended',
    'lo que cada quien vio que hizo por el objetivo, una vez terminado',
  ],
  inUnit: [
    'Every worker-owner may give points, before and after. They are',
    'Cada socia o socio trabajador puede dar puntos, antes y después. Son',
  ],
  noObjective: [
    'The proposal names no objective yet, so there is nothing to evaluate. Whoever proposed it can add one.',
    'La propuesta aún no nombra ningún objetivo, así que no hay qué evaluar. Quien la hizo puede añadirlo.',
  ],
  meanOf: [
    (count: number) => (count === 1 ? 'by one person' : `mean of ${count}`),
    (count: number) => (count === 1 ? 'de una persona' : `promedio de ${count}`),
  ],
  plot: [
    (side: string, values: string, mean: string) => `${side}: ${values}. Mean ${mean}.`,
    (side: string, values: string, mean: string) => `${side}: ${values}. Promedio ${mean}.`,
  ],
  nobodyYet: ['Nobody has evaluated it yet.', 'Nadie lo ha evaluado todavía.'],
  whenEnded: ['Evaluated once the project has ended.', 'Se evalúa cuando el proyecto termina.'],
  yours: [(value: string) => `You gave ${value}.`, (value: string) => `Diste ${value}.`],
  give: ['Evaluate what it promises', 'Evaluar lo que promete'],
  giveAchieved: ['Evaluate what it achieved', 'Evaluar lo que logró'],
  change: ['Change my evaluation', 'Cambiar mi evaluación'],
  askExpected: ['How well do you expect it to serve this objective?', '¿Cuánto esperas que sirva a este objetivo?'],
  askFound: ['How well did it serve this objective?', '¿Cuánto sirvió a este objetivo?'],
  range: [(from: string, to: string) => `From ${from} to ${to}`, (from: string, to: string) => `De ${from} a ${to}`],
})
