import { divide, equal, multiply, ONE, type Ratio, type Rounding, ratio } from '../exact/index.js'
import type { Numbers } from './numbers.js'
import type {
  AveragedFacts,
  Base,
  Choice,
  Comparison,
  MetFacts,
  QuorumFacts,
  ReasonFacts,
  ReasonOf,
  ReserveFacts,
  SalaryFacts,
  BackingFacts,
  SharedOutFacts,
  ShareFacts,
} from './reason.js'
import type { SentencesOf } from './sentences.js'
import { CHARTERS_EN } from './subjects/charters.js'
import { DISCLOSURE_EN } from './subjects/disclosure.js'
import { SECRECY_EN } from './subjects/secrecy.js'
import { COMMANDS_EN } from './subjects/commands.js'
import { MINUTES_EN } from './subjects/minutes/index.js'
import { CIRCLES_EN } from './subjects/circles.js'
import { ELECTIONS_EN } from './subjects/elections.js'
import { MEMBERS_EN } from './subjects/members.js'
import { PROJECTS_EN } from './subjects/projects.js'

/** The sentence of each reason in one language, without its full stop and its clauses. */
export type Sentences = SentencesOf<ReasonFacts>

/** Every reason in English. */
export const SENTENCES_EN: Sentences = {
  ...MEMBERS_EN,
  ...ELECTIONS_EN,
  ...CIRCLES_EN,
  ...PROJECTS_EN,
  ...CHARTERS_EN,
  ...DISCLOSURE_EN,
  ...SECRECY_EN,
  ...COMMANDS_EN,
  ...MINUTES_EN,

  mean: (r, n) => {
    const sum = amount(multiply(r.observed, ratio(BigInt(r.count))), r.percent, n)
    return averaged(
      r,
      `the mean of ${proposals(r.count, n)} is ${withTerms(as(r, n), `${sum} divided by ${n.integer(r.count)}`)}`,
    )
  },
  'weighted-mean': (r, n) => {
    const sum = amount(multiply(r.observed, r.weight), r.percent, n)
    return averaged(
      r,
      `the weighted mean of ${proposals(r.count, n)} is ${withTerms(as(r, n), `${sum} divided by the weights, ${n.number(r.weight)} in all`)}`,
    )
  },
  median: (r, n) =>
    averaged(
      r,
      r.count === 1
        ? `the only proposal, ${as(r, n)}, is the median`
        : `the median of ${proposals(r.count, n)} is ${as(r, n)}, ${r.count % 2 === 1 ? 'the one in the middle' : 'the mean of the two in the middle'}`,
    ),
  'trimmed-mean': (r, n) => averaged(r, `the mean of ${proposals(r.count, n)}${trimmed(r.dropped, n)} is ${as(r, n)}`),
  clamped: (r, n) =>
    averaged(
      r,
      `the mean, ${as(r, n)}, is ${r.bound === 'min' ? 'below the lower' : 'above the upper'} bound, so the bound is in force: ${amount(r.required, r.percent, n)}`,
    ),
  'no-proposals': (r) => averaged(r, 'nobody has proposed a number, so there is no average; this is not a zero'),
  provisional: (r, n) =>
    `The provisional ${amount(r.value, r.percent, n)} is in force for ${r.item}: ${n.count(r.observed, 'member has', 'members have')} proposed, and the average rules from ${n.integer(r.required)} on`,
  'average-in-force': (r, n) =>
    `The average of ${proposals(r.count, n)} is in force for ${r.item}: ${amount(r.value, r.percent, n)}`,

  'ballot-cast': () => 'The ballot is cast; it can be changed or withdrawn',
  'ballot-changed': () => 'The ballot is changed; only the last one counts',
  'ballot-unchanged': () => 'The ballot says what it already said',
  'ballot-withdrawn': () => 'The ballot is withdrawn, as if it had never been cast; this is not an abstention',
  'no-ballot-to-withdraw': () => 'There is no ballot to withdraw',
  joined: () => 'Joined, and may cast a ballot; until then nothing is counted for them',
  left: (r) =>
    r.withProposal ? 'Left, and what they had proposed is no longer counted' : 'Left without having proposed anything',
  electorate: (r, n) => `${n.count(r.count, 'member is', 'members are')} entitled`,
  'nobody-entitled': () => 'Nobody is entitled to decide this; the charter says who decides instead',
  'concerned-excluded': (r) => `${r.member} is concerned and takes no part`,
  'took-part': (r, n) =>
    `${n.count(r.observed, 'member has', 'members have')} taken part; how they voted is not said here`,

  'share-reached': (r, n) => shareSentence(r, n),
  'share-not-reached': (r, n) => shareSentence(r, n),
  'empty-base': (r) => `There is nothing to take a share of: ${EMPTY[r.base]}`,
  'no-vote-for': () => 'Nobody voted for, and nothing carries without a vote for',
  'quorum-reached': (r, n) => `There is a quorum: ${quorumSentence(r, n)}`,
  'quorum-not-reached': (r, n) => `There is no quorum: ${quorumSentence(r, n)}`,
  'minimum-reached': (r, n) =>
    `${r.counted === 'for' ? n.count(r.observed, 'vote for', 'votes for') : n.count(r.observed, 'ballot', 'ballots')}; no fewer than ${n.integer(r.required)} are needed`,
  'minimum-not-reached': (r, n) =>
    `Only ${r.counted === 'for' ? n.count(r.observed, 'vote for', 'votes for') : n.count(r.observed, 'ballot', 'ballots')}; no fewer than ${n.integer(r.required)} are needed`,
  tie: (r, n) => `${n.integer(r.observed)} for and as many against: a tie`,
  'tie-policy': (r) => `After a tie, ${TIE[r.policy]}`,
  'votes-needed': (r, n) =>
    `${n.count(r.more, 'more vote for is', 'more votes for are')} needed with the other ballots as they are`,
  'out-of-reach': () => 'No number of votes for would carry it with the other ballots as they are',
  'still-open': (r, n) =>
    r.remaining === 0
      ? 'Voting is open, though everyone has cast a ballot'
      : `Voting is open; ${n.integer(r.remaining)} may still cast a ballot`,
  'ballots-can-change': () => 'Ballots may still be changed, so nothing is settled yet',
  'cannot-change': (r, n) =>
    r.remaining === 0
      ? 'The outcome is settled: everyone has cast a ballot'
      : `The outcome is settled: the ${n.count(r.remaining, 'ballot', 'ballots')} that may still come cannot change it`,
  'pinned-at-opening': (r) =>
    `The ${r.what === 'thresholds' ? 'threshold' : 'electorate'} is the one of the opening, under charter version ${r.charterVersion}${r.what === 'thresholds' ? '' : ', without whoever has left it since'}`,
  'taken-live': (r) =>
    r.what === 'thresholds' ? 'The threshold is the one in force now' : 'The electorate is the one of now',
  'left-since-opening': (r, n) =>
    `${n.count(r.entitled, 'member was', 'members were')} entitled at the opening and ${n.count(r.left, 'is', 'are')} not any more; ${n.count(r.remaining, 'counts', 'count')}`,
  'ballots-not-counted': (r, n) => {
    const left = n.count(r.left, 'ballot of a member who is', 'ballots of members who are')
    const joined = n.count(r.joined, 'ballot of a member who was', 'ballots of members who were')
    const parts = [
      ...(r.left === 0 ? [] : [`${left} no longer entitled`]),
      ...(r.joined === 0 ? [] : [`${joined} not yet entitled at the opening`]),
    ]
    return `Not counted: ${parts.join(', and ')}`
  },

  'nobody-blocks': (r, n) =>
    `${r.asked === 1 ? 'The only member was' : `All ${n.integer(r.asked)} were`} asked and nobody blocks; ${n.integer(r.standingAside)} stood aside and ${n.integer(r.silent)} kept silent after the notice`,
  blocked: (r, n) => n.count(r.observed, 'member blocks', 'members block'),
  'not-everyone-asked': (r, n) =>
    `${n.integer(r.observed)} of ${n.integer(r.required)} have been asked; consensus needs all of them`,
  'notice-running': (r, n) =>
    `The notice still runs: answers may change, and ${n.count(r.silent, 'member has', 'members have')} not answered`,

  'most-votes': (r, n) =>
    `${r.option} has the most: ${n.integer(r.observed)} of ${n.count(r.outOf, 'ballot', 'ballots')}`,
  'options-tied': (r, n) => `${n.list(r.options)} are level with ${n.integer(r.observed)} each`,
  'nothing-chosen': () => 'No ballot chose anything',
  'runoff-needed': (r, n) => `${n.list(r.options)} go to a second ballot`,

  'day-count': (r) =>
    `From ${r.start}, included, to ${r.end}, not included, is ${r.observed.numerator}/${r.observed.denominator} of a year under ${r.dayCount}`,
  'interest-accrued': (r, n) =>
    `${n.money(r.principalMinor, r.currency)} earned ${n.money(r.interestMinor, r.currency)} from ${r.start}, included, to ${r.end}, not included, under ${r.dayCount}, rounded ${r.rounding} at each ${r.roundingAt === 'day' ? 'day' : 'posted event'}`,
  'largest-remainder': (r, n) =>
    `${n.integer(r.totalMinor)} is split among ${n.integer(r.shares)} by largest remainders, and the parts make up the whole`,

  'provisional-from': (r, n) =>
    `From ${r.from} on, the provisional ${amount(r.value, r.percent, n)} is in force for ${r.item}`,
  'in-force-from': (r, n) =>
    `From ${r.from} on, ${amount(r.value, r.percent, n)} is in force for ${r.item}, by the change of ${r.changedOn}`,
  'bound-from': (r, n) =>
    `From ${r.from} on, ${amount(r.value, r.percent, n)} is in force for ${r.item}, because a bound changed`,
  published: (r, n) =>
    `${capital(amount(r.observed, r.percent, n))} is published as ${amount(r.value, r.percent, n)}, rounded ${r.rounding}`,

  'held-pay': (r, n) =>
    `By ${r.until} the held pay of ${n.count(r.workers, 'worker', 'workers')} came to ${n.money(r.heldMinor, r.currency)}, and earned ${n.money(r.interestMinor, r.currency)}; ${n.money(r.paidMinor, r.currency)} was paid, ${n.money(r.forfeitedMinor, r.currency)} given up, and ${n.money(r.owedMinor, r.currency)} is owed${r.returnedMinor === 0n ? '' : `; ${n.money(r.returnedMinor, r.currency)} was paid beyond that and goes back`}`,
  'rate-in-force': (r) =>
    r.rateInForce === 'each-day'
      ? 'Each day earns at the rate in force on it'
      : 'Each payday keeps the rate that was in force on it',
  'nothing-since': (r) => `This is what comes of it if nothing is paid or given up after ${r.until}`,
  'rate-assumed': (r, n) => `The rate of ${r.from}, ${n.percent(r.ratePerYear)} a year, is taken to stay in force`,
  'pay-held': (r, n) => `${n.money(r.amountMinor, r.currency)} of pay was held on ${r.payday}`,
  'interest-worked-out': (r, n) => {
    const terms = `${n.money(r.principalMinor, r.currency)} at ${n.percent(r.ratePerYear)} a year from ${r.start}, included, to ${r.end}, not included (${n.count(r.days, 'day', 'days')}, ${n.fraction(r.yearFraction)} of a year under ${r.dayCount})`
    return `${terms} ${r.roundingAt === 'day' ? 'earn, each day rounded,' : 'earn'} ${n.exactMoney(r.interest, r.currency)}`
  },
  'interest-posted': (r, n) =>
    r.roundingAt === 'day'
      ? `Together this is ${n.money(r.amountMinor, r.currency)} (${r.rounding})`
      : `Together this is ${n.money(r.amountMinor, r.currency)}, rounded once (${r.rounding})`,
  'payment-met': (r, n) => `${n.money(r.amountMinor, r.currency)} was paid: ${met(r, n)}`,
  'held-pay-forfeited': (r, n) => `${n.money(r.amountMinor, r.currency)} was given up: ${met(r, n)}`,
  capitalised: (r, n) =>
    `${n.money(r.amountMinor, r.currency)} of interest joins the pay held on ${r.payday}, and earns from now on`,
  'payment-returned': (r, n) => `${n.money(r.amountMinor, r.currency)} was paid beyond what was owed, and goes back`,
  'paid-out': (r, n) => {
    if (r.owedMinor === 0n) return 'Nothing is owed, so nothing is paid out'
    const shared = `${n.money(r.fundsMinor, r.currency)} for ${n.money(r.owedMinor, r.currency)} owed: ${n.money(r.paidMinor, r.currency)} is paid out`
    return r.fundsMinor >= r.owedMinor ? `${shared}, to everyone in full` : `${shared}, ${PAYOUT[r.order]}`
  },

  salary: (r, n) => `${r.category} is paid ${n.price(r.ratePerUnit, r.currency)} ${UNIT[r.unit]}`,
  'salary-bound': (r, n) =>
    `${n.price(r.observed, r.currency)} ${UNIT[r.unit]} is ${r.bound === 'min' ? 'below the least' : 'above the most'} that is allowed, so the bound is in force: ${n.price(r.required, r.currency)}`,
  'weighted-salary': (r, n) =>
    `The base of ${n.number(r.base)} times the weight of ${n.number(r.weight)} is ${n.number(r.value)}`,
  'pay-line': (r, n) => {
    const one = equal(r.units, ONE)
    const unit = r.unit === 'hour' ? (one ? 'hour' : 'hours') : one ? 'month' : 'months'
    const units = `${n.number(r.units)} ${unit} ${LINE[r.line]} as ${r.category}`
    if (r.line === 'donated') return `${units}: on record, and never owed`
    const surcharge = r.surcharge.numerator === 0n ? '' : `, with a surcharge of ${n.percent(r.surcharge)}`
    return `${units} at ${n.price(r.ratePerUnit, r.currency)}${surcharge}: ${n.money(r.amountMinor, r.currency)}`
  },
  'pay-forfeited': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} is given up: on record, never owed, and without interest`,
  withheld: (r, n) => `${n.money(r.amountMinor, r.currency)} is kept back: ${r.what}`,
  payroll: (r, n) =>
    `From ${r.start}, included, to ${r.end}, not included, ${n.count(r.workers, 'person', 'people')} earned ${n.money(r.grossMinor, r.currency)}; ${n.money(r.forfeitedMinor, r.currency)} is given up, ${n.money(r.withheldMinor, r.currency)} kept back, and ${n.money(r.payMinor, r.currency)} is to be paid`,
  'funds-suffice': (r, n) =>
    `There are ${n.money(r.fundsMinor, r.currency)} for ${n.money(r.payMinor, r.currency)} of pay: everyone is paid in full`,
  'funds-short': (r, n) =>
    `There are ${n.money(r.fundsMinor, r.currency)} for ${n.money(r.payMinor, r.currency)} of pay: ${n.money(r.payMinor - r.fundsMinor, r.currency)} too little`,
  'shortage-rule': (r) => `What was decided on ${r.decidedOn} applies: ${SHORTAGE[r.rule]}`,
  'nothing-decided': (r) =>
    r.decidedOn === ''
      ? `Nothing was decided for ${r.payday}: all of the pay stays owed`
      : `What was decided on ${r.decidedOn} came too late for ${r.payday}: all of the pay stays owed`,
  'forfeit-binds': (r, n) =>
    r.binds === 'all'
      ? `This binds everyone (${n.integer(r.observed)})`
      : `This binds only those who agreed (${n.integer(r.observed)}); what the others are not paid is held`,
  'pay-visible': () => 'Everyone sees what everyone is paid; what is kept back for others is left out',
  'pay-unnamed': () => 'Pay is shown by category, and nobody is named',
  compensation: (r, n) =>
    r.year === 0
      ? `Whoever is ousted gets no part of the value of the cooperative, but always a compensation: ${n.money(r.amountMinor, r.currency)}`
      : `Whoever is ousted gets no part of the value of the cooperative, but always a compensation: ${n.money(r.amountMinor, r.currency)}, by the package of ${r.year}`,
  'compensation-floor': (r, n) => `Nobody is given less than ${n.number(r.floor)} ${r.currency}`,
  'pay-approved': (r, n) =>
    `${n.count(r.observed, 'other approves', 'others approve')} this pay; ${n.integer(r.required)} must, besides whoever is paid`,
  'pay-not-approved': (r, n) =>
    `${n.count(r.observed, 'other approves', 'others approve')} this pay; ${n.integer(r.required)} must, for nobody approves their own pay alone`,

  posted: () => 'The entry is posted',
  'outside-purpose': (r, n) =>
    r.allowed.length === 0
      ? `The money of ${r.fund} was given for nothing that it could be spent on`
      : `The money of ${r.fund} was given for ${n.list(r.allowed)}${r.named === '' ? ', and this names none of them' : `, not for ${r.named}`}`,
  'fund-exhausted': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} is more than is left of ${r.fund}, which is ${n.money(r.leftMinor, r.currency)}`,
  'not-given-back': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} of ${r.fund} would lose its purpose: it is spent on that, or given back to whoever gave it`,
  'trial-balance': (r, n) =>
    `${n.count(r.entries, 'entry', 'entries')} on ${n.count(r.accounts, 'account', 'accounts')}: what came in is what went out`,
  budget: (r, n) =>
    `${r.project} planned ${n.money(r.plannedMinor, r.currency)}; ${n.money(r.committedMinor, r.currency)} is committed, ${n.money(r.actualMinor, r.currency)} spent, and ${n.money(r.leftMinor, r.currency)} left`,
  overspent: (r, n) => `${r.line} is overspent by ${n.money(r.overMinor, r.currency)}`,
  unplanned: (r, n) =>
    r.line === ''
      ? `${n.money(r.amountMinor, r.currency)} was spent on no line of the budget`
      : `${n.money(r.amountMinor, r.currency)} was spent on ${r.line}, which nobody planned`,
  'outside-budget': (r) => `${r.line} is no line of the budget`,
  'within-budget': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} is within what is left of ${r.line}, which is ${n.money(r.leftMinor, r.currency)}`,
  'beyond-budget': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} is more than is left of ${r.line}, which is ${n.money(r.leftMinor, r.currency)}`,
  'spending-approved': (r, n) =>
    `${n.count(r.observed, 'person', 'people')} other than whoever is paid approved it; ${n.integer(r.required)} must`,
  'spending-not-approved': (r, n) =>
    r.observed === 0
      ? `Nobody other than whoever is paid approved it; ${n.integer(r.required)} must`
      : `Only ${n.count(r.observed, 'person', 'people')} other than whoever is paid approved it; ${n.integer(r.required)} must`,
  documents: (r, n) =>
    `${n.count(r.documented, 'expense has its document', 'expenses have their document')}; without one: ${n.integer(r.without)}; with one that cannot be found: ${n.integer(r.missing)}; with one that was altered: ${n.integer(r.altered)}`,
  'without-document': (r, n) => `No document stands behind ${n.list(r.entries)}`,
  'document-missing': (r, n) => `The document of ${n.list(r.entries)} cannot be found`,
  'document-altered': (r, n) => `The document of ${n.list(r.entries)} is not the one that was entered`,
  'own-data': (r) => `${DATA[r.data] ?? r.data}: what is about oneself one may see`,
  'may-see': (r) => `${DATA[r.data] ?? r.data}: shown to ${VIEWER[r.viewer] ?? r.viewer}`,
  'may-not-see': (r, n) =>
    `${DATA[r.data] ?? r.data}: not shown to ${VIEWER[r.viewer] ?? r.viewer}, ${r.allowed.length === 0 ? 'nor to anybody else' : `only to ${n.list(r.allowed.map((viewer) => VIEWER[viewer] ?? viewer))}`}`,
  presented: (r, n) => `The results were presented to the ${n.list(r.to.map((one) => AUDIENCE[one]))}`,
  'not-presented': (r, n) => `The results were not presented yet to the ${n.list(r.to.map((one) => AUDIENCE[one]))}`,
  audited: (r) =>
    r.byAnother
      ? `${r.auditor} audited the finances, because ${r.financialCoordinator}, the financial coordinator, is involved`
      : `${r.auditor}, the financial coordinator, audited the finances`,
  'not-audited': (r) =>
    r.byAnother
      ? `The finances were not audited yet by somebody who is not involved, as ${r.financialCoordinator}, the financial coordinator, is`
      : `The finances were not audited yet by ${r.financialCoordinator}, the financial coordinator`,

  surplus: (r, n) =>
    `The surplus of ${n.money(r.amountMinor, r.currency)} is shared in full, to the last ${n.money(1n, r.currency)}: what a step takes is rounded ${ROUNDING[r.rounding]}, and the last step takes all that is left`,
  provision: (r, n) => {
    const amount = n.money(r.amountMinor, r.currency)
    if (r.provision === 'losses') return `Losses of earlier years: ${amount}`
    if (r.provision === 'rest')
      return r.to === '' ? `The rest to members by their work: ${amount}` : `The rest to the reserve ${r.to}: ${amount}`
    const share = `${capital(n.percent(r.share))} of ${BASE[r.of](n.money(r.baseMinor, r.currency))}`
    return r.amountMinor === r.askedMinor
      ? `${share} is ${amount}, ${GOES[r.provision](r.to)}`
      : `${share} would be ${n.money(r.askedMinor, r.currency)}; ${amount} goes ${GOES[r.provision](r.to)}`
  },
  'share-by-work': (r, n) =>
    `${n.number(r.observed)} of ${n.number(r.outOf)} of the work is ${sharedOut(r, divide(r.observed, r.outOf), 'by work', n)}`,
  'share-by-capital': (r, n) =>
    `${n.money(r.observedMinor, r.currency)} of ${n.money(r.outOfMinor, r.currency)} of the capital is ${sharedOut(r, ratio(r.observedMinor, r.outOfMinor), 'by capital', n)}`,
  'nothing-to-members': () => 'Nothing of it goes to members one by one',
  'only-what-is-left': (r, n) =>
    `Of ${n.money(r.askedMinor, r.currency)} only the ${n.money(r.amountMinor, r.currency)} that was left could be taken`,
  'reserve-full': (r, n) =>
    `${n.money(r.askedMinor, r.currency)} was asked, but ${r.reserve} holds ${n.money(r.balanceMinor, r.currency)} and needs no more than ${n.money(r.untilMinor, r.currency)}`,
  'return-capped': (r, n) => `${n.percent(r.observed)} is above the cap, so ${n.percent(r.required)} applies`,
  'losses-remain': (r, n) => `${n.money(r.amountMinor, r.currency)} of losses of earlier years is still carried over`,
  loss: (r, n) => `The year lost ${n.money(r.amountMinor, r.currency)}`,
  'loss-met': (r, n) =>
    `${r.from}, which held ${n.money(r.balanceMinor, r.currency)}, meets ${n.money(r.amountMinor, r.currency)} of the loss`,
  'loss-carried': (r, n) => `${n.money(r.amountMinor, r.currency)} of the loss is carried over`,
  'reserve-drawn': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} of the ${n.money(r.balanceMinor, r.currency)} in ${r.reserve} is drawn ${PURPOSE[r.purpose]}`,
  'reserve-indivisible': (r) =>
    `${r.reserve} is indivisible: it can be drawn to meet losses, and not ${PURPOSE[r.purpose]}`,
  'reserve-too-small': (r, n) =>
    `${r.reserve} holds ${n.money(r.balanceMinor, r.currency)}, less than ${n.money(r.amountMinor, r.currency)}`,
  subscription: (r, n) =>
    `${n.fraction(r.share)} of a labour cost of ${n.money(r.labourCostMinor, r.currency)} is ${n.money(r.amountMinor, r.currency)}, rounded once (${r.rounding})`,
  'subscription-minimum': (r, n) => `No enterprise subscribes less than ${n.money(r.minimumMinor, r.currency)}`,
  federation: (r, n) =>
    `${n.count(r.enterprises, 'enterprise', 'enterprises')} on ${n.count(r.levels, 'level', 'levels')} ${r.enterprises === 1 ? 'subscribes' : 'subscribe'} ${n.money(r.subscribedMinor, r.currency)}; what is kept on all levels makes up just that`,
  'outside-income': (r, n) =>
    `${n.money(r.outsideMinor, r.currency)} of an income of ${n.money(r.incomeMinor, r.currency)} came from outside, which is ${n.percent(r.observed)}; at most ${n.percent(r.required)} may${r.over ? ', so it is too much' : ''}`,
  capital: (r, n) =>
    r.members === 1
      ? `On ${r.until}, 1 member has a capital of ${n.money(r.capitalMinor, r.currency)}, and one vote`
      : `On ${r.until}, ${n.integer(r.members)} members have a capital of ${n.money(r.capitalMinor, r.currency)} together; each has one vote`,
  'buy-out': (r, n) =>
    `Signed on ${r.signedOn}: ${n.count(r.members, 'member buys', 'members buy')} the enterprise for ${n.money(r.priceMinor, r.currency)}, ${r.creditMinor === 0n ? 'without credit of the seller' : `of which the seller lends ${n.money(r.creditMinor, r.currency)} for ${n.money(r.interestMinor, r.currency)} of interest`}`,
  'one-vote-each': (r, n) =>
    r.members === 1
      ? 'From the first day the one member has one vote'
      : `From the first day each of the ${n.integer(r.members)} members has one vote`,

  'backers-enough': (r, n) => backingSentence(r, n),
  'backers-too-few': (r, n) => backingSentence(r, n),
  'backing-restarted': (r, n) =>
    `The wording changed, so ${n.count(r.lapsed, 'earlier backing lapses: it was', 'earlier backings lapse: they were')} given to other words`,
  'holding-since': (r, n) =>
    `The rule holds and has held for ${n.count(r.observed, 'day', 'days')}; it must hold for ${n.integer(r.required)}`,
  'held-long-enough': (r, n) =>
    `The rule has held for ${n.count(r.observed, 'day', 'days')}; ${n.integer(r.required)} are needed`,
  'not-holding': () => 'The rule does not hold now, so the days are counted anew',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const met = (r: MetFacts, n: Numbers): string =>
  `${n.money(r.toInterestMinor, r.currency)} of interest and ${n.money(r.toPrincipalMinor, r.currency)} of the pay held on ${r.payday}`

