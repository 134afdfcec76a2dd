import type { Fieldset } from '../field.js'
import { accounts } from './accounts.js'
import { amendment, source } from './amendments.js'
import { averageItem } from './averages.js'
import { circle, matter } from './circles.js'
import { decision } from './decisions.js'
import { election } from './elections.js'
import { federation } from './federation.js'
import { meeting } from './meetings.js'
import { membership } from './membership.js'
import { pay, payCategory } from './pay.js'
import { admission, memberClass, objective } from './people.js'
import { projects } from './projects.js'
import { secrecy } from './secrecy.js'
import { surplusRules, surplusStep } from './surplus.js'

/** A chapter whose provisions have names of the charter's own, all of one sort. */
interface Many<Fields extends Fieldset> {
  readonly form: 'many'
  readonly fields: Fields
  readonly title: readonly [en: string, es: string]
}

/** A chapter whose provisions have names that the library gives them, each with fields of its own. */
interface Named<Provisions extends Readonly<Record<string, Fieldset>>> {
  readonly form: 'named'
  readonly provisions: Provisions
  readonly title: readonly [en: string, es: string]
}

const many = <Fields extends Fieldset>(fields: Fields, en: string, es: string): Many<Fields> => ({
  form: 'many',
  fields,
  title: [en, es],
})

const named = <Provisions extends Readonly<Record<string, Fieldset>>>(
  provisions: Provisions,
  en: string,
  es: string,
): Named<Provisions> => ({ form: 'named', provisions, title: [en, es] })

/** The chapters of a charter, in the order of the by-laws. */
export const CHAPTERS = {
  objectives: many(objective, 'What we are for', 'Para qué existimos'),
  memberClasses: many(memberClass, 'Members', 'Quiénes somos'),
  admissions: many(admission, 'Joining', 'Cómo se entra'),
  membership: named(membership, 'Membership and leaving', 'Pertenencia y salida'),
  averageItems: many(averageItem, 'Numbers that everyone sets', 'Números que fija todo el mundo'),
  decisions: many(decision, 'Decisions', 'Decisiones'),
  meetings: many(meeting, 'Meetings', 'Asambleas'),
  matters: many(matter, 'Matters', 'Asuntos'),
  circles: many(circle, 'Circles and bodies', 'Círculos y órganos'),
  elections: many(election, 'Elections', 'Elecciones'),
  projects: named(projects, 'Projects', 'Proyectos'),
  payCategories: many(payCategory, 'What is paid', 'Qué se paga'),
  pay: named(pay, 'Pay', 'Retribución'),
  accounts: named(accounts, 'Accounts', 'Cuentas'),
  federation: named(federation, 'The federation', 'La federación'),
  surplus: many(surplusStep, 'Surplus', 'Excedente'),
  surplusRules: named(surplusRules, 'Losses, rounding and dissolution', 'Pérdidas, redondeo y disolución'),
  secrecy: many(secrecy, 'Secret votes', 'Votaciones secretas'),
  amendments: many(amendment, 'Changing this charter', 'Cómo se cambian estos estatutos'),
  sources: many(source, 'Sources', 'Fuentes'),
} as const

/** The name of a chapter in a charter file. */
export type SectionName = keyof typeof CHAPTERS

/** All chapters' names, in the order of the by-laws. */
export const SECTIONS = Object.keys(CHAPTERS) as readonly SectionName[]

/** The fields of a provision; undefined where a chapter has none of that name. */
export const fieldsOf = (section: SectionName, id: string): Fieldset | undefined => {
  const chapter = CHAPTERS[section]
  if (chapter.form === 'many') return chapter.fields
  const provisions: Readonly<Record<string, Fieldset>> = chapter.provisions
  return Object.hasOwn(provisions, id) ? provisions[id] : undefined
}
