import { z } from 'zod'
import * as says from '../problems/en.js'
import { type Locale, problem, RulesError } from '../problems/index.js'
import type { Column, Model } from '../simulation/index.js'
import { loadModels } from '../sweeps/index.js'
import { EXIT } from './run.js'
import { type Allowing, allowedIn } from './simulation-allowed.js'
import type { SimulationOptions } from './simulation-options.js'
import type { Answered } from './simulation-sweep.js'
import { SIMULATION_WORDS } from './simulation-words.js'

/** Lists the models there are; or tells of one its parameters, with what they are where nothing is said, and what it measures. */
export const answerModels = async (
  options: SimulationOptions & { readonly simulation: 'models' },
): Promise<Answered> => {
  const models = await loadModels(options.models)
  if (options.model === undefined) {
    const width = Math.max(...models.map(({ name }) => name.length))
    return {
      exit: EXIT.answered,
      data: { kind: 'models', models: models.map(({ name, version, asks }) => ({ name, version, asks })) },
      lines: models.map(({ name, asks }) => `${name.padEnd(width)}  ${asks}`),
    }
  }
  const model = models.find(({ name }) => name === options.model)
  if (model === undefined) {
    const known = models.map(({ name }) => name).join(', ')
    throw new RulesError([problem(says.unknownModel, { path: 'model', received: options.model, facts: { known } })])
  }
  return { exit: EXIT.answered, data: dataOf(model), lines: linesOf(model, options) }
}

const dataOf = ({ name, version, asks, parameters, streams, measures, series }: Model): Answered['data'] => ({
  kind: 'model',
  name,
  version,
  asks,
  parameters: schemaOf(parameters),
  ...(streams === undefined ? {} : { streams }),
  measures,
  series,
})

const linesOf = (model: Model, { locale }: SimulationOptions): readonly string[] => {
  const words = SIMULATION_WORDS[locale]
  const parameters = parametersOf(model, locale).map(({ name, description, allowed, standard }) => {
    const said = standard === undefined ? words.required : words.standard(standard)
    return [name, `${description} (${allowed === '' ? '' : `${allowed}; `}${said})`.trimStart()]
  })
  return [
    `${model.name}, ${words.version} ${model.version}: ${model.asks}`,
    '',
    `${words.parameters}:`,
    ...aligned(parameters),
    ...(model.streams === undefined ? [] : ['', `${words.streams}:`, ...aligned(streamsOf(model.streams))]),
    '',
    `${words.measures}:`,
    ...aligned(model.measures.map(columnLine)),
    ...(model.series.length === 0 ? [] : ['', `${words.steps}:`, ...aligned(model.series.map(columnLine))]),
  ]
}

/** Each stream with what it draws; or that there is none. */
const streamsOf = (streams: NonNullable<Model['streams']>): readonly (readonly string[])[] =>
  Object.entries(streams).length === 0 ? [['–']] : Object.entries(streams)

/** The name of a column, and what it says in its unit. */
export const columnLine = ({ name, means, unit, kind }: Column): readonly string[] => [
  name,
  `${means} (${unit === undefined ? kind : `${kind}, ${unit}`})`,
]

/** Lines of two columns, a little to the right. */
export const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const width = Math.max(0, ...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', ...rest]) => `  ${[name.padEnd(width), ...rest].join('  ')}`.trimEnd())
}

interface Listed {
  readonly name: string
  readonly description: string
  /** What it may be, in words. */
  readonly allowed: string
  /** As JSON; undefined where it must be said. */
  readonly standard: string | undefined
}

/** What JSON Schema has no words for, in a model of one's own, may be anything as far as can be told. */
const schemaOf = (parameters: z.ZodType) => z.toJSONSchema(parameters, { io: 'input', unrepresentable: 'any' })

const parametersOf = ({ parameters }: Model, locale: Locale): readonly Listed[] => {
  const { properties = {}, required = [], $defs } = schemaOf(parameters)
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', default: standard } = schema as {
      readonly description?: string
      readonly default?: unknown
    }
    return {
      name,
      description,
      allowed: allowedIn(schema as Allowing, $defs as Readonly<Record<string, Allowing>> | undefined, locale),
      standard: required.includes(name) ? undefined : standard === undefined ? '–' : JSON.stringify(standard),
    }
  })
}
