import type { Ratio } from '../../exact/index.js'
import type { SentencesOf } from '../sentences.js'

/** What reasons about projects say: the facts of each, and its sentence in each language side by side. */
export interface ProjectFacts {
  // Proposals
  'proposal-complete': { readonly project: string; readonly by: string; readonly areas: readonly string[] }
  'proposal-incomplete': { readonly project: string; readonly missing: readonly ('objective' | 'how' | 'areas')[] }

  // Coordinators
  'area-found': { readonly area: string; readonly person: string; readonly from: 'inside' | 'outside' }
  /** Votes on candidacies go on. */
  'area-voting': { readonly area: string; readonly candidates: readonly string[] }
  /** More than one is approved, and an area has one coordinator. */
  'area-several': { readonly area: string; readonly candidates: readonly string[] }
  'area-call-open': { readonly area: string }
  /** Nobody inside was approved, and nobody looks outside yet. */
  'area-search-due': { readonly area: string }
  'area-searching': { readonly area: string; readonly record: string }
  /** Somebody from outside stands where no talent search is open, or a worker-owner is approved or may still be. */
  'candidacy-waits': { readonly area: string; readonly person: string }
  'coordinators-found': { readonly areas: number }
  'coordinators-missing': { readonly areas: readonly string[] }

  // Staffing: what a step came to
  'coordinator-named': { readonly area: string; readonly person: string }
  'coordinator-gone': { readonly area: string }
  applied: { readonly place: string; readonly person: string; readonly pool: string }
  'applied-already': { readonly place: string; readonly person: string }
  'no-application': { readonly place: string; readonly person: string }
  'not-the-coordinator': { readonly place: string; readonly area: string; readonly by: string }
  'pool-not-open': { readonly place: string; readonly pool: string; readonly open: string }
  /** Somebody of an earlier pool waits for an answer. */
  'earlier-pool-waits': { readonly place: string; readonly people: readonly string[] }
  'application-accepted': { readonly place: string; readonly person: string; readonly by: string }
  'application-declined': { readonly place: string; readonly person: string; readonly record: string }
  'application-withdrawn': { readonly place: string; readonly person: string }
  'place-free-again': { readonly place: string; readonly person: string }
  'pool-opened': { readonly place: string; readonly pool: string; readonly record: string }
  'last-pool': { readonly place: string; readonly pool: string }

  'nobody-has-place': { readonly place: string }

  // Staffing: where a place stands
  'place-filled': { readonly place: string; readonly person: string }
  'place-to-answer': { readonly place: string; readonly people: readonly string[] }
  'pool-exhausted': { readonly place: string; readonly pool: string; readonly next: string }

  // Teams
  team: { readonly project: string; readonly count: number; readonly on: string }
  /** `record` is empty where none was made, `days` 0 where they do not matter. */
  'part-ended': {
    readonly person: string
    readonly on: string
    readonly why: 'with-the-project' | 'days-after-work' | 'said-done' | 'left' | 'removed'
    readonly days: number
    readonly record: string
  }

  // Removal
  'not-removed': { readonly person: string }
  demoted: { readonly person: string; readonly areas: readonly string[] }
  'removed-from-team': { readonly person: string; readonly areas: readonly string[] }
  /** The threshold could only be met with the vote of the person it is about. */
  'needs-own-vote': { readonly person: string; readonly others: number }
  'removal-out-of-reach': { readonly person: string }
  'proposals-left-out': { readonly people: readonly string[] }

  // Evaluation
  'evaluation-compared': {
    readonly objective: string
    readonly projected: Ratio
    readonly achieved: Ratio
    readonly difference: Ratio
    readonly unit: string
  }
  'evaluation-one-side': {
    readonly objective: string
    readonly side: 'projected' | 'achieved'
    readonly value: Ratio
    readonly unit: string
  }
  'evaluation-none': { readonly objective: string }
  'projects-left-out': { readonly projects: readonly string[] }

  // From step to step
  'may-go-on': {
    readonly project: string
    readonly next: 'accepted' | 'lost' | 'seeking-coordinators' | 'staffing' | 'running' | 'ended' | 'closed'
  }
  'stands-in-the-way': {
    readonly project: string
    readonly next: ProjectFacts['may-go-on']['next']
    readonly obstacle:
      | 'proposal-incomplete'
      | 'not-evaluated-before'
      | 'not-accepted'
      | 'coordinators-missing'
      | 'places-open'
      | 'not-evaluated-after'
      | 'not-closable'
  }
  'nothing-follows': { readonly project: string; readonly state: 'lost' | 'closed' }
}

