import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Choice, Day, Facts, Field, Form, Name, Refused, Select, Status } from '../../kernel/parts.js'
import type { Asked, Given, Refusal } from '../../kernel/route.js'
import { amountTyped, numberTyped } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { Hours } from './hours.js'
import { foreseenPay } from './foreseen.js'
import { amountOf, Foreseeing } from './foreseeing.js'
import { PaidOut } from './paid.js'
import { nameOfPlace } from './places.js'

type Payday = ReturnType<typeof views.pay.paydays>[number]

/** One payday: until it is run what is gathered for it, afterwards what everybody was paid. */
export async function paydayPage(asked: Asked, refusal?: Refusal, wrong?: string) {
  const t = asked.words(WORDS)
  const payday = views.pay.paydays(asked.state).find((one) => one.payday === asked.param('payday'))
  if (payday === undefined) return asked.notFound()
  const { project, ranOn } = payday
  return asked.page(
    {
      title: `${t.payday} ${await asked.nameOf(payday.payday)}`,
      back: [asked.path('/pay'), t.back],
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          {wrong === undefined ? null : (
            <div class="note refused" role="alert">
              <p>{wrong}</p>
            </div>
          )}
          <Facts
            facts={[
              [t.where, await nameOfPlace(asked, project)],
              [
                t.stands,
                ranOn === undefined ? (
                  <Status is="open">{t.open}</Status>
                ) : (
                  <Status is="good">
                    {t.ran} <Day on={ranOn} asked={asked} />
                  </Status>
                ),
              ],
              asked.charter.pay?.shortage === undefined
                ? undefined
                : [t.ifShort, <IfShort asked={asked} payday={payday} />],
            ]}
          />
          {ranOn === undefined ? (
            <Gathering asked={asked} payday={payday} />
          ) : (
            <PaidOut asked={asked} payday={payday.payday} />
          )}
          <h2>{t.hours}</h2>
          <Hours asked={asked} payday={payday} />
        </>
      ),
    },
    refusal === undefined && wrong === undefined ? 200 : 422,
  )
}

/** What was chosen for the case that money is short, or where that is decided. */
const IfShort: FC<{ readonly asked: Asked; readonly payday: Payday }> = ({ asked, payday }) => {
  const t = asked.words(WORDS)
  const { choice, ranOn } = payday
  const open = views.decisions
    .openDecisions(asked.state)
    .find(({ subject }) => subject.kind === 'shortage' && subject.payday === payday.payday)
  const otherwise = asked.charter.pay?.shortage?.ifUndecided
  return (
    <>
      {choice !== undefined ? (
        <>
          {t[`short-${choice.rule}`]}, {t.chosen} <Day on={choice.decidedOn} asked={asked} />.
        </>
      ) : (
        <>{otherwise === undefined ? t.undecided : t.otherwise(lowered(t[`short-${otherwise}`]))}</>
      )}{' '}
      {open === undefined ? null : <a href={asked.path(`/decisions/${open.decision}`)}>{t.beingChosen}</a>}
      {ranOn === undefined &&
      open === undefined &&
      could(asked, { type: 'open-shortage-choice', decision: 'made-up-decision', payday: payday.payday }) ? (
        <Form to={`/pay/paydays/${payday.payday}`} asked={asked}>
          <Button quiet name="do" value="open-choice">
            {t.openChoice}
          </Button>
        </Form>
      ) : null}
    </>
  )
}

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

