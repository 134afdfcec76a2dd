import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isList, isRecord, problem, tellNoTexts, wrongKind } from '../problems/index.js'
import type { ShortageRule } from './shortage.js'

/** What one person is to be paid. */
export interface Pay {
  readonly worker: string
  readonly amount: bigint
  readonly category: string | undefined
}

/** A shortage with its amounts and its decision read. */
export interface ReadShortage {
  readonly payday: string
  readonly funds: bigint
  readonly pay: readonly Pay[]
  readonly decision: { readonly rule: ShortageRule; readonly decidedOn: string } | undefined
}

const KINDS = ['forfeit', 'hold', 'pro-rata', 'by-category'] as const satisfies readonly ShortageRule['kind'][]

/** Reads a shortage; undefined where something is wrong with it, and noted. */
export const readShortage = (input: Readonly<Record<string, unknown>>, fields: Fields): ReadShortage | undefined => {
  fields.record(input, ['payday', 'currency', 'fundsMinor', 'pay', 'decision', 'menu', 'decided', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const payday = fields.date(input['payday'], 'payday')
  fields.currency(input['currency'], 'currency')
  const funds = fields.minor(input['fundsMinor'], 'fundsMinor')
  fields.oneOf(input['decided'], ['beforehand', 'any-day'] as const, 'decided')
  const seen = new Set<string>()
  const list = fields.list(input['pay'], 'pay')
  const pay = fields.records(list, ['worker', 'amountMinor', 'category'], 'pay', (record, path): Pay | undefined => {
    const worker = fields.id(record['worker'], `${path}.worker`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    const category = record['category'] === undefined ? undefined : fields.id(record['category'], `${path}.category`)
    if (worker === undefined || amount === undefined) return undefined
    if (seen.has(worker)) fields.note(problem(says.listedTwice, { path, received: worker, facts: { what: worker } }))
    seen.add(worker)
    return { worker, amount, category }
  })
  const menu = fields
    .listOrNone(input['menu'], 'menu')
    .flatMap((kind, at) => fields.oneOf(kind, KINDS, `menu[${at}]`) ?? [])
  const decision =
    input['decision'] === undefined
      ? undefined
      : readDecision(input['decision'], input['menu'] === undefined ? KINDS : menu, pay, fields)
  return payday === undefined || funds === undefined ? undefined : { payday, funds, pay, decision }
}

const readDecision = (
  value: unknown,
  menu: readonly ShortageRule['kind'][],
  pay: readonly Pay[],
  fields: Fields,
): ReadShortage['decision'] => {
  const record = fields.record(value, ['rule', 'decidedOn'], 'decision')
  if (!isRecord(value)) return undefined
  const decidedOn = fields.date(record['decidedOn'], 'decision.decidedOn')
  const rule = record['rule']
  if (!isRecord(rule)) return fields.note(wrongKind(rule, 'decision.rule', 'an object'))
  const kind = fields.oneOf(rule['kind'], menu, 'decision.rule.kind')
  if (kind === undefined) return undefined
  // A list of those who agreed means nothing where all are bound.
  fields.record(
    rule,
    kind === 'forfeit' && rule['binds'] === 'all' ? ['kind', 'binds'] : KEYS_OF[kind],
    'decision.rule',
  )
  if (kind === 'forfeit') readAgreed(rule, pay, fields)
  if (kind === 'by-category') readOrder(rule['order'], pay, fields)
  return decidedOn === undefined ? undefined : { rule: rule as unknown as ShortageRule, decidedOn }
}

const KEYS_OF: Record<ShortageRule['kind'], readonly string[]> = {
  forfeit: ['kind', 'binds', 'agreed'],
  hold: ['kind'],
  'pro-rata': ['kind'],
  'by-category': ['kind', 'order'],
}

const readAgreed = (rule: Readonly<Record<string, unknown>>, pay: readonly Pay[], fields: Fields): void => {
  const binds = fields.oneOf(rule['binds'], ['who-agrees', 'all'] as const, 'decision.rule.binds')
  if (binds !== 'who-agrees') return
  const paid = new Set(pay.map(({ worker }) => worker))
  const path = 'decision.rule.agreed'
  const agreed = new Set(fields.ids(rule['agreed'], path))
  if (!isList(rule['agreed'])) return
  rule['agreed'].forEach((worker: unknown, at) => {
    if (agreed.delete(worker as string) && !paid.has(worker as string))
      fields.note(problem(says.notPaid, { path: `${path}[${at}]`, received: worker }))
  })
}

const readOrder = (value: unknown, pay: readonly Pay[], fields: Fields): void => {
  const path = 'decision.rule.order'
  const seen = new Set<string>()
  fields.list(value, path).forEach((step, at) => {
    fields.list(step, `${path}[${at}]`).forEach((category, place) => {
      const id = fields.id(category, `${path}[${at}][${place}]`)
      if (id === undefined) return
      if (seen.has(id))
        fields.note(problem(says.listedTwice, { path: `${path}[${at}][${place}]`, received: id, facts: { what: id } }))
      seen.add(id)
    })
  })
  const known = [...seen]
  pay.forEach(({ category }, at) => {
    if (category === undefined) fields.note(wrongKind(undefined, `pay[${at}].category`, ''))
    else if (!seen.has(category)) fields.oneOf(category, known, `pay[${at}].category`)
  })
}
