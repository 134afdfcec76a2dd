import { views } from 'coop-rules/cooperative'
import { explainProblem } from 'coop-rules/problems'
import {
  addResult,
  type BallotRecord,
  type CeremonyMessage,
  planFingerprint,
  spoken,
  tryMakeBallotKey,
  tryOpenRecord,
  tryResultOf,
} from 'coop-rules/secrecy'
import { addToCeremony, ballotsOf, type CeremonyItem, keeperOf } from '../../kernel/ballot-records.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Button, Checks, Empty, Facts, Field, Form, Refused, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { CountPart } from './count-part.js'
import { readItem } from './items.js'
import { NoScript } from './island.js'
import { ballotKeyOf, keyMakingOf, mayHold, mayKnow, planOf, titleOfVote, type VoteHere, voteHere } from './vote.js'

/** The key of a vote and its count: who holds a part, what waits for whom, and for key holders what their browser does. */
export async function holdersPage(asked: Asked, refusal?: Pick<Refusal, 'words'>, status: 200 | 422 = 200) {
  const here = await voteHere(asked)
  const t = asked.words(WORDS)
  if (here === undefined || !mayKnow(asked, here)) return asked.notFound()
  const { now, keys, decision } = here
  const { path, me } = asked
  const plan = now === undefined ? undefined : planOf(asked, now, keys)
  const mine = keys.holders.includes(me)
  return asked.page(
    {
      title: `${t.title}: ${await titleOfVote(asked, decision)}`,
      islands: mine ? ['sealed-part'] : [],
      back: [path(`/sealed/${decision}`), t.vote],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{t.what(now?.keyQuorum ?? 0, now?.keyHolders ?? keys.holders.length)}</p>
          {mine ? <HolderPart asked={asked} here={here} /> : null}
          {now === undefined || now.ballotsOpened ? null : <VotingKeys asked={asked} here={here} />}
          <h2>{t.holders}</h2>
          {keys.holders.length === 0 ? (
            <Empty>
              <p>{t.nobody}</p>
            </Empty>
          ) : (
            <Facts
              facts={
                await Promise.all(
                  keys.holders.map(
                    async (holder) =>
                      [await asked.nameOf(holder), <PartOf holder={holder} here={here} t={t} />] as const,
                  ),
                )
              }
            />
          )}
          {plan === undefined ? null : (
            <p>
              {t.plan} <code>{spoken(planFingerprint(plan))}</code>
            </p>
          )}
          {now === undefined || now.ballotsOpened ? null : <NameHolders asked={asked} here={here} />}
          {now === undefined || now.ballotsOpened ? null : <Begin asked={asked} here={here} />}
          <CountPart asked={asked} here={here} />
        </>
      ),
    },
    status,
  )
}

/** How far a key holder has come: while the key is made, and at the end. */
const PartOf = ({
  holder,
  here: { now, keys },
  t,
}: {
  readonly holder: string
  readonly here: VoteHere
  readonly t: Sayings
}) => {
  const has = (test: (item: CeremonyItem) => boolean) =>
    keys.items.some((item) => item.type !== 'holders' && item.holder === holder && test(item))
  const sent = (kind: CeremonyMessage['kind']) => has((item) => item.type === 'message' && item.message.kind === kind)
  if (has(({ type }) => type === 'erased')) return <Status is="good">{t.erased}</Status>
  if (now?.ballotsOpened !== false) return <Status is="quiet">{t.holds}</Status>
  if (sent('confirmation'))
    return has(({ type }) => type === 'certificates') ? (
      <Status is="good">{t.confirmed}</Status>
    ) : (
      <Status is="open">{t.vouchNext}</Status>
    )
  if (sent('commitment')) return <Status is="open">{t.under}</Status>
  return <Status is="open">{keys.identities.has(holder) ? t.came : t.awaited}</Status>
}

/** Whose voting keys are still missing. Keys are no secret, and nobody can vote before all are there. */
const VotingKeys = async ({ asked, here: { now } }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const keys = new Map(views.secrecy.votingKeys(asked.state).map((key) => [key.member, key]))
  const missing = (now?.electorate ?? []).filter((member) => keys.get(member)?.certified !== true)
  if (missing.length === 0)
    return (
      <p>
        <Status is="good">{t.allKeys}</Status>
      </p>
    )
  const names = await Promise.all(
    missing.map(async (member) => `${await asked.nameOf(member)} (${keys.has(member) ? t.toConfirm : t.noKey})`),
  )
  return (
    <div class="note warn">
      <p>{t.missingKeys}</p>
      <ul>
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      <p>
        <a href={asked.path('/sealed/keys')}>{t.keysPage}</a>
      </p>
    </div>
  )
}

