import type { Charter } from '../../src/charter/index.js'
import type { Event, State, views } from '../../src/cooperative/index.js'

export type Told = Readonly<Record<string, unknown>>
export declare const told: (input: {
  readonly views: typeof views
  readonly state: State
  readonly people: readonly string[]
  readonly names?: readonly string[]
}) => Told
export declare const charterOf: (preset: Charter, changes: Readonly<Record<string, unknown>>) => Charter
export declare const peopleIn: (events: readonly Event[]) => readonly string[]
export declare const namesIn: (folder: string, ending: string) => readonly string[]
export declare const readJson: (...path: readonly string[]) => unknown
export declare const readJsonLines: (...path: readonly string[]) => readonly unknown[]
export declare const plain: (value: unknown) => unknown
