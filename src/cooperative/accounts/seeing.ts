import { type AccountsData, tryMaySee, type Viewer, VISIBILITY, type Visibility } from '../../accounts/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import type { Because } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { memberOf } from '../members/state.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { KEEPER } from './who.js'

/**
 * As whom somebody sees the accounts: by their class of membership, and as financial coordinator where they hold the office. Whoever belongs to no class is the
 * public.
 */
const viewersOf = (state: State, viewer: MemberId): readonly Viewer[] => {
  const record = memberOf(state, viewer)
  const kind = record === undefined ? undefined : state.charter.inForce.memberClasses?.[record.memberClass]?.kind
  const office: readonly Viewer[] = state.members.offices.get(KEEPER) === viewer ? [KEEPER] : []
  return [...office, kind === undefined ? 'public' : BY_KIND[kind]]
}

type Kind = NonNullable<Charter['memberClasses']>[string]['kind']

const BY_KIND = {
  person: 'worker-owner',
  enterprise: 'member-enterprise',
  volunteer: 'volunteer',
  donor: 'donor',
  supporter: 'supporter',
} as const satisfies Record<Kind, Viewer>

/** Who sees what under a charter: what it names is for those it names and for whoever keeps and audits the books; all else is as the rules have it. */
const visibilityOf = (charter: Charter): Visibility => {
  const said = charter.accounts?.visibility
  if (said === undefined) return VISIBILITY
  const named = said.data.map((data) => [data, [...new Set([...said.viewers, KEEPER, 'auditor'])]])
  return { ...VISIBILITY, ...(Object.fromEntries(named) as Partial<Visibility>) }
}

/** Whether somebody may see something of the accounts, and why: a pure function of their standing. */
export const seeing = (
  state: State,
  viewer: MemberId,
  data: AccountsData,
): { readonly kind: 'shown' | 'not-shown'; readonly because: Because } => {
  const charter = state.charter.inForce
  const clauses = clausesOf(charter.accounts?.visibility)
  const [first, ...rest] = viewersOf(state, viewer).map((one) =>
    tryMaySee({
      viewer: one,
      data,
      own: false,
      visibility: visibilityOf(charter),
      ...(clauses.length === 0 ? {} : { clauses }),
    }),
  )
  const shown = [first, ...rest].find((outcome) => outcome?.kind === 'shown') ?? first
  if (shown === undefined || shown.kind === 'refused') throw new TypeError(`${data} is not data of the accounts`)
  return shown
}

/** What of the accounts the minutes show to whom. */
export const ACCOUNTS_SEEN_BY: NonNullable<Chapter['seenBy']> = {
  'account-opened': (state, _, viewer) => sees(state, viewer, 'budgets'),
  'fund-opened': (state, _, viewer) => sees(state, viewer, 'budgets'),
  'budget-set': (state, _, viewer) => sees(state, viewer, 'budgets'),
  'budget-revised': (state, _, viewer) => sees(state, viewer, 'budgets'),
  'entry-posted': (state, event, viewer) => sees(state, viewer, dataOf(event)),
  'document-attached': (state, _, viewer) => sees(state, viewer, 'documents'),
  'spending-asked': (state, _, viewer) => sees(state, viewer, 'expenses'),
  'spending-agreed': (state, _, viewer) => sees(state, viewer, 'expenses'),
}

const sees = (state: State, viewer: MemberId, data: AccountsData): boolean =>
  seeing(state, viewer, data).kind === 'shown'

/** What kind of data an entry is. One of pay is what one person was paid: whoever may see no more than expenses finds it in the sums of accounts and budgets. */
export const dataOf = ({
  about,
}: Pick<EventOf<'entry-posted'>, 'about'>): 'donations-in-all' | 'pay-by-person' | 'expenses' =>
  about === 'donation' ? 'donations-in-all' : about === 'pay' ? 'pay-by-person' : 'expenses'