type ProjectStep = ProjectFacts['may-go-on']['next']
type ProjectObstacle = ProjectFacts['stands-in-the-way']['obstacle']

export const PROJECTS_EN: SentencesOf<ProjectFacts> = {
  'proposal-complete': (r, n) =>
    `${r.by} proposed ${r.project}, with the objective it serves and how, and ${n.count(r.areas.length, 'area', 'areas')} of expertise: ${n.list(r.areas)}`,
  'proposal-incomplete': (r, n) =>
    `The proposal of ${r.project} does not say yet ${n.list(r.missing.map((one) => MISSING_EN[one]))}`,

  'area-found': (r) =>
    r.from === 'inside'
      ? `${r.person} coordinates ${r.area}`
      : `${r.person}, found by the talent search, coordinates ${r.area}`,
  'area-voting': (r, n) => `The vote on who coordinates ${r.area} goes on: ${n.list(r.candidates)}`,
  'area-several': (r, n) => `${n.list(r.candidates)} are each approved for ${r.area}, which has one coordinator`,
  'area-call-open': (r) => `${r.area} has no coordinator yet, and any worker-owner may still stand`,
  'area-search-due': (r) => `Nobody inside was approved for ${r.area}, so a talent search has to open`,
  'area-searching': (r) => `A talent search for ${r.area} is open (${r.record})`,
  'candidacy-waits': (r) =>
    `${r.person} is from outside and can stand for ${r.area} only in a talent search, once no worker-owner can be approved`,
  'coordinators-found': (r, n) =>
    r.areas === 1 ? 'The only area has its coordinator' : `All ${n.integer(r.areas)} areas have their coordinator`,
  'coordinators-missing': (r, n) =>
    `No team is filled while a coordinator it waits for is missing; without one: ${n.list(r.areas)}`,

  'coordinator-named': (r) => `${r.person} coordinates ${r.area} from now on`,
  'coordinator-gone': (r) => `${r.area} has no coordinator any more`,
  applied: (r) => `${r.person} applied for ${r.place}, among the ${poolIn(POOL_EN, r.pool)}`,
  'applied-already': (r) => `${r.person} has applied for ${r.place} already`,
  'no-application': (r) => `No application of ${r.person} for ${r.place} waits for an answer`,
  'not-the-coordinator': (r) => `${r.by} does not coordinate ${r.area}, to which ${r.place} belongs`,
  'pool-not-open': (r) =>
    `${r.place} is open to the ${poolIn(POOL_EN, r.open)}, and not yet to the ${poolIn(POOL_EN, r.pool)}`,
  'earlier-pool-waits': (r, n) =>
    `${n.list(r.people)} applied for ${r.place} with precedence, and must be answered first`,
  'application-accepted': (r) => `${r.by} took ${r.person} for ${r.place}`,
  'application-declined': (r) => `The application of ${r.person} for ${r.place} is declined (${r.record})`,
  'application-withdrawn': (r) => `${r.person} no longer applies for ${r.place}`,
  'place-free-again': (r) => `${r.person} no longer has ${r.place}, which is filled anew, from the first pool on`,
  'pool-opened': (r) => `${r.place} is open to the ${poolIn(POOL_EN, r.pool)} (${r.record})`,
  'last-pool': (r) => `${r.place} is open to the ${poolIn(POOL_EN, r.pool)}, and nobody comes after them`,

  'nobody-has-place': (r) => `Nobody has ${r.place}, so it cannot fall free`,
  'place-filled': (r) => `${r.person} has ${r.place}`,
  'place-to-answer': (r, n) => `For ${r.place} the coordinator has to answer ${n.list(r.people)}`,
  'pool-exhausted': (r) =>
    r.next === ''
      ? `No application for ${r.place} waits, and the ${poolIn(POOL_EN, r.pool)} are the last pool`
      : `Among the ${poolIn(POOL_EN, r.pool)} no application for ${r.place} waits: with a recorded reason it may be opened to the ${poolIn(POOL_EN, r.next)}`,

  team: (r, n) => `On ${r.on} the team of ${r.project} has ${n.count(r.count, 'member', 'members')}`,
  'part-ended': (r, n) =>
    `From ${r.on} on ${r.person} counts neither in the base nor in the mean: ${ENDED_EN[r.why](n.count(r.days, 'day', 'days'))}${r.record === '' ? '' : ` (${r.record})`}`,

  'not-removed': (r) => `${r.person} stays as they are`,
  demoted: (r, n) => `${r.person} no longer coordinates ${n.list(r.areas)}, and stays in the team`,
  'removed-from-team': (r, n) =>
    `${r.person} leaves the team${r.areas.length === 0 ? '' : ` and no longer coordinates ${n.list(r.areas)}`}; membership of the cooperative is untouched`,
  'needs-own-vote': (r, n) =>
    r.others === 0
      ? `There is nobody but ${r.person} to vote`
      : `Even with ${n.count(r.others, 'other', 'others')} in favour, all there are, the vote of ${r.person} would be needed`,
  'removal-out-of-reach': (r) => `Nobody is there to vote on ${r.person}, so the threshold cannot be reached`,
  'proposals-left-out': (r, n) => `What ${n.list(r.people)} proposed does not count: they are not in the team`,

  'evaluation-compared': (r, n) =>
    `For ${r.objective}, what was projected is ${n.number(r.projected)} ${r.unit} and what was achieved ${n.number(r.achieved)}, a difference of ${n.number(r.difference)}`,
  'evaluation-one-side': (r, n) =>
    r.side === 'projected'
      ? `For ${r.objective}, what was projected is ${n.number(r.value)} ${r.unit}, and nobody has evaluated what was achieved`
      : `For ${r.objective}, what was achieved is ${n.number(r.value)} ${r.unit}, and nobody had evaluated what was projected`,
  'evaluation-none': (r) => `Nobody has evaluated ${r.objective}; this is not a zero`,
  'projects-left-out': (r, n) => `Without an evaluation, and left out: ${n.list(r.projects)}`,

  'may-go-on': (r) => `${r.project} can be ${STATE_EN[r.next]}`,
  'stands-in-the-way': (r) => `${r.project} cannot be ${STATE_EN[r.next]} yet: ${OBSTACLE_EN[r.obstacle]}`,
  'nothing-follows': (r) => `${r.project} is ${r.state === 'lost' ? 'not accepted' : 'closed'}, and nothing follows`,
}

