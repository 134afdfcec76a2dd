import { createHash } from 'node:crypto'
import { type Command, views } from 'coop-rules/cooperative'
import { type KeyPair, newSigner, testsOnlyRandom } from 'coop-rules/secrecy'
import { addToCeremony } from '../kernel/ballot-records.js'
import { type DemoPart, demoText } from './part.js'

/** Those who were asked to hold a part of the key: two worker-owners outside the team, and three people from outside the cooperative. */
export const KEY_HOLDERS = ['kestrel', 'petrel', 'plover', 'tern', 'wren'] as const

/** Who came in by an invitation and belongs to nothing: those from outside among the key holders, and a visitor. */
const VISITORS = ['kestrel', 'petrel', 'plover', 'puffin'] as const

/** The team of the project that the vote is in. */
const TEAM = ['avocet', 'crane', 'curlew', 'dunlin', 'finch', 'ibis', 'marten', 'otter', 'robin', 'swift'] as const
const REMOVAL = 'removal-curlew'

const WHY = demoText(
  'Pello has not answered for three weeks, and the boat is still at its mooring. Others would take his place.',
  'Pello lleva tres semanas sin contestar y el barco sigue amarrado. Otras personas ocuparían su puesto.',
)

/**
 * The voting key of somebody in the demonstration. Anybody can work it out, for nobody there has a browser in which it could have been made: whoever tries the demonstration takes it from its page. Keys of real members are random, and never one of these.
 */
export const demoKeyOf = (person: string): KeyPair =>
  newSigner(testsOnlyRandom(`a key of the demonstration, no secret to anybody: ${person}`))

export const sealedDemo: DemoPart = {
  names: {
    [REMOVAL]: { en: 'whether Pello Etxeberria leaves the team', es: 'si Pello Etxeberria deja el equipo' },
  },
  texts: [WHY],
  commands: (day) => [
    ...TEAM.flatMap((member): readonly Command[] => {
      const { key } = demoKeyOf(member)
      return [
        { at: day(6), by: member, type: 'enrol-voting-key', key },
        { at: day(6), by: 'tern', type: 'certify-voting-key', member, key },
        { at: day(6), by: 'wren', type: 'certify-voting-key', member, key },
      ]
    }),
    {
      at: day(3),
      by: 'otter',
      type: 'propose-removal',
      project: 'harbour',
      person: 'curlew',
      from: 'team',
      decision: REMOVAL,
      record: WHY.fingerprint,
    },
  ],
  after: async (house) => {
    const { accounts } = house
    for (const person of VISITORS) {
      // Used up at once: told twice, it is the same link.
      const token = createHash('sha256').update(`an invitation of the demonstration: ${person}`).digest('base64url')
      await accounts.invitations.make({ token, person, by: 'otter', what: '' })
      await accounts.useLink(token)
    }
    const now = views.decisions.sealedVote(house.desk.state, REMOVAL)
    if (now === undefined) throw new TypeError('the removal vote of the demonstration is open, and sealed')
    const holders = [...KEY_HOLDERS]
    await addToCeremony(house, `${REMOVAL}.${now.openedAt}`, (items) =>
      items.length > 0 ? { add: [] } : { add: [{ type: 'holders', holders, by: 'otter' }] },
    )
  },
}
