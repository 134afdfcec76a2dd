import { explainProblem } from 'coop-rules/problems'
import {
  addResult,
  type BallotRecord,
  changeElectorate,
  closeBallots,
  spoken,
  tryResultOf,
  verifyRecord,
} from 'coop-rules/secrecy'
import { ballotsOf, electorateOf, keeperOf, toldPartOf } from '../../kernel/ballot-records.js'
import { clausesKnown } from '../../kernel/cited.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Empty } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { holdersPage } from './holders.js'
import { otherWaysOf, releaseOf } from './release.js'
import { mayKnow, titleOfVote, type VoteHere, voteHere } from './vote.js'

/** Closes the record, and says so in the log with its fingerprint. Whoever left the electorate by the log leaves that of the record first. */
export async function closeVote(asked: Asked) {
  const here = await voteHere(asked)
  if (here?.now === undefined || !mayKnow(asked, here)) return asked.notFound()
  const { now, decision, vote } = here
  const again = (refusal: Refusal) => holdersPage(asked, refusal, 422)
  const command = { type: 'close-ballots', decision } as const
  if (!could(asked, { ...command, closing: SOME_TEXT })) return asked.give({ ...command, closing: SOME_TEXT }, again)
  const secret = await keeperOf(asked.house, vote)
  const ballots = await ballotsOf(asked.house, vote)
  const closed = await ballots.change((record) => {
    if (record.entries.at(-1)?.type === 'close') return record
    const leaves = electorateOf(record).filter((member) => !now.electorate.includes(member))
    const fitting = leaves.length === 0 ? record : changeElectorate(record, { leaves, joins: [] }, secret)
    return fitting.kind === 'refused' ? fitting : closeBallots(fitting, { final: !now.countedAgain }, secret)
  })
  if (closed.kind === 'refused')
    return holdersPage(asked, { words: closed.problems.map((one) => explainProblem(one, asked.locale)) }, 422)
  const closing = closed.head
  const response = await asked.give({ ...command, closing }, again)
  // Where nothing may be told nobody has to count: that is settled already.
  await ballots.change(withoutCounting)
  return response
}

const withoutCounting = (record: BallotRecord) => {
  const last = record.entries.at(-1)
  if (last?.type !== 'close' || last.release !== 'nothing') return record
  const ready = tryResultOf({ record })
  return ready.kind === 'refused' ? ready : addResult(record, ready.result)
}

/** Tells in the log exactly what the key holders signed, or what their shares open. */
export async function releaseVote(asked: Asked) {
  const here = await voteHere(asked)
  const { now, record } = here ?? {}
  if (here === undefined || now === undefined || record === undefined || !mayKnow(asked, here)) return asked.notFound()
  const command = releaseOf(now, record)
  if (command === undefined) return asked.redirect(`/sealed/${here.decision}/key`)
  return asked.give(command, (refusal) => holdersPage(asked, refusal, 422))
}

/** Goes on where nothing may be told: the count is put off, or the matter is taken up in the way that the charter names. */
export async function countOtherwise(asked: Asked) {
  const here = await voteHere(asked)
  const { now, record } = here ?? {}
  if (here === undefined || now === undefined || record === undefined || !mayKnow(asked, here)) return asked.notFound()
  const { decision } = here
  const ways = otherWaysOf(now, record)
  const way = ways.find((one) => could(asked, one)) ?? ways.at(-1)
  if (way === undefined) return asked.redirect(`/sealed/${decision}/key`)
  return asked.give(way, (refusal) => holdersPage(asked, refusal, 422))
}

/** The record as far as it may be seen: for members, after a count was told (WJC-8). */
const seenRecord = ({ now, record, ...here }: VoteHere, asked: Asked): string => {
  if (record === undefined || !mayKnow(asked, { now, record, ...here })) return ''
  if (now?.releases === 0) return ''
  return toldPartOf(record, now?.ballotsClosed === true)
}

export async function recordFile(asked: Asked) {
  const here = await voteHere(asked)
  const text = here === undefined ? '' : seenRecord(here, asked)
  if (here === undefined || text === '') return asked.notFound()
  return asked.download({ name: `${here.decision}.jsonl`, type: 'application/jsonl', body: text })
}

