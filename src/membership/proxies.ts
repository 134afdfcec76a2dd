import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, ClauseId, Reason, ReasonOf } from '../reasons/index.js'
import type { MemberId } from './electorate.js'
import {
  type Proxy,
  type ProxyRule,
  type ReadProxy,
  readProxies,
  type ReadProxyRule,
  readProxyRule,
} from './proxy-rule.js'
import { RuleFields } from './rule-fields.js'

/** A meeting, who may vote in it, who is there, and the proxies handed in. */
export interface ProxiesInput {
  readonly rule: ProxyRule
  readonly meeting: { readonly id: string; readonly on: string }
  /** The kind of matter that is decided; the meeting as a whole where none is named. */
  readonly matter?: string | undefined
  readonly entitled: readonly MemberId[]
  /** Who is there in person or by remote means, whether they may vote or only hold proxies. */
  readonly attending: readonly string[]
  readonly proxies: readonly Proxy[]
}

/** Why a proxy does not count. */
export type ProxyRefusal = ReasonOf<'proxy-refused'>['why']

/** Who carries which votes. */
export interface Proxies {
  readonly kind: 'proxies'
  /** Everybody there who carries a vote, in the order in which they were said to attend: their own, and those of others. */
  readonly carriers: readonly VoteCarrier[]
  readonly refused: readonly { readonly giver: MemberId; readonly holder: string; readonly why: ProxyRefusal }[]
  readonly because: Because
}

/** One person there, and the votes they carry. */
export interface VoteCarrier {
  readonly person: string
  /** Whether one of the votes is their own. */
  readonly own: boolean
  readonly proxiesOf: readonly MemberId[]
  readonly votes: number
}

/**
 * Who carries which votes in a meeting? Everybody entitled who is there carries their own, and those of the proxies they hold, as many as the rule allows. A proxy counts where its giver is entitled and not there, the holder is there and
 * may hold it, and it was given for this meeting, or until a day no earlier than it, on its day or before. It cannot be passed on: the votes one holds go nowhere with one's own proxy. The last proxy a member gave for the meeting takes the
 * place of the others, and withdrawing it does not bring them back. Of too many proxies those given first count, by day and then as listed. Whoever carries more than one vote is named, with how many.
 *
 * Throws, with everything that is wrong: `listed-twice` (somebody entitled or there), `not-a-count`, `not-one-of`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-2, CW-4 (every rule that gives someone more than one vote must be visible). Reading: who may hold how many, for how long and on what is charter data.
 *
 * @example
 * ```ts
 * import { proxiesOf } from 'coop-rules/membership'
 *
 * const held = proxiesOf({
 *   rule: { mostPerHolder: 1, whoMayHold: 'members', writtenFor: 'one-meeting', notOn: ['removal'] },
 *   meeting: { id: 'm1', on: '2025-05-10' },
 *   entitled: ['ana', 'ben', 'cleo'],
 *   attending: ['ana'],
 *   proxies: [
 *     { giver: 'ben', holder: 'ana', on: '2025-05-01', meeting: 'm1' },
 *     { giver: 'cleo', holder: 'ana', on: '2025-05-02', meeting: 'm1' },
 *   ],
 * })
 * held.carriers // => [{ person: 'ana', own: true, proxiesOf: ['ben'], votes: 2 }]
 * held.refused // => [{ giver: 'cleo', holder: 'ana', why: 'over-limit' }]
 * ```
 */
export const proxiesOf = (input: ProxiesInput): Proxies => orThrow(tryProxiesOf(input))

