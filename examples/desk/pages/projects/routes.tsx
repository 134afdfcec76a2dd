import type { Route } from '../../kernel/route.js'
import { ACT_ROUTES } from './acts.js'
import { projectsPage } from './list.js'
import { happenedPage } from './happened.js'
import { projectPage } from './project.js'
import { change, changePage, propose, proposePage } from './propose.js'

/** Projects, from their proposal to their closing. */
export const PROJECT_ROUTES: readonly Route[] = [
  { method: 'get', path: '/projects', who: 'signed-in', answer: projectsPage },
  { method: 'get', path: '/projects/propose', who: 'signed-in', answer: (asked) => proposePage(asked) },
  { method: 'post', path: '/projects/propose', who: 'signed-in', answer: propose },
  { method: 'get', path: '/projects/:project', who: 'signed-in', answer: (asked) => projectPage(asked) },
  { method: 'get', path: '/projects/:project/change', who: 'signed-in', answer: (asked) => changePage(asked) },
  { method: 'post', path: '/projects/:project/change', who: 'signed-in', answer: change },
  { method: 'get', path: '/projects/:project/happened', who: 'signed-in', answer: happenedPage },
  ...ACT_ROUTES,
]
