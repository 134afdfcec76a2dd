import { views } from 'coop-rules/cooperative'
import { exact } from 'coop-rules/exact'
import { explainProblem, type Problem, type Refused } from 'coop-rules/problems'
import { addBallot, addOpened, addWithdrawal, type BallotRecord, lastCastOf, spoken } from 'coop-rules/secrecy'
import { ballotsOf } from '../../kernel/ballot-records.js'
import { Day, Facts, numberIn, Status, Text } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { NoScript } from './island.js'
import { mayKnow, type SealedVote, titleOfVote, type VoteHere, voteHere } from './vote.js'

/** A sealed vote, as whoever may vote on it sees it. The page is the same before and after they have: what their own ballot is, their own browser says. */
export async function ballotPage(asked: Asked) {
  const here = await voteHere(asked)
  const t = asked.words(WORDS)
  const { decision } = here ?? {}
  if (here === undefined || decision === undefined) return otherwise(asked)
  if (!mayKnow(asked, here)) return asked.notFound()
  const { now } = here
  const view = views.decisions.decisionView(asked.state, decision)
  const title = await titleOfVote(asked, decision)
  const { path, me } = asked
  const entitled = now?.electorate.includes(me) === true
  const stage = now === undefined ? 'over' : now.ballotsClosed ? 'counting' : now.ballotsOpened ? 'open' : 'makingKey'
  return asked.page({
    title,
    islands: stage === 'open' && entitled ? ['sealed-ballot'] : [],
    back: [path('/sealed'), t.sealed],
    body: (
      <>
        <p>
          <Status is={stage === 'over' ? 'quiet' : 'open'}>{t[stage]}</Status>
        </p>
        {view?.record === undefined ? null : <Text of={view.record} asked={asked} />}
        {view === undefined || now === undefined ? null : (
          <Facts
            facts={[
              [t.needed, now.rule === undefined ? '' : neededIn(now.rule, view.entitled, asked)],
              view.closesOn === undefined ? undefined : [t.countedFrom, <Day on={view.closesOn} asked={asked} />],
              [t.key, t.keyOf(now.keyQuorum, now.keyHolders)],
              [t.change, t.changeText],
            ]}
          />
        )}
        {stage === 'makingKey' ? <p>{t.keyFirst}</p> : null}
        {stage === 'makingKey' && entitled ? (
          <p>
            <a class="button" href={path('/sealed/keys')}>
              {t.keys}
            </a>
          </p>
        ) : null}
        {stage === 'counting' ? <p>{t.countingText}</p> : null}
        {stage === 'over' ? <p>{t.overText}</p> : null}
        {stage === 'open' && !entitled ? <p>{t.notYours}</p> : null}
        {stage === 'open' && entitled ? <BallotPart asked={asked} here={here} /> : null}
        <h2>{t.more}</h2>
        <ul>
          <li>
            <a href={path(`/sealed/${decision}/key`)}>{t.keyPage}</a>
          </li>
          <li>
            <a href={path(`/sealed/${decision}/record`)}>{t.recordPage}</a>
          </li>
        </ul>
      </>
    ),
  })
}

/** The share that a rule asks for, of how many. */
const neededIn = (
  { atLeast, moreThan = 0 }: NonNullable<SealedVote['rule']>,
  entitled: number,
  asked: Asked,
): string => {
  const t = asked.words(WORDS)
  const share = numberIn(exact(atLeast ?? moreThan), 'share', asked.locale)
  return atLeast === undefined ? t.moreThan(share, entitled) : t.atLeast(share, entitled)
}

/** What is no sealed vote has its page among the decisions. */
function otherwise(asked: Asked) {
  const decision = asked.param('decision')
  const view = views.decisions.decisionView(asked.state, decision)
  return view === undefined ? asked.notFound() : asked.redirect(`/decisions/${decision}`)
}

