import { z } from 'zod'
import type { Kind, Pointer } from './field.js'
import { ID, party } from './kinds.js'
import type { Say } from './say.js'

/** Who is entitled, as a charter writes it: all members with a vote, the circle that decides, some classes, the team of the project concerned, or one circle; without the parties concerned. */
export interface CharterElectorate {
  readonly members:
    | 'all'
    | 'circle'
    | { readonly classes: readonly string[] }
    | { readonly team: 'project' }
    | { readonly circle: string }
  /** Names of parties to the matter who take no part, such as `candidate`. */
  readonly except?: readonly string[]
}

const SCHEMA = z.strictObject({
  members: z.union([
    z.enum(['all', 'circle']),
    z.strictObject({ classes: z.array(ID).min(1) }),
    z.strictObject({ team: z.literal('project') }),
    z.strictObject({ circle: ID }),
  ]),
  except: z.array(ID).min(1).optional(),
}) as unknown as z.ZodType<CharterElectorate>

/** Who is entitled. */
export const electorate: Kind<CharterElectorate> = {
  schema: SCHEMA,
  tell: (value, say) => {
    const named = tellMembers(value, say)
    return value.except === undefined
      ? named
      : say.words(
          `${named} (without ${say.n.list(value.except.map((one) => party(one, say)))})`,
          `${named} (sin ${say.n.list(value.except.map((one) => party(one, say)))})`,
        )
  },
  pointers: ({ members }) => {
    if (typeof members === 'string' || 'team' in members) return []
    if ('circle' in members) return [{ section: 'circles', id: members.circle, path: '.members.circle' }]
    return members.classes.map((id, at): Pointer => ({ section: 'memberClasses', id, path: `.members.classes[${at}]` }))
  },
}

/** The members an electorate names, as a threshold says of whom it is a share: the other worker-owners. */
export const tellMembers = ({ members, except }: CharterElectorate, say: Say): string => {
  const other = except !== undefined
  if (members === 'all')
    return say.words(
      `all the ${other ? 'other ' : ''}members with a vote`,
      `todas las ${other ? 'demás ' : ''}personas socias con voto`,
    )
  if (members === 'circle')
    return say.words(
      `the ${other ? 'other ' : ''}members of the circle that decides`,
      `las ${other ? 'demás ' : ''}personas que integran el círculo que decide`,
    )
  if ('team' in members)
    return say.words(
      `the ${other ? 'rest of the ' : ''}project’s team`,
      `el ${other ? 'resto del ' : ''}equipo del proyecto`,
    )
  if ('circle' in members)
    return say.words(
      `the ${other ? 'other ' : ''}members of ${say.name('circles', members.circle)}`,
      `las ${other ? 'demás ' : ''}personas que integran ${say.name('circles', members.circle)}`,
    )
  return say.n.list(members.classes.map((id) => say.members(id, other)))
}
