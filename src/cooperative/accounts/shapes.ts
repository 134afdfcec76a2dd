import { z } from 'zod'
import { readMinor } from '../../exact/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { type DeepReadonly, type Fields, fingerprint, id, minor, sha256 } from '../shapes.js'

/** An amount of one smallest unit or more. */
export const amount = minor.superRefine((value, context) => {
  const read = readMinor(value, '')
  if (typeof read !== 'bigint' || read > 0n) return
  const found = problem(says.outOfRange, { path: '', received: value, facts: { from: '1', to: '' } })
  context.addIssue({ code: 'custom', params: { problem: found } })
})

/** Whose money it is: a project's or a circle's; the cooperative's own, where nothing is said. */
const body = z.union([z.strictObject({ project: id }), z.strictObject({ circle: id })]).optional()
export type Body = DeepReadonly<z.infer<typeof body>>

const accountKind = z.enum(['asset', 'liability', 'equity', 'income', 'expense'])
/** What the cooperative itself posts to an account: what pay costs, and what is paid out of. */
const serves = z.enum(['pay', 'payments']).optional()
/** Whom what comes in on an account of income is from; from outside, where nothing is said. */
const source = z.enum(['members', 'supporters', 'outside']).optional()

/** An invoice or a receipt: the id under which it is kept, and its SHA-256. */
const document = z.strictObject({
  kind: z.enum(['invoice', 'receipt']),
  name: id,
  sha256,
})
export type Document = DeepReadonly<z.infer<typeof document>>

const lines = z
  .array(z.strictObject({ line: id, plannedMinor: minor }))
  .min(1)
  .max(500)
const postings = z
  .array(z.strictObject({ account: id, amountMinor: minor, of: body, line: id.optional(), fund: id.optional() }))
  .min(2)
  .max(100)
const purposes = z.array(id).min(1).max(500).optional()

/** What stands behind an entry: its document, and the fingerprint of the contact of whoever was hired or gave. */
const BEHIND = { document: document.optional(), contact: fingerprint.optional() }
const ACCOUNT = { account: id, kind: accountKind, serves, source }
const FUND = { fund: id, projects: purposes, lines: purposes, accounts: purposes }
const BUDGET = { budget: id, of: body, lines }
const SPENDING = { spending: id, of: body, line: id, payee: id }

export const ACCOUNTS_COMMANDS = {
  'open-account': ACCOUNT,
  /** Opens a fund for money that is given for a purpose: the projects, lines or accounts it may be spent on. */
  'open-fund': FUND,
  /** Sets the budget of a project, of a circle, or of the cooperative. */
  'set-budget': BUDGET,
  'revise-budget': { budget: id, lines },
  'record-donation': { entry: id, amountMinor: amount, income: id, into: id, fund: id.optional(), ...BEHIND },
  /** Records what was spent, out of which account; `spending` names what others agreed to, where the charter asks for that. */
  'record-expense': {
    entry: id,
    amountMinor: amount,
    account: id,
    from: id,
    of: body,
    line: id.optional(),
    fund: id.optional(),
    spending: id.optional(),
    ...BEHIND,
  },
  /** Posts anything else in double entry: what comes in is above zero, what goes out below. */
  'post-entry': { entry: id, postings, ...BEHIND },
  /** Takes an entry back by another one. Nothing is ever changed. */
  'correct-entry': { entry: id, reverses: id },
  'attach-document': { entry: id, document, contact: fingerprint.optional() },
  'ask-to-spend': { ...SPENDING, amountMinor: amount },
  'agree-to-spending': { spending: id },
} satisfies Readonly<Record<string, Fields>>

export const ACCOUNTS_EVENTS = {
  'account-opened': ACCOUNT,
  'fund-opened': FUND,
  'budget-set': BUDGET,
  'budget-revised': { budget: id, lines },
  'entry-posted': {
    entry: id,
    about: z.enum(['donation', 'expense', 'pay', 'other']),
    postings,
    ...BEHIND,
    reverses: id.optional(),
    spending: id.optional(),
    /** The payday or the payment that it follows from. */
    ref: id.optional(),
  },
  'document-attached': { entry: id, document, contact: fingerprint.optional() },
  'spending-asked': { ...SPENDING, amountMinor: minor, member: id },
  'spending-agreed': { spending: id, member: id },
} satisfies Readonly<Record<string, Fields>>
