import type { z } from 'zod'
import type { Say } from './say.js'

/** One provision of a charter as it is read: its fields by name. */
type AnyProvision = Readonly<Record<string, unknown>>

/** A pointer from one provision to another, and where in the field it stands. */
export interface Pointer {
  readonly section: string
  readonly id: string
  readonly path: string
}

/** A kind of value that a field can hold: how it is written as data, how it is put into words, and what it points at. */
export interface Kind<Value = unknown> {
  readonly schema: z.ZodType<Value>
  readonly tell: (value: Value, say: Say, provision: AnyProvision) => string
  readonly pointers?: (value: Value) => readonly Pointer[]
}

/** A field's words in one language: its label in a diff, its sentence in the by-laws ({} is the value), and for yes or no the sentence of no. */
export type Phrase = readonly [label: string, sentence: string, otherwise?: string]

/** A field of a provision: its kind, its words in both languages, and whether it may be left out. */
export interface Field<Value = unknown, Optional extends boolean = boolean> {
  readonly kind: Kind<Value>
  readonly en: Phrase
  readonly es: Phrase
  readonly optional: Optional
}

/** A field that has to be there. */
export const field = <Value>(kind: Kind<Value>, en: Phrase, es: Phrase): Field<Value, false> => ({
  kind,
  en,
  es,
  optional: false,
})

/** A field that may be left out. */
export const maybe = <Value>(kind: Kind<Value>, en: Phrase, es: Phrase): Field<Value, true> => ({
  kind,
  en,
  es,
  optional: true,
})

/** The fields of one sort of provision, by name, in the order in which the by-laws say them. */
// oxlint-disable-next-line typescript/no-explicit-any -- a table of fields holds fields of every kind of value
export type Fieldset = Readonly<Record<string, Field<any>>>

/** The data that a table of fields describes. */
export type DataOf<Fields extends Fieldset> = {
  readonly [Name in keyof Fields as Fields[Name]['optional'] extends false ? Name : never]: ValueOf<Fields[Name]>
} & { readonly [Name in keyof Fields as Fields[Name]['optional'] extends false ? never : Name]?: ValueOf<Fields[Name]> }

type ValueOf<F> = F extends Field<infer Value> ? Value : never
