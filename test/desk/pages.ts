/** One page, as somebody in the demonstration sees it. */
export interface PageSeen {
  readonly name: string
  readonly coop: 'the-lantern' | 'commonweal'
  /** Who is signed in; nobody, where it is for whoever comes. */
  readonly as: string | undefined
  /** Its address below that of the co-op. */
  readonly path: string
}

/** What members come for, and what they see of it. Pictures of these are in docs/desk. */
export const MAIN_PAGES: readonly PageSeen[] = [
  { name: 'awaiting', coop: 'the-lantern', as: 'finch', path: '/' },
  { name: 'number', coop: 'the-lantern', as: 'finch', path: '/numbers/weekly-hours' },
  { name: 'decision', coop: 'the-lantern', as: 'finch', path: '/decisions/rent-studio' },
  { name: 'computed', coop: 'the-lantern', as: 'finch', path: '/numbers/weekly-hours/computed' },
  { name: 'sealed-vote', coop: 'the-lantern', as: 'finch', path: '/sealed/removal-curlew' },
  { name: 'proposals', coop: 'the-lantern', as: 'finch', path: '/proposals' },
  { name: 'pay', coop: 'the-lantern', as: 'finch', path: '/pay' },
  { name: 'held-pay', coop: 'the-lantern', as: 'finch', path: '/held-pay' },
  { name: 'project', coop: 'the-lantern', as: 'finch', path: '/projects/harbour' },
  { name: 'accounts', coop: 'the-lantern', as: 'magpie', path: '/accounts' },
  { name: 'circles', coop: 'commonweal', as: 'm05', path: '/circles' },
  { name: 'consent-round', coop: 'commonweal', as: 'm05', path: '/rounds/news-again' },
  { name: 'election', coop: 'commonweal', as: 'm05', path: '/elections/board-seat' },
  { name: 'members', coop: 'the-lantern', as: 'finch', path: '/members' },
  { name: 'charter', coop: 'the-lantern', as: 'finch', path: '/charter' },
  { name: 'minutes', coop: 'the-lantern', as: 'finch', path: '/minutes' },
]

/** Where members come less often. */
export const OTHER_PAGES: readonly PageSeen[] = [
  ...(
    [
      '/numbers',
      '/decisions',
      '/decisions/admission-tern',
      '/decisions/admission-tern/computed',
      '/decisions/backing-quiet-friday',
      '/proposals/new',
      '/proposals/open/other-matters',
      '/sealed',
      '/sealed/keys',
      '/sealed/removal-curlew/key',
      '/projects',
      '/projects/propose',
      '/accounts/entries/harbour-food-back',
      '/members/finch',
      '/members/swift',
      '/members/join',
      '/charter/amend',
      '/charter/amend/averageItems/weekly-hours',
      '/charter/history',
      '/charter/diff',
      '/me',
      '/invite',
      '/recovery',
    ] as const
  ).map((path) => ({ name: path, coop: 'the-lantern', as: 'finch', path }) as const),
  ...(['/', '/circles/board', '/elections', '/meetings', '/meetings/winter-meeting'] as const).map(
    (path) => ({ name: `Commonweal: ${path}`, coop: 'commonweal', as: 'm05', path }) as const,
  ),
  { name: 'what a donor comes to', coop: 'the-lantern', as: 'magpie', path: '/' },
  { name: 'signing in', coop: 'the-lantern', as: undefined, path: '/sign-in' },
]
