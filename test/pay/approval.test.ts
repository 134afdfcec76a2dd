import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvalOfPay, type PayApprovalInput, tryApprovalOfPay } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const BASE: PayApprovalInput = { worker: 'ana', approvedBy: ['ben'], others: 1 }
const kindOf = (approvedBy: readonly string[], others = 1) => approvalOfPay({ ...BASE, approvedBy, others }).kind
const refused = (more: object): readonly string[] => refusedOf(tryApprovalOfPay({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-11: whoever is paid does not approve that pay alone', () => {
    expect(approvalOfPay({ worker: 'ana', approvedBy: ['ana'], others: 1 })).toEqual({
      kind: 'not-approved',
      because: [{ code: 'pay-not-approved', clauses: ['WC-11'], observed: 0, required: 1 }],
    })
    expect(approvalOfPay({ worker: 'ana', approvedBy: ['ana', 'ben'], others: 1 })).toEqual({
      kind: 'approved',
      because: [{ code: 'pay-approved', clauses: ['WC-11'], observed: 1, required: 1 }],
    })
  })

  it('WC-11: those without a conflict of interest approve, as 26 CFR 53.4958-6(a)(1) asks', () => {
    expect(kindOf(['ben', 'cleo', 'dov'], 3)).toBe('approved')
    expect(kindOf(['ana', 'ben', 'cleo'], 3)).toBe('not-approved')
  })

  it('WC-11: both outcomes are explained, in both languages', () => {
    const said = (approvedBy: string[], locale: 'en' | 'es') =>
      explain(approvalOfPay({ ...BASE, approvedBy, others: 2 }).because, locale)
    expect(said(['ben', 'cleo'], 'en')).toContain('2 others approve this pay; 2 must')
    expect(said(['ana', 'ben'], 'en')).toContain('1 other approves this pay; 2 must')
    expect(said(['ana', 'ben'], 'es')).toContain('1 persona más aprueba esta retribución; deben hacerlo 2')
  })
})

describe('At the boundary', () => {
  it('one other fewer than needed, as many as needed, one more', () => {
    const others = ['ben', 'cleo', 'dov']
    expect([1, 2, 3].map((count) => kindOf(others.slice(0, count), 2))).toEqual([
      'not-approved',
      'approved',
      'approved',
    ])
  })

  it('nobody approved: not approved; no others needed: refused, for then one would do alone', () => {
    expect(kindOf([])).toBe('not-approved')
    expect([-1, 0, 1].map((others) => refused({ others }))).toEqual([
      ['not-one-or-more others'],
      ['not-one-or-more others'],
      [],
    ])
  })

  it('one other needed is told as at least one, not as a number from 0 on', () => {
    const answer = tryApprovalOfPay({ ...BASE, others: 0 })
    expect(answer.kind === 'refused' ? answer.problems[0]?.expected : '').not.toContain('from 0')
  })

  it.each(['__proto__', 'constructor', 'toString'])('somebody named "%s" is like anybody else', (id) => {
    expect(kindOf([id])).toBe('approved')
    expect(approvalOfPay({ worker: id, approvedBy: [id], others: 1 }).kind).toBe('not-approved')
  })

  it('ids are opaque: another way to write a name is another name', () => {
    expect([kindOf(['Ana']), kindOf(['ana ']), kindOf(['ana'])]).toEqual(['approved', 'approved', 'not-approved'])
  })
})

