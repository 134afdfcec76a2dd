import type { Arbitrary } from 'fast-check'
import type { Charter } from '../../charter/index.js'
import type { FastCheck } from './kit.js'

/** Texts that people write, and texts that somebody hostile writes. */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '](javascript:alert(1))',
  '[click](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '`code` ``` fence',
  'one\ntwo\n\n# three\r\n\r\n## four',
  '[^1]: another note',
  '&lt;b&gt; &#60;',
  '*bold* _it_ ~~no~~ | a | b |',
  '\\',
  '<!-- hidden',
] as const

/** Sound charters with provisions of most kinds, whose titles may be hostile. */
export const soundCharters = (fc: FastCheck): Arbitrary<Charter> => {
  const texts = fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-záéñ][A-Za-z áéñ']{0,30}[a-z]$/) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }) },
  )

  /** A text in one language, or in both. */
  const localTexts = fc.oneof(texts, fc.record({ en: texts, es: texts }))

  const ids = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?$/).filter((id) => id !== 'constructor')

  const named = <T>(each: Arbitrary<T>, least: number, most: number): Arbitrary<Record<string, T>> =>
    fc
      .uniqueArray(fc.tuple(ids, each), { minLength: least, maxLength: most, selector: ([id]) => id })
      .map((pairs) => Object.fromEntries(pairs))

  const heading = {
    title: localTexts,
    clauses: fc.option(fc.subarray(['WJC-2', 'WJC-16', 'CW-4', 'WC-2', 'a-source']), { nil: undefined }),
    reading: fc.option(localTexts, { nil: undefined }),
  }

  const shares = fc.oneof(
    fc.constantFrom('1/2', '2/3', '3/4', '75%', 0.6, 1, '1'),
    fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
  )

  /** Decisions of every method, some of whose thresholds point at one of the items. */
  const decisions = (classes: readonly string[], items: readonly string[]) => {
    const threshold = fc.oneof(
      shares,
      ...(items.length === 0 ? [] : [fc.record({ average: fc.constantFrom(...items) })]),
    )
    const rule = fc.oneof(
      fc.record({ atLeast: threshold, of: fc.constantFrom('electorate', 'present', 'ballots', 'for-or-against') }),
      fc.record({ moreThan: fc.constantFrom('1/2', '2/3', '90%'), of: fc.constantFrom('electorate', 'present') }),
      fc.record({
        moreThan: fc.constant('1/2'),
        of: fc.constantFrom('ballots', 'for-or-against'),
        tie: fc.constantFrom('lost', 'second-ballot', 'casting-vote'),
        quorum: fc.record({ atLeast: threshold, of: fc.constantFrom('electorate', 'present') }),
      }),
      fc.record({ consensus: fc.record({ noticeDays: fc.integer({ min: 0, max: 90 }) }) }),
      fc.record({
        consent: fc.record({
          mostRounds: fc.integer({ min: 1, max: 5 }),
          presence: fc.constantFrom({ atLeast: '1/2' }, { moreThan: '1/3' }),
          standAside: fc.constantFrom('allowed', 'not-allowed'),
          silence: fc.constantFrom('awaited', 'consents'),
          otherwise: fc.constant('not-carried'),
          objectionTest: fc.record({
            decides: fc.constantFrom('facilitator', 'nobody'),
            criteria: fc.constant(['harm']),
          }),
        }),
      }),
      fc.record({ choose: fc.constant('approval'), runoff: fc.constantFrom('never', 'without-majority') }),
    )
    const electorate = fc.record(
      {
        members: fc.oneof(fc.constant('all'), fc.constant({ classes }), fc.constant({ team: 'project' })),
        except: fc.constantFrom(['candidate'], ['person-concerned', 'some-body-else']),
      },
      { requiredKeys: ['members'] },
    )
    const more = {
      openDays: fc.integer({ min: 1, max: 60 }),
      ballotsCanChange: fc.boolean(),
      thresholds: fc.constantFrom('at-opening', 'live'),
      members: fc.constantFrom('at-opening', 'live'),
      secret: fc.boolean(),
    }
    const needed = ['title', 'electorate', 'rule', 'openDays', 'ballotsCanChange', 'thresholds', 'members'] as const
    const decision = fc.record({ ...heading, electorate, rule, ...more }, { requiredKeys: [...needed] })
    return named(
      decision.map((one) => (needsAll(one.rule) ? { ...one, secret: false } : one)),
      1,
      5,
    )
  }

  const item = fc.record(
    {
      ...heading,
      unit: fc.constant('share'),
      proposedBy: fc.constant({ members: 'all' }),
      aggregation: fc.constantFrom('mean', 'median', { trimmedMean: '10%' }, { clampedMean: true }),
      provisional: fc.integer({ min: 1, max: 99 }).map((percent) => `${percent}%`),
      minimumProposals: fc.integer({ min: 0, max: 9 }),
      min: fc.constant('1%'),
      max: fc.constant('100%'),
      acts: fc.constantFrom('same-day', 'next-day', 'next-month', 'next-year'),
    },
    { requiredKeys: ['title', 'unit', 'proposedBy', 'aggregation', 'provisional', 'minimumProposals'] },
  )

  const steps = fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), localTexts)
    .map(([reserve, fund, title]) => ({
      'to-reserve': {
        title,
        order: 1,
        step: 'reserve',
        to: 'common',
        share: `${reserve}%`,
        of: 'surplus',
        indivisible: true,
      },
      'to-fund': { title, order: 2, step: 'fund', to: 'education', share: `${fund}/100`, of: 'surplus' },
      rest: { title, order: 3, step: 'rest', to: 'patronage' },
    }))

  return fc
    .record({
      classes: named(
        fc.record({
          ...heading,
          plural: localTexts,
          kind: fc.constantFrom('person', 'enterprise'),
          votes: fc.constant(1),
        }),
        1,
        3,
      ),
      items: named(item, 0, 4),
      objectives: named(fc.record({ ...heading, text: localTexts }), 0, 3),
      matters: named(fc.record({ ...heading, says: localTexts }, { requiredKeys: ['title'] }), 1, 4),
      surplus: fc.option(steps, { nil: undefined }),
      about: fc.option(localTexts, { nil: undefined }),
    })
    .chain(({ classes, items, objectives, matters, surplus, about }) =>
      fc
        .record({ decided: decisions(Object.keys(classes), Object.keys(items)), title: localTexts })
        .map(({ decided, title }) => {
          // What amends is a yes or no: choosing among options is none.
          const yesOrNo = Object.keys(decided).filter((id) => !('choose' in (decided[id]?.rule ?? {})))
          const [first = 'ordinary', second = first] = yesOrNo
          return JSON.parse(
            JSON.stringify({
              id: 'random',
              version: '1',
              title,
              about,
              currency: 'EUR',
              ...(Object.keys(objectives).length === 0 ? {} : { objectives }),
              memberClasses: Object.fromEntries(
                Object.entries(classes).map(([id, one]) => [id, { ...one, hasVote: true }]),
              ),
              ...(Object.keys(items).length === 0 ? {} : { averageItems: items }),
              decisions: yesOrNo.length > 0 ? decided : { ...decided, ordinary: ORDINARY },
              matters,
              circles: { board: { title: 'Board', domain: Object.keys(matters), decidesBy: first } },
              surplus,
              surplusRules: { dissolution: { title: 'The end', indivisibleTo: 'another cooperative' } },
              amendments: {
                all: { title, covers: ['*'], decision: first },
                own: { title, covers: ['matters'], decision: second },
              },
              sources: { 'a-source': { title, says: title } },
            }),
          ) as Charter
        }),
    )
}

/** A decision for charters that have none which could amend them. */
const ORDINARY = {
  title: 'Ordinary',
  electorate: { members: 'all' },
  rule: { moreThan: '1/2', of: 'electorate' },
  openDays: 7,
  ballotsCanChange: true,
  thresholds: 'at-opening',
  members: 'at-opening',
} as const

/** What takes every vote is not voted on in secret. */
const needsAll = (rule: object): boolean =>
  'consensus' in rule || ('atLeast' in rule && [1, '1', '100%'].includes(rule.atLeast as string | number))
