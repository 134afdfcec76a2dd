import type { z } from 'zod'
import { COMMANDS } from '../../src/cooperative/commands.js'
import type { State } from '../../src/cooperative/index.js'
import { amount } from '../../src/cooperative/accounts/shapes.js'
import * as shapes from '../../src/cooperative/shapes.js'
import type { Dice } from '../../src/testing/generators/dice.js'
import { ALIASES, type Names, namesIn } from '../../src/testing/generators/names.js'
import { defOf } from './zod-def.js'

/** Every kind of command there is. */
export const COMMAND_TYPES = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]

export const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay', 'gus', 'hal', 'ivo', 'joy', 'kim', 'lou'] as const
const FINGERPRINTS = ['00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100'] as const

/** The names that mean something in a state, and some more people, years and matters to be wrong about. */
export const knownIn = (state: State): Names => ({
  ...namesIn(state),
  matter: ['mission', 'learning', 'finance', 'management', 'm1'],
  year: ['2025', '2026', '2027'],
  person: PEOPLE,
})

/** Fields that hold hashes, and numbers as long as one. */
const HASHES: ReadonlySet<string> = new Set(['sha256', 'commitment', 'seed', 'opening', 'key'])

/** Kinds of commands that begin something: the name they give it has to be new. */
const OPENS: Readonly<Record<string, string>> = {
  apply: 'decision',
  'open-decision': 'decision',
  'propose-item': 'decision',
  'propose-project': 'project',
  'open-place': 'place',
  'start-round': 'round',
  'start-selection': 'round',
  'open-election': 'election',
  'ask-for-meeting': 'meeting',
  'call-meeting': 'meeting',
  'open-payday': 'payday',
  'open-account': 'account',
  'open-fund': 'fund',
  'set-budget': 'budget',
  'record-donation': 'entry',
  'record-expense': 'entry',
  'post-entry': 'entry',
  'correct-entry': 'entry',
  'ask-to-spend': 'spending',
  'open-level': 'level',
  'plan-buy-out': 'buyOut',
}

/** What a made command is made of. */
export interface Making {
  readonly dice: Dice
  readonly known: Names
  readonly at: string
  /** A name that nothing has yet. */
  readonly fresh: string
}

/** A command of a kind, made from its schema: what it names is there, most often; whether it makes sense is another matter. */
export const anyCommand = (type: keyof typeof COMMANDS, making: Making): Record<string, unknown> => {
  const by = making.dice.one(PEOPLE)
  const fields = fieldsOf(COMMANDS[type], making, OPENS[type])
  return { type, at: making.at, by, ...fields }
}

const fieldsOf = (
  fields: Readonly<Record<string, z.ZodType>>,
  making: Making,
  opens?: string,
): Record<string, unknown> => {
  const made: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(fields)) {
    if (defOf(schema).type === 'optional' && making.dice.chance(1, 2)) continue
    made[name] = name === opens && making.dice.chance(9, 10) ? making.fresh : valueOf(schema, name, making)
  }
  return made
}

const nameFor = (name: string, { dice, known, fresh }: Making): string => {
  if (dice.chance(1, 20)) return fresh
  const names = known[ALIASES[name] ?? name] ?? PEOPLE
  return names.length > 0 ? dice.one(names) : fresh
}

/** Values of a schema. The kinds of text are told by the very schemas of shapes.ts. */
const valueOf = (schema: z.ZodType, name: string, making: Making): unknown => {
  const { dice, at } = making
  const known = (one: unknown): boolean => schema === one
  if (known(shapes.id)) return nameFor(name, making)
  if (known(shapes.day)) return dice.chance(1, 2) ? at : dice.one(['2025-12-31', '2026-03-01', '2027-06-30'])
  if (known(shapes.number)) return dice.one(['0', '1', '8', '25', '2/3', '75%', '50%', '0.02', 10])
  if (known(shapes.minor)) return dice.one(['1', '100', '25000', '100000', '1000000', '0', '-500'])
  if (known(amount)) return dice.one(['1', '100', '25000', '0'])
  if (known(shapes.fingerprint)) return dice.one(FINGERPRINTS)
  if (HASHES.has(name)) return dice.one(FINGERPRINTS).repeat(2)
  const def = defOf(schema)
  const inner = (one: z.ZodType | undefined): unknown => valueOf(one as z.ZodType, name, making)
  switch (def.type) {
    case 'optional':
    case 'readonly':
      return inner(def.innerType)
    case 'object':
      return fieldsOf(def.shape ?? {}, making)
    case 'array':
      return Array.from({ length: dice.under(3) + (dice.chance(1, 8) ? 0 : 1) }, () => inner(def.element))
    case 'union':
      return inner(dice.one(def.options ?? []))
    case 'enum':
      return dice.one(Object.values(def.entries ?? {}))
    case 'literal':
      return dice.one(def.values ?? [])
    case 'boolean':
      return dice.chance(1, 2)
    case 'number':
    case 'int':
      return dice.under(13)
    case 'record':
      return Object.fromEntries(
        Array.from({ length: dice.under(4) }, () => [
          name === 'amounts' ? nameFor('category', making) : nameFor(name, making),
          inner(def.valueType),
        ]),
      )
    default:
      return nameFor(name, making)
  }
}