const MISSING_EN: Record<ProjectFacts['proposal-incomplete']['missing'][number], string> = {
  objective: 'which objective it serves',
  how: 'how it serves it',
  areas: 'which areas of expertise it needs',
}

const POOL_EN: Readonly<Record<string, string>> = {
  'worker-owners': 'worker-owners',
  volunteers: 'volunteers',
  outside: 'people from outside',
}

const ENDED_EN: Record<ProjectFacts['part-ended']['why'], (days: string) => string> = {
  'with-the-project': () => 'the project ended',
  'days-after-work': (days) => `more than ${days} had passed since their last work`,
  'said-done': () => 'they said that their part was done',
  left: () => 'they left the team',
  removed: () => 'the team removed them',
}

const STATE_EN: Record<ProjectStep, string> = {
  accepted: 'recorded as accepted',
  lost: 'recorded as not accepted',
  'seeking-coordinators': 'opened to candidates for coordination',
  staffing: 'staffed by its coordinators',
  running: 'started',
  ended: 'ended',
  closed: 'closed',
}

const OBSTACLE_EN: Record<ProjectObstacle, string> = {
  'proposal-incomplete': 'its proposal is not complete',
  'not-evaluated-before': 'members have not evaluated what it projects',
  'not-accepted': 'worker-owners have not accepted it',
  'coordinators-missing': 'not every area has its coordinator',
  'places-open': 'not every place is filled',
  'not-evaluated-after': 'its results have not been evaluated',
  'not-closable': 'its results were not presented to everybody, or its finances not audited',
}