const PAYOUT: Record<ReasonOf<'paid-out'>['order'], string> = {
  'pro-rata': 'to each in the proportion of what is owed to them',
  'oldest-first': 'the oldest payday first',
  'smallest-first': 'to those who are owed least first',
}

const UNIT: Record<SalaryFacts['unit'], string> = { hour: 'an hour', month: 'a month' }

const LINE: Record<ReasonOf<'pay-line'>['line'], string> = {
  ordinary: 'worked',
  overtime: 'of overtime',
  leave: 'of paid leave',
  donated: 'given',
  month: 'worked',
}

const SHORTAGE: Record<ReasonOf<'shortage-rule'>['rule'], string> = {
  forfeit: 'pay is given up by those whom it binds',
  hold: 'all of the pay is held',
  'pro-rata': 'everyone is paid the same part, and the rest is held',
  'by-category': 'categories are paid in the order decided, and the rest is held',
}

const DATA: Readonly<Record<string, string>> = {
  budgets: 'Budgets',
  expenses: 'Expenses',
  documents: 'Documents',
  'counterparty-names': 'Names of those who were hired',
  'counterparty-contacts': 'Contacts of those who were hired',
  'pay-by-category': 'Pay by category',
  'pay-by-person': 'Pay by person',
  withholdings: 'What is withheld from whom',
  'donations-in-all': 'Donations in all',
  'donor-names': 'Names of donors',
  'bank-lines': 'Lines of the bank',
}

