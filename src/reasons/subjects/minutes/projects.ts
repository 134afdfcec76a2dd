import type { Ratio } from '../../../exact/index.js'
import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of projects. */
export interface ProjectsMinutes {
  'project-evaluated': {
    readonly project: string
    readonly objective: string
    readonly person: string
    readonly side: 'projected' | 'achieved'
    readonly value: Ratio
    readonly unit: string
  }
  'project-accepted': { readonly project: string; readonly decision: string }
  'project-lost': { readonly project: string; readonly decision: string }
  'project-withdrawn': { readonly project: string }
  'project-abandoned': { readonly project: string; readonly person: string; readonly record: string }
  'candidacy-received': { readonly project: string; readonly area: string; readonly person: string }
  'candidacy-ended': { readonly project: string; readonly area: string; readonly person: string }
  'talent-search-opened': { readonly project: string; readonly area: string; readonly record: string }
  'coordinator-found': { readonly project: string; readonly area: string; readonly person: string }
  'coordinator-left': {
    readonly project: string
    readonly area: string
    readonly person: string
    readonly why: 'demoted' | 'resigned' | 'left-the-team'
  }
  'staffing-began': { readonly project: string }
  'place-opened': { readonly project: string; readonly area: string; readonly place: string }
  'team-joined': { readonly project: string; readonly person: string }
  'project-worked-on': { readonly project: string; readonly person: string }
  'part-goes-on': { readonly project: string; readonly person: string }
  /** `record` is the decision or the recorded reason; empty where there is none. */
  'team-left': {
    readonly project: string
    readonly person: string
    readonly why: 'left' | 'said-done' | 'removed' | 'days-after-work' | 'membership-ended' | 'project-ended'
    readonly record: string
  }
  'project-started': { readonly project: string }
  'project-ended': { readonly project: string; readonly person: string; readonly record: string }
  'results-presented': {
    readonly project: string
    readonly to: 'worker-owners' | 'volunteers' | 'donors'
    readonly person: string
    readonly record: string
  }
  /** `byAnother`: not by the financial coordinator, who is involved. */
  'project-audited': {
    readonly project: string
    readonly auditor: string
    readonly byAnother: boolean
    readonly record: string
  }
  'project-closed': { readonly project: string }
}

const AUDIENCES_EN = { 'worker-owners': 'worker-owners', volunteers: 'volunteers', donors: 'donors' } as const

const COORDINATOR_LEFT_EN = {
  demoted: 'and stays in the team, for the team took the post away',
  resigned: 'and stays in the team, for they gave the post up',
  'left-the-team': 'for they left the team',
} as const

const LEFT_EN = {
  left: 'of their own accord',
  'said-done': 'for they say that their part is done',
  removed: 'for it was voted so; their membership of the cooperative is untouched',
  'days-after-work': 'for they have not worked on it for as many days as the charter allows',
  'membership-ended': 'for they no longer belong to the cooperative',
  'project-ended': 'for the project is over',
} as const

export const PROJECTS_MINUTES_EN: SentencesOf<ProjectsMinutes> = {
  'project-evaluated': (r, n) =>
    r.side === 'projected'
      ? `${r.person} expects of ${r.project} ${n.number(r.value)} ${r.unit} for ${r.objective}`
      : `${r.person} finds that ${r.project} achieved ${n.number(r.value)} ${r.unit} for ${r.objective}`,
  'project-accepted': (r) => `The project ${r.project} is accepted (${r.decision}), and needs its coordinators now`,
  'project-lost': (r) => `The project ${r.project} is not accepted (${r.decision})`,
  'project-withdrawn': (r) => `The proposal of the project ${r.project} is withdrawn`,
  'project-abandoned': (r) => `${r.person} gave up the project ${r.project} before it started (${r.record})`,
  'candidacy-received': (r) => `${r.person} stands for the coordination of ${r.area} in ${r.project}`,
  'candidacy-ended': (r) => `${r.person} no longer stands for the coordination of ${r.area} in ${r.project}`,
  'talent-search-opened': (r) =>
    `Nobody inside was found to coordinate ${r.area} in ${r.project}, so a talent search opens (${r.record})`,
  'coordinator-found': (r) => `${r.person} coordinates ${r.area} in ${r.project}`,
  'coordinator-left': (r) =>
    `${r.person} no longer coordinates ${r.area} in ${r.project}, ${COORDINATOR_LEFT_EN[r.why]}`,
  'staffing-began': (r) => `Every area of ${r.project} has its coordinator, and they build their teams`,
  'place-opened': (r) => `${r.project} has a place to fill in ${r.area}: ${r.place}`,
  'team-joined': (r) => `${r.person} is in the team of ${r.project}, with a vote on it`,
  'project-worked-on': (r) => `${r.person} worked on ${r.project}`,
  'part-goes-on': (r) => `${r.person} stays in the team of ${r.project}, as the charter says now`,
  'team-left': (r) =>
    `${r.person} leaves the team of ${r.project}, its votes and its means, ${LEFT_EN[r.why]}${r.record === '' ? '' : ` (${r.record})`}`,
  'project-started': (r) => `Every place is filled, and ${r.project} starts`,
  'project-ended': (r) => `${r.person} says that the work on ${r.project} has ended (${r.record})`,
  'results-presented': (r) =>
    `${r.person} presented the results of ${r.project} to the ${AUDIENCES_EN[r.to]} (${r.record})`,
  'project-audited': (r) =>
    `${r.auditor} audited the finances of ${r.project} (${r.record})${r.byAnother ? ', for the financial coordinator is involved in it' : ''}`,
  'project-closed': (r) => `The project ${r.project} is closed`,
}