export const PROJECTS_ES: SentencesOf<ProjectFacts> = {
  'proposal-complete': (r, n) =>
    `${r.by} propuso ${r.project}, con el objetivo al que sirve y cómo, y ${n.count(r.areas.length, 'área', 'áreas')} de especialidad: ${n.list(r.areas)}`,
  'proposal-incomplete': (r, n) =>
    `La propuesta de ${r.project} no dice todavía ${n.list(r.missing.map((one) => MISSING_ES[one]))}`,

  'area-found': (r) =>
    r.from === 'inside'
      ? `${r.person} coordina ${r.area}`
      : `${r.person}, a quien se halló en la búsqueda de talento, coordina ${r.area}`,
  'area-voting': (r, n) => `Sigue la votación sobre quién coordina ${r.area}: ${n.list(r.candidates)}`,
  'area-several': (r, n) =>
    `${n.list(r.candidates)} cuentan con aprobación para ${r.area}, que solo tiene una coordinación`,
  'area-call-open': (r) => `Nadie coordina todavía ${r.area}, y cualquier socia o socio trabajador puede presentarse`,
  'area-search-due': (r) =>
    `Nadie de dentro obtuvo la aprobación para ${r.area}: hay que abrir una búsqueda de talento`,
  'area-searching': (r) => `Hay una búsqueda de talento abierta para ${r.area} (${r.record})`,
  'candidacy-waits': (r) =>
    `${r.person} viene de fuera y solo puede presentarse para ${r.area} en una búsqueda de talento, cuando ya no cabe aprobar a nadie de dentro`,
  'coordinators-found': (r, n) =>
    r.areas === 1 ? 'La única área tiene coordinación' : `Las ${n.integer(r.areas)} áreas tienen coordinación`,
  'coordinators-missing': (r, n) =>
    `Ningún equipo se forma mientras falte una coordinación que espera; sin ella: ${n.list(r.areas)}`,

  'coordinator-named': (r) => `${r.person} coordina ${r.area} desde ahora`,
  'coordinator-gone': (r) => `Ya nadie coordina ${r.area}`,
  applied: (r) => `${r.person} se presentó para ${r.place}, dentro del grupo «${poolIn(POOL_ES, r.pool)}»`,
  'applied-already': (r) => `${r.person} ya se había presentado para ${r.place}`,
  'no-application': (r) => `Ninguna solicitud de ${r.person} para ${r.place} espera respuesta`,
  'not-the-coordinator': (r) => `${r.by} no coordina ${r.area}, área a la que pertenece ${r.place}`,
  'pool-not-open': (r) =>
    `${r.place} está abierto al grupo «${poolIn(POOL_ES, r.open)}», y todavía no al grupo «${poolIn(POOL_ES, r.pool)}»`,
  'earlier-pool-waits': (r, n) =>
    `Antes hay que responder a quien se presentó para ${r.place} con preferencia: ${n.list(r.people)}`,
  'application-accepted': (r) => `${r.by} eligió a ${r.person} para ${r.place}`,
  'application-declined': (r) => `Se rechaza la solicitud de ${r.person} para ${r.place} (${r.record})`,
  'application-withdrawn': (r) => `${r.person} retiró su solicitud para ${r.place}`,
  'place-free-again': (r) => `${r.person} ya no ocupa ${r.place}, que se vuelve a cubrir desde el primer grupo`,
  'pool-opened': (r) => `${r.place} se abre al grupo «${poolIn(POOL_ES, r.pool)}» (${r.record})`,
  'last-pool': (r) => `${r.place} está abierto al grupo «${poolIn(POOL_ES, r.pool)}», y después no hay ningún otro`,

  'nobody-has-place': (r) => `Nadie ocupa ${r.place}, así que no puede quedar libre`,
  'place-filled': (r) => `${r.person} ocupa ${r.place}`,
  'place-to-answer': (r, n) => `Para ${r.place}, quien coordina ha de responder a ${n.list(r.people)}`,
  'pool-exhausted': (r) =>
    r.next === ''
      ? `Ninguna solicitud para ${r.place} espera, y «${poolIn(POOL_ES, r.pool)}» es el último grupo`
      : `En el grupo «${poolIn(POOL_ES, r.pool)}» ninguna solicitud para ${r.place} espera: con un motivo registrado puede abrirse al grupo «${poolIn(POOL_ES, r.next)}»`,

  team: (r, n) => `El ${r.on}, el equipo de ${r.project} tiene ${n.count(r.count, 'integrante', 'integrantes')}`,
  'part-ended': (r, n) =>
    `Desde el ${r.on} ${r.person} no cuenta ni en la base ni en el promedio: ${ENDED_ES[r.why](n.count(r.days, 'día', 'días'))}${r.record === '' ? '' : ` (${r.record})`}`,

  'not-removed': (r) => `${r.person} sigue como está`,
  demoted: (r, n) => `${r.person} deja de coordinar ${n.list(r.areas)} y sigue en el equipo`,
  'removed-from-team': (r, n) =>
    `${r.person} sale del equipo${r.areas.length === 0 ? '' : ` y deja de coordinar ${n.list(r.areas)}`}; su pertenencia a la cooperativa no cambia`,
  'needs-own-vote': (r, n) =>
    r.others === 0
      ? `No hay nadie más que ${r.person} para votar`
      : `Aun con ${n.count(r.others, 'persona más', 'personas más')} a favor, todas las que hay, haría falta el voto de ${r.person}`,
  'removal-out-of-reach': (r) =>
    `No hay nadie para votar sobre ${r.person}, así que la mayoría exigida no se puede alcanzar`,
  'proposals-left-out': (r, n) => `Lo que propuso quien no está en el equipo no cuenta: ${n.list(r.people)}`,

  'evaluation-compared': (r, n) =>
    `Para ${r.objective} se esperaba ${n.number(r.projected)} ${r.unit} y se logró ${n.number(r.achieved)}, una diferencia de ${n.number(r.difference)}`,
  'evaluation-one-side': (r, n) =>
    r.side === 'projected'
      ? `Para ${r.objective} se esperaba ${n.number(r.value)} ${r.unit}, y nadie ha evaluado lo que se logró`
      : `Para ${r.objective} se logró ${n.number(r.value)} ${r.unit}, y nadie había evaluado lo que se esperaba`,
  'evaluation-none': (r) => `Nadie ha evaluado ${r.objective}; esto no es un cero`,
  'projects-left-out': (r, n) => `Sin evaluación, y por eso fuera del promedio: ${n.list(r.projects)}`,

  'may-go-on': (r) => `${r.project}: ya se puede ${STATE_ES[r.next]}`,
  'stands-in-the-way': (r) =>
    `${r.project}: todavía no se puede ${STATE_ES[r.next]}, porque ${OBSTACLE_ES[r.obstacle]}`,
  'nothing-follows': (r) => `${r.project} ${r.state === 'lost' ? 'no se aprobó' : 'está cerrado'}, y no sigue nada más`,
}

