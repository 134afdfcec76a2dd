import type { Model } from './model.js'
import { averageVote } from './models/average-vote/model.js'
import { committee } from './models/committee.js'
import { consent } from './models/consent.js'
import { elections } from './models/elections.js'
import { galam } from './models/galam.js'
import { opinions } from './models/opinions.js'
import { selfStable } from './models/self-stable.js'
import { cooperative } from './models/cooperative/cooperative.js'
import { jury } from './models/jury.js'
import { releases } from './models/releases/releases.js'
import { heldPayModel } from './models/held-pay/model.js'
import { removal } from './models/removal.js'
import { salaryCategories } from './models/salary-categories/model.js'
import { selfSetThreshold } from './models/self-set-threshold/model.js'

/**
 * The models that come with the package. With one of your own: `[...MODELS, own]`, which `readPlan` and the others take.
 *
 * @example
 * ```ts
 * import { MODELS } from 'coop-rules/simulation'
 *
 * MODELS.find(({ name }) => name === 'jury')?.measures[0]?.name // => 'right'
 * ```
 */
export const MODELS: readonly Model[] = [
  cooperative,
  averageVote,
  jury,
  releases,
  removal,
  selfSetThreshold,
  salaryCategories,
  heldPayModel,
  committee,
  consent,
  elections,
  galam,
  opinions,
  selfStable,
]
