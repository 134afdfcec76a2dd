import { CHAPTERS, type SectionName } from '../../src/charter/chapters/list.js'
import { rate } from '../../src/charter/chapters/pay.js'
import { TOGETHER } from '../../src/charter/check-rules.js'
import { electorate } from '../../src/charter/electorate.js'
import type { Field, Fieldset, Kind } from '../../src/charter/field.js'
import { charterJsonSchema } from '../../src/charter/index.js'
import * as kinds from '../../src/charter/kinds.js'
import { method } from '../../src/charter/rule.js'
import { capital, sayIn } from '../../src/charter/say.js'

/** The page that tells what may be written where in a charter, as the code has it. */
export const charterPage = (prose: string): string => {
  const chapters = Object.entries(CHAPTERS).map(([section, chapter]) => {
    const [title] = chapter.title
    const provisions: readonly (readonly [string, Fieldset])[] =
      chapter.form === 'many'
        ? [[`${section}.…`, chapter.fields]]
        : Object.entries(chapter.provisions).map(([name, fields]) => [`${section}.${name}`, fields])
    const lead =
      chapter.form === 'many'
        ? `In \`${section}\`, under names of your own.`
        : `In \`${section}\`, under the names below and no others.`
    const tables = provisions.flatMap(([place, fields]) => [
      ...(chapter.form === 'many' ? [] : [`### \`${place}\``, '']),
      ...tableOf(section as SectionName, place, fields),
      '',
    ])
    return [`## ${title}`, '', lead, '', ...tables].join('\n')
  })
  return prose
    .replace('<!-- identity -->', () => identity())
    .replace('<!-- chapters -->', () => chapters.join('\n').trimEnd())
}

const HEAD = ['| Name | What the by-laws say | What you may write | Must it be there? |', '| --- | --- | --- | --- |']

const tableOf = (section: SectionName, place: string, fields: Fieldset): readonly string[] => [
  ...HEAD,
  ...Object.entries(fields).map(
    ([name, field]) =>
      `| \`${name}\` | ${sentenceOf(field)} | ${mayBe(`${place}.${name}`, field.kind)}${NOTES[`${section}.${name}`] ?? ''} | ${mustBe(section, name, field)} |`,
  ),
]

/** What has to be known before one of the words is chosen. */
const NOTES: Readonly<Record<string, string>> = {
  'secrecy.mode':
    '. Only `"sealed"` ballots are cast in the voting desk (`examples/desk`, in the repository): it asks for key holders who do not vote, three for instance, two of whom count. With `"disclosure-rules"` a ballot box that the cooperative trusts collects them, outside the desk, and what it counted is recorded',
}

const sentenceOf = ({ en: [, sentence, otherwise] }: Field): string => {
  if (sentence === '') return 'nothing by itself: other sentences use the word'
  const said =
    sentence === '{}' ? 'what you write, as it stands' : capital(sentence.replaceAll('{}', '…')).replace(/…\.$/, '…')
  return otherwise === undefined ? said : `\`true\`: ${said} \`false\`: ${otherwise}`
}

