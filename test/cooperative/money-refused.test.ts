import { describe, expect, it } from 'vitest'
import { views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { story } from './story.js'
import { PLAIN, RECORD, SHA, say, codes, founded, account, books, entry, spend, budget } from './money-asked.js'

describe('Refused as the neighbours do', () => {
  it('capital of people who are not there, by whoever keeps no books', () => {
    const told = founded(PLAIN, 'worker-member')
    const move = (type: string, member: string, amountMinor: string, by = 'ana') =>
      say(by, type, { member, amountMinor })
    expect(
      codes(
        told,
        move('contribute-capital', 'zoe', '1'),
        move('contribute-capital', 'ben', '0'),
        move('contribute-capital', 'ben', '5', 'zoe'),
        move('contribute-capital', 'ben', '5'),
        move('refund-capital', 'ben', '6'),
        move('refund-capital', 'zoe', '1'),
        move('refund-capital', 'ben', '5'),
        say('ana', 'pay-refund', { member: 'ben' }),
        say('ana', 'pay-refund', { member: 'zoe' }),
      ),
    ).toEqual(['no-such', 'malformed', 'no-right', '', 'malformed', 'no-such', '', 'no-such', 'no-such'])
  })
  it('levels of a federation that are not there, or there already', () => {
    const told = story(preset('workers-coop')).given(
      say(
        'ana',
        'found',
        {
          founders: [
            ...['mill', 'press', 'bakery'].map((member) => ({ member, memberClass: 'enterprise' })),
            ...['ana', 'ben'].map((member) => ({ member, memberClass: 'individual' })),
          ],
        },
        '2025-01-01',
      ),
    )
    const opens = (level: string, more: object = {}, by = 'ana') =>
      say(by, 'open-level', { level, keeps: '50%', ...more })
    const places = (enterprise: string, level: string) => say('ana', 'place-enterprise', { enterprise, level })
    const sends = (by: string, level: string, from: string, ...delegates: readonly string[]) =>
      say(by, 'send-delegates', { level, from, delegates })
    expect(
      codes(
        told,
        opens('east', { within: 'land' }),
        places('mill', 'land'),
        sends('mill', 'land', 'mill', 'hal'),
        opens('mill'),
        opens('land', { keeps: '101%' }),
        opens('land', {}, 'gus'),
        opens('land'),
        opens('land'),
        opens('sea'),
        opens('east', { within: 'land' }),
        places('ana', 'east'),
        places('mill', 'sea'),
        places('mill', 'east'),
        places('mill', 'east'),
        places('press', 'east'),
        sends('mill', 'sea', 'mill', 'hal'),
        sends('bakery', 'east', 'bakery', 'hal'),
        sends('press', 'east', 'mill', 'hal'),
        sends('mill', 'east', 'mill', 'hal', 'hal'),
        sends('mill', 'east', 'mill', 'hal', 'ina', 'jo', 'kim'),
        sends('mill', 'east', 'mill', 'hal'),
        sends('press', 'east', 'press', 'ina'),
        sends('mill', 'land', 'east', 'hal'),
        sends('ana', 'land', 'east', 'hal'),
        places('mill', 'land'),
      ),
    ).toEqual([
      'no-such',
      'no-such',
      'no-such',
      'there-already',
      'malformed',
      'no-right',
      '',
      'there-already',
      'there-already',
      '',
      'no-such',
      'no-such',
      '',
      'done-already',
      '',
      'no-such',
      'no-such',
      'no-right',
      'malformed',
      'malformed',
      '',
      '',
      '',
      '',
      '',
    ])
    expect(views.surplus.delegates(told.state)).toEqual([
      {
        delegates: [],
        from: 'mill',
        level: 'east',
      },
      {
        delegates: ['ina'],
        from: 'press',
        level: 'east',
      },
      {
        delegates: ['hal'],
        from: 'east',
        level: 'land',
      },
    ])
  })
  it('documents and corrections of entries that are not there', () => {
    const told = books().given(entry('e1', '5000000'), spend('x1', '100'))
    const document = { kind: 'invoice', name: 'inv-7', sha256: SHA }
    const attach = (id: string) => say('ben', 'attach-document', { entry: id, document, contact: RECORD })
    expect(
      codes(
        told,
        attach('zzz'),
        attach('e1'),
        attach('x1'),
        attach('x1'),
        say('ana', 'correct-entry', { entry: 'c1', reverses: 'zzz' }),
        say('ana', 'correct-entry', { entry: 'e1', reverses: 'x1' }),
        say('ana', 'correct-entry', { entry: 'c1', reverses: 'x1' }),
        say('ana', 'correct-entry', { entry: 'c2', reverses: 'x1' }),
        budget('b1', { lines: [] }),
        budget('b1'),
        budget('b1'),
        say('ana', 'revise-budget', { budget: 'b2', lines: [] }),
        account('bank', 'asset'),
        account('x', 'income', { source: 'moon' }),
      ),
    ).toEqual([
      'no-such',
      '',
      '',
      'done-already',
      'no-such',
      'there-already',
      '',
      'done-already',
      'malformed',
      '',
      'there-already',
      'malformed',
      'there-already',
      'malformed',
    ])
    expect(views.accounts.withoutDocument(told.state)).toEqual([])
  })
})
