import { type DisclosurePolicy, endZone } from './policy.js'
import type { ReleaseSizes, Told } from './release.js'

/** The sums that what was told allows, both ends included. */
export const sumsTold = (
  { told, members, most, needed = 0 }: ReleaseSizes & { readonly told: Told },
  policy: DisclosurePolicy,
): { readonly from: number; readonly to: number } => {
  const all = members * most
  const zone = endZone(most, policy, members)
  switch (told.kind) {
    case 'nothing':
      return { from: 0, to: all }
    case 'count':
      return { from: told.sum, to: told.sum }
    case 'outcome':
      return told.carried ? { from: needed, to: all } : { from: 0, to: needed - 1 }
    case 'end':
      return told.end === 'low' ? { from: 0, to: Math.min(zone, all) } : { from: Math.max(0, all - zone), to: all }
  }
}