const VIEWER: Readonly<Record<string, string>> = {
  'worker-owner': 'worker-owners',
  volunteer: 'volunteers',
  donor: 'donors',
  'financial-coordinator': 'the financial coordinator',
  auditor: 'the auditor',
  'member-enterprise': 'member enterprises',
  supporter: 'supporters',
  public: 'the public',
}

const AUDIENCE = { 'worker-owners': 'worker-owners', volunteers: 'volunteers', donors: 'donors' }

const ROUNDING: Record<Rounding, string> = {
  'half-even': 'to the nearest, halves to the even one',
  'half-up': 'to the nearest, halves up',
  up: 'up',
  down: 'down',
}

/** What a provision takes a share of. */
const BASE: Record<ReasonOf<'provision'>['of'], (base: string) => string> = {
  surplus: (base) => `the surplus of ${base}`,
  'after-losses': (base) => `the ${base} of the surplus that losses left`,
  remaining: (base) => `the ${base} left`,
  capital: (base) => `the ${base} of capital`,
  losses: (base) => `the ${base} of losses`,
}

/** Where the share of a provision goes. */
const GOES: Record<Exclude<ReasonOf<'provision'>['provision'], 'losses' | 'rest'>, (to: string) => string> = {
  reserve: (to) => `to the reserve ${to}`,
  'return-on-capital': () => 'to members as a return on it',
  patronage: () => 'to members by their work',
  fund: (to) => `to the fund ${to}`,
}

