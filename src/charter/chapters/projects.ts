import { z } from 'zod'
import { field, type Fieldset, maybe } from '../field.js'
import { classes, days, oneOf, ref, someOf, texts } from '../kinds.js'

const POOLS = {
  'worker-owners': ['worker-owners', 'socias y socios trabajadores'],
  volunteers: ['volunteers who applied', 'personas voluntarias que lo han solicitado'],
  outside: ['people from outside', 'personas de fuera'],
} as const

/** Projects from the idea to the evaluation. */
export const projects = {
  proposal: {
    from: field(
      oneOf({
        anyone: ['anyone, member or not', 'cualquier persona, sea o no socia'],
        members: ['members', 'las personas socias'],
      }),
      ['who may propose', 'A project may be proposed by {}.'],
      ['quién puede proponer', 'Quién puede proponer un proyecto: {}.'],
    ),
    states: field(
      someOf({
        objective: ['the objective it serves', 'el objetivo al que sirve'],
        how: ['how it is to serve it', 'cómo va a servirlo'],
        areas: ['the areas of expertise it needs', 'las áreas que necesita'],
        budget: ['a detailed budget', 'un presupuesto detallado'],
      }),
      ['what it states', 'The proposal states {}.'],
      ['qué expone', 'La propuesta expone {}.'],
    ),
    decision: field(ref('decisions'), ['decision', 'It is accepted as in {}.'], ['decisión', 'Se acepta como en {}.']),
    evaluateBefore: field(
      oneOf({
        required: ['must be evaluated by members first', 'ha de evaluarse antes'],
        optional: ['may be evaluated by members first', 'puede evaluarse antes'],
      }),
      ['evaluation beforehand', 'The proposal {}.'],
      ['evaluación previa', 'La propuesta {}.'],
    ),
  },
  coordinators: {
    decision: field(
      ref('decisions'),
      ['decision', 'Every area has one coordinator, approved as in {}.'],
      ['decisión', 'Cada área tiene una coordinación, aprobada como en {}.'],
    ),
    candidates: field(
      classes,
      ['who may stand', 'May stand: {}.'],
      ['quién puede presentarse', 'Pueden presentarse {}.'],
    ),
    otherwise: maybe(
      oneOf({ 'talent-search': ['a search outside opens', 'se abre una búsqueda fuera'] }),
      ['if nobody is found', 'Where nobody is found inside, {}.'],
      ['si no aparece nadie', 'Si dentro no aparece nadie, {}.'],
    ),
  },
  staffing: {
    pools: field(
      {
        schema: z.array(z.enum(['worker-owners', 'volunteers', 'outside'])).min(1),
        tell: (values, say) => values.map((value) => say.either(POOLS[value])).join(say.words(', then ', ', después ')),
      },
      ['order', 'Places are filled in this order: {}; going on to the next group needs a recorded reason.'],
      ['orden', 'Las plazas se cubren por este orden: {}; pasar al siguiente grupo exige un motivo anotado.'],
    ),
    after: field(
      oneOf({
        'all-coordinators': ['every area has its coordinator', 'todas las áreas tienen coordinación'],
        acceptance: ['the project is accepted', 'el proyecto está aceptado'],
      }),
      ['when it begins', 'Teams are built once {}.'],
      ['cuándo empieza', 'Los equipos se forman cuando {}.'],
    ),
    chosenBy: field(
      oneOf({ coordinators: ['the coordinators', 'la coordinación'], team: ['the team', 'el equipo'] }),
      ['who chooses', 'The choice is made by {}.'],
      ['quién elige', 'Elige {}.'],
    ),
  },
  removal: {
    decision: field(
      ref('decisions'),
      ['decision', 'Somebody is removed as in {}.'],
      ['decisión', 'Se aparta a alguien como en {}.'],
    ),
    coordinators: field(
      oneOf({
        demoted: ['stay in the team', 'sigue en el equipo'],
        ousted: ['leave the team', 'deja el equipo'],
      }),
      ['coordinators', 'Coordinators who lose their post this way {}.'],
      ['coordinaciones', 'Quien pierde así la coordinación {}.'],
    ),
    members: field(
      oneOf({ 'stay-members': ['stay members of the cooperative', 'siguen perteneciendo a la cooperativa'] }),
      ['members', 'Members removed from a team {}.'],
      ['personas socias', 'Las personas socias a quienes se aparta de un equipo {}.'],
    ),
    reaches: maybe(
      texts,
      ['who can be removed', 'Can be removed: {}.'],
      ['a quién alcanza', 'Se puede apartar a: {}.'],
    ),
  },
  participation: {
    ends: field(
      oneOf({
        'with-the-project': ['with the project', 'con el proyecto'],
        'days-after-last-work': ['when their work on it ends', 'cuando acaba su trabajo en él'],
        'when-they-say': ['when they say so', 'cuando lo dicen'],
      }),
      ['when it ends', 'Whoever takes part, however briefly, votes in that project; taking part ends {}.'],
      ['cuándo acaba', 'Quien participa, por poco que sea, vota en ese proyecto; la participación acaba {}.'],
    ),
    afterDays: maybe(days, ['how long it lasts', 'It lasts {} longer.'], ['cuánto se prolonga', 'Se prolonga {}.']),
  },
  evaluation: {
    item: field(
      ref('averageItems'),
      ['scale', 'Members evaluate before and after by {}; what was projected stands beside what was achieved.'],
      ['escala', 'Se evalúa antes y después con {}; lo previsto figura junto a lo logrado.'],
    ),
  },
  closing: {
    presentedTo: field(
      someOf({
        'worker-owners': ['worker-owners', 'socias y socios trabajadores'],
        volunteers: ['volunteers', 'personas voluntarias'],
        donors: ['donors', 'donantes'],
      }),
      ['presented to', 'At the end the results are presented to {}.'],
      ['se presenta a', 'Al final se presentan los resultados a {}.'],
    ),
    auditedBy: field(
      oneOf({
        'financial-coordinator': [
          'the financial coordinator, or somebody else where that person is involved',
          'la coordinación financiera, u otra persona si aquella está implicada',
        ],
        circle: ['the supervising circle', 'el círculo supervisor'],
      }),
      ['audited by', 'Its finances are audited by {}.'],
      ['audita', 'Sus cuentas las audita {}.'],
    ),
  },
  performance: {
    item: field(
      ref('averageItems'),
      ['measure', 'The cooperative’s own performance is measured by {}, over all its projects.'],
      ['medida', 'El desempeño de la cooperativa se mide con {} en el conjunto de sus proyectos.'],
    ),
    method: field(
      oneOf({
        'mean-of-projects': ['every project counts the same', 'todos los proyectos cuentan igual'],
        'weighted-by-budget': ['projects count by their budgets', 'los proyectos cuentan según su presupuesto'],
      }),
      ['how projects count', 'In this, {}.'],
      ['cómo cuentan los proyectos', 'En ese conjunto, {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>