const Gathering: FC<{ readonly asked: Asked; readonly payday: Payday }> = ({ asked, payday }) => {
  const t = asked.words(WORDS)
  const { charter, me, today, titleOf, field } = asked
  const { currency } = charter
  const to = `/pay/paydays/${payday.payday}`
  const [first = ''] = Object.keys(charter.payCategories ?? {})
  const own = { payday: payday.payday }
  const mayRecord = could(asked, { type: 'agree-to-forfeit', ...own }) || payday.agreed.includes(me)
  const gaveUp = payday.forfeits.find(({ member }) => member === me)
  const mayGiveUp = gaveUp !== undefined || could(asked, { type: 'forfeit-pay', ...own })
  const agreed = payday.agreed.includes(me)
  const mayTasks = could(asked, { type: 'ask-task-pay', ...own, task: 'made-up', amountMinor: '1' })
  const approvable = [...new Set([...payday.hours, ...payday.tasks].map(({ member }) => member))]
    .sort()
    .filter((member) => could(asked, { type: 'approve-pay', ...own, member }))
  const foreseen = foreseenPay(asked, payday.payday)
  const mayRun = could(asked, { type: 'run-payday', ...own })
  return (
    <>
      {mayRecord || could(asked, { type: 'record-hours', ...own, category: first, date: today, hours: '0.1' }) ? (
        <>
          <h2>{t.mine}</h2>
          <Form to={to} asked={asked}>
            <Field name="date" type="date" label={t.date} value={field('date') || today} required />
            <Select
              name="category"
              label={t.category}
              options={Object.keys(charter.payCategories ?? {}).map((id) => ({
                value: id,
                label: titleOf('payCategories', id),
              }))}
              chosen={field('category') || (payday.hours.findLast(({ member }) => member === me)?.category ?? first)}
            />
            <Choice
              name="kind"
              legend={t.kind}
              options={KINDS.map((kind) => ({ value: kind, label: t[kind], hint: t[`${kind}-hint`] }))}
              chosen={field('kind') || 'work'}
            />
            <Field
              name="hours"
              label={t.hoursWorked}
              hint={t.hoursHint}
              inputmode="decimal"
              value={field('hours')}
              required
            />
            <Button name="do" value="hours">
              {t.record}
            </Button>
          </Form>
        </>
      ) : null}
      {mayTasks ? (
        <>
          <h2>{t.tasks}</h2>
          <Form to={to} asked={asked}>
            <Field name="task" label={t.task} value={field('task')} required />
            <Field
              name="task-amount"
              label={t.taskAmount}
              inputmode="decimal"
              unit={currency}
              value={field('task-amount')}
              required
            />
            <Button name="do" value="task">
              {t.askTask}
            </Button>
          </Form>
        </>
      ) : null}
      {approvable.length === 0 ? null : (
        <>
          <h2>{t.approve}</h2>
          <Form to={to} asked={asked}>
            <input type="hidden" name="do" value="approve" />
            <p>{t.approveText(charter.pay?.approval?.others ?? 1)}</p>
            <div class="actions">
              {approvable.map(async (member) => {
                const name = await asked.nameOf(member)
                const pay = amountOf(asked, foreseen, member)
                return (
                  <Button quiet name="member" value={member}>
                    {pay === undefined ? t.approveOf(name) : t.approveSum(name, pay)}
                  </Button>
                )
              })}
            </div>
          </Form>
        </>
      )}
      {mayGiveUp || mayRecord ? (
        <>
          <h2>{t.givingUp}</h2>
          <p>{t.givingUpText}</p>
          {payday.forfeits.length + payday.agreed.length === 0 ? null : (
            <ul>
              {payday.forfeits.map(({ member }) => (
                <li>
                  <Name id={member} asked={asked} />: {t.gaveUp}
                </li>
              ))}
              {payday.agreed.map((member) => (
                <li>
                  <Name id={member} asked={asked} />: {t.agreedTo}
                </li>
              ))}
            </ul>
          )}
          {mayGiveUp ? (
            <Form to={to} asked={asked}>
              <Field
                name="give-up"
                label={t.giveUp}
                hint={t.giveUpHint}
                inputmode="decimal"
                unit={currency}
                value={field('give-up')}
              />
              <Button quiet name="do" value="give-up">
                {gaveUp === undefined ? t.giveUpNow : t.giveUpChange}
              </Button>
            </Form>
          ) : null}
          <Form to={to} asked={asked} class="actions">
            {agreed ? null : (
              <Button quiet name="do" value="agree">
                {t.agree}
              </Button>
            )}
            {agreed || gaveUp !== undefined ? (
              <Button quiet name="do" value="take-back">
                {t.takeBack}
              </Button>
            ) : null}
          </Form>
        </>
      ) : null}
      {mayRun ? (
        <>
          <h2>{t.run}</h2>
          <p>{t.runText}</p>
          <Foreseeing asked={asked} foreseen={foreseen} />
          <Form to={to} asked={asked}>
            <Field
              name="available"
              label={t.available}
              hint={t.availableHint}
              inputmode="decimal"
              unit={currency}
              value={field('available')}
            />
            <Button name="do" value="run">
              {t.runNow}
            </Button>
          </Form>
        </>
      ) : null}
    </>
  )
}

