import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { Charter } from 'coop-rules/charter'
import { type Command, type State, views } from 'coop-rules/cooperative'
import { explainProblem, type Locale, type Problem } from 'coop-rules/problems'
import { type Because, explain } from 'coop-rules/reasons'
import type { Ran } from 'coop-rules/storage'
import type { Context } from 'hono'
import { formToken, type FormMade, type Session } from './accounts.js'
import { cited, clausesKnown } from './cited.js'
import { could } from './could.js'
import { titleOfDecision } from './decision-title.js'
import { inNameOf } from './acting.js'
import type { CoopHouse } from './house.js'
import { labelOfCommandField } from './field-labels.js'
import { documentOf, Layout } from './layout.js'
import { fingerprintOf, type Told, titleOf } from './names.js'
import type { Asked, Given, PageParts, Refusal } from './route.js'
import { placed } from './titled.js'
import { withoutUnseen } from './unseen.js'
import { inLocale, wordsOf } from './words.js'

/** What is known of a request before its route answers. */
export interface Known {
  readonly c: Context
  readonly house: CoopHouse
  readonly state: State
  readonly session: Session | undefined
  /** For whom they act: for themselves, or for an enterprise. */
  readonly actsFor: string | undefined
  readonly origin: string
  readonly today: string
  readonly locale: Locale
  readonly theme: 'auto' | 'light' | 'dark'
  readonly form: FormData | undefined
  readonly json: unknown
  /** What the form that was sent says of itself. */
  readonly made: FormMade | undefined
}