const mustBe = (section: SectionName, name: string, { optional }: Field): string => {
  if (!optional) return 'yes'
  const said = WHEN[`${section}.${name}`]
  if (said !== undefined) return said
  const goesWith = (TOGETHER[section] ?? []).flatMap(({ with: [field, value], needs, may = [] }) =>
    [...needs, ...may].includes(name)
      ? [
          `${needs.includes(name) ? 'yes' : 'no, and only'} with ${value === undefined ? `\`${field}\`` : `\`"${field}": "${value}"\``}`,
        ]
      : [],
  )
  return goesWith.length === 0 ? 'no' : goesWith.join('; ')
}

const SHARED = 'yes with `"step": "reserve"`, `"fund"` or `"patronage"`'
const RETURN = 'yes with `"step": "return-on-capital"`'

/** What is needed only by what else is said. Each line is held by a test. */
export const WHEN: Readonly<Record<string, string>> = {
  'decisions.openDays': 'yes where ballots are cast, unless `holdForDays` is there or a meeting takes the decision',
  'decisions.ballotsCanChange': 'yes where a share decides, unless `"by": "backing"`',
  'decisions.thresholds': 'yes where a share decides, unless `"by": "backing"`',
  'decisions.members': 'yes where a share decides, unless `"by": "backing"`',
  'membership.leapBirthday': 'yes where a class has a `minimumAge`',
  'averageItems.min': 'yes where proposals are secret',
  'averageItems.max': 'yes where proposals are secret',
  'averageItems.step': 'yes where proposals are secret',
  'surplus.share': SHARED,
  'surplus.of': SHARED,
  'surplus.to': 'yes with `"step": "reserve"`, `"fund"` or `"rest"`',
  'surplus.ratePerYear': RETURN,
  'surplus.cap': RETURN,
  'secrecy.keyHolders': 'yes with `"mode": "sealed"`',
  'secrecy.keyQuorum': 'yes with `"mode": "sealed"`',
  'secrecy.assembly': 'yes with `"below": "assembly"`',
  'admissions.instalmentMonths': 'yes with two `instalments` or more; only with `contributionMinor`',
  'meetings.calledBy': 'yes, unless `calledByShare` is there',
  'meetings.secondCallDays': 'this or `secondCallMinutes`, with `secondQuorum`',
  'meetings.secondCallMinutes': 'this or `secondCallDays`, with `secondQuorum`',
}

const say = sayIn('en', (_section, id) => id)

/** What may stand in a field, in words. Throws where nobody has said it yet. */
const mayBe = (place: string, kind: Kind): string => {
  const told = OF_KIND.get(kind) ?? AT[place]
  if (told !== undefined) return told
  const { type, entries, element } = kind.schema._zod.def as unknown as Def
  if (entries !== undefined) {
    const options = optionsOf(entries, (option) => kind.tell(option, say, {}))
    return Object.keys(entries).length === 1 ? options : `one of ${options}`
  }
  const inner = (element as { readonly _zod?: { readonly def: Def } } | undefined)?._zod?.def
  if (inner?.entries !== undefined)
    return `a list of some of ${optionsOf(inner.entries, (option) => kind.tell([option], say, {}))}`
  const [one] = type === 'string' ? (kind.pointers?.('x') ?? []) : []
  if (one !== undefined) return `the name of something in \`${one.section}\``
  const [first] = type === 'array' ? (kind.pointers?.(['x']) ?? []) : []
  if (first !== undefined) return `a list of names in \`${first.section}\``
  if (type === 'number') return `a whole number: \`2\` is “${kind.tell(2, say, {})}”`
  throw new Error(`what may be written is not said of ${place}`)
}

interface Def {
  readonly type: string
  readonly entries?: Readonly<Record<string, string>>
  readonly element?: unknown
}

const optionsOf = (entries: Readonly<Record<string, string>>, tell: (option: string) => string): string =>
  Object.keys(entries)
    .map((option) => {
      const words = tell(option)
      return words === option ? `\`"${option}"\`` : `\`"${option}"\` (${words})`
    })
    .join(', ')

const OF_KIND: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [kinds.text, 'a text, or one in each language: `{ "en": "…", "es": "…" }`'],
  [kinds.texts, 'a list of texts'],
  [kinds.yesNo, '`true` or `false`'],
  [kinds.count, 'a whole number'],
  [kinds.days, 'whole days: `14`'],
  [kinds.standing, 'whole days; `0` where it is enough that it is met once'],
  [kinds.notice, 'whole days; `0` where none is needed'],
  [kinds.months, 'whole months: `12` is a year'],
  [kinds.everyMonths, 'whole months, from `1` on: `12` is every year'],
  [kinds.day, 'a day: `"2026-01-31"`'],
  [kinds.number, 'a number, in quotation marks or without: `"37.5"`, `"2/3"`, `"5%"`, `40`'],
  [kinds.part, 'a part: `"1/1000"`, `"20%"`, `"0.2"`'],
  [kinds.share, 'a part from nothing to all: `"1/3"`, `"30%"`, `"0.3"`'],
  [kinds.minor, 'an amount in the smallest unit of the currency: `50000` is 500.00 EUR'],
  [rate, 'what an hour or a month is paid, in the currency itself: `"12.50"` is 12.50 EUR'],
  [kinds.classes, 'a list of names in `memberClasses`'],
  [kinds.parties, 'a list of [parties to the matter](#who-votes), such as `"person-concerned"`'],
  [electorate, '[who votes](#who-votes)'],
  [method, '[how a decision is taken](#how-a-decision-is-taken)'],
])

const NUMBER_OR_ITEM = 'a number, or that of another item: `{ "average": "…" }`, by its name in `averageItems`'

const AT: Readonly<Record<string, string>> = {
  'averageItems.….unit':
    '`"share"` for parts of a whole, or the word for what is counted: `{ "en": "hours", "es": "horas" }`',
  'averageItems.….aggregation':
    '`"mean"`, `"median"`, `{ "trimmedMean": "10%" }` (without so many at each end), or `{ "clampedMean": true }` (kept within the bounds)',
  'averageItems.….provisional': NUMBER_OR_ITEM,
  'averageItems.….min': NUMBER_OR_ITEM,
  'averageItems.….max': NUMBER_OR_ITEM,
  'averageItems.….places': 'a whole number; of a share, `2` is whole percents',
  'surplus.….to':
    'a name for the reserve or fund, such as `"common"`; for the rest also `"patronage"`, to members by their work',
  'surplusRules.losses.from': 'a list of the reserves that `surplus` fills, by the names they have there in `to`',
  'amendments.….covers':
    'a list of places: `"decisions"`, `"decisions.admit"`, `"title"`, or `"*"` for all that no other amendment covers',
}

const identity = (): string => {
  const properties = charterJsonSchema().properties as Readonly<Record<string, { readonly description?: string }>>
  return Object.entries(properties)
    .filter(([name]) => !Object.hasOwn(CHAPTERS, name))
    .map(([name, { description }]) => `- \`${name}\`: ${String(description)}.`)
    .join('\n')
}
