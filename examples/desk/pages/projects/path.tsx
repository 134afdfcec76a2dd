import type { FC } from 'hono/jsx'
import { Status } from '../../kernel/parts.js'
import { wordsOf } from '../../kernel/words.js'
import type { ProjectShown } from './project.js'
import { STANDINGS } from './words.js'

/** How far a project has come, from its proposal to its closing. */
export const Path: FC<ProjectShown> = ({ asked, now, file }) => {
  const t = asked.words(WORDS)
  const { standing } = now
  const at = ORDER.indexOf(standing)
  const asWanted = asked.charter.projects?.closing?.presentedTo ?? []
  const steps: readonly (readonly [string, boolean])[] = [
    [t.proposed, true],
    [t.evaluated, now.evaluation?.evaluatedBefore === true || at > 0],
    [t.accepted, at > 0],
    [t.coordinators, at > ORDER.indexOf('seeking-coordinators')],
    [t.team, at > ORDER.indexOf('staffing')],
    [t.started, at >= ORDER.indexOf('running')],
    [t.ended, at >= ORDER.indexOf('ended')],
    [t.presented, standing === 'closed' || asWanted.every((to) => file.presentations.some((one) => one.to === to))],
    [t.audited, file.audit !== undefined],
    [t.closed, standing === 'closed'],
  ]
  const stopped = at < 0
  const current = stopped || standing === 'closed' ? -1 : steps.findIndex(([, done]) => !done)
  return (
    <>
      <p>
        <Status is={stopped ? 'bad' : standing === 'closed' ? 'quiet' : standing === 'running' ? 'good' : 'open'}>
          {asked.words(STANDINGS)[standing]}
        </Status>
      </p>
      {stopped ? null : (
        <ol class="path" aria-label={t.path}>
          {steps.map(([says, done], step) => (
            <li {...(done ? { class: 'done' } : {})} {...(step === current ? { 'aria-current': 'step' } : {})}>
              <span aria-hidden="true">{done ? '✓' : step === current ? '●' : '○'}</span>
              <span>
                {says}
                <span class="seen-not">{done ? t.isDone : step === current ? t.isNow : t.isLater}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

const ORDER: readonly string[] = ['proposed', 'seeking-coordinators', 'staffing', 'running', 'ended', 'closed']

const WORDS = wordsOf({
  path: ['How far it has come', 'Hasta dónde ha llegado'],
  proposed: ['proposed', 'propuesto'],
  evaluated: ['evaluated', 'evaluado'],
  accepted: ['accepted', 'aceptado'],
  coordinators: ['coordinators', 'coordinaciones'],
  team: ['team', 'equipo'],
  started: ['started', 'empezado'],
  ended: ['ended', 'terminado'],
  presented: ['presented', 'presentado'],
  audited: ['audited', 'auditado'],
  closed: ['closed', 'cerrado'],
  isDone: [': done', ': hecho'],
  isNow: [': now', ': ahora'],
  isLater: [': later', ': después'],
})