/** The choice and what follows it. Nothing of it is a form: there is nothing that a browser could send by itself. */
const BallotPart = ({ asked, here: { decision } }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const { path } = asked
  const base = path(`/sealed/${decision}`)
  const facts = {
    coop: asked.house.coop,
    person: asked.me,
    decision,
    locale: asked.locale,
    token: asked.token(),
    vote: `${base}/vote`,
    cast: `${base}/cast`,
    receipt: `${base}/receipt/`,
    keys: path('/sealed/keys'),
    words: {
      noKey: t.noKey,
      otherKey: t.otherKey,
      notSound: t.notSound,
      none: t.none,
      mine: t.mine,
      withdrawn: t.withdrawn,
      elsewhere: t.elsewhere,
      opened: t.opened,
      failed: t.failed,
      for: t.for,
      against: t.against,
      abstain: t.abstain,
    },
  }
  return (
    <>
      <NoScript asked={asked} />
      <noscript>
        <p>
          <a href={`${base}/setup`}>{t.setup}</a>
        </p>
      </noscript>
      <div data-sealed={JSON.stringify(facts)} class="sealed" hidden>
        <p role="status" data-says />
        <section data-step="choose" hidden>
          <h2 data-fresh>{t.cast}</h2>
          <fieldset class="choice">
            <legend>{title(t)}</legend>
            <label>
              <input type="radio" name="choice" value="for" autocomplete="off" />
              <span>{t.for}</span>
            </label>
            <label>
              <input type="radio" name="choice" value="against" autocomplete="off" />
              <span>{t.against}</span>
            </label>
            <label data-abstain hidden>
              <input type="radio" name="choice" value="abstain" autocomplete="off" />
              <span>{t.abstain}</span>
            </label>
          </fieldset>
          <div class="actions">
            <button type="button" data-do="seal">
              {t.seal}
            </button>
            <button type="button" class="quiet" data-do="withdraw" hidden>
              {t.withdraw}
            </button>
          </div>
          <p class="hint">{t.nothingSent}</p>
        </section>
        <section data-step="sealed" hidden>
          <h2>{t.sealedTitle}</h2>
          <p>{t.sealedText}</p>
          <p class="spoken">
            <code data-code />
          </p>
          <p>{t.either}</p>
          <div class="actions">
            <button type="button" data-do="cast">
              {t.castIt}
            </button>
            <button type="button" class="quiet" data-do="open">
              {t.openIt}
            </button>
            <button type="button" class="quiet" data-do="back">
              {t.back}
            </button>
          </div>
          <p class="hint">{t.openHint}</p>
        </section>
        <section data-step="opened" hidden>
          <h2>{t.openedTitle}</h2>
          <p data-opened />
          <p>{t.openedText}</p>
          <div class="actions">
            <button type="button" data-do="file" class="quiet">
              {t.openedFile}
            </button>
            <button type="button" data-do="back">
              {t.again}
            </button>
          </div>
        </section>
      </div>
    </>
  )
}

const title = (t: { readonly legend: string }): string => t.legend

/** What a browser has to know to seal a ballot: how the vote was set up, which it checks, and which ballot of its own the next one follows. */
export async function voteJson(asked: Asked) {
  const here = await voteHere(asked)
  if (here?.now?.electorate.includes(asked.me) !== true || here.record === undefined || !here.now.ballotsOpened)
    return asked.notFound()
  return asked.answerJson({ setup: setupOf(here.record), last: lastCastOf(here.record, asked.me) ?? null })
}

/** The first line of the record, to seal a ballot with the command. It names who may vote, and nobody who did. */
export async function voteSetup(asked: Asked) {
  const here = await voteHere(asked)
  if (here?.now?.electorate.includes(asked.me) !== true || here.record === undefined || !here.now.ballotsOpened)
    return asked.notFound()
  return asked.download({ name: `${here.decision}.jsonl`, type: 'application/jsonl', body: setupOf(here.record) })
}

const setupOf = ({ text }: BallotRecord): string => text.slice(0, text.indexOf('\n') + 1)

/** Takes a sealed ballot, a withdrawal, or a ballot that was opened to try the device. */
export async function castBallot(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  const { now } = here ?? {}
  if (here === undefined || now?.electorate.includes(asked.me) !== true || !now.ballotsOpened)
    return asked.answerJson({ words: [t.notEntitled] }, 422)
  if (now.ballotsClosed) return asked.answerJson({ words: [t.closed] }, 409)
  const sent = (asked.json ?? {}) as Readonly<Record<string, unknown>>
  const whose = (of(sent['ballot']) ?? of(sent['withdrawal']))?.['member']
  // The signature would tell as well: a ballot in another's name is nobody's to bring.
  if (whose !== asked.me) return asked.answerJson({ words: [t.notYourName] }, 422)
  const add = (record: BallotRecord): BallotRecord | Refused => {
    if ('withdrawal' in sent) return addWithdrawal(record, sent['withdrawal'] as never)
    if ('opening' in sent) return addOpened(record, sent as never)
    return addBallot(record, sent['ballot'] as never)
  }
  const ballots = await ballotsOf(asked.house, here.vote)
  const changed = await ballots.change(add)
  if (changed.kind === 'refused') {
    // An answer that was lost on its way is asked for again: what stands there already is there.
    const again = isTwice(changed.problems)
    if (!again) return asked.answerJson({ words: changed.problems.map((one) => said(one, asked)) }, 422)
  }
  return asked.answerJson({
    kind: 'saved',
    last: lastCastOf((await ballotsOf(asked.house, here.vote)).record as BallotRecord, asked.me) ?? null,
  })
}