/** A part that comes out even is the amount; of any other it is told how it was rounded, and what became of the rest. */
const sharedOut = (r: SharedOutFacts, share: Ratio, by: string, n: Numbers): string => {
  const whole = `of the ${n.money(r.totalMinor, r.currency)} that goes ${by}`
  const exact = multiply(share, ratio(r.totalMinor))
  const amount = n.money(r.amountMinor, r.currency)
  if (exact.denominator === 1n) return `${amount} ${whole}`
  const down = `${n.exactMoney(exact, r.currency)} ${whole}, rounded down`
  return r.extraMinor === 0n
    ? `${down} to ${amount}`
    : `${down} to ${n.money(r.amountMinor - r.extraMinor, r.currency)}, and ${n.money(r.extraMinor, r.currency)} of what rounding left over, which goes to those who lost most by it, in the order of ids where they lost as much: ${amount}`
}

const PURPOSE: Record<ReserveFacts['purpose'], string> = {
  losses: 'to meet losses',
  enterprise: 'for the enterprise',
  members: 'to be shared among members',
}

/** What was averaged, where it has a name. */
const averaged = ({ scope, category }: AveragedFacts, told: string): string => {
  const named = [scope, category].filter((name) => name !== undefined).join(', ')
  return named === '' ? capital(told) : `${named}: ${told}`
}

