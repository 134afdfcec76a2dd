import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Day, Empty, Status, Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { untilOf } from './decision.js'
import { answerInWords } from './forms.js'
import { outcomeOf } from './outcome.js'
import { ruleAtOpening, sentencesAbout } from './rule.js'
import { ballotsKept, waitsForCount } from './secrecy.js'
import { Standing } from './standing.js'
import { titleOfDecision } from '../../kernel/decision-title.js'
import { howToPut } from '../proposals/how-to.js'

/** What is open, and what was decided lately. */
export const decisionsPage = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const underWay = views.decisions.openDecisions(asked.state)
  const toCount = underWay.filter(({ decision }) => waitsForCount(asked, decision))
  const open = underWay.filter((found) => !toCount.includes(found))
  const most = asked.query('all') === '1' ? MOST : RECENT
  const over = views.decisions.closedDecisions(asked.state, most + 1)
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        <h2>{t.open}</h2>
        {open.length === 0 ? (
          <Empty>
            <p>
              {t.nothingOpen} {howToPut(asked)}
            </p>
          </Empty>
        ) : (
          <ul class="cards">
            {open.map((found) => (
              <OpenCard asked={asked} found={found} />
            ))}
          </ul>
        )}
        {toCount.length === 0 ? null : (
          <>
            <h2>{t.toCount}</h2>
            <ul class="cards">
              {toCount.map((found) => (
                <OpenCard asked={asked} found={found} />
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={asked.path('/proposals')}>{t.propose}</a>
        </p>
        <h2>{t.over}</h2>
        {over.length === 0 ? (
          <Empty>
            <p>{t.nothingOver}</p>
          </Empty>
        ) : (
          <Table
            caption={t.over}
            columns={[t.what, t.outcome, t.on]}
            rows={await Promise.all(over.slice(0, most).map((found) => closedRow(asked, found)))}
          />
        )}
        {over.length > most && most === RECENT ? (
          <p>
            <a href={asked.path('/decisions?all=1')}>{t.more}</a>
          </p>
        ) : null}
      </>
    ),
  })
}

const closedRow = async (asked: Asked, found: views.decisions.ClosedDecisionView) => {
  const { is, says } = await outcomeOf(asked, found.ending)
  return [
    <a href={asked.path(`/decisions/${found.decision}`)}>{await titleOfDecision(asked, found)}</a>,
    <Status is={is}>{says}</Status>,
    <Day on={found.endedOn} asked={asked} />,
  ]
}

const OpenCard: FC<{ readonly asked: Asked; readonly found: views.decisions.DecisionView }> = async ({
  asked,
  found,
}) => {
  const t = asked.words(WORDS)
  const { decision, secret } = found
  const by = views.decisions.ruleOf(asked.state, decision)
  const sentences = by === undefined ? [] : ruleAtOpening(by, asked.locale)
  const mine = views.decisions.ballotOf(asked.state, decision, asked.me)
  const title = await titleOfDecision(asked, found)
  return (
    <li class="card">
      <h3>
        <a
          href={asked.path(
            ballotsKept(asked, decision) === 'sealed' ? `/sealed/${decision}` : `/decisions/${decision}`,
          )}
        >
          {title}
        </a>
      </h3>
      <p class="soft">{sentencesAbout(sentences, ['rule'])}</p>
      {secret ? <p>{t.secret}</p> : <Standing asked={asked} found={found} />}
      <p>
        {untilOf(asked, found, sentencesAbout(sentences, ['openDays', 'holdForDays', 'by']))}
        {mine === undefined ? null : (
          <>
            {' '}
            <Status is="good">{t.youSaid(await answerInWords(asked, mine, by?.rule.by === 'backing'))}</Status>
          </>
        )}
      </p>
    </li>
  )
}

const RECENT = 10
const MOST = 500

const WORDS = wordsOf({
  title: ['Decisions', 'Decisiones'],
  open: ['Open now', 'Abiertas'],
  toCount: ['Voting is over; the count is not told yet', 'La votación acabó; el escrutinio aún no se ha dicho'],
  nothingOpen: ['Nothing is being decided.', 'No se está decidiendo nada.'],
  propose: ['Put something to the vote', 'Llevar algo a votación'],
  over: ['Decided lately', 'Decididas hace poco'],
  nothingOver: ['Nothing was decided yet.', 'Aún no se ha decidido nada.'],
  what: ['What', 'Qué'],
  outcome: ['Outcome', 'Resultado'],
  on: ['On', 'Día'],
  more: ['Earlier ones too', 'También las anteriores'],
  secret: ['A secret vote: nobody sees how it stands.', 'Voto secreto: nadie ve cómo va.'],
  youSaid: [(what: string) => `Your ballot: ${what}`, (what: string) => `Tu papeleta: ${what}`],
})
