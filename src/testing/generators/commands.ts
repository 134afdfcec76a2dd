import {
  type Command,
  commandJsonSchema,
  type CommandType,
  eventJsonSchema,
  type EventType,
} from '../../cooperative/index.js'
import type { Dice } from './dice.js'
import { PEOPLE } from './kit.js'
import { ALIASES, type Names, OPENS } from './names.js'

/** What a made command is made of. */
export interface Making {
  readonly dice: Dice
  readonly names: Names
  readonly at: string
  /** A name that nothing has yet. */
  readonly fresh: string
}

/** The parts of a JSON Schema that commands are described by. */
interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
}

const kindsOf = (whole: object): ReadonlyMap<string, Schema> =>
  new Map((whole as Schema).anyOf?.map((kind) => [String(kind.properties?.['type']?.const), kind] as const))

const COMMANDS = kindsOf(commandJsonSchema())

/** Every kind of command and of event there is. */
export const COMMAND_TYPES = [...COMMANDS.keys()] as CommandType[]
export const EVENT_TYPES = [...kindsOf(eventJsonSchema()).keys()] as EventType[]

/** A command of a kind, made from its schema: what it names is there, most often; whether it makes sense is another matter. */
export const commandOf = (type: CommandType, making: Making): Command => {
  const by = making.dice.one(PEOPLE)
  const { properties = {}, required = [] } = COMMANDS.get(type) ?? {}
  const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !HEAD.has(name)))
  return { type, at: making.at, by, ...fieldsOf({ properties: own, required }, making, OPENS[type]) } as Command
}

const HEAD: ReadonlySet<string> = new Set(['type', 'at', 'by', 'onBehalfOf', 'commandId'])

const fieldsOf = (
  { properties = {}, required = [] }: Schema,
  making: Making,
  opens?: string,
): Record<string, unknown> => {
  const made: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    if (!required.includes(name) && making.dice.chance(1, 2)) continue
    made[name] = name === opens && making.dice.chance(9, 10) ? making.fresh : valueOf(schema, name, making)
  }
  return made
}

const nameFor = (name: string, { dice, names, fresh }: Making): string => {
  if (dice.chance(1, 20)) return fresh
  const known = names[ALIASES[name] ?? name] ?? PEOPLE
  return known.length > 0 ? dice.one(known) : fresh
}

/** Values of a schema. The kinds of text are told by what the schema points at. */
const valueOf = (schema: Schema, name: string, making: Making): unknown => {
  const { dice, at } = making
  const pointed = schema.$ref ?? schema.allOf?.[0]?.$ref
  if (pointed !== undefined) return textOf(pointed.slice(pointed.lastIndexOf('/') + 1), name, making)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return dice.one(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices !== undefined) return valueOf(dice.one(choices), name, making)
  const { additionalProperties: each } = schema
  switch (schema.type) {
    case 'object':
      return typeof each === 'object'
        ? Object.fromEntries(
            Array.from({ length: dice.under(4) }, () => [
              nameFor(name === 'amounts' ? 'category' : name, making),
              valueOf(each, name, making),
            ]),
          )
        : fieldsOf(schema, making)
    case 'array':
      return Array.from({ length: (schema.minItems ?? 0) + dice.under(3) }, () =>
        valueOf(schema.items ?? {}, name, making),
      )
    case 'boolean':
      return dice.chance(1, 2)
    case 'number':
    case 'integer':
      return (schema.minimum ?? 0) + dice.under(13)
    default:
      return name === 'on' || name === 'until' ? at : nameFor(name, making)
  }
}

const textOf = (kind: string, name: string, making: Making): unknown => {
  const { dice, at } = making
  switch (kind) {
    case 'day':
      return dice.chance(1, 2) ? at : dice.one(['2023-12-31', '2024-03-01', '2025-06-30'])
    case 'number':
      return dice.one(['0', '1', '8', '25', '2/3', '75%', '50%', '0.02', 10])
    case 'minor':
      return dice.one(['1', '100', '25000', '100000', '1000000', '0', '-500'])
    case 'amount':
      return dice.one(['1', '100', '25000'])
    case 'fingerprint':
      return dice.one(FINGERPRINTS)
    case 'sha256':
    case 'votingKey':
      return dice.one(FINGERPRINTS).repeat(2)
    case 'writtenNumber':
      return dice.one(['0.5', '2/3'])
    default:
      return nameFor(name, making)
  }
}

const FINGERPRINTS = ['00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100'] as const
