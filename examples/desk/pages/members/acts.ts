import type { Asked, Given, Route } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { minorOf } from '../projects/propose.js'
import { memberPage } from './member.js'

type Wanted = Given | { readonly unsaid: keyof typeof WORDS }
type Act = (asked: Asked, member: string) => Wanted | Promise<Wanted>

const plain =
  (type: Given['type']): Act =>
  (_, member) => ({ type, member })

/** A command by which a decision on somebody is opened. */
const opening =
  (type: Given['type'], prefix: string): Act =>
  async (asked, member) => {
    const text = asked.field('text')
    const record = text === '' ? {} : { record: await asked.keepText(text) }
    return { type, member, decision: asked.newId(prefix), ...record }
  }

/** A command about oneself: on the page of another it is none. */
const own =
  (given: (asked: Asked) => Wanted | Promise<Wanted>): Act =>
  (asked, member) =>
    member === asked.me ? given(asked) : { unsaid: 'onlyOneself' }

const ACTS: Readonly<Record<string, Act>> = {
  leave: own(() => ({ type: 'leave' })),
  'resign-office': own((asked) => ({ type: 'resign-office', office: asked.field('office') })),
  'name-representative': own((asked) => ({ type: 'name-representative', person: asked.field('person') })),
  'withdraw-representative': own(() => ({ type: 'withdraw-representative' })),
  contribution: (asked, member) => {
    const amountMinor = minorOf(asked.field('amount'), asked.charter.currency)
    return amountMinor === undefined
      ? { unsaid: 'notMoney' }
      : { type: 'record-contribution', member, amountMinor: String(amountMinor) }
  },
  attendance: (asked, member) => {
    const on = asked.field('on')
    return { type: 'record-attendance', member, circle: asked.field('circle'), ...(on === '' ? {} : { on }) }
  },
  confirm: opening('open-confirmation', 'confirmation'),
  suspend: opening('propose-suspension', 'suspension'),
  reinstate: opening('propose-reinstatement', 'reinstatement'),
  ended: (asked, member) => ({ type: 'report-end', member, how: asked.field('how') }),
  oust: async (asked, member) => {
    const text = asked.field('text')
    if (text === '') return { unsaid: 'needsStatement' }
    return { type: 'propose-ousting', member, grounds: asked.fields('ground'), record: await asked.keepText(text) }
  },
  notify: plain('notify-ousting'),
  hearing: async (asked, member) => {
    const text = asked.field('text')
    const record = text === '' ? {} : { record: await asked.keepText(text) }
    return { type: 'record-hearing', member, how: asked.field('how'), ...record }
  },
  'oust-vote': (asked, member) => ({ type: 'open-ousting', member, decision: asked.newId('ousting') }),
  tell: plain('tell-ousting'),
  appeal: own(async (asked) => {
    const text = asked.field('text')
    const record = text === '' ? {} : { record: await asked.keepText(text) }
    return { type: 'appeal-ousting', decision: asked.newId('appeal'), ...record }
  }),
  drop: plain('drop-ousting'),
}

/** Every form of the page of a member. Who may send which, the rules say. */
export const MEMBER_ACT_ROUTES: readonly Route[] = Object.entries(ACTS).map(([name, act]) => ({
  method: 'post',
  path: `/members/:member/${name}`,
  who: 'signed-in',
  answer: async (asked) => {
    const wanted = await act(asked, asked.param('member'))
    return isUnsaid(wanted)
      ? memberPage(asked, { words: [asked.words(WORDS)[wanted.unsaid]] })
      : asked.give(wanted, (refusal) => memberPage(asked, refusal))
  },
}))

const isUnsaid = (wanted: Wanted): wanted is { readonly unsaid: keyof typeof WORDS } => 'unsaid' in wanted

const WORDS = wordsOf({
  onlyOneself: ['That everyone does for themselves.', 'Eso lo hace cada persona por sí misma.'],
  notMoney: ['That is not an amount of money.', 'Eso no es una cantidad de dinero.'],
  needsStatement: [
    'State the grounds: nobody is ousted without them.',
    'Expón las causas: nadie es expulsado sin ellas.',
  ],
})