/** What was divided by what: in parentheses, but not where there are some already. */
const withTerms = (value: string, terms: string): string =>
  `${value}${terms}`.includes('(') ? `${value}, which is ${terms}` : `${value} (${terms})`

const proposals = (count: number, n: Numbers): string => n.count(count, 'proposal', 'proposals')

const trimmed = (dropped: number, n: Numbers): string => {
  if (dropped === 0) return ', too few to drop any,'
  return dropped === 1
    ? ', without the lowest and the highest,'
    : `, without the ${n.integer(dropped)} lowest and the ${n.integer(dropped)} highest,`
}

const amount = (value: Ratio, percent: boolean, n: Numbers): string => (percent ? n.percent(value) : n.number(value))

const as = (r: { observed: Ratio; percent: boolean }, n: Numbers): string => amount(r.observed, r.percent, n)

const COMPARISON: Record<Comparison, string> = { 'at-least': 'at least', 'more-than': 'more than' }

const OUT_OF: Record<Base, (count: number, n: Numbers) => string> = {
  electorate: (count, n) => `all ${n.integer(count)} entitled`,
  present: (count, n) => `the ${n.integer(count)} present`,
  ballots: (count, n) => `the ${n.count(count, 'ballot', 'ballots')}`,
  'for-or-against': (count, n) => `the ${n.count(count, 'ballot', 'ballots')} for or against`,
}

