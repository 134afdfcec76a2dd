import { type AccountsMinutes, ACCOUNTS_MINUTES_EN, ACCOUNTS_MINUTES_ES } from './accounts.js'
import { type AveragesMinutes, AVERAGES_MINUTES_EN, AVERAGES_MINUTES_ES } from './averages.js'
import { type CharterMinutes, CHARTER_MINUTES_EN, CHARTER_MINUTES_ES } from './charter.js'
import { type CirclesMinutes, CIRCLES_MINUTES_EN, CIRCLES_MINUTES_ES } from './circles.js'
import { type DecisionsMinutes, DECISIONS_MINUTES_EN, DECISIONS_MINUTES_ES } from './decisions.js'
import { type ElectionsMinutes, ELECTIONS_MINUTES_EN, ELECTIONS_MINUTES_ES } from './elections.js'
import { type MeetingsMinutes, MEETINGS_MINUTES_EN, MEETINGS_MINUTES_ES } from './meetings.js'
import { type MembersMinutes, MEMBERS_MINUTES_EN, MEMBERS_MINUTES_ES } from './members.js'
import { type PayMinutes, PAY_MINUTES_EN, PAY_MINUTES_ES } from './pay.js'
import { type ProjectsMinutes, PROJECTS_MINUTES_EN, PROJECTS_MINUTES_ES } from './projects.js'
import { type RecordsMinutes, RECORDS_MINUTES_EN, RECORDS_MINUTES_ES } from './records.js'
import { type SecrecyMinutes, SECRECY_MINUTES_EN, SECRECY_MINUTES_ES } from './secrecy.js'
import { type SurplusMinutes, SURPLUS_MINUTES_EN, SURPLUS_MINUTES_ES } from './surplus.js'
import type { SentencesOf } from '../../sentences.js'

/** What the minutes of a cooperative say of what happened, chapter by chapter. */
export interface MinutesFacts
  extends MembersMinutes,
    DecisionsMinutes,
    AveragesMinutes,
    ProjectsMinutes,
    CirclesMinutes,
    ElectionsMinutes,
    MeetingsMinutes,
    PayMinutes,
    AccountsMinutes,
    SurplusMinutes,
    CharterMinutes,
    RecordsMinutes,
    SecrecyMinutes {}

export const MINUTES_EN: SentencesOf<MinutesFacts> = {
  ...MEMBERS_MINUTES_EN,
  ...DECISIONS_MINUTES_EN,
  ...AVERAGES_MINUTES_EN,
  ...PROJECTS_MINUTES_EN,
  ...CIRCLES_MINUTES_EN,
  ...ELECTIONS_MINUTES_EN,
  ...MEETINGS_MINUTES_EN,
  ...PAY_MINUTES_EN,
  ...ACCOUNTS_MINUTES_EN,
  ...SURPLUS_MINUTES_EN,
  ...CHARTER_MINUTES_EN,
  ...RECORDS_MINUTES_EN,
  ...SECRECY_MINUTES_EN,
}

export const MINUTES_ES: SentencesOf<MinutesFacts> = {
  ...MEMBERS_MINUTES_ES,
  ...DECISIONS_MINUTES_ES,
  ...AVERAGES_MINUTES_ES,
  ...PROJECTS_MINUTES_ES,
  ...CIRCLES_MINUTES_ES,
  ...ELECTIONS_MINUTES_ES,
  ...MEETINGS_MINUTES_ES,
  ...PAY_MINUTES_ES,
  ...ACCOUNTS_MINUTES_ES,
  ...SURPLUS_MINUTES_ES,
  ...CHARTER_MINUTES_ES,
  ...RECORDS_MINUTES_ES,
  ...SECRECY_MINUTES_ES,
}
