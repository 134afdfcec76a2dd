import { describe, expect, it } from 'vitest'
import { soundCharter } from '../../src/charter/index.js'
import { type Command, cooperative } from '../../src/cooperative/index.js'
import { presetCharters } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

/** The federation of the preset, with a secret matter on which enterprises vote as well, sealed with a key of three parts. */
const FEDERATION = soundCharter({
  charter: {
    id: 'federation',
    version: '1',
    extends: { charter: 'workers-coop', version: '1' },
    title: 'A federation',
    membership: { representatives: { mostPerPerson: 2 } },
    memberClasses: {
      shipper: {
        title: 'Shipping company',
        plural: 'shipping companies',
        kind: 'enterprise',
        hasVote: false,
        mayPropose: false,
      },
    },
    secrecy: { ballots: { title: 'Secret votes', mode: 'sealed', keyHolders: 3, keyQuorum: 2, below: 'openly' } },
    decisions: {
      name: {
        title: 'A new name',
        electorate: { members: { classes: ['individual', 'enterprise'] } },
        rule: { moreThan: '1/2', of: 'electorate' },
        openDays: 14,
        ballotsCanChange: true,
        secret: true,
        thresholds: 'at-opening',
        members: 'at-opening',
      },
    },
    averageItems: {
      hours: {
        title: 'Hours a week',
        unit: 'hours a week',
        proposedBy: { members: { classes: ['individual', 'enterprise'] } },
        aggregation: 'mean',
        provisional: '40',
        minimumProposals: 1,
        min: '0',
        max: '60',
        step: '1',
        acts: 'next-day',
        secret: true,
      },
    },
  },
  library: presetCharters,
})

const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay']
const say = (by: string, command: object): Command => ({ at: '2026-01-01', by, ...command }) as Command
const RECORD = 'a1b2c3d4e5f60718'

const opened = () =>
  story(FEDERATION).given(
    say('ana', {
      type: 'found',
      founders: [
        ...PEOPLE.map((member) => ({ member, memberClass: 'individual' })),
        { member: 'mill', memberClass: 'enterprise' },
        { member: 'ship', memberClass: 'shipper' },
      ],
    }),
    say('mill', { type: 'name-representative', person: 'hal' }),
    say('ana', { type: 'open-decision', decision: 'name', provision: 'name', record: RECORD }),
  )

/** Why these may not hold the key; nothing where they may. */
const whyNot = ({ state }: Story, holders: readonly string[]): readonly string[] => {
  const command = { type: 'open-ballots', decision: 'name', opening: RECORD.repeat(4), holders }
  return codesOf(cooperative(FEDERATION).decide(state, say('ana', command)))
}

describe('Key holders of a sealed vote', () => {
  it('WJC-8, WC-2: who casts the ballot of an enterprise holds no part of the key', () => {
    expect(whyNot(opened(), ['hal', 'out-1', 'out-2'])).toEqual(['no-right'])
    expect(whyNot(opened(), ['out-1', 'out-2', 'out-3'])).toEqual([])
  })

  it('nor does an enterprise outside the vote for which a voter acts, or the hands of an enterprise that votes', () => {
    const then = opened().given(say('ship', { type: 'name-representative', person: 'ben' }))
    expect(whyNot(then, ['ship', 'out-1', 'out-2'])).toEqual(['no-right'])
    const other = opened().given(say('ship', { type: 'name-representative', person: 'hal' }))
    expect(whyNot(other, ['ship', 'out-1', 'out-2'])).toEqual(['no-right'])
    const outside = opened().given(say('ship', { type: 'name-representative', person: 'kit' }))
    expect(whyNot(outside, ['ship', 'out-1', 'out-2'])).toEqual([])
  })

  it('and while they hold it, nobody becomes their hands, or they those of somebody, through whom they would have a part in the vote', () => {
    const names = (by: string, person: string) => say(by, { type: 'name-representative', person })
    const holding = opened().given(
      names('ship', 'kit'),
      say('ana', {
        type: 'open-ballots',
        decision: 'name',
        opening: RECORD.repeat(4),
        holders: ['ship', 'out-1', 'out-2'],
      }),
    )
    expect(codesOf(holding.when(names('mill', 'out-1')))).toEqual(['no-right'])
    expect(codesOf(holding.when(names('mill', 'kit')))).toEqual(['no-right'])
    expect(codesOf(holding.when(names('ship', 'ben')))).toEqual(['no-right'])
    expect(codesOf(holding.when(names('mill', 'ina')))).toEqual([])
    expect(codesOf(holding.when(names('ship', 'lou')))).toEqual([])
  })

  it('WJC-8, WC-2: the same holds of a number that is set in secret', () => {
    const opens = (holders: readonly string[]) =>
      say('ana', { type: 'open-item-ballots', item: 'hours', opening: RECORD.repeat(4), holders })
    const told = opened()
    expect(codesOf(told.when(opens(['hal', 'out-1', 'out-2'])))).toEqual(['no-right'])
    told.given(opens(['out-1', 'out-2', 'out-3']))
    const names = (person: string) => say('mill', { type: 'name-representative', person })
    expect(codesOf(told.when(names('out-3')))).toEqual(['no-right'])
    expect(codesOf(told.when(names('ina')))).toEqual([])
  })

  it('once somebody else acts for the enterprise, they may', () => {
    const then = opened().given(say('mill', { type: 'name-representative', person: 'ina' }))
    expect(whyNot(then, ['hal', 'out-1', 'out-2'])).toEqual([])
  })
})
