/** What one clause says, in one short sentence of our own, in each language. */
export interface Clause {
  readonly en: string
  readonly es: string
}

/**
 * Every clause the library implements, by id: WJC is We Just Coop, WC is workers.coop and CW is Coopworking. Rule
 * files, tests and reasons cite these ids, so an id never changes. The sentences are ours, not quotations;
 * docs/source/clauses.md says more about each clause and how we read it.
 */
export const CLAUSES = {
  'WJC-1': {
    en: 'No change to the objectives takes effect unless all the members reach consensus on it.',
    es: 'Los objetivos solo cambian si se alcanza el consenso de todas las personas socias.',
  },
  'WJC-2': {
    en: 'What can be averaged is decided by average democracy; anything else, by consensus or by majority.',
    es: 'Lo que se puede promediar se decide con democracia por promedio; lo demás, por consenso o por mayoría.',
  },
  'WJC-3': {
    en: 'Whoever proposes it, a project needs the approval of two thirds or more of the worker-owners.',
    es: 'Cualquiera puede proponer un proyecto; lo aprueban al menos dos tercios de las socias y socios trabajadores.',
  },
  'WJC-4': {
    en: 'Proponents explain which objective a project pursues and by what means; members evaluate it before and after.',
    es: 'Quien propone explica a qué objetivo sirve el proyecto y cómo; se evalúa antes de aceptarlo y al terminar.',
  },
  'WJC-5': {
    en: 'Each area has a coordinator approved by two thirds of the other worker-owners, or else sought outside.',
    es: 'Dos tercios de las demás socias y socios trabajadores aprueban cada coordinación; si falta, se busca fuera.',
  },
  'WJC-6': {
    en: 'Places in a team go first to worker-owners, next to volunteers who applied, and only then to people outside.',
    es: 'El equipo se forma con socias y socios trabajadores, luego con voluntariado y, al final, con gente de fuera.',
  },
  'WJC-7': {
    en: 'Each person joining a team proposes the share of it needed to remove someone, and the mean is the threshold.',
    es: 'Quien entra en un equipo propone qué parte basta para apartar a alguien; el promedio es la mayoría exigida.',
  },
  'WJC-8': {
    en: 'Ballots on removing someone, coordinator or not, stay secret.',
    es: 'Son secretas las papeletas con que se decide apartar a quien coordina o integra un equipo.',
  },
  'WJC-9': {
    en: 'Everyone in the team proposes a salary for each category of work, and the mean of each category is paid.',
    es: 'Cada integrante del equipo propone una retribución por categoría, y se paga el promedio de cada categoría.',
  },
  'WJC-10': {
    en: 'Volunteers who prefer to work unpaid may forfeit what they would earn.',
    es: 'Una persona voluntaria puede renunciar a su retribución y colaborar sin cobrar.',
  },
  'WJC-11': {
    en: 'If funds run short, team members forfeit pay or hold it as an investment that earns a rate set by average.',
    es: 'Si falta dinero, el equipo renuncia a cobrar o aplaza la retribución, con un interés fijado por promedio.',
  },
  'WJC-12': {
    en: 'Ballots may be cast or changed at any time, part-time volunteers need not cast one, and all pay is in view.',
    es: 'La papeleta se emite o cambia siempre, el voluntariado parcial puede no votar y se ve lo que cobra cada cual.',
  },
  'WJC-13': {
    en: 'Applying to join is open to anyone; admission takes three quarters of the other worker-owners.',
    es: 'Cualquiera puede pedir el ingreso; lo aprueban tres cuartas partes de las demás socias y socios trabajadores.',
  },
  'WJC-14': {
    en: 'Three quarters of all worker-owners may oust any one of them, and being the founder is no protection.',
    es: 'Tres cuartas partes de las socias y socios trabajadores pueden expulsar a cualquiera, incluso a quien fundó.',
  },
  'WJC-15': {
    en: 'Someone ousted receives nothing for shares but is always compensated, by a package voted each year.',
    es: 'A quien se expulsa no se le paga su parte del capital, pero sí una compensación que se vota cada año.',
  },
  'WJC-16': {
    en: 'Each person has a vote of equal weight, and coordinating the work of others adds nothing to it.',
    es: 'Cada persona tiene un voto del mismo valor, y coordinar el trabajo de otras no le añade peso.',
  },
  'WJC-17': {
    en: 'Worker-owners vote the hours of their week, the overtime surcharge, paid holidays and, later on, benefits.',
    es: 'Las socias y socios trabajadores votan jornada, recargo por horas extra, vacaciones y otras prestaciones.',
  },
  'WJC-18': {
    en: 'A new item, together with its wording, needs one third of the worker-owners behind it to be voted on.',
    es: 'Un asunto nuevo y su redacción se votan si los respalda un tercio de las socias y socios trabajadores.',
  },
  'WJC-19': {
    en: 'The percentages given are only starting values, to be replaced by the mean of what worker-owners propose.',
    es: 'Los porcentajes de partida son provisionales: los sustituye el promedio de lo que propone cada socia o socio.',
  },
  'WJC-20': {
    en: 'Worker-owners also settle what is to happen when the money does not cover the salaries.',
    es: 'Las socias y socios trabajadores deciden también qué se hace si el dinero no alcanza para las retribuciones.',
  },
  'WJC-21': {
    en: 'No cent goes untraced: a project opens with a detailed budget, kept current with invoices and contacts.',
    es: 'Todo el dinero se puede rastrear: hay un presupuesto inicial detallado que se actualiza con cada comprobante.',
  },
  'WJC-22': {
    en: 'Budgets and spending are open to each worker-owner, each volunteer and each donor.',
    es: 'Los presupuestos y los gastos están abiertos a socias y socios trabajadores, voluntariado y donantes.',
  },
  'WJC-23': {
    en: 'Worker-owners, volunteers and donors see the results of a finished project, and its finances are audited.',
    es: 'Al terminar, un proyecto presenta resultados a socias y socios, voluntariado y donantes, y se audita.',
  },
  'WJC-24': {
    en: 'Donations pay for the work, and no amount is too small.',
    es: 'Las donaciones financian el trabajo y ninguna cantidad es demasiado pequeña.',
  },
  'WJC-25': {
    en: 'It is for worker-owners to set what volunteers earn and to say who must leave a project.',
    es: 'Las socias y socios trabajadores deciden cuánto cobra el voluntariado y a quién se expulsa de un proyecto.',
  },
  'WJC-26': {
    en: 'Coordinators build the teams, and start only when no area is left without one.',
    es: 'Quienes coordinan forman los equipos, y solo empiezan cuando ningún área está sin cubrir.',
  },
  'WJC-27': {
    en: 'Even the smallest contribution to a project gives the right to vote, on that project alone.',
    es: 'Hasta la colaboración más breve da derecho a votar, pero solo en los asuntos de ese proyecto.',
  },
  'WJC-28': {
    en: 'Removal takes two forms: a coordinator is demoted, or a person is ousted from the team.',
    es: 'Hay dos formas de apartar a alguien: retirarle la coordinación o excluir a la persona del equipo.',
  },
  'WJC-29': {
    en: 'The cooperative itself is judged by how far its projects advance its objectives.',
    es: 'La propia cooperativa se evalúa por lo que sus proyectos aportan a los objetivos.',
  },
  'WC-1': {
    en: 'Worker co-ops and people who give labour in a working group are members; supporters gather around them.',
    es: 'Son miembros las cooperativas de trabajo y quienes colaboran en un grupo; alrededor están sus simpatizantes.',
  },
  'WC-2': {
    en: 'A general meeting, with one vote per member, takes the highest decisions, changes to the rules among them.',
    es: 'La asamblea general, con un voto por miembro, toma las decisiones más altas, como reformar los estatutos.',
  },
  'WC-3': {
    en: 'The seven people on the board answer in law; members elect them from those a member enterprise nominated.',
    es: 'Los miembros eligen un consejo de siete, con responsabilidad legal, entre quienes propone una cooperativa.',
  },
  'WC-4': {
    en: 'The board keeps watch over the mission and lends the greater part of its powers to working groups.',
    es: 'El consejo vela por la misión y delega en los grupos de trabajo la mayor parte de sus facultades.',
  },
  'WC-5': {
    en: 'A working group settles who is in it, what it does and how it spends its budget, within agreed policy.',
    es: 'Cada grupo de trabajo decide quién lo integra, qué hace y cómo gasta su presupuesto, dentro de lo acordado.',
  },
  'WC-6': {
    en: 'Working groups act by consent, listen to feedback and are tied together by formal links.',
    es: 'Los grupos de trabajo deciden por consentimiento, intercambian valoraciones y mantienen vínculos formales.',
  },
  'WC-7': {
    en: 'The board counts as a working group too, one that also carries the legal responsibilities.',
    es: 'El consejo es también un grupo de trabajo, con la particularidad de que asume la responsabilidad legal.',
  },
  'WC-8': {
    en: 'The subscription of an enterprise is one thousandth of what labour cost it in the year before.',
    es: 'La cuota de cada cooperativa es una milésima de lo que gastó en trabajo el año anterior.',
  },
  'WC-9': {
    en: 'Other money may be tied to a purpose or not, so long as the mission does not come to depend on outsiders.',
    es: 'Otros fondos, con destino fijado o no, se admiten si la misión no llega a depender de financiación externa.',
  },
  'WC-10': {
    en: 'Someone who regularly takes part in a working group can become a full member in person.',
    es: 'Quien participa con regularidad en un grupo de trabajo puede ser miembro pleno a título individual.',
  },
  'WC-11': {
    en: 'Time may be given free or be paid for, one task or post at a time.',
    es: 'El tiempo se dona o se cobra, según la tarea o el cargo.',
  },
  'CW-1': {
    en: 'Surplus is there to pay work fairly, to let capital grow and to give the enterprise a long life.',
    es: 'El excedente sirve para retribuir el trabajo con equidad, aumentar el capital y dar continuidad a la empresa.',
  },
  'CW-2': {
    en: 'What members need comes before what the accounts show.',
    es: 'Las necesidades de las personas socias van antes que los resultados económicos.',
  },
  'CW-3': {
    en: 'People may buy the enterprise they work in and so hold on to their jobs.',
    es: 'Quienes trabajan en una empresa pueden comprarla y conservar así sus empleos.',
  },
  'CW-4': {
    en: 'The place and conditions of work are for members to decide, with power and money in fair shares.',
    es: 'Las personas socias deciden dónde y cómo trabajan, y se reparten con justicia el poder y el dinero.',
  },
  'CW-5': {
    en: 'Cooperatives gain strength by uniting at each level, from the neighbourhood to the whole world.',
    es: 'Las cooperativas se fortalecen al unirse en todas las escalas, desde la local hasta la internacional.',
  },
  'CW-6': {
    en: 'Setting up a cooperative calls for knowledge of the legal forms open to it in its country.',
    es: 'Para fundar una cooperativa hay que conocer las formas jurídicas que existen en el país.',
  },
} as const satisfies Record<string, Clause>

/** The id of a clause, such as 'WJC-3': what a rule file, a reason or a test cites. */
export type ClauseId = keyof typeof CLAUSES

/** What a rule or a reason rests on: the id of a clause, or a source of your own, such as 'by-laws, article 7', which is told as it is written. */
export type Citation = ClauseId | (string & Record<never, never>)
