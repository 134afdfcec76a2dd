import type { FC } from 'hono/jsx'
import { Day, Facts } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import type { Awaited } from './awaited.js'

/** One thing that awaits somebody: what it is, by which rule, how it stands, what would change it, until when, and where to act. */
export const Card: FC<{ readonly asked: Asked; readonly one: Awaited }> = ({ asked, one }) => {
  const t = asked.words(WORDS)
  const { kind, title, to, act, rule, now, changes, until, orEarlier, untilWhen } = one
  return (
    <li class={until !== undefined && isSoon(until, asked.today) ? 'card soon' : 'card'}>
      <p class="kind">
        <span>{kind}</span>
        {until === undefined ? null : <span>{inDays(asked, until)}</span>}
      </p>
      <h3>
        <a href={asked.path(to)}>{title}</a>
      </h3>
      <Facts
        facts={[
          now === undefined ? undefined : [t.now, now],
          changes === undefined || changes === '' ? undefined : [t.changes, changes],
          rule === undefined || rule === '' ? undefined : [t.rule, rule],
          [
            t.until,
            until === undefined ? (
              untilWhen
            ) : (
              <>
                <Day on={until} asked={asked} />
                {orEarlier}
              </>
            ),
          ],
        ]}
      />
      <p>
        <a class="button" href={asked.path(to)} aria-label={`${act}: ${title}`}>
          {act}
        </a>
      </p>
    </li>
  )
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

const isSoon = (until: string, today: string): boolean => {
  const days = daysBetween(today, until)
  return days >= 0 && days <= 3
}

const inDays = (asked: Asked, until: string): string => {
  const t = asked.words(WORDS)
  const days = daysBetween(asked.today, until)
  return days < 0 ? t.ago(-days) : days === 0 ? t.today : days === 1 ? t.tomorrow : t.days(days)
}

const WORDS = wordsOf({
  now: ['How it stands', 'Cómo va'],
  changes: ['What would change it', 'Qué lo cambiaría'],
  rule: ['The rule', 'La regla'],
  until: ['Until when', 'Hasta cuándo'],
  today: ['today', 'hoy'],
  ago: [(n: number) => (n === 1 ? 'yesterday' : `${n} days ago`), (n: number) => (n === 1 ? 'ayer' : `hace ${n} días`)],
  tomorrow: ['tomorrow', 'mañana'],
  days: [(n: number) => `in ${n} days`, (n: number) => `dentro de ${n} días`],
})