const NameHolders = async ({ asked, here }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const { now, decision, keys } = here
  const { state, me } = asked
  if (now === undefined || !views.members.mayVote(state, me) || views.decisions.isAbout(state, decision, me))
    return null
  const people = views.members.register(state).members.filter(({ member }) => mayHold(asked, now, member))
  const options = await Promise.all(
    people.map(async ({ member }) => ({ value: member, label: await asked.nameOf(member) })),
  )
  return (
    <details open={keys.holders.length === 0}>
      <summary>{keys.holders.length === 0 ? t.choose : t.chooseAnew}</summary>
      <p>{t.chooseText(now.keyHolders)}</p>
      <Form to={`/sealed/${decision}/holders`} asked={asked}>
        <Checks name="holder" legend={t.members} options={options} ticked={[]} />
        <Field name="outside" label={t.outside} hint={t.outsideHint} value={asked.field('outside')} />
        <Button>{t.name}</Button>
      </Form>
    </details>
  )
}

/** Asks people outside the vote to hold parts of its key; whoever was asked before is not any more. */
export async function nameHolders(asked: Asked) {
  const here = await voteHere(asked)
  if (here?.now === undefined || here.now.ballotsOpened || !mayKnow(asked, here)) return asked.notFound()
  const outside = asked
    .field('outside')
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
  const holders = [...new Set([...asked.fields('holder'), ...outside])].sort()
  const would = { type: 'open-ballots', decision: here.decision, opening: SOME_TEXT, holders } as const
  if (!could(asked, would)) {
    // The rules say why: what they refuse they refuse again.
    const refused = await asked.run(would)
    if (refused !== undefined) return holdersPage(asked, refused, 422)
  }
  const by = asked.me
  await addToCeremony(asked.house, here.vote, (items) =>
    sameAs(keyMakingOf(items).holders, holders) ? { add: [] } : { add: [{ type: 'holders', holders, by }] },
  )
  return asked.redirect(`/sealed/${here.decision}/key`)
}

const sameAs = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')

/** What the browser of a key holder does, by itself and when asked. */
const HolderPart = ({ asked, here }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const messages = asked.path(`/sealed/${here.decision}/messages`)
  const facts = {
    coop: asked.house.coop,
    person: asked.me,
    vote: here.vote,
    locale: asked.locale,
    token: asked.token(),
    messages,
    words: {
      begin: t.yourTurn,
      waiting: t.waiting,
      made: t.madeIt,
      lost: t.lost,
      vouched: t.vouched,
      keysMissing: t.keysMissing,
      open: t.openNow,
      sharing: t.sharing,
      shared: t.sharedWait,
      signed: t.signedIt,
      told: t.nothingLeft,
      notSound: t.notSound,
      over: t.overErase,
      erased: t.erasedHere,
      failed: t.failed,
      otherPeople: t.otherPeople,
    },
  }
  return (
    <>
      <h2>{t.yourPart}</h2>
      <NoScript asked={asked} />
      <div data-sealed={JSON.stringify(facts)} class="sealed" hidden>
        <p role="status" data-says />
        <div data-step="take" hidden>
          <p>{t.takeText}</p>
          <button type="button" data-do="take">
            {t.take}
          </button>
        </div>
        <div data-step="vouch" hidden>
          <p>{t.vouchText}</p>
          <ul data-keys class="spoken" />
          <button type="button" data-do="vouch">
            {t.vouch}
          </button>
        </div>
        <div data-step="count" hidden>
          <p>{t.countText}</p>
          <dl class="facts">
            <div>
              <dt>{t.head}</dt>
              <dd>
                <code data-head />
              </dd>
            </div>
            <div>
              <dt>{t.electorate}</dt>
              <dd data-electorate />
            </div>
          </dl>
          <button type="button" data-do="count">
            {t.count}
          </button>
        </div>
        <div data-step="erase" hidden>
          <p>{t.eraseText}</p>
          <button type="button" data-do="erase">
            {t.erase}
          </button>
        </div>
        <p data-step-any>
          <button type="button" class="quiet" data-do="backup" hidden>
            {t.backup}
          </button>
        </p>
      </div>
    </>
  )
}

