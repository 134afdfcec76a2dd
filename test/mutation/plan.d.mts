export interface Tried {
  readonly id: string
  readonly tests: readonly number[]
  readonly mostMs: number
}

export const planOf: (
  mutants: readonly { readonly id: string }[],
  baseline: {
    readonly tests: readonly { readonly ms: number; readonly isSound: boolean }[]
    readonly hits: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly atLoad: Readonly<Record<string, number>>
  },
  mostSeconds: number,
) => {
  readonly reached: readonly (Tried & { readonly mostHits: number })[]
  readonly loaded: readonly (Tried & { readonly isReached: boolean })[]
  readonly unreached: readonly { readonly id: string }[]
}