describe('Always true', () => {
  const people = fc.uniqueArray(fc.constantFrom('ana', 'ben', 'cleo', 'dov', 'eva', 'fay'))

  it('pay is approved just where so many others approve it', () => {
    always(
      fc.property(people, fc.integer({ min: 1, max: 6 }), (approvedBy, others) => {
        const count = approvedBy.filter((id) => id !== 'ana').length
        const { kind, because } = approvalOfPay({ ...BASE, approvedBy, others })
        expect(kind).toBe(count >= others ? 'approved' : 'not-approved')
        expect(because).toMatchObject([{ observed: count, required: others }])
      }),
    )
  })

  it('whether whoever is paid approves too, and in which order, does not matter', () => {
    always(
      fc.property(people, fc.integer({ min: 1, max: 6 }), (approvedBy, others) => {
        const without = approvedBy.filter((id) => id !== 'ana')
        const answer = approvalOfPay({ ...BASE, approvedBy: without, others })
        expect(approvalOfPay({ ...BASE, approvedBy: ['ana', ...without], others })).toEqual(answer)
        expect(approvalOfPay({ ...BASE, approvedBy: approvedBy.toReversed(), others })).toEqual(answer)
      }),
    )
  })

  it('one more approval never takes back what was approved', () => {
    always(
      fc.property(people, fc.integer({ min: 1, max: 6 }), (approvedBy, others) => {
        if (kindOf(approvedBy, others) === 'approved') expect(kindOf([...approvedBy, 'gus'], others)).toBe('approved')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('the approval of whoever is paid does no harm: two others and oneself are two others', () => {
    expect([kindOf(['ana', 'ben', 'cleo'], 2), kindOf(['ben', 'cleo'], 2)]).toEqual(['approved', 'approved'])
  })
})

describe('Refused', () => {
  it('not-a-name: whoever is paid, and those who approve, in their places', () => {
    for (const id of ['', 'a\nb', 'x'.repeat(201), 7, null, ['ana']]) {
      expect(refused({ worker: id })).toEqual(['not-a-name worker'])
      expect(refused({ approvedBy: ['ben', id] })).toEqual(['not-a-name approvedBy[1]'])
    }
  })

  it('listed-twice: somebody who approved twice counts once, so twice is a mistake', () => {
    expect(refused({ approvedBy: ['ben', 'cleo', 'ben'], others: 2 })).toEqual(['listed-twice approvedBy[2]'])
    expect(refused({ approvedBy: ['ana', 'ana'] })).toEqual(['listed-twice approvedBy[1]'])
  })

  it('listed-twice: told at its own place also below an id that cannot be read', () => {
    expect(refused({ approvedBy: [7, 'ben', 'ben'] })).toEqual([
      'not-a-name approvedBy[0]',
      'listed-twice approvedBy[2]',
    ])
  })

  it('not-one-or-more: fewer than one other, a part of one, too many to count, and no number', () => {
    for (const others of [0, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '1', 1n, null, {}])
      expect(refused({ others })).toEqual(['not-one-or-more others'])
  })

  it('missing-key: how many others it takes has no default', () => {
    expect(refused({ others: undefined })).toEqual(['missing-key others'])
    expect(refused({ worker: undefined, approvedBy: undefined })).toEqual([
      'missing-key worker',
      'missing-key approvedBy',
    ])
  })

  it('wrong-kind, unknown-key: no list, no clauses, and what has no meaning here', () => {
    for (const wrong of ['ben', 7, null, { 0: 'ben' }])
      expect(refused({ approvedBy: wrong })).toEqual(['wrong-kind approvedBy'])
    expect(refused({ clauses: 'WC-11' })).toEqual(['wrong-kind clauses'])
    expect(refused({ extra: 1 })).toEqual(['unknown-key extra'])
  })

  it('everything at once, and thrown by the other door', () => {
    const wrong = { worker: '', approvedBy: ['ben', 'ben', 7], others: 0, extra: 1, clauses: [7] }
    const all = [
      'unknown-key extra',
      'wrong-kind clauses[0]',
      'not-a-name worker',
      'listed-twice approvedBy[1]',
      'not-a-name approvedBy[2]',
      'not-one-or-more others',
    ]
    expect(refused(wrong)).toEqual(all)
    expect(thrownBy(() => approvalOfPay(wrong as never))).toEqual(all)
  })

  it('whatever comes is answered: refused, or whether it is approved', () => {
    for (const input of [null, undefined, Number.NaN, '', 7, [], true, 10n ** 40n])
      expect(refusedOf(tryApprovalOfPay(input as never))).toEqual(['wrong-kind'])
    const junk = fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true })
    always(
      fc.property(fc.constantFrom('worker', 'approvedBy', 'others', 'clauses'), junk, (key, value) => {
        expect(['refused', 'approved', 'not-approved']).toContain(tryApprovalOfPay({ ...BASE, [key]: value }).kind)
      }),
    )
  })
})