/** The record, checked in the reader's own browser, and how to check it with another program. */
export async function recordPage(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  if (here === undefined || !mayKnow(asked, here)) return asked.notFound()
  const text = seenRecord(here, asked)
  const { path } = asked
  const { decision } = here
  const verified = text === '' ? undefined : verifyRecord(text)
  const file = path(`/sealed/${decision}/record-file`)
  const facts = {
    coop: asked.house.coop,
    person: asked.me,
    vote: here.vote,
    locale: asked.locale,
    file,
    clauses: [...clausesKnown(asked.state.charter)],
    words: { sound: t.sound, notSound: t.notSound, mine: t.mine, missing: t.missing, rests: t.rests, tells: t.tells },
  }
  return asked.page({
    title: t.title,
    islands: text === '' ? [] : ['sealed-verify'],
    back: [path(`/sealed/${decision}`), await titleOfVote(asked, decision)],
    body:
      verified === undefined || verified.kind === 'refused' ? (
        <Empty>
          <p>{t.notYet}</p>
        </Empty>
      ) : (
        <>
          <p>{t.what}</p>
          <p>
            {t.head} <code>{spoken(verified.head)}</code>
          </p>
          <p>
            <a class="button" href={file} download>
              {t.download}
            </a>
          </p>
          {here.now === undefined ? <p>{t.over}</p> : null}
          <h2>{t.here}</h2>
          <div data-sealed={JSON.stringify(facts)} class="sealed" hidden>
            <button type="button" data-do="verify">
              {t.verify}
            </button>
            <p role="status" data-says />
            <div data-verified />
          </div>
          <noscript>
            <p>{t.noScript}</p>
          </noscript>
          <h2>{t.byYourself}</h2>
          <p>{t.byYourselfText}</p>
          <pre>
            <code>npx coop-rules verify {decision}.jsonl</code>
          </pre>
        </>
      ),
  })
}

const WORDS = wordsOf({
  title: ['The ballot record', 'El acta de votación'],
  notYet: [
    'The record names who cast a ballot. It is open to members once the result of a count is told, and to nobody before.',
    'El acta nombra a quienes emitieron papeleta. Se abre a los miembros cuando se dice el resultado de un escrutinio, y antes a nadie.',
  ],
  what: [
    'Every line of the vote: how it was set up, each sealed ballot, and what was told. It is for members and auditors only, for it names who cast one. What a ballot says is sealed in it for ever.',
    'Cada línea de la votación: cómo se preparó, cada papeleta sellada y lo que se dijo. Es solo para miembros y personas auditoras, porque nombra a quienes emitieron una. Lo que dice cada papeleta queda sellado para siempre.',
  ],
  head: ['Its last fingerprint, to read out and compare:', 'Su última huella, para leer en voz alta y comparar:'],
  over: [
    'The vote is over: the minutes say so, and no ballot is taken any more. The record itself stays as it was at the last count, for until it was told nobody knew that no other would follow.',
    'La votación ha terminado: lo dicen las actas, y ya no se admite ninguna papeleta. El acta de votación queda como estaba en el último escrutinio, porque hasta que se dijo nadie sabía que no habría otro.',
  ],
  download: ['Download the record', 'Descargar el acta'],
  here: ['Check it in this browser', 'Comprobarla en este navegador'],
  verify: ['Check every line', 'Comprobar cada línea'],
  noScript: [
    'To check it here takes scripts. The command below does the same without any browser.',
    'Para comprobarla aquí hacen falta scripts. El programa de abajo hace lo mismo sin navegador.',
  ],
  sound: ['The record is sound.', 'El acta encaja en todo.'],
  notSound: ['The record is not sound:', 'El acta no encaja:'],
  mine: [
    'Your last ballot or withdrawal is in it, with its tracking code.',
    'Tu última papeleta o retirada está en ella, con su código de seguimiento.',
  ],
  missing: [
    'The tracking code that this browser keeps for you is not in it. Say so.',
    'El código de seguimiento que guarda este navegador no está en ella. Dilo.',
  ],
  rests: ['What the result rests on', 'En qué se apoya el resultado'],
  tells: ['What it tells', 'Qué revela'],
  byYourself: ['Check it without this desk', 'Comprobarla sin esta mesa'],
  byYourselfText: [
    'Download the record and check it with the command, on a computer of your own. Whoever wants to trust no program of ours writes one from the format, which is published with it.',
    'Descarga el acta y compruébala con el programa en un ordenador tuyo. Quien no quiera fiarse de ningún programa nuestro puede escribir otro a partir del formato, que se publica con él.',
  ],
})
