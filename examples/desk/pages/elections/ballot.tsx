import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Button, Checks, Field, Form, Select, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { peopleAs } from '../circles/people.js'
import { ConfirmBlank, ballotInWords } from './own.js'
import type { ElectionInFull } from './say.js'

/** One's own ballot: to be cast, and to be changed until the last day. It needs no script: each place is a list to choose from. */
export const BallotForm: FC<{ readonly asked: Asked; readonly found: ElectionInFull }> = async ({ asked, found }) => {
  const t = asked.words(WORDS)
  const { election, rule, candidates } = found
  const own = views.elections.ownBallot(asked.state, election, asked.me).ballot
  const people = await peopleAs(asked, candidates)
  const sent = asked.c.req.method === 'POST' && asked.c.req.path.endsWith('/ballot')
  return (
    <>
      <h2>{t.title}</h2>
      <p>
        {own === undefined ? <Status is="open">{t.notYet}</Status> : <Status is="good">{t.cast}</Status>} {t.until}
      </p>
      {own === undefined ? null : <p>{t.says(await ballotInWords(asked, own))}</p>}
      <Form to={`/elections/${election}/ballot`} asked={asked}>
        {rule.method === 'approval' ? (
          <Checks
            name="approved"
            legend={t.approve}
            {...(rule.most === undefined ? {} : { hint: t.most(rule.most) })}
            options={people}
            ticked={sent ? asked.fields('approved') : own !== undefined && 'approved' in own ? own.approved : []}
          />
        ) : rule.method === 'score' ? (
          people.map(({ value, label }) => {
            const before =
              own !== undefined && 'scores' in own ? own.scores.find(({ candidate }) => candidate === value) : undefined
            return (
              <Field
                name={`score-${value}`}
                label={label}
                hint={t.score(rule.min, rule.max)}
                inputmode="numeric"
                value={sent ? asked.field(`score-${value}`) : before === undefined ? '' : String(before.score)}
              />
            )
          })
        ) : (
          <fieldset class="choice">
            <legend>{t.rank}</legend>
            <p class="hint">{t.rankHint}</p>
            {people.map((_, at) => (
              <Select
                name={`place-${at + 1}`}
                label={t.place(at + 1)}
                options={[{ value: '', label: t.nobody }, ...people]}
                chosen={
                  sent
                    ? asked.field(`place-${at + 1}`)
                    : own !== undefined && 'ranked' in own
                      ? (own.ranked[at] ?? '')
                      : ''
                }
              />
            ))}
          </fieldset>
        )}
        {sent ? <ConfirmBlank asked={asked} id="blank" /> : null}
        <Button>{own === undefined ? t.send : t.change}</Button>
      </Form>
    </>
  )
}

const WORDS = wordsOf({
  title: ['Your ballot', 'Tu papeleta'],
  notYet: ['You have not voted', 'No has votado'],
  cast: ['Your ballot is cast', 'Tu papeleta está emitida'],
  says: [(what: string) => `It says: ${what}.`, (what: string) => `Dice: ${what}.`],
  until: ['You can change it until the last day of voting.', 'Puedes cambiarla hasta el último día de votación.'],
  approve: ['Everyone you approve of', 'Todas las personas que apruebas'],
  most: [(n: number) => `At most ${n}.`, (n: number) => `Como máximo ${n}.`],
  score: [
    (min: number, max: number) => `From ${min} to ${max}; empty says nothing of them.`,
    (min: number, max: number) => `De ${min} a ${max}; vacío no dice nada.`,
  ],
  rank: ['Put the candidates in order', 'Pon las candidaturas en orden'],
  rankHint: [
    'Begin with whom you want most. You may stop after any place; a ballot without a name is blank.',
    'Empieza por quien más quieras. Puedes parar en cualquier puesto; una papeleta sin nombres es en blanco.',
  ],
  place: [
    (n: number) =>
      `${n}${n % 10 === 1 && n % 100 !== 11 ? 'st' : n % 10 === 2 && n % 100 !== 12 ? 'nd' : n % 10 === 3 && n % 100 !== 13 ? 'rd' : 'th'}`,
    (n: number) => `${n}.ª`,
  ],
  nobody: ['Nobody', 'Nadie'],
  send: ['Cast my ballot', 'Emitir mi papeleta'],
  change: ['Change my ballot', 'Cambiar mi papeleta'],
})
