import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Choice, Day, Facts, Field, Name, Status, Why } from '../../kernel/parts.js'
import { wordsOf } from '../../kernel/words.js'
import type { ProjectShown } from './project.js'
import { poolIn } from './words.js'

/** Ending a project, presenting what came of it, and auditing its finances: without both it is not closed (WJC-23). */
export const Finish: FC<ProjectShown> = ({ asked, project, now, file, sight }) => {
  const t = asked.words(WORDS)
  const to = (act: string) => `/projects/${project}/${act}`
  const v = { end: kept(asked, to('end')), present: kept(asked, to('present')), audit: kept(asked, to('audit')) }
  const over = now.standing === 'ended' || now.standing === 'closed'
  const audience = asked.charter.projects?.closing?.presentedTo ?? []
  const left = audience.filter((one) => !file.presentations.some(({ to: had }) => had === one))
  return (
    <>
      {over ? (
        <>
          <h2>{t.title}</h2>
          <Facts
            facts={[
              ...audience.map((one) => {
                const presented = file.presentations.find(({ to: had }) => had === one)
                return [
                  t.presentedTo(poolIn(asked, one)),
                  presented === undefined ? (
                    <Status is="open">{t.notYet}</Status>
                  ) : (
                    <>
                      <Status is="good">{t.done}</Status> <Day on={presented.on} asked={asked} />
                    </>
                  ),
                ] as const
              }),
              [
                t.audited,
                file.audit === undefined ? (
                  <Status is="open">{t.notYet}</Status>
                ) : (
                  <>
                    <Status is="good">{t.done}</Status> <Day on={file.audit.on} asked={asked} />,{' '}
                    <Name id={file.audit.auditor} asked={asked} />
                  </>
                ),
              ],
              file.closedOn === undefined ? undefined : [t.closed, <Day on={file.closedOn} asked={asked} />],
            ]}
          />
          {now.closing === undefined || sight !== 'all' ? null : (
            <Why because={now.closing.because} asked={asked} says={t.why} open={now.standing === 'ended'} />
          )}
        </>
      ) : null}
      <Act asked={asked} to={to('end')} given={{ type: 'end-project', project, record: SOME_TEXT }} says={t.end}>
        <Field
          name="text"
          id="end-text"
          label={t.endText}
          hint={t.endHint}
          value={v.end('text')}
          type="textarea"
          required
        />
      </Act>
      <Act
        asked={asked}
        to={to('present')}
        given={{ type: 'present-results', project, to: left[0] ?? 'worker-owners', record: SOME_TEXT }}
        says={t.present}
      >
        <Choice
          name="to"
          id="present-to"
          legend={t.toWhom}
          options={audience.map((one) => ({ value: one, label: poolIn(asked, one) }))}
          chosen={v.present('to', left[0])}
        />
        <Field name="text" id="present-text" label={t.results} value={v.present('text')} type="textarea" required />
      </Act>
      <Act asked={asked} to={to('audit')} given={{ type: 'audit-project', project, record: SOME_TEXT }} says={t.audit}>
        <Field name="text" id="audit-text" label={t.report} value={v.audit('text')} type="textarea" required />
      </Act>
    </>
  )
}

const WORDS = wordsOf({
  title: ['What came of it', 'A qué se llegó'],
  presentedTo: [(whom: string) => `Presented to ${whom}`, (whom: string) => `Presentado a ${whom}`],
  notYet: ['not yet', 'todavía no'],
  done: ['done', 'hecho'],
  audited: ['Finances audited', 'Cuentas auditadas'],
  closed: ['Closed on', 'Cerrado el'],
  why: ['Can it be closed?', '¿Se puede cerrar?'],
  end: ['End the project', 'Terminar el proyecto'],
  endText: ['What came of it?', '¿A qué se llegó?'],
  endHint: [
    'Then members evaluate what it achieved, its results are presented and its finances audited.',
    'Después se evalúa lo logrado, se presentan los resultados y se auditan las cuentas.',
  ],
  present: ['Present the results', 'Presentar los resultados'],
  toWhom: ['To whom?', '¿A quién?'],
  results: ['The results', 'Los resultados'],
  audit: ['Record the audit', 'Registrar la auditoría'],
  report: ['What did the audit find?', '¿Qué se vio en la auditoría?'],
})