/** What a key holder's browser needs to go on: nobody else's page shows it. Before the ballots are closed there is nothing of the record in it. */
export async function ceremonyJson(asked: Asked) {
  const here = await voteHere(asked)
  const { house, me, state } = asked
  if (here?.keys.holders.includes(me) !== true) return asked.notFound()
  const { now, keys, record } = here
  const { items } = keys
  const certified = new Map(views.secrecy.votingKeys(state).map((key) => [key.member, key]))
  const electorate = await Promise.all(
    (now?.electorate ?? []).map(async (member) => ({
      member,
      name: await asked.nameOf(member),
      key: certified.get(member)?.certified === true ? (certified.get(member)?.key ?? '') : '',
      by: (await Promise.all((certified.get(member)?.certifiedBy ?? []).map((one) => asked.nameOf(one)))).join(', '),
    })),
  )
  const waits = record !== undefined && record.entries.at(-1)?.type === 'close'
  const close = record?.entries.findLast((entry) => entry.type === 'close')?.fingerprint
  const ofCount = items.filter((item) => 'close' in item && item.close === close)
  return asked.answerJson({
    stage: now === undefined ? 'over' : now.ballotsClosed ? 'counting' : now.ballotsOpened ? 'open' : 'key',
    coop: house.coop,
    identity: keys.identities.get(me) ?? null,
    plan: (now === undefined ? undefined : planOf(asked, now, keys)) ?? null,
    names: Object.fromEntries(
      await Promise.all(keys.holders.map(async (holder) => [holder, await asked.nameOf(holder)] as const)),
    ),
    messages: keys.messages,
    electorate: now?.ballotsOpened === true && !now.ballotsClosed ? [] : electorate,
    vouched: keys.certificates.some(({ holder }) => holder === me),
    // Of a vote that is counted the whole record, which a key holder checks before they share anything.
    record: now?.ballotsClosed === true && waits ? record.text : null,
    letters: ofCount.flatMap((item) =>
      item.type === 'shares'
        ? item.letters.filter(({ to }) => to === me).map((letter) => ({ from: item.holder, letter }))
        : [],
    ),
    shared: ofCount.some((item) => item.type === 'shares' && item.holder === me),
    signed: ofCount.some((item) => (item.type === 'signed' || item.type === 'counted') && item.holder === me),
    erased: items.some((item) => item.type === 'erased' && item.holder === me),
  })
}

/** Takes something from a key holder, if it is theirs to send and fits what came before. */
export async function sendItem(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  const { me, house } = asked
  if (here?.keys.holders.includes(me) !== true) return asked.notFound()
  const { now } = here
  const sent = readItem(asked.json, me)
  if (sent === undefined) return asked.answerJson({ words: [t.notThat] }, 422)
  const failed = await addToCeremony<readonly string[]>(house, here.vote, (all) => {
    const keys = keyMakingOf(all)
    if (!keys.holders.includes(me)) return { no: [t.notAsked] }
    const known = keys.items.some((item) => JSON.stringify(item) === JSON.stringify(sent))
    if (known) return { add: [] }
    const ofKind = keys.items.filter((item) => item.type === sent.type && 'holder' in item && item.holder === me)
    if (!('close' in sent) && ofKind.length >= MOST_OF_A_KIND) return { no: [t.notThat] }
    switch (sent.type) {
      case 'identity':
        if (now === undefined || now.ballotsOpened || keys.identities.has(me)) return { no: [t.tooLate] }
        return /^[0-9a-f]{64}$/.test(sent.identity) ? { add: [sent] } : { no: [t.notThat] }
      case 'message': {
        const plan = now === undefined || now.ballotsOpened ? undefined : planOf(asked, now, keys)
        if (plan === undefined) return { no: [t.tooLate] }
        if (sent.message.holder !== me) return { no: [t.notThat] }
        // The same once more, for an answer was lost: a complaint of another dealer is another message.
        if (
          keys.messages.some((one) => one.holder === me && one.kind === sent.message.kind && one.kind !== 'complaint')
        )
          return { add: [] }
        const made = tryMakeBallotKey({ plan, messages: [...keys.messages, sent.message] })
        return made.kind === 'refused'
          ? { no: made.problems.map((problem) => explainProblem(problem, asked.locale)) }
          : { add: [sent] }
      }
      case 'certificates':
        if (now === undefined || now.ballotsOpened) return { no: [t.tooLate] }
        return { add: [sent] }
      case 'shares':
      case 'signed':
      case 'counted':
        // Once is enough: a second one has other random numbers, and says the same.
        if (
          keys.items.some(
            (item) => item.type === sent.type && item.holder === me && 'close' in item && item.close === sent.close,
          )
        )
          return { add: [] }
        return now?.ballotsClosed === true && here.record?.head === sent.close ? { add: [sent] } : { no: [t.tooLate] }
      case 'erased':
        return now === undefined ? { add: [sent] } : { no: [t.tooSoon] }
      default:
        return { no: [t.notThat] }
    }
  })
  if (failed !== undefined) return asked.answerJson({ words: failed.no }, 422)
  if (sent.type === 'signed' || sent.type === 'counted') await addTold(asked, here)
  return asked.answerJson({ kind: 'saved' })
}