const of = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined

const isTwice = (problems: readonly Problem[]): boolean => problems.every(({ code }) => code === 'ballot-twice')
const said = (problem: Problem, asked: Asked): string => explainProblem(problem, asked.locale)

/** Says, from the record as it is stored now, that a ballot of one's own is in it. */
export async function receiptPage(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  const code = asked.param('code')
  const last = here?.record === undefined ? undefined : lastCastOf(here.record, asked.me)
  if (here === undefined || last?.trackingCode !== code)
    return asked.page({ title: t.noReceipt, body: <p>{t.noReceiptText}</p> }, 404)
  return asked.page({
    title: t.receipt,
    back: [asked.path(`/sealed/${here.decision}`), await titleOfVote(asked, here.decision)],
    body: (
      <>
        <p>{t.receiptText}</p>
        <p class="spoken">
          <code data-code>{spoken(code)}</code>
        </p>
        <p>{t.keepCode}</p>
        <p>{t.mayChange}</p>
      </>
    ),
  })
}

const WORDS = wordsOf({
  sealed: ['Sealed votes', 'Votaciones selladas'],
  key: ['Counted by', 'Escrutinio'],
  over: ['It is over', 'Ha terminado'],
  open: ['Voting is open', 'La votación está abierta'],
  counting: ['Being counted', 'En escrutinio'],
  needed: ['Carried by', 'Se aprueba con'],
  atLeast: [
    (share: string, team: number) => `at least ${share} of all ${team} who may vote, whether they vote or not`,
    (share: string, team: number) =>
      `al menos ${share.endsWith('%') ? 'el ' : ''}${share} de las ${team} personas que pueden votar, voten o no`,
  ],
  moreThan: [
    (share: string, team: number) => `more than ${share} of all ${team} who may vote, whether they vote or not`,
    (share: string, team: number) =>
      `más ${share.endsWith('%') ? 'del' : 'de'} ${share} de las ${team} personas que pueden votar, voten o no`,
  ],
  makingKey: ['The key is being made', 'Se está haciendo la clave'],
  countedFrom: ['It can be counted from', 'Puede contarse desde el'],
  keyOf: [
    (quorum: number, holders: number) => `any ${quorum} of ${holders} key holders together, none of whom votes`,
    (quorum: number, holders: number) =>
      `${quorum} cualesquiera de ${holders} personas custodias de la clave, que no votan`,
  ],
  change: ['Until then', 'Hasta entonces'],
  changeText: [
    'you can cast, change and withdraw your ballot. Nobody is told who has voted, or how many.',
    'puedes emitir, cambiar y retirar tu papeleta. A nadie se le dice quién ha votado ni cuántas personas.',
  ],
  keyFirst: [
    'Before anybody can vote, everybody who may needs a confirmed voting key, and the key holders make the key that ballots are sealed with.',
    'Antes de que se pueda votar, todas las personas con voto necesitan una clave de voto confirmada, y las personas custodias hacen la clave con la que se sellan las papeletas.',
  ],
  keys: ['My voting key', 'Mi clave de voto'],
  countingText: [
    'Ballots are closed. The key holders check the record and count; then the result is told.',
    'Las papeletas están cerradas. Las personas custodias comprueban el acta y cuentan; después se dice el resultado.',
  ],
  overText: ['What was decided is in the minutes.', 'Lo que se decidió está en las actas.'],
  notYours: ['You do not vote on this.', 'No votas en esto.'],
  more: ['More about this vote', 'Más sobre esta votación'],
  keyPage: ['Key and count', 'Clave y escrutinio'],
  recordPage: ['The ballot record', 'El acta de votación'],
  legend: ['Your answer', 'Tu respuesta'],
  cast: ['Your ballot', 'Tu papeleta'],
  for: ['For', 'A favor'],
  against: ['Against', 'En contra'],
  abstain: ['I abstain', 'Me abstengo'],
  seal: ['Seal my ballot', 'Sellar mi papeleta'],
  withdraw: ['Withdraw my ballot', 'Retirar mi papeleta'],
  nothingSent: [
    'Sealing happens in this browser. Nothing is sent yet, and your answer itself never is.',
    'El sellado se hace en este navegador. Todavía no se envía nada, y tu respuesta no se envía nunca.',
  ],
  sealedTitle: ['Sealed, and not sent yet', 'Sellada y todavía sin enviar'],
  sealedText: [
    'This is the tracking code of your sealed ballot. By it you find your ballot in the record; it does not say what is in it.',
    'Este es el código de seguimiento de tu papeleta sellada. Con él la encuentras en el acta; no dice qué hay dentro.',
  ],
  either: [
    'Cast it; or open it, to see that this device sealed what you said. Which of the two, the device cannot know beforehand.',
    'Emítela; o ábrela, para ver que este dispositivo selló lo que dijiste. Cuál de las dos, el dispositivo no puede saberlo antes.',
  ],
  castIt: ['Cast it', 'Emitirla'],
  openIt: ['Open it to try the device', 'Abrirla para probar el dispositivo'],
  back: ['Go back', 'Volver'],
  again: ['Seal a new one', 'Sellar otra'],
  openHint: [
    'An opened ballot can never be cast, and what it says stands in the record: try with any answer you like.',
    'Una papeleta abierta ya no puede emitirse, y lo que dice queda en el acta: prueba con la respuesta que quieras.',
  ],
  openedTitle: ['Opened, and not cast', 'Abierta y no emitida'],
  openedText: [
    'To believe no program at all, check the file with another one: coop-rules open.',
    'Para no fiarte de ningún programa, comprueba el archivo con otro: coop-rules open.',
  ],
  openedFile: ['Keep it in a file', 'Guardarla en un archivo'],
  noKey: [
    'Your voting key is not in this browser. Bring it from the copy that you kept:',
    'Tu clave de voto no está en este navegador. Tráela de la copia que guardaste:',
  ],
  otherKey: [
    'The key of yours in this browser is not the one in the record of this vote. Do not vote with it; ask whoever keeps the desk.',
    'Tu clave en este navegador no es la del acta de esta votación. No votes con ella; pregunta a quien lleva la mesa.',
  ],
  notSound: [
    'The record of this vote is not sound, so nothing was sealed:',
    'El acta de esta votación no encaja, así que no se selló nada:',
  ],
  none: [
    'This browser knows of no ballot of yours in this vote.',
    'Este navegador no sabe de ninguna papeleta tuya en esta votación.',
  ],
  mine: [
    'Your ballot is in the record. You can change or withdraw it. Its tracking code:',
    'Tu papeleta está en el acta. Puedes cambiarla o retirarla. Su código de seguimiento:',
  ],
  withdrawn: ['You withdrew your ballot. You can cast a new one.', 'Retiraste tu papeleta. Puedes emitir otra.'],
  elsewhere: [
    'A ballot signed with your key was cast from elsewhere. If that was not you, say so at once: another ballot takes its place. Its tracking code:',
    'Desde otro sitio se emitió una papeleta firmada con tu clave. Si no fuiste tú, dilo enseguida: otra papeleta la sustituye. Su código de seguimiento:',
  ],
  opened: ['The ballot that was opened says:', 'La papeleta abierta dice:'],
  failed: ['It was not saved:', 'No se guardó:'],
  setup: ['How this vote is set up, for the command', 'Cómo está preparada esta votación, para el programa'],
  notEntitled: ['You cannot cast a ballot here now.', 'Ahora no puedes emitir una papeleta aquí.'],
  closed: ['The ballots are closed.', 'Las papeletas están cerradas.'],
  notYourName: [
    'That ballot is not in your name, and nothing was saved.',
    'Esa papeleta no está a tu nombre y no se guardó nada.',
  ],
  receipt: ['Your ballot is in the record', 'Tu papeleta está en el acta'],
  receiptText: [
    'The record was read again just now, and the last that stands in it in your name has this tracking code:',
    'El acta se ha vuelto a leer ahora mismo, y lo último que figura en ella a tu nombre tiene este código de seguimiento:',
  ],
  keepCode: [
    'This browser keeps the code. When the result is told, the record is open to members, and you find it there.',
    'Este navegador guarda el código. Cuando se diga el resultado, el acta se abre a los miembros y lo encontrarás allí.',
  ],
  mayChange: [
    'Until the count you can change your ballot or withdraw it.',
    'Hasta el escrutinio puedes cambiar tu papeleta o retirarla.',
  ],
  noReceipt: ['This is not in the record', 'Esto no está en el acta'],
  noReceiptText: [
    'Nothing with this code stands last in your name. Go back to the vote: your browser says what it knows.',
    'Nada con este código figura como lo último a tu nombre. Vuelve a la votación: tu navegador dice lo que sabe.',
  ],
})