const KINDS = ['work', 'leave', 'donated'] as const

/** Whether hours are of a day that was, and none below zero; what is no number at all, the rules say. */
const isDone = ({ field, today }: Asked): boolean => field('date') <= today && !/^\s*[-−]/.test(field('hours'))

/** What somebody does about a payday: each button of its page has a name. */
export async function changePayday(asked: Asked) {
  const t = asked.words(WORDS)
  const payday = asked.param('payday')
  const what = asked.field('do')
  const typed =
    { 'give-up': asked.field('give-up'), task: asked.field('task-amount'), run: asked.field('available') }[what] ?? ''
  const amountMinor = typed === '' ? undefined : amountTyped(typed, asked.charter.currency)
  if (typed !== '' && amountMinor === undefined) return paydayPage(asked, undefined, t.noAmount(typed))
  const amount = amountMinor === undefined ? {} : { amountMinor }
  const given = async (): Promise<Given | undefined> => {
    switch (what) {
      case 'hours':
        return {
          type: 'record-hours',
          payday,
          category: asked.field('category'),
          date: asked.field('date'),
          kind: asked.field('kind'),
          hours: numberTyped(asked.field('hours')),
        }
      case 'task': {
        const task = asked.newId('task')
        asked.rename(task, asked.field('task').slice(0, 120))
        return { type: 'ask-task-pay', payday, task, amountMinor: amountMinor ?? '' }
      }
      case 'give-up':
        return { type: 'forfeit-pay', payday, ...amount }
      case 'agree':
        return { type: 'agree-to-forfeit', payday }
      case 'take-back':
        return { type: 'take-back-forfeit', payday }
      case 'approve':
        return { type: 'approve-pay', payday, member: asked.field('member') }
      case 'run':
        return { type: 'run-payday', payday, ...(amountMinor === undefined ? {} : { availableMinor: amountMinor }) }
      case 'open-choice': {
        const decision = asked.newId('d')
        const [en, es] = [await asked.house.names.nameOf(payday, 'en'), await asked.house.names.nameOf(payday, 'es')]
        asked.rename(decision, {
          en: `what happens should money be short on the payday ${en}`,
          es: `qué se hace si falta dinero en el día de paga ${es}`,
        })
        return { type: 'open-shortage-choice', payday, decision }
      }
      default:
        return undefined
    }
  }
  if (what === 'hours' && !isDone(asked)) return paydayPage(asked, undefined, t.notDone)
  const command = await given()
  return command === undefined ? asked.notFound() : asked.give(command, (refusal) => paydayPage(asked, refusal))
}