/** How many messages, or lists of keys, one key holder sends in the making of one key: there are three rounds, and a complaint of each other holder. */
const MOST_OF_A_KIND = 40

/** Puts into the record what a quorum of key holders signed, or what their shares open. It is told when somebody who may releases it. */
const addTold = async (asked: Asked, { vote, decision }: VoteHere): Promise<void> => {
  const here = await voteHere(asked)
  if (here?.decision !== decision) return
  const { items } = here.keys
  const ballots = await ballotsOf(asked.house, vote)
  await ballots.change((record) => {
    if (record.entries.at(-1)?.type !== 'close') return record
    const signed = items.flatMap((item) => (item.type === 'signed' && item.close === record.head ? [item.signed] : []))
    const ready = tryResultOf({ record, signed })
    if (ready.kind !== 'refused') return addResult(record, ready.result)
    const results = items.flatMap((item) =>
      item.type === 'counted' && item.close === record.head ? [item.result] : [],
    )
    for (const result of results) {
      const added = addResult(record, result as never)
      if (added.kind !== 'refused') return added
    }
    return record
  })
}

const Begin = ({ asked, here }: { readonly asked: Asked; readonly here: VoteHere }) => {
  const t = asked.words(WORDS)
  const { now, keys, decision } = here
  if (now === undefined) return null
  const ready = ballotKeyOf(planOf(asked, now, keys), keys) !== undefined && keys.certificates.length >= 2
  if (!ready) return null
  if (!could(asked, { type: 'open-ballots', decision, opening: SOME_TEXT, holders: keys.holders }))
    return <p>{t.readyFor}</p>
  return (
    <Form to={`/sealed/${decision}/begin`} asked={asked}>
      <p>{t.ready}</p>
      <Button>{t.beginVoting}</Button>
    </Form>
  )
}

/** Begins the ballot record, and says so in the log with its fingerprint. */
export async function beginBallots(asked: Asked) {
  const t = asked.words(WORDS)
  const here = await voteHere(asked)
  if (here?.now === undefined || !mayKnow(asked, here)) return asked.notFound()
  const { now, keys, decision, vote } = here
  const refuse = (words: readonly string[]) => holdersPage(asked, { words }, 422)
  const plan = planOf(asked, now, keys)
  const ballotKey = ballotKeyOf(plan, keys)
  if (plan === undefined || ballotKey === undefined) return refuse([t.noKeyYet])
  const command = { type: 'open-ballots', decision, holders: keys.holders } as const
  const again = (refusal: Refusal) => holdersPage(asked, refusal, 422)
  if (!could(asked, { ...command, opening: SOME_TEXT })) return asked.give({ ...command, opening: SOME_TEXT }, again)

  const known = new Map(views.secrecy.votingKeys(asked.state).map((key) => [key.member, key]))
  const missing = now.electorate.filter((member) => known.get(member)?.certified !== true)
  if (missing.length > 0)
    return refuse([t.keysFirst((await Promise.all(missing.map((one) => asked.nameOf(one)))).join(', '))])
  const electorate = now.electorate.map((member) => {
    const key = known.get(member)?.key ?? ''
    const certificates = keys.certificates.flatMap(({ holder, certificates: all }) => {
      const found = all.find((one) => one.member === member && one.key === key)
      return found === undefined ? [] : [{ by: holder, signature: found.signature }]
    })
    return { member, key, certificates: certificates.slice(0, 2) as never }
  })
  const secret = await keeperOf(asked.house, vote)
  const ballots = await ballotsOf(asked.house, vote)
  let record: BallotRecord | undefined = ballots.record
  if (record === undefined) {
    const made = tryOpenRecord({ contest: plan.contest, ballotKey, electorate, secret })
    if (made.kind === 'refused') return refuse(made.problems.map((problem) => explainProblem(problem, asked.locale)))
    const begun = await ballots.begin(made)
    if (begun.kind === 'refused') return refuse(begun.problems.map((problem) => explainProblem(problem, asked.locale)))
    record = begun
  }
  return asked.give({ ...command, opening: record.entries[0]?.fingerprint ?? '' }, again)
}

