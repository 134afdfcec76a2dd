/**
 * The rule set as data: charters that are checked, forked, compared, rebased, amended by their own rules, replayed, and rendered as by-laws.
 *
 * @module
 */
export { type Amended, amendCharter, decisionsNeeded, type NeededDecision, type TakenDecision } from './amend.js'
export {
  type Article,
  type ArticleSentence,
  articleOf,
  type ByLaws,
  type ByLawsChapter,
  type ByLawsLabels,
  byLawsOf,
} from './by-laws.js'
export { SECTIONS, type SectionName } from './chapters/list.js'
export type { Charter, Extends, Heading, Identity, PlacedProvision, Sections, WrittenCharter } from './charter.js'
export { checkCharter, type Sound, soundCharter } from './check.js'
export { reservesOf, surplusOf } from './check-money.js'
export { applyDiff, type Change, type CharterDiff, diffCharters } from './diff.js'
export type { CharterElectorate } from './electorate.js'
export { forkCharter, writeFork } from './fork.js'
export { type Conflict, type Rebased, rebaseCharter } from './rebase.js'
export { renderCharter } from './render.js'
export { type PastDecision, type Replayed, type ReplayOutcome, replayDecisions } from './replay.js'
export {
  consentRuleOf,
  electionRuleOf,
  meetingRuleOf,
  membershipRulesOf,
  projectRulesOf,
  shareRuleOf,
} from './rules-of.js'
export { type DecisionMethod, isShareRule } from './rule.js'
export type { LocalText } from './say.js'
export { type BelowTheFloor, type SecrecyRule, secrecyRuleOf } from './secrecy.js'
export { charterJsonSchema } from './shape.js'
export { tellDiff } from './tell-diff.js'
export { provisionAt, provisionsOf } from './tree.js'
export { type WhoDecides, type WhoDecidesInput, whoDecides } from './who-decides.js'