const EMPTY: Record<Base, string> = {
  electorate: 'nobody is entitled',
  present: 'nobody is present',
  ballots: 'there are no ballots',
  'for-or-against': 'there are no ballots for or against',
}

const TIE: Record<ReasonOf<'tie-policy'>['policy'], string> = {
  lost: 'the proposal is lost',
  'second-ballot': 'there is a second ballot',
  'casting-vote': 'the chair casts the deciding vote',
}

const KINDS: Record<Choice, string> = { for: 'for', against: 'against', abstain: 'abstentions' }

const shareSentence = (r: ShareFacts, n: Numbers): string => {
  const people = r.base === 'electorate' || r.base === 'present'
  const observed = `${n.integer(r.observed)} of ${OUT_OF[r.base](r.outOf, n)} ${people ? 'voted for' : r.observed === 1 ? 'is for' : 'are for'}`
  return `${observed}; ${COMPARISON[r.comparison]} ${n.percent(r.required)} of them are needed, which is ${n.integer(r.needed)}`
}

const backingSentence = (r: BackingFacts, n: Numbers): string =>
  `${n.integer(r.observed)} of ${OUT_OF.electorate(r.outOf, n)} ${r.observed === 1 ? 'backs' : 'back'} it as it is worded; at least ${n.percent(r.required)} of them are needed, which is ${n.integer(r.needed)}`

const quorumSentence = (r: QuorumFacts, n: Numbers): string => {
  const counted = r.counting.length === 3 ? '' : `, counting only ${n.list(r.counting.map((kind) => KINDS[kind]))}`
  return `${n.count(r.observed, 'ballot', 'ballots')} of ${OUT_OF[r.base](r.outOf, n)}${counted}; ${COMPARISON[r.comparison]} ${n.percent(r.required)} are needed, which is ${n.integer(r.needed)}`
}
