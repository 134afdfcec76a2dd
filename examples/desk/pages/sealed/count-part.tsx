import { views } from 'coop-rules/cooperative'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Button, Day, Form } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { otherWaysOf, releaseOf } from './release.js'
import type { VoteHere } from './vote.js'

/** Closing the ballots, and telling what the count came to: each by somebody whom the vote is not about. */
export const CountPart = ({ asked, here }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const { now, decision, record } = here
  if (now?.ballotsOpened !== true) return null
  const view = views.decisions.decisionView(asked.state, decision)
  const last = record?.entries.at(-1)
  const mayClose = could(asked, { type: 'close-ballots', decision, closing: SOME_TEXT })
  return (
    <>
      <h2>{t.count}</h2>
      {now.ballotsClosed ? null : (
        <>
          <p>
            {t.until} {view?.closesOn === undefined ? t.any : <Day on={view.closesOn} asked={asked} />}.
          </p>
          {mayClose ? (
            <Form to={`/sealed/${decision}/close`} asked={asked}>
              <Button>{t.close}</Button>
            </Form>
          ) : null}
        </>
      )}
      {now.ballotsClosed && last?.type === 'close' ? <p>{t.waits(now.keyQuorum)}</p> : null}
      {now.ballotsClosed && last?.type === 'result' ? <Told asked={asked} here={here} /> : null}
    </>
  )
}

/** What the count came to can be told, or nothing of it: whoever may go on from there gets the button for it. */
const Told = ({ asked, here: { now, decision, record } }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const last = record?.entries.at(-1)
  if (now === undefined || record === undefined || last?.type !== 'result') return null
  const isNothing = last.told.kind === 'nothing'
  const release = releaseOf(now, record)
  const ways = isNothing ? otherWaysOf(now, record) : release === undefined ? [] : [release]
  const says = isNothing ? t.nothing : t.counted
  if (!ways.some((way) => could(asked, way))) return <p>{says}</p>
  return (
    <Form to={`/sealed/${decision}/${isNothing ? 'otherwise' : 'release'}`} asked={asked}>
      <p>{says}</p>
      <Button>{isNothing ? t.goOn : t.release}</Button>
    </Form>
  )
}

const WORDS = wordsOf({
  count: ['The count', 'El escrutinio'],
  until: ['Ballots can be closed from', 'Las papeletas pueden cerrarse desde el'],
  any: ['any day', 'cualquier día'],
  close: ['Close the ballots', 'Cerrar las papeletas'],
  waits: [
    (quorum: number) => `The ballots are closed. ${quorum} key holders have to count, each in their own browser.`,
    (quorum: number) =>
      `Las papeletas están cerradas. Tienen que contar ${quorum} personas custodias, cada una en su navegador.`,
  ],
  counted: [
    'The key holders have counted and signed what may be told. A member whom the vote is not about tells it.',
    'Las personas custodias han contado y firmado lo que puede decirse. Lo dice un miembro a quien la votación no afecta.',
  ],
  release: ['Tell the result', 'Decir el resultado'],
  nothing: [
    'By the sizes alone, nothing may be told of this count: it would tell how somebody voted. The charter says how it goes on, once a member whom the vote is not about says so.',
    'Solo por los tamaños, de este escrutinio no puede decirse nada: revelaría qué votó alguien. Los estatutos dicen cómo se sigue cuando lo indica un miembro a quien la votación no afecta.',
  ],
  goOn: ['Go on as the charter says', 'Seguir como dicen los estatutos'],
})
