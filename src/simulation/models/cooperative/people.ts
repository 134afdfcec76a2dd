import { views } from '../../../cooperative/index.js'
import type { Stream } from '../../stream.js'
import { type Life, oneOf, RECORD } from './life.js'

/** The classes that people join, of those with a vote everywhere: persons first, then enterprises. */
const classesIn = (life: Life): readonly { readonly memberClass: string; readonly enterprise: boolean }[] =>
  Object.entries(life.charter.memberClasses ?? {})
    .filter(([, { hasVote, onlyIn }]) => hasVote && onlyIn === undefined)
    .map(([memberClass, { kind }]) => ({ memberClass, enterprise: kind === 'enterprise' }))
    .sort((a, b) => Number(a.enterprise) - Number(b.enterprise))

/** It is founded: where enterprises can be members, one founder in four is one. */
export const found = (life: Life): void => {
  const classes = classesIn(life)
  const persons = classes.filter(({ enterprise }) => !enterprise)
  const enterprises = classes.filter(({ enterprise }) => enterprise)
  const founders = Array.from({ length: life.parameters.founders }, (_, at) => {
    const of = (enterprises.length > 0 && at % 4 === 3) || persons.length === 0 ? enterprises : persons
    return life.somebodyNew(of[0]?.memberClass ?? '')
  })
  const [first] = founders
  life.give({
    type: 'found',
    by: first?.name ?? '',
    founders: founders.map(({ name: member, memberClass }) => ({ member, memberClass })),
  })
}

/** Some apply, some leave, what they owe before they are members is paid, and whoever was on probation long enough is decided on. */
export const comeAndGo = (life: Life, chance: Stream): void => {
  const { parameters } = life
  // Each has their own chance, whoever else is there; the last one stays, for nobody could do anything any more.
  const [, ...leaving] = life.electorate()
  for (const { name: by, doing } of leaving)
    if (doing.chance(parameters.leaving) && !life.goingSoon.has(by)) life.give({ type: 'leave', by })
  const classes = classesIn(life)
  for (let times = life.timesThisMonth(parameters.applications, chance); times > 0; times--) {
    const entry = oneOf(classes, chance)
    if (entry === undefined) break
    const person = life.somebodyNew(entry.memberClass)
    const { name: by } = person
    const admission = admissionTo(life, entry.memberClass)
    if (admission?.attendances !== undefined) life.aspiring.set(by, person)
    else if (admission?.decision === undefined) life.give({ type: 'join', by, memberClass: entry.memberClass })
    else life.give({ type: 'apply', by, memberClass: entry.memberClass, decision: life.named('admission') })
  }
  contribute(life)
  confirm(life)
}

/** Whoever was admitted and owes a contribution pays all of it at once. */
const contribute = (life: Life): void => {
  const [somebody] = life.electorate()
  for (const { name: member, memberClass } of life.applicants.values()) {
    const application = views.members.applicationOf(life.state, member)
    const amountMinor = admissionTo(life, memberClass)?.contributionMinor
    const accepted = application?.verdict !== undefined || application?.decidedBy === 'nobody'
    const owes = accepted && application.paid.length === 0
    if (somebody !== undefined && owes && amountMinor !== undefined)
      life.give({ type: 'record-contribution', by: somebody.name, member, amountMinor: String(amountMinor) })
  }
}

/** Where probation ends by a decision, it is asked for. */
const confirm = (life: Life): void => {
  const [somebody] = life.electorate()
  for (const { name: member, memberClass } of life.applicants.values()) {
    if (somebody === undefined || views.members.recordOf(life.state, member)?.standing !== 'probationer') continue
    const application = views.members.applicationOf(life.state, member)
    if (admissionTo(life, memberClass)?.probationEnds === 'by-decision' && application?.confirmation === undefined)
      life.give({ type: 'open-confirmation', by: somebody.name, member, decision: life.named('confirmation') })
  }
}

const admissionTo = (life: Life, memberClass: string) =>
  Object.values(life.charter.admissions ?? {}).find((one) => one.memberClass === memberClass)

/** Oustings are begun, and go on step by step: notice, hearing, vote, word of it. Nobody appeals. */
export const oust = (life: Life, chance: Stream): void => {
  for (let times = life.timesThisMonth(life.parameters.oustings, chance); times > 0; times--) {
    const electorate = life.electorate()
    const [proposer, accused] = [oneOf(electorate, chance), oneOf(electorate, chance)]
    const [ground] = groundsOf(life)
    if (proposer === undefined || accused === undefined || proposer === accused || ground === undefined) continue
    const asked = {
      type: 'propose-ousting',
      by: proposer.name,
      member: accused.name,
      grounds: [ground],
      record: RECORD,
    } as const
    if (views.members.oustingOf(life.state, accused.name) === undefined && life.give(asked))
      life.give({ type: 'notify-ousting', by: proposer.name, member: accused.name })
  }
}

/** What comes next in the oustings under way, by what the rules say comes next. */
export const goOnOusting = (life: Life): void => {
  for (const member of [...life.oustings]) {
    const under = views.members.oustingOf(life.state, member)
    const by = life.electorate().find(({ name }) => name !== member)?.name
    if (under === undefined || by === undefined) continue
    if (under.next === 'hear' && life.give({ type: 'record-hearing', by, member, how: 'heard', record: RECORD }))
      life.give({ type: 'open-ousting', by, member, decision: life.named('ousting') })
    else if (
      under.next === 'decide' &&
      ![...life.open.values()].some(({ opened }) => isOusting(opened.subject, member))
    )
      life.give({ type: 'open-ousting', by, member, decision: life.named('ousting') })
    else if (under.next === 'tell') life.give({ type: 'tell-ousting', by, member })
  }
}

const isOusting = (subject: { readonly kind: string; readonly member?: string }, member: string): boolean =>
  subject.kind === 'ousting' && subject.member === member

const groundsOf = (life: Life): readonly string[] =>
  (life.charter.membership?.expulsion?.grounds ?? []).map((_, at) => `ground-${at + 1}`)
