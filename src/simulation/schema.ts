import { z } from 'zod'
import type { Model } from './model.js'
import { MODELS } from './models.js'
import { PLAN_SHAPE } from './plan.js'
import { SCENARIO_SHAPE } from './scenario.js'

/** A JSON Schema. */
type JsonSchema = Readonly<Record<string, unknown>>

/**
 * What may stand in a plan file? The JSON Schema of it, with the parameters of these models: an editor completes them once the model is named. That of the models that come with the package is the file
 * `coop-rules/plan.schema.json`. A plan that it takes may still be refused by `readPlan`, which sees how its parts fit together.
 *
 * @example
 * ```ts
 * import { planJsonSchema } from 'coop-rules/simulation'
 *
 * const { required } = planJsonSchema()
 * required // => ['model', 'seed']
 * ```
 */
export const planJsonSchema = (models: readonly Model[] = MODELS): Readonly<Record<string, unknown>> =>
  schemaOf(PLAN_SHAPE, models)

/**
 * The same for scenario files: `coop-rules/scenario.schema.json`.
 *
 * @example
 * ```ts
 * import { scenarioJsonSchema } from 'coop-rules/simulation'
 *
 * const { required } = scenarioJsonSchema()
 * required // => ['model', 'seed']
 * ```
 */
export const scenarioJsonSchema = (models: readonly Model[] = MODELS): Readonly<Record<string, unknown>> =>
  schemaOf(SCENARIO_SHAPE, models)

const schemaOf = (shape: z.ZodType, models: readonly Model[]): JsonSchema => {
  const { properties, ...rest } = z.toJSONSchema(shape, { io: 'input' }) as Readonly<Record<string, unknown>> & {
    readonly properties: Readonly<Record<string, JsonSchema>>
  }
  return {
    ...rest,
    properties: {
      ...properties,
      // A model of one's own has another name: known ones are offered, and no other is wrong.
      model: {
        ...properties['model'],
        anyOf: [...models.map(({ name, asks }) => ({ const: name, description: asks })), { type: 'string' }],
      },
    },
    $defs: { ...(rest['$defs'] as JsonSchema | undefined), ...definitions(models) },
    allOf: models.map(({ name }) => ({
      if: { properties: { model: { const: name } }, required: ['model'] },
      then: { properties: { parameters: { $ref: `#/$defs/${defName(name)}` } } },
    })),
  }
}

const defName = (model: string): string => `parameters-of-${model}`

const definitions = (models: readonly Model[]): JsonSchema =>
  Object.fromEntries(models.map((model) => [defName(model.name), parametersSchema(model)]))

/** A point, and what is varied, give the rest of the parameters: none is required, and what is within one is left to the reader of plans. */
const parametersSchema = ({ name, parameters }: Model): JsonSchema => {
  const {
    required: _required,
    $schema: _schema,
    ...schema
  } = z.toJSONSchema(parameters, {
    io: 'input',
    // What JSON Schema has no words for, in a model of one's own, is left to the reader of plans too.
    unrepresentable: 'any',
  })
  return inDefinitions(schema, `#/$defs/${defName(name)}`) as JsonSchema
}

/** References within a schema that now stands within another. */
const inDefinitions = (value: unknown, place: string): unknown => {
  if (Array.isArray(value)) return value.map((inner) => inDefinitions(inner, place))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace(/^#/, place) : inDefinitions(inner, place),
    ]),
  )
}
