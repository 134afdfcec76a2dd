import type { Told } from '../kernel/names.js'
import { federationDemo } from './federation.js'
import { LANTERN } from './lantern.js'
import type { DemoPart } from './part.js'
import { KEY_HOLDERS } from './sealed.js'

/** A cooperative of the demonstration: a year of it from the examples, and what is going on there today. */
export interface Story {
  /** What it is called in addresses. */
  readonly coop: string
  /** The example that tells its year. */
  readonly folder: string
  readonly parts: readonly DemoPart[]
  /** Who gets a link to try it, and as what. */
  readonly people: readonly Role[]
  /** Who says, at the end, that time has passed until today. */
  readonly last: string
}

interface Role {
  readonly person: string
  readonly role: Told
}

export const STORIES: readonly Story[] = [
  {
    coop: 'the-lantern',
    folder: '02-a-year-of-we-just-coop',
    parts: LANTERN,
    last: 'wren',
    people: [
      { person: 'finch', role: { en: 'worker-owner', es: 'socia trabajadora' } },
      { person: 'otter', role: { en: 'coordinator', es: 'coordinadora' } },
      { person: 'marten', role: { en: 'part-time volunteer', es: 'voluntario a tiempo parcial' } },
      { person: 'magpie', role: { en: 'donor', es: 'donante' } },
      { person: 'puffin', role: { en: 'visitor', es: 'visitante' } },
      ...KEY_HOLDERS.map((person) => ({ person, role: { en: 'key holder', es: 'persona custodia de la clave' } })),
    ],
  },
  {
    coop: 'commonweal',
    folder: '06-a-year-of-workers-coop',
    parts: [federationDemo],
    last: 'm01',
    people: [
      { person: 'm02', role: { en: 'on the board', es: 'en el consejo' } },
      { person: 'r01', role: { en: 'representative of an enterprise', es: 'representante de una empresa' } },
    ],
  },
]