const MISSING_ES: Record<ProjectFacts['proposal-incomplete']['missing'][number], string> = {
  objective: 'a qué objetivo sirve',
  how: 'cómo le sirve',
  areas: 'qué áreas de especialidad necesita',
}

const POOL_ES: Readonly<Record<string, string>> = {
  'worker-owners': 'socias y socios trabajadores',
  volunteers: 'voluntariado',
  outside: 'gente de fuera',
}

const ENDED_ES: Record<ProjectFacts['part-ended']['why'], (days: string) => string> = {
  'with-the-project': () => 'terminó el proyecto',
  'days-after-work': (days) => `habían pasado más de ${days} desde su último trabajo`,
  'said-done': () => 'dijo que su parte estaba hecha',
  left: () => 'dejó el equipo',
  removed: () => 'el equipo decidió excluir a esta persona',
}

const STATE_ES: Record<ProjectStep, string> = {
  accepted: 'registrar su aprobación',
  lost: 'registrar su rechazo',
  'seeking-coordinators': 'abrir las candidaturas a la coordinación',
  staffing: 'formar el equipo',
  running: 'empezar',
  ended: 'dar por terminado',
  closed: 'cerrar',
}

const OBSTACLE_ES: Record<ProjectObstacle, string> = {
  'proposal-incomplete': 'la propuesta no está completa',
  'not-evaluated-before': 'nadie ha evaluado lo que se espera de él',
  'not-accepted': 'las socias y socios trabajadores no lo han aprobado',
  'coordinators-missing': 'no todas las áreas tienen coordinación',
  'places-open': 'no todos los puestos están cubiertos',
  'not-evaluated-after': 'no se han evaluado sus resultados',
  'not-closable': 'sus resultados no se presentaron a todo el mundo o sus finanzas no se auditaron',
}

/** The name of a pool where it is one of ours; its id otherwise. */
const poolIn = (names: Readonly<Record<string, string>>, pool: string): string =>
  Object.hasOwn(names, pool) ? (names[pool] as string) : pool