const AUDIENCES_ES = {
  'worker-owners': 'las socias y socios trabajadores',
  volunteers: 'las personas voluntarias',
  donors: 'las personas donantes',
} as const

const COORDINATOR_LEFT_ES = {
  demoted: 'y sigue en el equipo, que le ha retirado el puesto',
  resigned: 'y sigue en el equipo, porque ha dejado el puesto',
  'left-the-team': 'porque ha dejado el equipo',
} as const

const LEFT_ES = {
  left: 'por decisión propia',
  'said-done': 'porque dice que su parte ha terminado',
  removed: 'porque así se ha votado; sigue perteneciendo a la cooperativa',
  'days-after-work': 'porque lleva sin trabajar en él más días de los que admiten los estatutos',
  'membership-ended': 'porque ya no pertenece a la cooperativa',
  'project-ended': 'porque el proyecto ha terminado',
} as const

export const PROJECTS_MINUTES_ES: SentencesOf<ProjectsMinutes> = {
  'project-evaluated': (r, n) =>
    r.side === 'projected'
      ? `${r.person} espera de ${r.project} ${n.number(r.value)} ${r.unit} para ${r.objective}`
      : `Según ${r.person}, ${r.project} ha logrado ${n.number(r.value)} ${r.unit} para ${r.objective}`,
  'project-accepted': (r) => `Se acepta el proyecto ${r.project} (${r.decision}), que necesita ahora su coordinación`,
  'project-lost': (r) => `No se acepta el proyecto ${r.project} (${r.decision})`,
  'project-withdrawn': (r) => `Se retira la propuesta del proyecto ${r.project}`,
  'project-abandoned': (r) => `${r.person} abandona el proyecto ${r.project} antes de que empiece (${r.record})`,
  'candidacy-received': (r) => `${r.person} se presenta para coordinar ${r.area} en ${r.project}`,
  'candidacy-ended': (r) => `${r.person} ya no se presenta para coordinar ${r.area} en ${r.project}`,
  'talent-search-opened': (r) =>
    `Dentro no ha aparecido nadie para coordinar ${r.area} en ${r.project}, así que se abre una búsqueda fuera (${r.record})`,
  'coordinator-found': (r) => `${r.person} coordina ${r.area} en ${r.project}`,
  'coordinator-left': (r) => `${r.person} ya no coordina ${r.area} en ${r.project}, ${COORDINATOR_LEFT_ES[r.why]}`,
  'staffing-began': (r) => `Todas las áreas de ${r.project} tienen coordinación, y se forman los equipos`,
  'place-opened': (r) => `${r.project} tiene una plaza por cubrir en ${r.area}: ${r.place}`,
  'team-joined': (r) => `${r.person} está en el equipo de ${r.project}, con voto en él`,
  'project-worked-on': (r) => `${r.person} ha trabajado en ${r.project}`,
  'part-goes-on': (r) => `${r.person} sigue en el equipo de ${r.project}, según los estatutos vigentes`,
  'team-left': (r) =>
    `${r.person} deja el equipo de ${r.project}, sus votaciones y sus promedios, ${LEFT_ES[r.why]}${r.record === '' ? '' : ` (${r.record})`}`,
  'project-started': (r) => `Todas las plazas están cubiertas y ${r.project} empieza`,
  'project-ended': (r) => `${r.person} comunica que el trabajo en ${r.project} ha terminado (${r.record})`,
  'results-presented': (r) =>
    `${r.person} ha presentado los resultados de ${r.project} a ${AUDIENCES_ES[r.to]} (${r.record})`,
  'project-audited': (r) =>
    `${r.auditor} ha auditado las cuentas de ${r.project} (${r.record})${r.byAnother ? ', porque la coordinación financiera está implicada' : ''}`,
  'project-closed': (r) => `Se cierra el proyecto ${r.project}`,
}
