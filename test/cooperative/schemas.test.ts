import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Charter, soundCharter } from '../../src/charter/index.js'
import { amount } from '../../src/cooperative/accounts/shapes.js'
import { COMMAND_SCHEMAS } from '../../src/cooperative/commands.js'
import { EVENT_SCHEMAS, EVENTS } from '../../src/cooperative/events.js'
import {
  type Command,
  commandJsonSchema,
  cooperative,
  eventJsonSchema,
  readEvent,
} from '../../src/cooperative/index.js'
import * as shapes from '../../src/cooperative/shapes.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { defOf } from '../arbitraries/zod-def.js'

/** The kinds of text that say nothing about a person, each with one that is right. */
const KINDS = new Map<unknown, string>([
  [shapes.id, 'ana'],
  [shapes.day, '2026-02-28'],
  [shapes.number, '2/3'],
  [shapes.writtenNumber, '-0.5'],
  [shapes.minor, '-1250'],
  [amount, '1250'],
  [shapes.fingerprint, '00112233445566778899aabbccddeeff'],
  [shapes.sha256, '0'.repeat(64)],
  [shapes.votingKey, '1'.repeat(64)],
])

/** Every place in a schema that holds text of no such kind and is no word of a list. */
const freeText = (schema: z.ZodType, path: string): readonly string[] => {
  if (KINDS.has(schema)) return []
  const { type, innerType, element, options = [], shape = {}, keyType, valueType } = defOf(schema)
  const inside = (one: z.ZodType | undefined, place: string) => (one === undefined ? [] : freeText(one, place))
  switch (type) {
    case 'literal':
    case 'enum':
    case 'boolean':
    case 'number':
      return []
    case 'optional':
      return inside(innerType, path)
    case 'array':
      return inside(element, `${path}[]`)
    case 'union':
      return options.flatMap((one) => freeText(one, path))
    case 'object':
      return Object.entries(shape).flatMap(([name, one]) => freeText(one, `${path}.${name}`))
    case 'record':
      return [...inside(keyType, `${path}.key`), ...inside(valueType, `${path}.value`)]
    default:
      return [path]
  }
}

/** A number drawn from a lot, in hexadecimal digits: no kind of its own, for it stands in one place. */
const SEED = 'lot-drawn.seed'

/** Text that an event may hold all the same, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  [SEED]: 'hexadecimal digits only',
  'amendment-proposed.version': 'the version of a charter, of 40 characters at most',
  'amendment-proposed.basedOn': 'the version of a charter, of 40 characters at most',
  'charter-amended.version': 'the version of a charter, of 40 characters at most',
  ...Object.fromEntries(
    ['amendment-proposed', 'charter-amended'].flatMap((event) =>
      ['provision.key', 'provision.value', 'from', 'to'].map((field) => [
        `${event}.changes[].${field}`,
        'the text of the charter itself, which is law for everyone and names nobody',
      ]),
    ),
  ),
}

describe('What a log may hold', () => {
  it('no event has a place for a name, an address or any other text of its own', () => {
    const found = Object.entries(EVENTS).flatMap(([type, fields]) =>
      Object.entries(fields as Readonly<Record<string, z.ZodType>>).flatMap(([name, schema]) =>
        freeText(schema, `${type}.${name}`),
      ),
    )
    expect([...new Set(found)].sort()).toEqual(Object.keys(EXCEPTIONS).sort())
  })
})

/** Data that a schema takes: with everything that may be left out, and with the first way of what may be said in several. */
const sampleOf = (schema: z.ZodType): unknown => {
  const kind = KINDS.get(schema)
  if (kind !== undefined) return kind
  const { type, innerType, element, options = [], shape = {}, entries = {}, values = [], valueType } = defOf(schema)
  switch (type) {
    case 'literal':
      return values[0]
    case 'enum':
      return Object.values(entries)[0]
    case 'boolean':
      return true
    case 'number':
      return 1
    case 'optional':
      return sampleOf(innerType as z.ZodType)
    case 'array':
      return [sampleOf(element as z.ZodType), sampleOf(element as z.ZodType)]
    case 'union':
      return sampleOf(options[0] as z.ZodType)
    case 'object':
      return Object.fromEntries(Object.entries(shape).map(([name, one]) => [name, sampleOf(one)]))
    case 'record':
      return { ben: sampleOf(valueType as z.ZodType) }
    default:
      return '00112233445566778899aabbccddeeff'
  }
}

const samplesOf = (schemas: Readonly<Record<string, z.ZodType>>): readonly Record<string, unknown>[] =>
  Object.values(schemas).map((schema) => only(sampleOf(schema)))

/** A consent round has one concerned at most: a list of two is shortened where the schema has it so. */
const only = (sample: unknown): Record<string, unknown> => {
  const made = sample as Record<string, unknown>
  return Array.isArray(made['concerned']) ? { ...made, concerned: made['concerned'].slice(0, 1) } : made
}

/** What the service inside VS Code finds wrong with each of these, by a schema. */
const service = getLanguageService({})
const marked = async (schema: unknown, values: readonly unknown[]): Promise<readonly (readonly string[])[]> =>
  Promise.all(
    values.map(async (value) => {
      const document = TextDocument.create('test://one.json', 'json', 1, JSON.stringify(value))
      const found = await service.doValidation(
        document,
        service.parseJSONDocument(document),
        undefined,
        schema as JSONSchema,
      )
      return found.map(({ message }) => `${(value as { type: string }).type}: ${JSON.stringify(message)}`)
    }),
  )