/** All that a route can ask for. */
export const askedOf = (known: Known): Asked => {
  const { c, house, state, session, actsFor, origin, today, locale, theme, form, json, made } = known
  const { coop, desk, names } = house
  const charter = state.charter.inForce
  const path = (rest: string): string => `/c/${coop}${rest}`
  const t = inLocale(WORDS, locale)
  const quoted = (title: string): string => (locale === 'es' ? `«${title}»` : `“${title}”`)
  /** Decisions have no names of their own: whoever may see them reads what they are about, and the others which decision of the charter it is. What the charter names is known by an id that is no word of its own. */
  const titled = async (id: string): Promise<string | undefined> => {
    const found = views.decisions.decisionView(state, id) ?? views.decisions.closedDecision(state, id)
    if (found === undefined) {
      const title = id.includes('-') ? titleInCharter(charter, id, locale) : undefined
      return title === undefined ? undefined : quoted(title)
    }
    const sees = actsFor !== undefined && views.members.mayVote(state, actsFor)
    return quoted(sees ? await titleOfDecision(asked, found) : asked.titleOf('decisions', found.provision))
  }
  const inNames = (sentences: string) => names.inWords(sentences, charter, locale, titled)
  const tell = (because: Because): Promise<string> =>
    inNames(explain(placed(cited(because, clausesKnown(state.charter)), charter, locale), locale))
  const page = (parts: PageParts, status: 200 | 403 | 404 | 409 | 422 = 200) =>
    documentOf(c, <Layout asked={asked} {...parts} />, status)

  /** The command as it goes to the rules. Its name is that of the form with what was filled in: the same sent twice happens once, something else sent from the same form is something else. */
  const commandOf = (given: Given, part: string): Command & { readonly commandId: string } => {
    if (made === undefined || session === undefined) throw new TypeError('a command is given by a form of this session')
    const said = createHash('sha256')
      .update(JSON.stringify([part, given]))
      .digest('hex')
      .slice(0, 16)
    const commandId = `${made.commandId}-${said}`
    return { ...inNameOf(asked, given), at: today, commandId } as unknown as Command & { readonly commandId: string }
  }
  /** Digits that nobody can guess, the same whenever this form says the same. */
  const ofForm = (said: string): string => {
    if (made === undefined || session === undefined)
      throw new TypeError('what is made is made by a form of this session')
    return createHmac('sha256', session.formKey).update(`${made.commandId}\n${said}`).digest('hex')
  }
  /** A path is for whoever wrote the data: whoever filled in a form reads what the form calls the field, or else no place at all. */
  const problemOf = async (problem: Problem, type: Given['type']): Promise<string> => {
    const { path: place, received, facts } = problem
    const label = labelOfCommandField(type, place, locale) ?? categoryIn(asked, type, place)
    const before = facts?.['before']
    // The library speaks of changes in a list, which no form has.
    const said = await inNames(
      problem.code === 'not-in-order' && label !== undefined && typeof before === 'string'
        ? t[type === 'open-election' && place === 'votingUntil' ? 'dayAfter' : 'dayFrom'](before, received)
        : explainProblem({ ...problem, path: '' }, locale),
    )
    if (label === undefined) return said
    return label.endsWith('?')
      ? `${label} ${said}`
      : `${label}: ${said.charAt(0).toLocaleLowerCase(locale)}${said.slice(1)}`
  }
  const refusalOf = async (ran: Extract<Ran, { readonly kind: 'refused' }>, type: Given['type']): Promise<Refusal> => ({
    because: ran.because,
    problems: ran.problems,
    words: [
      // That something is wrong with it says less than what is.
      ...(ran.problems.length > 0 && ran.because.every(({ code }) => code === 'malformed')
        ? []
        : [await tell(ran.because)]),
      ...new Set(await Promise.all(ran.problems.map((problem) => problemOf(problem, type)))),
    ],
  })

  /** What is written beside the log with the next command. */
  const kept: (() => Promise<unknown>)[] = []
  const writeKept = async () => {
    for (const write of kept.splice(0)) await write()
  }
  /** Runs a command, and keeps what it names: before it, so that nobody reads of what is not there, but only where the rules would take it. Otherwise whoever may do nothing could fill the store, or name what is not theirs. */
  const runKeeping = async (given: Given, command: ReturnType<typeof commandOf>): Promise<Ran> => {
    if (kept.length > 0 && could(asked, given)) await writeKept()
    const ran = await desk.run(command, { firstSeen: made?.seen ?? '' })
    if (ran.kind === 'accepted') await writeKept()
    return ran
  }

  const asked: Asked = {
    c,
    house,
    state,
    charter,
    viewer: actsFor,
    me: actsFor ?? '',
    person: session?.person ?? '',
    session,
    origin,
    today,
    locale,
    theme,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    field: (name) => textIn(form?.get(name)),
    fields: (name) => (form?.getAll(name) ?? []).map(textIn),
    files: (name) => (form?.getAll(name) ?? []).flatMap((one) => (typeof one === 'string' ? [] : [one])),
    json,
    words: (words) => inLocale(words, locale),
    path,
    tell,
    nameOf: async (id) => {
      const name = await names.nameOf(id, locale)
      return name === id ? (titleInCharter(charter, id, locale) ?? id) : name
    },
    textOf: async (fingerprint) => (await names.textOf(fingerprint, locale)) ?? t.erased,
    titleOf: (section, id) =>
      titleOf(
        (charter as unknown as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[section]?.[id],
        locale,
      ) ?? id,
    token: () =>
      session === undefined
        ? ''
        : formToken(session, {
            commandId: randomUUID(),
            seen: desk.position,
            ...(actsFor === undefined ? {} : { actsFor }),
          }),
    newId: (prefix) => `${prefix}-${ofForm(prefix).slice(0, 12)}`,
    keepText: (text) => {
      const salt = ofForm(text).slice(0, 24)
      kept.push(() => names.keepText(text, salt))
      return Promise.resolve(fingerprintOf(text, salt))
    },
    rename: (id, name) => void kept.push(() => names.rename(id, asName(name))),
    keep: (write) => void kept.push(write),
    page,
    give: async (given, again) => {
      const command = commandOf(given, '')
      const firstSeen = made?.seen ?? ''
      const ran = await runKeeping(given, command)
      if (ran.kind === 'refused') return again(await refusalOf(ran, given.type))
      // What stood so already leaves nothing in the log: the page says that.
      const before = ran.kind === 'accepted-before' ? '&again=1' : ran.events.length === 0 ? '&so=1' : ''
      return c.redirect(path(`/saved/${command.commandId}?from=${encodeURIComponent(firstSeen)}${before}`), 303)
    },
    run: async (given, part = '') => {
      const ran = await runKeeping(given, commandOf(given, part))
      return ran.kind === 'refused' ? refusalOf(ran, given.type) : undefined
    },
    // What stood in an address may stand in the next, whatever it was: only signs that a header may have are left.
    redirect: (rest) => c.redirect(path(rest).replace(/[^\x21-\x7e]/gu, encodeURIComponent), 303),
    download: ({ name, type, body }) =>
      new Response(body as string, {
        headers: {
          'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
          'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      }),
    answerJson: (body, status = 200) => c.json(body as object, status),
    notFound: () => page({ title: t.nothingHere, body: <p>{t.nothingHereText}</p> }, 404),
  }
  return asked
}

/** What the charter calls itself, or a circle of it, by its id; undefined for every other id. */
const titleInCharter = (charter: Charter, id: string, locale: Locale): string | undefined =>
  id === charter.id
    ? titleOf(charter, locale)
    : charter.circles !== undefined && Object.hasOwn(charter.circles, id)
      ? titleOf(charter.circles[id], locale)
      : undefined

/** Salaries have a field for each category of pay, which the charter names. */
const categoryIn = ({ charter, titleOf }: Asked, type: Given['type'], place: string): string | undefined => {
  const category = /^amounts\.(.+)$/.exec(place)?.[1] ?? ''
  return type === 'propose-salaries' && Object.hasOwn(charter.payCategories ?? {}, category)
    ? titleOf('payCategories', category)
    : undefined
}

/** A name without signs that are not seen, which could make it look like another, and of no more than a line. */
const asName = (name: Told): Told => (typeof name === 'string' ? withoutUnseen(name).slice(0, 1_000) : name)

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const WORDS = wordsOf({
  dayFrom: [
    (first: string, received: string) => `expected ${first} or a later day; received ${received}.`,
    (first: string, received: string) => `se esperaba el ${first} o un día posterior; se recibió ${received}.`,
  ],
  dayAfter: [
    (before: string, received: string) => `expected a day after ${before}; received ${received}.`,
    (before: string, received: string) => `se esperaba un día posterior al ${before}; se recibió ${received}.`,
  ],
  erased: ['(this text was erased)', '(este texto se borró)'],
  nothingHere: ['There is nothing here', 'Aquí no hay nada'],
  nothingHereText: [
    'Nothing has this address, or it is not for you. The menu shows what is.',
    'Nada tiene esta dirección, o no es para ti. El menú muestra lo que hay.',
  ],
})
