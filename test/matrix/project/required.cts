// A file of CommonJS, which what it imports is required into: the package is ES modules only.
import { averageOf } from 'coop-rules/averages'
import { decide, type Verdict } from 'coop-rules/decisions'

export const share = averageOf({ proposals: ['50%', '90%'] })
export const verdict: Verdict = decide({
  rule: { atLeast: '2/3', of: 'electorate' },
  electorate: 3,
  for: 2,
  against: 0,
  abstain: 0,
  closed: true,
})
