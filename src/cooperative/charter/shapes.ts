import { z } from 'zod'
import { SECTIONS } from '../../charter/index.js'
import { type Fields, fingerprint, id } from '../shapes.js'

const DATA = z.json()
const PROVISION = z.record(z.string(), DATA)
const SECTION = z.enum(SECTIONS as [(typeof SECTIONS)[number], ...(typeof SECTIONS)[number][]])

/** The differences between two charters. */
export const CHANGES = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['added', 'removed']), section: SECTION, id, provision: PROVISION }),
      z.strictObject({
        kind: z.literal('changed'),
        section: SECTION,
        id,
        field: id,
        from: DATA.optional(),
        to: DATA.optional(),
      }),
      z.strictObject({
        kind: z.literal('identity'),
        field: z.enum(['version', 'title', 'about', 'legalForm', 'country', 'currency', 'licence']),
        from: DATA.optional(),
        to: DATA.optional(),
      }),
    ]),
  )
  .min(1)
  .max(2000)

/** The version of a charter. */
const VERSION = z.string().min(1).max(40)

/** The charter that the cooperative lives by, and how it is changed. */
export const CHARTER_COMMANDS = {
  /** Proposes to change the charter, by the decisions that the charter itself asks for; each is opened, as the name of the amendment and that of the decision. The record is why. */
  'propose-amendment': { amendment: id, version: VERSION, changes: CHANGES, record: fingerprint.optional() },
} satisfies Readonly<Record<string, Fields>>

export const CHARTER_EVENTS = {
  'amendment-proposed': {
    amendment: id,
    version: VERSION,
    /** The version that it would change. */
    basedOn: VERSION,
    proposer: id,
    changes: CHANGES,
    /** Which decisions of the charter it needs, and under which name each was opened. */
    needed: z.array(z.strictObject({ provision: id, decision: id })).min(1),
    record: fingerprint.optional(),
  },
  /** One of the decisions that it needed was not carried. */
  'amendment-lost': { amendment: id, decision: id },
  /** It came to nothing: another was adopted first, or one of its decisions was withdrawn or could not be taken. */
  'amendment-lapsed': { amendment: id, why: z.enum(['charter-changed', 'withdrawn', 'undecided']) },
  'charter-amended': { amendment: id, version: VERSION, changes: CHANGES },
} satisfies Readonly<Record<string, Fields>>
