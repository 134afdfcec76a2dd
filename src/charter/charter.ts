import type { CHAPTERS, SectionName } from './chapters/list.js'
import type { DataOf, Fieldset } from './field.js'
import type { LocalText } from './say.js'

/** What every provision says of itself. */
export interface Heading {
  readonly title: LocalText
  /** The clauses or the sources of the charter that it rests on. */
  readonly clauses?: readonly string[]
  /** How a text that left something open is read here. */
  readonly reading?: LocalText
  /** From which day on it holds, that day included. */
  readonly since?: string
  /** Until which day it holds, that day not included. */
  readonly until?: string
}

type Chapter = (typeof CHAPTERS)[SectionName]
type Many<C> = C extends { readonly form: 'many'; readonly fields: infer Fields extends Fieldset }
  ? Readonly<Record<string, Heading & DataOf<Fields>>>
  : never
type Named<C> = C extends {
  readonly form: 'named'
  readonly provisions: infer Provisions extends Record<string, Fieldset>
}
  ? { readonly [Name in keyof Provisions]?: Heading & DataOf<Provisions[Name]> }
  : never

/** The chapters of a charter: provisions by name. */
export type Sections = {
  readonly [Section in SectionName]?: (typeof CHAPTERS)[Section] extends { readonly form: 'many' }
    ? Many<Extract<Chapter, (typeof CHAPTERS)[Section]>>
    : Named<Extract<Chapter, (typeof CHAPTERS)[Section]>>
}

/** What a charter says of itself. */
export interface Identity {
  readonly id: string
  readonly version: string
  readonly title: LocalText
  readonly about?: LocalText
  /** The legal form it assumes, and where (CW-6); no charter is legal advice. */
  readonly legalForm?: LocalText
  readonly country?: LocalText
  /** ISO 4217; undefined where the charter leaves it to its forks. */
  readonly currency: string
  readonly licence?: string
}

/** A rule set as data, whole: nothing in it is inherited any more. */
export type Charter = Identity & Sections

/** Which charter a fork extends. */
export interface Extends {
  readonly charter: string
  readonly version: string
}

type PartlyOf<T> = { readonly [Key in keyof T]?: T[Key] | null }
type PartlySections = {
  readonly [Section in SectionName]?: {
    readonly [Id in keyof NonNullable<Sections[Section]>]?: PartlyOf<NonNullable<Sections[Section]>[Id]> | null
  }
}

/**
 * A charter as it is written in a file. One that extends another holds only what differs: a field that is written replaces the inherited field whole; null takes
 * a provision, or a field that may be left out, away.
 */
export type WrittenCharter = Pick<Identity, 'id' | 'version' | 'title'> &
  PartlyOf<Omit<Identity, 'id' | 'version' | 'title'>> &
  PartlySections & { readonly $schema?: string; readonly extends?: Extends }

/** The names of what a charter says of itself. */
export const IDENTITY = [
  'id',
  'version',
  'title',
  'about',
  'legalForm',
  'country',
  'currency',
  'licence',
] as const satisfies readonly (keyof Identity)[]

/** The names of what every provision says of itself. */
export const HEADING = ['title', 'clauses', 'reading', 'since', 'until'] as const satisfies readonly (keyof Heading)[]

/** A provision with its place, untyped: for what treats all chapters alike. */
export interface PlacedProvision {
  readonly section: SectionName
  readonly id: string
  readonly provision: Heading & Readonly<Record<string, unknown>>
}
