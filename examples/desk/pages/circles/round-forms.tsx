import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Choice, Empty, Field, Select } from '../../kernel/parts.js'
import type { Asked, Given } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { exactDecimal } from './amounts.js'
import { criterionIn, type RoundInFull } from './objections.js'
import { peopleAs } from './people.js'

/** What somebody may do in a round now: a form for each step that the rules would take. */
export const RoundForms: FC<{ readonly asked: Asked; readonly round: RoundInFull }> = async ({ asked, round }) => {
  const t = asked.words(WORDS)
  const id = round.round
  const to = `/rounds/${id}/step`
  const { me, charter } = asked
  const step = (said: Readonly<Record<string, unknown>>): Given => ({ type: 'take-step', round: id, step: said })
  const field = (hidden: Readonly<Record<string, string>>) => kept(asked, to, hidden)
  const people = await peopleAs(asked, round.members)
  const [criterion = ''] = round.rule.objectionTest.criteria
  const mine = round.objections.find(
    ({ member, status }) => member === me && (status === 'raised' || status === 'upheld'),
  )
  const person = round.subject.kind !== 'matter' && round.subject.kind !== 'mandate' && round.subject.kind !== 'role'
  const others = round.nominations.filter(({ nominee }) => nominee !== round.wording)
  const otherWording =
    round.subject.kind === 'role' ? (others[0]?.nominee ?? '') : person ? (round.wording ?? '') : SOME_TEXT
  const amend = step({
    kind: 'amend',
    wording: otherWording,
    ...(person && round.reviewOn !== undefined ? { reviewOn: dayAfter(round.reviewOn) } : {}),
  })
  const judged = round.objections.filter(
    ({ member, status }) =>
      status === 'raised' && could(asked, step({ kind: 'judge', of: member, upheld: true, reason: SOME_TEXT })),
  )
  const anything = [
    { kind: 'proceed' },
    { kind: 'heard' },
    { kind: 'answer', answer: 'consent' },
    { kind: 'withdraw' },
    { kind: 'join' },
    { kind: 'leave' },
  ].some((one) => could(asked, step(one)))
  const named: Given = { type: 'name-for-role', round: id, nominee: round.members[0] ?? '', reason: SOME_TEXT }
  const mayAct =
    anything ||
    judged.length > 0 ||
    could(asked, amend) ||
    could(asked, named) ||
    round.facilitator === me ||
    asked.c.req.method === 'POST'
  if (!mayAct)
    return (
      <Empty>
        <p>{round.members.includes(me) ? t.nothing : t.notIn}</p>
      </Empty>
    )
  const reason = (hidden: Readonly<Record<string, string>>, name: string, label: string) => (
    <Field name="reason" id={name} label={label} type="textarea" rows={3} value={field(hidden)('reason')} />
  )
  return (
    <div class="acts">
      <Act asked={asked} to={to} given={step({ kind: 'join' })} says={t.join} hidden={{ step: 'join' }} />
      <Act
        asked={asked}
        to={to}
        given={step({ kind: 'heard' })}
        says={round.phase === 'reactions' ? t.reacted : t.heard}
        hidden={{ step: 'heard' }}
      />
      <Act
        asked={asked}
        to={to}
        given={step({ kind: 'answer', answer: 'consent' })}
        says={t.consent}
        hidden={{ step: 'consent' }}
      />
      <Act
        asked={asked}
        to={to}
        given={step({ kind: 'answer', answer: 'stand-aside' })}
        says={t.aside}
        hidden={{ step: 'stand-aside' }}
        quiet
      />
      <Act
        asked={asked}
        to={to}
        given={step({ kind: 'answer', answer: 'objection', criterion, reason: SOME_TEXT })}
        says={t.object}
        hidden={{ step: 'objection' }}
      >
        <Choice
          name="criterion"
          legend={t.criterion}
          options={round.rule.objectionTest.criteria.map((value) => ({ value, label: criterionIn(asked, value) }))}
          chosen={field({ step: 'objection' })('criterion')}
        />
        {reason({ step: 'objection' }, 'objection-reason', t.objectionReason)}
      </Act>
      {mine === undefined ? null : (
        <Act asked={asked} to={to} given={step({ kind: 'withdraw' })} says={t.withdraw} hidden={{ step: 'withdraw' }} />
      )}
      {judged.map(async ({ member }) => {
        const hidden = { step: 'judge', of: member }
        return (
          <Act
            asked={asked}
            to={to}
            given={step({ kind: 'judge', of: member, upheld: true, reason: SOME_TEXT })}
            says={t.judge(await asked.nameOf(member))}
            hidden={hidden}
          >
            <p>{t.judgeText}</p>
            <Choice
              name="upheld"
              legend={t.upheld}
              options={[
                { value: 'yes', label: t.yes },
                { value: 'no', label: t.no },
              ]}
              chosen={field(hidden)('upheld')}
            />
            {reason(hidden, `judge-${member}`, t.judgeReason)}
          </Act>
        )
      })}
      <Act
        asked={asked}
        to={to}
        given={amend}
        says={round.phase === 'integrating' ? t.integrate : t.amend}
        hidden={{ step: 'amend' }}
      >
        {round.subject.kind === 'role' ? (
          <Select
            name="person"
            label={t.another}
            options={await peopleAs(asked, [...new Set(others.map(({ nominee }) => nominee))])}
            chosen={field({ step: 'amend' })('person')}
          />
        ) : person ? null : (
          <Field
            name="wording"
            id="amend-wording"
            label={t.wording}
            type="textarea"
            rows={5}
            value={field({ step: 'amend' })(
              'wording',
              round.wording === undefined ? '' : await asked.textOf(round.wording),
            )}
          />
        )}
        {round.subject.kind === 'mandate' ? (
          <>
            <Field
              name="budget"
              id="amend-budget"
              label={t.budget}
              inputmode="decimal"
              unit={charter.currency}
              value={field({ step: 'amend' })(
                'budget',
                round.subject.budgetMinor === undefined
                  ? ''
                  : exactDecimal(round.subject.budgetMinor, charter.currency, asked.locale),
              )}
            />
            <Field
              name="until"
              id="amend-until"
              label={t.until}
              type="date"
              value={field({ step: 'amend' })('until', round.subject.until ?? '')}
            />
          </>
        ) : null}
        {round.subject.kind === 'role' ? null : (
          <Field
            name="reviewOn"
            id="amend-review"
            label={t.reviewOn}
            type="date"
            value={field({ step: 'amend' })('reviewOn', round.reviewOn ?? '')}
          />
        )}
      </Act>
      <Act asked={asked} to={`/rounds/${id}/name`} given={named} says={t.name}>
        <Select
          name="nominee"
          label={t.nominee}
          options={people}
          chosen={kept(asked, `/rounds/${id}/name`)('nominee')}
        />
        <Field
          name="reason"
          id="name-reason"
          label={t.nameReason}
          type="textarea"
          rows={3}
          value={kept(asked, `/rounds/${id}/name`)('reason')}
        />
      </Act>
      {round.phase === 'nominations' && round.nominations.length > 0 ? (
        <Act
          asked={asked}
          to={`/rounds/${id}/put-forward`}
          given={{
            type: 'put-forward',
            round: id,
            nominee: round.nominations.find(({ nominee }) => nominee !== me)?.nominee ?? '',
          }}
          says={t.putForward}
        >
          <Select
            name="nominee"
            id="put-forward"
            label={t.nominee}
            options={await peopleAs(asked, [...new Set(round.nominations.map(({ nominee }) => nominee))])}
          />
        </Act>
      ) : null}
      <Act
        asked={asked}
        to={to}
        given={step({ kind: 'proceed' })}
        says={t[`proceed-${round.phase}` as keyof typeof t] as string}
        hidden={{ step: 'proceed' }}
      />
      <Act
        asked={asked}
        to={to}
        given={step({
          kind: 'hand-over',
          to: round.present.find((one) => one !== me && !round.concerned.includes(one)) ?? '',
        })}
        says={t.handOver}
        hidden={{ step: 'hand-over' }}
      >
        <Select
          name="to"
          label={t.handTo}
          options={people.filter(
            ({ value }) => value !== me && round.present.includes(value) && !round.concerned.includes(value),
          )}
        />
      </Act>
      <Act asked={asked} to={to} given={step({ kind: 'give-up' })} says={t.giveUp} hidden={{ step: 'give-up' }} quiet />
      <Act asked={asked} to={to} given={step({ kind: 'leave' })} says={t.leave} hidden={{ step: 'leave' }} quiet />
    </div>
  )
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const WORDS = wordsOf({
  nothing: ['Nothing now: the round waits for others.', 'Nada ahora: la ronda espera a otras personas.'],
  notIn: [
    'Only members of this circle take part. You can read along.',
    'Solo participan miembros de este círculo. Puedes leerlo.',
  ],
  join: ['I am here, too', 'Yo también estoy'],
  leave: ['Leave the round', 'Salir de la ronda'],
  heard: ['I asked what I wanted, or have no question', 'Ya pregunté, o no tengo preguntas'],
  reacted: ['I said what I think of it, or pass', 'Ya dije qué me parece, o paso'],
  consent: ['I consent', 'Consiento'],
  aside: ['I stand aside', 'Me hago a un lado'],
  object: ['I object', 'Objeto'],
  criterion: ['What it shows', 'Qué muestra'],
  objectionReason: ['Your reason', 'Tu razón'],
  withdraw: ['Take my objection back', 'Retirar mi objeción'],
  judge: [(who: string) => `Judge the objection of ${who}`, (who: string) => `Juzgar la objeción de ${who}`],
  judgeText: ['Not whether you share it: whether what it says is so.', 'No si la compartes: si es así lo que dice.'],
  upheld: ['Is it upheld?', '¿Se admite?'],
  yes: ['Yes, it stands', 'Sí, queda en pie'],
  no: ['No', 'No'],
  judgeReason: ['Why', 'Por qué'],
  amend: ['Change the wording', 'Cambiar la redacción'],
  integrate: ['Bring another wording', 'Traer otra redacción'],
  wording: ['The new wording', 'La nueva redacción'],
  another: ['Somebody else who was named', 'Otra persona nombrada'],
  budget: ['Budget', 'Presupuesto'],
  until: ['Last day of the mandate', 'Último día del mandato'],
  reviewOn: ['To be reviewed on', 'Se revisa el'],
  name: ['Name somebody', 'Nombrar a alguien'],
  nominee: ['Whom', 'A quién'],
  nameReason: ['Why they', 'Por qué esa persona'],
  putForward: ['Put somebody forward', 'Proponer a alguien'],
  'proceed-presented': ['Go on to questions', 'Pasar a preguntas'],
  'proceed-questions': ['Go on to reactions', 'Pasar a reacciones'],
  'proceed-reactions': ['Ask for consent', 'Pedir consentimiento'],
  'proceed-objections': ['Conclude', 'Concluir'],
  'proceed-integrating': ['Go on', 'Seguir'],
  'proceed-nominations': ['Go on', 'Seguir'],
  handOver: ['Let somebody else facilitate', 'Que facilite otra persona'],
  handTo: ['Who facilitates', 'Quién facilita'],
  giveUp: ['Give up: no wording was found', 'Desistir: no se encontró redacción'],
})