const WORDS = wordsOf({
  title: ['Key and count', 'Clave y escrutinio'],
  vote: ['The vote', 'La votación'],
  what: [
    (quorum: number, holders: number) =>
      `Ballots are sealed with a key of which ${holders} people outside the vote have a part each, and nobody the whole. Any ${quorum} of them count together; fewer learn nothing.`,
    (quorum: number, holders: number) =>
      `Las papeletas se sellan con una clave de la que ${holders} personas ajenas a la votación tienen una parte cada una, y nadie el todo. ${quorum} cualesquiera cuentan juntas; menos no averiguan nada.`,
  ],
  holders: ['Key holders', 'Personas custodias de la clave'],
  nobody: [
    'Nobody has been asked to hold a part of the key yet. Choose people who neither vote on this nor are concerned by it, and who are not all friends.',
    'Todavía no se ha pedido a nadie que custodie una parte de la clave. Elegid a personas que ni voten en esto ni estén afectadas, y que no sean todas amigas.',
  ],
  awaited: ['Asked, and awaited', 'Se le ha pedido y se espera'],
  came: ['Takes part', 'Participa'],
  under: ['Making their part', 'Haciendo su parte'],
  vouchNext: [
    'Has their part; has to confirm the voting keys',
    'Tiene su parte; falta que confirme las claves de voto',
  ],
  confirmed: ['Has their part', 'Tiene su parte'],
  holds: ['Holds a part', 'Custodia una parte'],
  erased: ['Deleted their part', 'Borró su parte'],
  plan: ['What they agree on, to read out and compare:', 'Lo que acuerdan, para leer en voz alta y comparar:'],
  allKeys: [
    'Everybody who may vote has a confirmed voting key',
    'Todas las personas con voto tienen una clave confirmada',
  ],
  missingKeys: [
    'Before voting can begin, these need a confirmed voting key:',
    'Antes de empezar a votar necesitan una clave confirmada:',
  ],
  noKey: ['none yet', 'todavía ninguna'],
  toConfirm: ['to be confirmed', 'por confirmar'],
  keysPage: ['Voting keys', 'Claves de voto'],
  choose: ['Choose key holders', 'Elegir a las personas custodias'],
  chooseAnew: ['Choose others: the key is then made anew', 'Elegir a otras: la clave se hace entonces de nuevo'],
  chooseText: [
    (holders: number) => `The charter asks for ${holders}. Whoever votes on this, or is concerned, cannot be one.`,
    (holders: number) => `Los estatutos piden ${holders}. Quien vota en esto o está afectado no puede serlo.`,
  ],
  members: ['Members outside the vote', 'Miembros ajenos a la votación'],
  outside: [
    'People from outside, by the names they sign in with',
    'Personas de fuera, por el nombre con el que entran',
  ],
  outsideHint: ['Separated by commas.', 'Separados por comas.'],
  name: ['Ask them', 'Pedírselo'],
  readyFor: [
    'The key is made. Whoever may, and is not concerned, can begin the voting.',
    'La clave está hecha. Quien pueda y no esté afectado puede empezar la votación.',
  ],
  ready: [
    'The key is made, and the voting keys are confirmed.',
    'La clave está hecha y las claves de voto están confirmadas.',
  ],
  beginVoting: ['Begin the voting', 'Empezar la votación'],
  noKeyYet: ['The key is not made yet.', 'La clave todavía no está hecha.'],
  keysFirst: [
    (names: string) => `A confirmed voting key is missing of: ${names}.`,
    (names: string) => `Falta una clave de voto confirmada de: ${names}.`,
  ],
  yourPart: ['Your part', 'Tu parte'],
  yourTurn: ['You were asked to hold a part of the key.', 'Se te ha pedido que custodies una parte de la clave.'],
  takeText: [
    'Your browser makes your part together with those of the others, and keeps it. Leave this page open: it goes on by itself as soon as they have come.',
    'Tu navegador hace tu parte junto con las de las demás personas y la guarda. Deja abierta esta página: sigue sola en cuanto estén.',
  ],
  take: ['Take part', 'Participar'],
  waiting: ['Waiting for', 'Se espera a'],
  madeIt: ['Your part is made, and kept in this browser.', 'Tu parte está hecha y guardada en este navegador.'],
  lost: [
    'Your part is not in this browser. Bring it from a copy, on the page of voting keys.',
    'Tu parte no está en este navegador. Tráela de una copia, en la página de claves de voto.',
  ],
  vouchText: [
    'These are the voting keys as the cooperative has them, each confirmed by two members. Compare some with their owners: what you vouch for stands in the record with your name.',
    'Estas son las claves de voto que tiene la cooperativa, cada una confirmada por dos miembros. Compara algunas con sus dueñas y dueños: lo que confirmas queda en el acta con tu nombre.',
  ],
  vouch: ['I vouch for these keys', 'Confirmo estas claves'],
  vouched: ['You vouched for the voting keys.', 'Has confirmado las claves de voto.'],
  keysMissing: ['Some voting keys are still missing.', 'Faltan todavía algunas claves de voto.'],
  openNow: [
    'Voting is open. There is nothing to do until it is closed; keep your part.',
    'La votación está abierta. No hay nada que hacer hasta que se cierre; conserva tu parte.',
  ],
  countText: [
    'Ballots are closed. Your browser read the whole record and checked every line of it. Before you count, read its last fingerprint out to another key holder, and see that those who may vote are the right ones.',
    'Las papeletas están cerradas. Tu navegador ha leído el acta entera y ha comprobado cada línea. Antes de contar, lee su última huella a otra persona custodia y mira que el censo sea el correcto.',
  ],
  head: ['Last fingerprint', 'Última huella'],
  electorate: ['Who may vote', 'Pueden votar'],
  otherPeople: [
    'Those who may vote by the record are not those of the log. Count nothing, and ask.',
    'Quienes pueden votar según el acta no son quienes dice el registro. No cuentes nada y pregunta.',
  ],
  count: ['Count with the others', 'Contar con las demás personas'],
  sharing: [
    'Checked. Your share of the sum can be sent to the other key holders, sealed for each.',
    'Comprobado. Tu parte de la suma puede enviarse a las demás personas custodias, sellada para cada una.',
  ],
  sharedWait: ['Your share is sent. Waiting for others:', 'Tu parte está enviada. Se espera a otras:'],
  signedIt: [
    'You counted, and signed what may be told. The count itself is for key holders alone.',
    'Has contado y firmado lo que puede decirse. La cuenta misma es solo para las personas custodias.',
  ],
  nothingLeft: ['There is nothing to do now.', 'Ahora no hay nada que hacer.'],
  notSound: ['The record is not sound, and nothing was sent:', 'El acta no encaja y no se envió nada:'],
  overErase: ['The vote is over.', 'La votación ha terminado.'],
  eraseText: [
    'Nobody needs your part any more. As long as enough parts are there, their holders could open any ballot. It is deleted from this browser; delete your copies too.',
    'Tu parte ya no hace falta. Mientras queden bastantes, sus custodias podrían abrir cualquier papeleta. Se borra de este navegador; borra también tus copias.',
  ],
  erase: ['Delete my part of the key', 'Borrar mi parte de la clave'],
  erasedHere: ['Your part of the key is deleted.', 'Tu parte de la clave está borrada.'],
  backup: ['Keep a copy in a file', 'Guardar una copia en un archivo'],
  failed: ['It was not saved:', 'No se guardó:'],
  notAsked: ['Others hold the key now.', 'Ahora custodian la clave otras personas.'],
  tooLate: ['That does not belong here now.', 'Eso no corresponde ahora.'],
  tooSoon: ['The vote is not over yet.', 'La votación todavía no ha terminado.'],
  notThat: ['That is nothing that a key holder sends.', 'Eso no es nada que envíe una persona custodia.'],
})

type Sayings = { readonly [Name in keyof typeof WORDS]: (typeof WORDS)[Name][0] }
