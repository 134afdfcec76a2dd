// What the tour tells of an event: in full, counted with others of its kind, or not at all.

/** Under what an event is counted that is not told in full. */
export const counting = ({ type, why, of, about }) => {
  if (type === 'team-left') return why === 'project-ended' ? 'parted' : undefined
  if (type === 'pay-paid') return of === 'compensation' ? undefined : 'pay'
  return about === 'pay' ? undefined : COUNTED[type]
}

const COUNTED = {
  'ballot-cast': 'ballots',
  'number-proposed': 'numbers',
  'hours-recorded': 'hours',
  'pay-held': 'held',
  'place-opened': 'places',
  'place-applied-for': 'places',
  'place-given': 'places',
  'next-pool-opened': 'places',
  'team-joined': 'team',
  'account-opened': 'accounts',
  'project-evaluated': 'evaluated',
  'results-presented': 'presented',
  'payday-opened': 'paydays',
}

/** What another line tells already. */
export const isSilent = ({ type, how, about, member, memberClass }, command) => {
  if (about === 'pay') return true
  // Founders are named together, and volunteers come in with the team.
  if (type === 'member-joined') return how === 'founded' || memberClass === 'volunteer'
  // Support that ballots bring about ends in a decision; what anything else brings about is news.
  if (type === 'support-reached') return command.type === 'cast'
  return type === 'pay-worked-out' ? !PAY_TOLD.has(member) : SILENT.has(type)
}

/** Whose pay is told line by line: a coordinator with overtime, and whoever lent a voice for thirty seconds. */
const PAY_TOLD = new Set(['otter', 'swift'])

const SILENT = new Set([
  'decision-opened',
  'decision-lapsed',
  'application-received',
  'candidacy-received',
  'candidacy-ended',
  'item-proposed',
  'forfeit-declared',
  'salaries-proposed',
  'result-released',
  'ousting-notified',
  'ousting-put-to-vote',
  'surplus-proposed',
  'project-accepted',
  'time-passed',
])

/** Whether a reason is worth a sentence: some go without saying once they were said, and that the rule of the opening decides, only until another is in force. */
export const isNews = ({ code }, { charterVersion }, { charter }, said) => {
  if (!SAID_ONCE.has(code)) return true
  if (code === 'pinned-at-opening' && charterVersion !== charter.inForce.version) return true
  if (said.has(code)) return false
  said.add(code)
  return true
}

const SAID_ONCE = new Set(['pinned-at-opening', 'held-long-enough'])
