import type { Route } from '../../kernel/route.js'
import { MEMBER_ACT_ROUTES } from './acts.js'
import { apply, eraseLetter, join, joinPage, withdrawApplication } from './join.js'
import { memberPage } from './member.js'
import { eraseName, logPage, namePage, rename } from './own.js'
import { membersPage } from './register.js'

/** Who belongs, how one comes to, and what each is, has and may do about it. */
export const MEMBER_ROUTES: readonly Route[] = [
  { method: 'get', path: '/members', who: 'who-belongs', answer: membersPage },
  { method: 'get', path: '/members/join', who: 'signed-in', answer: (asked) => joinPage(asked) },
  { method: 'post', path: '/members/join', who: 'signed-in', answer: join },
  { method: 'post', path: '/members/apply', who: 'signed-in', answer: apply },
  { method: 'post', path: '/members/withdraw-application', who: 'signed-in', answer: withdrawApplication },
  { method: 'post', path: '/members/letter/erase', who: 'signed-in', answer: eraseLetter },
  { method: 'get', path: '/members/:member', who: 'signed-in', answer: (asked) => memberPage(asked) },
  { method: 'get', path: '/members/:member/name', who: 'signed-in', answer: (asked) => namePage(asked) },
  { method: 'post', path: '/members/:member/name', who: 'signed-in', answer: rename },
  { method: 'post', path: '/members/:member/name/erase', who: 'signed-in', answer: eraseName },
  { method: 'get', path: '/members/:member/log', who: 'signed-in', answer: logPage },
  ...MEMBER_ACT_ROUTES,
]
