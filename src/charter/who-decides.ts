import type { Because, ClauseId } from '../reasons/index.js'
import type { Charter } from './charter.js'
import type { CharterElectorate } from './electorate.js'

/** What is to be decided about somebody, and where. */
export interface WhoDecidesInput {
  readonly charter: Charter
  readonly matter: 'removal' | 'salaries'
  readonly inside: 'project' | 'cooperative'
}

/** Who decides, and by which decision of the charter where it is one; or that the charter does not say. */
export type WhoDecides =
  | {
      readonly kind: 'decides'
      readonly electorate: CharterElectorate
      readonly decision?: string
      readonly because: Because
    }
  | { readonly kind: 'not-said'; readonly because: Because }

/**
 * Who decides about removing somebody, or about salaries: the team or the worker-owners? Inside a project whoever the charter names for projects; everywhere else whoever it names for membership. Salaries are set by whoever the charter lets
 * propose them, in a project and elsewhere.
 *
 * Source: WJC-25, beside WJC-7 and WJC-9. Reading: teams decide inside their projects, worker-owners everywhere else; a charter that reads it otherwise names the worker-owners in both places.
 *
 * @example
 * ```ts
 * import { whoDecides } from 'coop-rules/charter'
 * import { preset } from 'coop-rules/presets'
 *
 * const charter = preset('we-just-coop')
 * const inside = whoDecides({ charter, matter: 'removal', inside: 'project' })
 * inside.kind === 'decides' && inside.electorate // => { members: { team: 'project' } }
 * ```
 */
export const whoDecides = ({ charter, matter, inside }: WhoDecidesInput): WhoDecides => {
  const clauses = [CLAUSE] as const
  const decision =
    matter === 'salaries'
      ? undefined
      : inside === 'project'
        ? charter.projects?.removal?.decision
        : charter.membership?.expulsion?.decision
  const electorate =
    matter === 'salaries'
      ? charter.pay?.salaries?.proposedBy
      : decision === undefined
        ? undefined
        : charter.decisions?.[decision]?.electorate
  if (electorate === undefined)
    return { kind: 'not-said', because: [{ code: 'who-decides-not-said', clauses, matter, inside }] }
  const { members } = electorate
  const who =
    typeof members === 'string' ? members : 'team' in members ? 'team' : 'circle' in members ? 'circle' : 'classes'
  return {
    kind: 'decides',
    electorate,
    ...(decision === undefined ? {} : { decision }),
    because: [{ code: 'who-decides', clauses, matter, inside, who }],
  }
}

const CLAUSE = 'WJC-25' satisfies ClauseId
