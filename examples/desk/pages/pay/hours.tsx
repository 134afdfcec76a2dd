import { views } from 'coop-rules/cooperative'
import { exact } from 'coop-rules/exact'
import { numbersIn } from 'coop-rules/reasons'
import type { FC } from 'hono/jsx'
import { Day, Empty, Name, Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

type Payday = ReturnType<typeof views.pay.paydays>[number]

/** The hours and tasks of a payday: all of them for whoever votes, their own for everybody. */
export const Hours: FC<{ readonly asked: Asked; readonly payday: Payday }> = ({ asked, payday }) => {
  const t = asked.words(WORDS)
  const say = numbersIn(asked.locale)
  const seen = (member: string) =>
    views.members.mayVote(asked.state, asked.me) || views.pay.maySeePayOf(asked.state, asked.me, member)
  const hours = payday.hours.filter(({ hours: many, member }) => many !== '0' && seen(member))
  const tasks = payday.tasks.filter(({ member }) => seen(member))
  if (hours.length + tasks.length === 0)
    return (
      <Empty>
        <p>{t.noHours}</p>
      </Empty>
    )
  return (
    <>
      <Table
        caption={t.hoursCaption}
        columns={[t.date, t.who, t.category, t.kind, t.hoursWorked]}
        numeric={[4]}
        rows={hours.map(({ member, category, date, kind, hours: many }) => [
          <Day on={date} asked={asked} />,
          <Name id={member} asked={asked} />,
          asked.titleOf('payCategories', category),
          t[kind],
          say.number(exact(many)),
        ])}
      />
      {tasks.length === 0 ? null : (
        <ul>
          {tasks.map(({ member, task }) => (
            <li>
              <Name id={member} asked={asked} />: <Name id={task} asked={asked} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const WORDS = wordsOf({
  hoursCaption: ['Who worked when', 'Quién trabajó y cuándo'],
  who: ['Who', 'Quién'],
  noHours: [
    'No hours are recorded. Whoever worked records their own.',
    'No hay horas anotadas. Quien trabajó anota las suyas.',
  ],
  date: ['Day', 'Día'],
  category: ['As what', 'En qué categoría'],
  kind: ['What kind of hours', 'Qué clase de horas'],
  work: ['Worked', 'Trabajadas'],
  leave: ['Vacation', 'Vacaciones'],
  donated: ['Given', 'Donadas'],
  hoursWorked: ['Hours', 'Horas'],
})