/** The same for data from outside: refuses where `proxiesOf` throws. */
export const tryProxiesOf = (input: ProxiesInput): Proxies | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'meeting', 'matter', 'entitled', 'attending', 'proxies'], '')
  const rule = readProxyRule(input.rule, 'rule', fields)
  const meeting = fields.object(input.meeting, ['id', 'on'], 'meeting')
  const id = meeting && fields.id(meeting['id'], 'meeting.id')
  const on = meeting && fields.date(meeting['on'], 'meeting.on')
  const matter = fields.idOrNone(input.matter, 'matter')
  const entitled = new Set(fields.ids(input.entitled, 'entitled'))
  const attending = new Set(fields.ids(input.attending, 'attending'))
  const proxies = readProxies(input.proxies, rule?.writtenFor, fields)
  if (fields.problems.length > 0 || rule === undefined || id === undefined || on === undefined) return fields.refused
  const scene: Scene = { rule, meeting: id, on, matter, entitled, attending }
  const inForce = lastOf(proxies.filter((proxy) => ownFault(proxy, scene) === undefined))
  const held = new Map<string, MemberId[]>()
  const refused: Proxies['refused'][number][] = []
  for (const proxy of proxies) {
    const { giver, holder } = proxy
    const others = held.get(holder) ?? []
    const why = ownFault(proxy, scene) ?? whyRefused(proxy, scene, inForce, others.length)
    if (why !== undefined) refused.push({ giver, holder, why })
    else if (others.push(giver) === 1) held.set(holder, others)
  }
  const carriers = [...attending].flatMap((person): VoteCarrier[] => {
    const own = entitled.has(person)
    const others = held.get(person) ?? []
    const votes = others.length + (own ? 1 : 0)
    return votes === 0 ? [] : [{ person, own, proxiesOf: others, votes }]
  })
  const { clauses } = rule
  const valid = proxies.length - refused.length
  const reasons: Reason[] = [
    ...carriers
      .filter(({ votes }) => votes > 1)
      .map(({ person, own, votes }): Reason => {
        return { code: 'more-than-one-vote', clauses: [VISIBLE], person, own: own ? 1 : 0, votes }
      }),
    ...refused.map((one): Reason => ({ code: 'proxy-refused', clauses, ...one })),
  ]
  const first: Reason = { code: 'proxies', clauses, valid, refused: refused.length, mostPerHolder: rule.mostPerHolder }
  return { kind: 'proxies', carriers, refused, because: [first, ...reasons] }
}

const VISIBLE = 'CW-4' satisfies ClauseId

interface Scene {
  readonly rule: ReadProxyRule
  readonly meeting: string
  readonly on: string
  readonly matter: string | undefined
  readonly entitled: ReadonlySet<string>
  readonly attending: ReadonlySet<string>
}

/** What keeps a proxy from being one for this meeting at all, whatever others there are. */
const ownFault = (proxy: ReadProxy, { meeting, on, entitled }: Scene): ProxyRefusal | undefined => {
  if (!entitled.has(proxy.giver)) return 'giver-not-entitled'
  if (proxy.holder === proxy.giver) return 'to-oneself'
  if (proxy.meeting !== undefined && proxy.meeting !== meeting) return 'other-meeting'
  if (proxy.on > on) return 'not-given-yet'
  return proxy.until !== undefined && proxy.until < on ? 'expired' : undefined
}

const whyRefused = (
  proxy: ReadProxy,
  { rule, on, matter, entitled, attending }: Scene,
  inForce: ReadonlyMap<MemberId, ReadProxy>,
  others: number,
): ProxyRefusal | undefined => {
  if (inForce.get(proxy.giver) !== proxy) return 'replaced'
  if (isWithdrawn(proxy, on)) return 'withdrawn'
  if (attending.has(proxy.giver)) return 'giver-attends'
  if (matter !== undefined && rule.notOn.includes(matter)) return 'not-on-this-matter'
  if (!attending.has(proxy.holder)) {
    const own = inForce.get(proxy.holder)
    return own === undefined || isWithdrawn(own, on) ? 'holder-absent' : 'passed-on'
  }
  if (rule.whoMayHold === 'members' && !entitled.has(proxy.holder)) return 'holder-may-not'
  return others >= rule.mostPerHolder ? 'over-limit' : undefined
}

const isWithdrawn = ({ withdrawnOn }: ReadProxy, on: string): boolean => withdrawnOn !== undefined && withdrawnOn <= on

/** The last proxy of each giver: they come by day. */
const lastOf = (proxies: readonly ReadProxy[]): ReadonlyMap<MemberId, ReadProxy> =>
  new Map(proxies.map((proxy) => [proxy.giver, proxy]))
