import { commandJsonSchema, type JsonSchema } from 'coop-rules/cooperative'
import { VIEWS } from './views.js'

/** What can be asked here and how it is answered, as an OpenAPI document: clients in other languages are made from it. */
export const openApi = ({ mountedAt }: { readonly mountedAt: string }): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: 'Cooperatives',
    version: '1',
    description:
      'Commands are given, and answered with reasons; views say where a cooperative stands. Sentences are in English or Spanish.',
  },
  servers: [{ url: mountedAt }],
  paths: {
    '/openapi.json': {
      get: { summary: 'This document', operationId: 'openApi', responses: { 200: json('This document', {}) } },
    },
    '/coops/{coop}/commands': { parameters: [COOP, LANGUAGE], post: COMMANDS },
    '/coops/{coop}/views/{view}': { parameters: [COOP, LANGUAGE], get: VIEW },
    '/coops/{coop}/events': { parameters: [COOP], get: CHANGES },
  },
  components: { schemas: { ...commandSchemas(), ...ANSWERS } },
})

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

const json = (description: string, schema: JsonSchema): JsonSchema => ({
  description,
  content: { 'application/json': { schema } },
})

const parameter = (
  name: string,
  where: 'path' | 'query' | 'header',
  description: string,
  schema: JsonSchema = {},
): JsonSchema => ({
  name,
  in: where,
  description,
  ...(where === 'path' ? { required: true } : {}),
  schema: { type: 'string', ...schema },
})

const COOP = parameter('coop', 'path', 'The name of the cooperative in the store')
const LANGUAGE = parameter('Accept-Language', 'header', 'English, where it names neither en nor es')

const PLACE = 'A place in the log, as it was answered before: kept, handed back, and compared for being the same'

const trouble = (description: string): JsonSchema => json(description, ref('Trouble'))
const TROUBLES = {
  400: trouble('What was sent cannot be read'),
  401: trouble('Nobody is signed in to this cooperative'),
  404: trouble('There is no such cooperative or view'),
  500: trouble('Something went wrong: whoever looks after the server was told'),
  503: {
    ...trouble('The store is in trouble: try again after a while'),
    headers: { 'Retry-After': { description: 'After how many seconds', schema: { type: 'integer' } } },
  },
}

const COMMANDS: JsonSchema = {
  summary: 'Give a command',
  description: 'A command never happens twice: send it again under the same name where an answer was lost.',
  operationId: 'giveCommand',
  parameters: [
    parameter('Idempotency-Key', 'header', 'The name of the command, where it does not say "commandId" itself'),
  ],
  requestBody: { required: true, content: { 'application/json': { schema: ref('Command') } } },
  responses: {
    ...TROUBLES,
    200: json('It was accepted, now or before', ref('Accepted')),
    403: trouble('It names somebody else as who gives it'),
    409: trouble('Too many others wrote at this moment: send it again'),
    413: trouble('It is too large'),
    415: trouble('It was not sent as application/json'),
    422: json('It was refused, with the reasons; or it is of another day', { anyOf: [ref('Refused'), ref('Trouble')] }),
  },
}

const VIEW: JsonSchema = {
  summary: 'Ask where the cooperative stands',
  description: [...VIEWS].map(([name, { summary, for: whom }]) => `- ${name}: ${summary} For ${whom}.`).join('\n'),
  operationId: 'askView',
  parameters: [
    parameter('view', 'path', 'Which view', { enum: [...VIEWS.keys()] }),
    ...[...VIEWS].flatMap(([view, { parameters = {} }]) =>
      Object.entries(parameters).map(([name, meaning]) => parameter(name, 'query', `${meaning} (${view})`)),
    ),
  ],
  responses: { ...TROUBLES, 200: json('What is so', ref('Viewed')), 403: trouble('It is for members with a vote') },
}

const CHANGES: JsonSchema = {
  summary: 'Hear that something happened',
  description:
    'Server-sent events, each with the place behind what was stored, and nothing of what it was. Ask the views then.',
  operationId: 'hearChanges',
  parameters: [
    parameter('after', 'query', `From where on; from now on, where it is left out. ${PLACE}`),
    parameter('Last-Event-ID', 'header', 'The same, as browsers say it when they come back'),
  ],
  responses: {
    ...TROUBLES,
    200: { description: 'Each event as it comes', content: { 'text/event-stream': { schema: { type: 'string' } } } },
  },
}

const PROBLEM = {
  type: 'object',
  required: ['code', 'path', 'words'],
  properties: { code: { type: 'string' }, path: { type: 'string' }, words: { type: 'string' } },
}
const REASON = {
  type: 'object',
  required: ['code', 'clauses'],
  properties: { code: { type: 'string' }, clauses: { type: 'array', items: { type: 'string' } } },
}
const answer = (required: readonly string[], properties: JsonSchema): JsonSchema => ({
  type: 'object',
  required,
  properties,
})
const POSITION = { type: 'string', description: PLACE }
const WORDS = { type: 'string', description: 'The reasons in sentences' }
const BECAUSE = { type: 'array', minItems: 1, items: REASON }
const PROBLEMS = { type: 'array', items: PROBLEM }

const ANSWERS: Readonly<Record<string, JsonSchema>> = {
  Accepted: answer(['kind', 'position', 'because', 'words', 'problems'], {
    kind: { enum: ['accepted', 'accepted-before'] },
    position: POSITION,
    because: BECAUSE,
    words: WORDS,
    problems: PROBLEMS,
  }),
  Refused: answer(['kind', 'position', 'because', 'words', 'problems'], {
    kind: { const: 'refused' },
    position: POSITION,
    because: BECAUSE,
    words: WORDS,
    problems: PROBLEMS,
  }),
  Viewed: answer(['view', 'position'], {
    view: { enum: [...VIEWS.keys()] },
    position: POSITION,
    on: { type: 'string', description: 'The day of the last event' },
    answer: { description: 'What the view says; whole numbers without an end are texts of digits' },
  }),
  Trouble: answer(['kind', 'words', 'problems'], {
    kind: { type: 'string' },
    words: { type: 'string', description: 'What happened, and what to do' },
    problems: PROBLEMS,
  }),
}

/**
 * The schemas of all commands, one component each. They are those of the library, but for who gives a command, when, and its name: the server knows the first two, and a header may say the third.
 */
const commandSchemas = (): Readonly<Record<string, JsonSchema>> => {
  const { anyOf, definitions } = pointed(commandJsonSchema()) as {
    readonly anyOf: readonly CommandSchema[]
    readonly definitions: Readonly<Record<string, JsonSchema>>
  }
  const commands = anyOf.map(({ required, ...schema }): readonly [string, JsonSchema] => [
    schema.properties.type.const,
    { ...schema, required: required.filter((name) => name !== 'by' && name !== 'at') },
  ])
  const mapping = Object.fromEntries(commands.map(([type]) => [type, ref(type)['$ref']]))
  return {
    Command: { oneOf: commands.map(([type]) => ref(type)), discriminator: { propertyName: 'type', mapping } },
    ...Object.fromEntries(commands),
    ...definitions,
  }
}

interface CommandSchema {
  readonly properties: { readonly type: { readonly const: string } }
  readonly required: readonly string[]
}

/** The same schema, pointing at components. */
const pointed = (schema: JsonSchema): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"#/components/schemas/'))