/** Every way of putting another text in the place of one in the data; types stay. */
const withText = (value: unknown, text: string): readonly unknown[] => {
  if (typeof value === 'string') return [text]
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) => withText(one, text).map((changed): unknown => value.with(at, changed)))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'type' ? [] : withText(one, text).map((changed) => ({ ...value, [name]: changed })),
  )
}

const root = join(import.meta.dirname, '../../examples')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

describe('Always true', () => {
  it('the schemas name every kind of command and event there is', () => {
    const typesIn = (schema: object) =>
      (schema as { anyOf: { properties: { type: { const: string } } }[] }).anyOf.map(
        ({ properties }) => properties.type.const,
      )
    expect(typesIn(commandJsonSchema()).sort()).toEqual(Object.keys(COMMAND_SCHEMAS).sort())
    expect(typesIn(eventJsonSchema()).sort()).toEqual(Object.keys(EVENT_SCHEMAS).sort())
  })

  it('the guide names every command, each once, and no other', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/cooperative.md'), 'utf8')
    const table = guide.slice(guide.indexOf('| chapter | commands |'), guide.indexOf('`commandJsonSchema()`'))
    const named = [...table.matchAll(/`([a-z-]+)`/g)].map(([, type]) => type)
    expect(named.sort()).toEqual(Object.keys(COMMAND_SCHEMAS).sort())
  })

  it('one of each kind, with all its fields, is taken by our own check and by the JSON Schema', async () => {
    const commands = samplesOf(COMMAND_SCHEMAS)
    const events = samplesOf(EVENT_SCHEMAS)
    for (const command of commands)
      expect(COMMAND_SCHEMAS[command['type'] as Command['type']].safeParse(command).error?.issues ?? []).toEqual([])
    for (const event of events) expect(readEvent(event).kind, JSON.stringify(event)).toBe('event')
    expect((await marked(commandJsonSchema(), commands)).flat()).toEqual([])
    expect((await marked(eventJsonSchema(), events)).flat()).toEqual([])
  })

  it('a long text is refused in every place of every event, by both, but for the charter itself', async () => {
    const changed = samplesOf(EVENT_SCHEMAS)
      .filter(({ type }) => type !== 'amendment-proposed' && type !== 'charter-amended')
      .flatMap((event) => withText(event, `lives at 5, Long Street${' and has a bad back'.repeat(20)}`))
    expect(changed.length).toBeGreaterThan(400)
    expect(changed.filter((event) => readEvent(event).kind === 'event')).toEqual([])
    expect((await marked(eventJsonSchema(), changed)).filter((found) => found.length === 0)).toEqual([])
  })

  for (const year of ['02-a-year-of-we-just-coop', '06-a-year-of-workers-coop'])
    it(`every command and every event of ${year} is as the schemas say`, async () => {
      const charter = JSON.parse(read(`${year}/charter.json`)) as Charter
      const coop = cooperative(soundCharter({ charter, library: presetCharters }))
      const commands = read(`${year}/commands.jsonl`)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Command)
      let state = coop.initialState()
      const accepted: Command[] = []
      const events: unknown[] = []
      for (const command of commands) {
        const answer = coop.decide(state, command)
        if (answer.kind === 'refused') continue
        accepted.push(command)
        events.push(...answer.events)
        state = answer.events.reduce(coop.evolve, state)
      }
      expect(events.length).toBeGreaterThan(50)
      expect((await marked(commandJsonSchema(), accepted)).flat()).toEqual([])
      expect((await marked(eventJsonSchema(), events)).flat()).toEqual([])
    })
})

describe('Refused', () => {
  const found = {
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: [{ member: 'ana', memberClass: 'worker-owner' }],
  }

  it.each([
    ['a type there is none of', { ...found, type: 'fund' }],
    ['a key that is not of its kind', { ...found, name: 'Ana' }],
    ['a field that is missing', { type: 'found', at: '2026-01-01', by: 'ana' }],
    ['a day that is none', { ...found, at: '1 January' }],
    ['an id on two lines', { ...found, by: 'ana\nben' }],
    [
      'an amount that is a number',
      { type: 'contribute-capital', at: '2026-01-01', by: 'ana', member: 'ana', amountMinor: 5 },
    ],
    [
      'an amount of nothing',
      { type: 'contribute-capital', at: '2026-01-01', by: 'ana', member: 'ana', amountMinor: '00' },
    ],
    ['a number in words', { type: 'propose-number', at: '2026-01-01', by: 'ana', item: 'days', value: 'five' }],
    ['a fraction of nothing', { type: 'propose-number', at: '2026-01-01', by: 'ana', item: 'days', value: '1/00' }],
    ['null', { ...found, commandId: null }],
  ])('%s, by the JSON Schema and by decide', async (_, command) => {
    const [wrong] = await marked(commandJsonSchema(), [command])
    expect(wrong).not.toEqual([])
    const coop = cooperative(preset('we-just-coop'))
    const answer = coop.decide(coop.initialState(), command as unknown as Command)
    expect(answer.kind === 'refused' && answer.problems.length > 0).toBe(true)
  })

  it('what a schema cannot say is left to decide: a day that is not in the calendar', async () => {
    const command = { ...found, at: '2026-02-30' }
    expect((await marked(commandJsonSchema(), [command])).flat()).toEqual([])
    const coop = cooperative(preset('we-just-coop'))
    expect(coop.decide(coop.initialState(), command as unknown as Command).kind).toBe('refused')
  })
})
