import { views } from 'coop-rules/cooperative'
import { type CeremonyMessage, planFingerprint, spoken } from 'coop-rules/secrecy'
import type { CeremonyItem } from '../../kernel/ballot-records.js'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Button, Empty, Facts, Form, Refused, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { CountPart } from './count-part.js'
import { NoScript } from './island.js'
import { NameHolders } from './name-holders.js'
import { ballotKeyOf, mayKnow, planOf, titleOfVote, type VoteHere, voteHere } from './vote.js'
import { type Sayings, WORDS } from './holders-words.js'

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
          {keys.holders.length === 0 || now?.ballotsOpened !== false ? null : <p class="hint">{t.anew}</p>}
          {plan === undefined ? null : (
            <p>
              {t.plan} <code>{spoken(planFingerprint(plan))}</code>
            </p>
          )}
          {now === undefined || now.ballotsOpened ? null : (
            <NameHolders asked={asked} here={here} refused={refusal !== undefined} />
          )}
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
