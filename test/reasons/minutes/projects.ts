import { exact } from '../../../src/exact/index.js'
import type { ProjectsMinutes } from '../../../src/reasons/subjects/minutes/projects.js'
import type { FactsOf } from '../facts-of.js'

const [project, area, person, decision, record] = ['app', 'tech', 'ana', 'vote-1', 'a1b2c3d4e5f60718']

export const PROJECTS_MINUTES_FACTS: FactsOf<ProjectsMinutes> = {
  'project-evaluated': [
    { project, objective: 'freedom', person, side: 'projected', value: exact('7.5'), unit: 'points' },
    { project, objective: 'freedom', person, side: 'achieved', value: exact('6'), unit: 'points' },
  ],
  'project-accepted': [{ project, decision }],
  'project-lost': [{ project, decision }],
  'project-withdrawn': [{ project }],
  'project-abandoned': [{ project, person, record }],
  'candidacy-received': [{ project, area, person }],
  'candidacy-ended': [{ project, area, person }],
  'talent-search-opened': [{ project, area, record }],
  'coordinator-found': [{ project, area, person }],
  'coordinator-left': [
    { project, area, person, why: 'demoted' },
    { project, area, person, why: 'resigned' },
    { project, area, person, why: 'left-the-team' },
  ],
  'staffing-began': [{ project }],
  'place-opened': [{ project, area, place: 'coder' }],
  'team-joined': [{ project, person }],
  'project-worked-on': [{ project, person }],
  'part-goes-on': [{ project, person }],
  'team-left': [
    { project, person, why: 'left', record },
    { project, person, why: 'said-done', record: '' },
    { project, person, why: 'removed', record: decision },
    { project, person, why: 'days-after-work', record: '' },
    { project, person, why: 'membership-ended', record: '' },
    { project, person, why: 'project-ended', record: '' },
  ],
  'project-started': [{ project }],
  'project-ended': [{ project, person, record }],
  'results-presented': [
    { project, to: 'worker-owners', person, record },
    { project, to: 'volunteers', person, record },
    { project, to: 'donors', person, record },
  ],
  'project-audited': [
    { project, auditor: person, byAnother: false, record },
    { project, auditor: person, byAnother: true, record },
  ],
  'project-closed': [{ project }],
}
