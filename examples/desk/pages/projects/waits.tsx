import type { FC } from 'hono/jsx'
import { Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import type { ProjectShown } from './project.js'

/** What stands in the way of the next step, one line each. */
export const Waits: FC<{
  readonly asked: Asked
  readonly next: ProjectShown['now']['next']
  readonly voting: boolean
}> = ({ asked, next, voting }) => {
  const t = asked.words(WORDS)
  if (next?.next === undefined || next.next === null) return <p>{t.nothing}</p>
  return (
    <>
      {voting ? (
        <p>{t.voting}</p>
      ) : next.kind === 'may-go-on' ? (
        <p>{t[`may-${next.next}`]}</p>
      ) : (
        <ul>
          {next.obstacles.map((obstacle) => (
            <li>{t[obstacle]}</li>
          ))}
        </ul>
      )}
      <Why because={next.because} asked={asked} says={t.whyNext} />
    </>
  )
}

const WORDS = wordsOf({
  nothing: ['Nothing: it is over.', 'Nada: se acabó.'],
  voting: [
    'The worker-owners are voting on whether to accept it.',
    'Las socias y socios trabajadores están votando si lo aceptan.',
  ],
  whyNext: ['Why?', '¿Por qué?'],
  'proposal-incomplete': [
    'The proposal does not say yet all that it has to.',
    'La propuesta aún no dice todo lo que tiene que decir.',
  ],
  'not-evaluated-before': ['Members are to evaluate what it promises.', 'Falta que se evalúe lo que promete.'],
  'not-accepted': ['The worker-owners are to accept it.', 'Falta que lo acepten las socias y socios trabajadores.'],
  'coordinators-missing': ['An area has no coordinator yet.', 'Un área no tiene coordinación todavía.'],
  'places-open': ['A place in the team is still open.', 'Queda un puesto libre en el equipo.'],
  'not-evaluated-after': ['Members are to evaluate what it achieved.', 'Falta que se evalúe lo logrado.'],
  'not-closable': [
    'Its results are to be presented, and its finances audited.',
    'Faltan la presentación de resultados y la auditoría de las cuentas.',
  ],
  'may-accepted': ['It can be put to the vote.', 'Se puede llevar a votación.'],
  'may-lost': ['The vote did not accept it.', 'La votación no lo aceptó.'],
  'may-seeking-coordinators': ['It looks for its coordinators.', 'Busca sus coordinaciones.'],
  'may-staffing': ['The coordinators can build their teams.', 'Las coordinaciones pueden formar sus equipos.'],
  'may-running': [
    'Every place is taken: a coordinator can start it.',
    'Los puestos están cubiertos: una coordinación puede empezarlo.',
  ],
  'may-ended': [
    'The work goes on until one of its coordinators says that it has ended.',
    'El trabajo sigue hasta que una de sus coordinaciones diga que ha terminado.',
  ],
  'may-closed': ['Nothing stands in the way: it can be closed.', 'Nada lo impide: se puede cerrar.'],
})