const WORDS = wordsOf({
  payday: ['Payday', 'Día de paga'],
  back: ['Who earns what', 'Quién gana cuánto'],
  where: ['Where', 'Dónde'],
  stands: ['Stands', 'Estado'],
  open: ['open', 'abierto'],
  ran: ['run on', 'pagado el'],
  ifShort: ['Should money be short', 'Si falta dinero'],
  'short-forfeit': ['Those who agreed go without', 'Quienes lo aceptaron renuncian'],
  'short-hold': ['What cannot be paid is held, with interest', 'Lo que no se puede pagar se aplaza, con interés'],
  'short-pro-rata': ['Everybody gets less, in proportion', 'Todas las personas cobran menos, en proporción'],
  'short-by-category': ['Categories are paid one after the other', 'Se paga una categoría tras otra'],
  chosen: ['chosen on', 'elegido el'],
  undecided: ['Nothing was chosen yet.', 'Todavía no se eligió nada.'],
  otherwise: [(rule: string) => `Nothing was chosen: ${rule}.`, (rule: string) => `No se eligió nada: ${rule}.`],
  beingChosen: ['The team is choosing now', 'El equipo está eligiendo'],
  openChoice: ['Ask the team to choose', 'Pedir al equipo que elija'],
  mine: ['My hours', 'Mis horas'],
  date: ['Day', 'Día'],
  category: ['As what', 'En qué categoría'],
  kind: ['What kind of hours', 'Qué clase de horas'],
  work: ['Worked', 'Trabajadas'],
  'work-hint': ['paid', 'se pagan'],
  leave: ['Vacation', 'Vacaciones'],
  'leave-hint': ['paid as if worked', 'se pagan como si se hubieran trabajado'],
  donated: ['Given', 'Donadas'],
  'donated-hint': ['worked for nothing', 'trabajadas sin cobrar'],
  hoursWorked: ['Hours', 'Horas'],
  hoursHint: [
    'Said again for the same day and category, the new number takes the place of the old one; 0 takes it back.',
    'Si lo dices otra vez para el mismo día y categoría, vale el número nuevo; 0 lo retira.',
  ],
  notDone: [
    'Nothing was recorded. Hours are more than 0, on today or a day that is over; 0 takes back what you recorded for that day.',
    'No se anotó nada. Las horas son más de 0, de hoy o de un día que ya pasó; con 0 retiras lo que anotaste para ese día.',
  ],
  record: ['Record hours', 'Anotar horas'],
  hours: ['Hours recorded', 'Horas anotadas'],
  tasks: ['Pay for a task', 'Paga por una tarea'],
  task: ['Which task?', '¿Qué tarea?'],
  taskAmount: ['How much', 'Cuánto'],
  askTask: ['Ask for it', 'Pedirla'],
  approve: ['Approve pay', 'Aprobar pagas'],
  approveText: [
    (others: number) =>
      `Nobody approves their own pay; ${others === 1 ? 'one other has' : `${others} others have`} to approve it.`,
    (others: number) =>
      `Nadie aprueba su propia paga; ${others === 1 ? 'ha de aprobarla otra persona' : `han de aprobarla otras ${others} personas`}.`,
  ],
  approveSum: [
    (who: string, sum: string) => `Approve the pay of ${who}: ${sum}`,
    (who: string, sum: string) => `Aprobar la paga de ${who}: ${sum}`,
  ],
  approveOf: [(name: string) => `Approve the pay of ${name}`, (name: string) => `Aprobar la paga de ${name}`],
  givingUp: ['Giving up pay', 'Renunciar a la paga'],
  givingUpText: [
    'Nobody has to. What is given up is never owed later; what is held is.',
    'No es obligatorio. Lo que se renuncia no se deberá después; lo que se aplaza, sí.',
  ],
  gaveUp: ['gives up pay', 'renuncia a paga'],
  agreedTo: [
    'goes without, should money be short and the team choose that',
    'renuncia si falta dinero y el equipo lo elige',
  ],
  giveUp: ['Give up', 'Renunciar a'],
  giveUpHint: ['All of it, where you leave this empty.', 'A toda, si lo dejas vacío.'],
  giveUpNow: ['Give up pay', 'Renunciar a paga'],
  giveUpChange: ['Change what I give up', 'Cambiar mi renuncia'],
  agree: ['Agree to go without if money is short', 'Aceptar quedarme sin cobrar si falta dinero'],
  takeBack: ['Take back what I gave up', 'Retirar mi renuncia'],
  run: ['Pay', 'Pagar'],
  runText: [
    'This pays what everybody earned. It happens once, and cannot be undone.',
    'Paga lo que cada persona ganó. Ocurre una vez y no se puede deshacer.',
  ],
  available: ['How much money there is', 'Cuánto dinero hay'],
  availableHint: ['Leave it empty where there is enough.', 'Déjalo vacío si alcanza.'],
  runNow: ['Run the payday', 'Pagar ahora'],
  noAmount: [
    (typed: string) => `“${typed}” is not an amount of money. Nothing was saved.`,
    (typed: string) => `«${typed}» no es un importe. No se guardó nada.`,
  ],
})
