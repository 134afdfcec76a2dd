import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { checkCharter, type WrittenCharter } from 'coop-rules/charter'
import { type Command, cooperative, type Event, type State } from 'coop-rules/cooperative'
import { preset, presetCharters } from 'coop-rules/presets'
import { describe, expect, it } from 'vitest'
import { commandOf, type CoopEvent, deciderOf, eventOf, given, Refusal } from '../examples/08-emmett/decider.js'
import { handlerOf, story, streamOf } from '../examples/08-emmett/story.js'
import { always } from './arbitraries/run.js'
import { plainState } from './cooperative/plain-state.js'

/** A cooperative through Emmett's own command handler, event store and specification. */
const EXAMPLES = join(import.meta.dirname, '../examples')
const WJC = preset('we-just-coop')
const coop = cooperative(WJC)

const FOUND: Command = {
  type: 'found',
  by: 'ana',
  at: '2026-01-01',
  founders: ['ana', 'ben', 'cleo', 'dov'].map((member) => ({ member, memberClass: 'worker-owner' })),
}
const APPLY: Command = { type: 'apply', by: 'eva', at: '2026-01-10', memberClass: 'worker-owner', decision: 'd1' }
const cast = (by: string): Command => ({ type: 'cast', by, at: '2026-01-12', decision: 'd1', answer: 'for' })

/** The events of our own deciding, and where they lead: what Emmett is held against. */
const lived = (commands: readonly Command[], { decide, evolve, initialState } = coop) => {
  const events: Event[] = []
  let state = initialState()
  for (const command of commands) {
    const answer = decide(state, command)
    if (answer.kind === 'refused') continue
    events.push(...answer.events)
    state = answer.events.reduce(evolve, state)
  }
  return { events, state }
}
const asTheirs = (commands: readonly Command[]): CoopEvent[] => lived(commands).events.map(eventOf)
const plain = (state: State): unknown => plainState(state)

describe('From the source', () => {
  it('WJC-13: given a cooperative, when somebody applies, then it is put to the vote (Emmett’s specification)', () => {
    const before = lived([FOUND])
    const answer = coop.decide(before.state, APPLY)
    if (answer.kind === 'refused') throw new Error('it is accepted')
    expect(answer.events.map(({ type }) => type)).toEqual(['application-received', 'decision-opened'])
    given(WJC)(asTheirs([FOUND]))
      .when(commandOf(APPLY))
      .then(answer.events.map(eventOf))
  })

  it('the same ballot once more: nothing happens', () => {
    given(WJC)(asTheirs([FOUND, APPLY, cast('ana')]))
      .when(commandOf(cast('ana')))
      .thenNothingHappened()
  })

  it('the story it prints is the story of its README: four found it, a fifth is admitted by the others', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(EXAMPLES, '08-emmett/dist/decider.js')], {
      encoding: 'utf8',
    })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toContain('refused: eva has no right to this')
    expect(stdout).toContain('Members: ana, ben, cleo, dov, eva; folded by ourselves: ana, ben, cleo, dov, eva.')
    expect(stdout).toContain('eva is admitted as a member')
  })
})

describe('At the boundary', () => {
  it('of two commands at one moment both happen, one after the other', async () => {
    const { handle, store } = handlerOf(WJC)
    await handle(store, 'wjc', [FOUND, APPLY].map(commandOf))
    const both = await Promise.all(['ana', 'ben'].map((by) => handle(store, 'wjc', commandOf(cast(by)))))
    expect(both.map(({ newEvents }) => newEvents.length)).toEqual([1, 1])
    const { events, state } = await streamOf(store, 'wjc', WJC)
    expect(events.filter(({ type }) => type === 'ballot-cast').map(({ data }) => data.by)).toEqual(['ana', 'ben'])
    expect(plain(state)).toEqual(plain(lived([FOUND, APPLY, cast('ana'), cast('ben')]).state))
  })

  it('a command for a version that is over is a conflict, and stores nothing', async () => {
    const { handle, store } = handlerOf(WJC)
    const { nextExpectedStreamVersion } = await handle(store, 'wjc', commandOf(FOUND))
    await handle(store, 'wjc', commandOf(APPLY))
    const late = handle(store, 'wjc', commandOf(cast('ana')), { expectedStreamVersion: nextExpectedStreamVersion })
    await expect(late).rejects.toMatchObject({ errorCode: 412 })
    expect((await streamOf(store, 'wjc', WJC)).events).toHaveLength(lived([FOUND, APPLY]).events.length)
  })

  it('two cooperatives in one store are apart', async () => {
    const { handle, store } = handlerOf(WJC)
    await handle(store, 'one', commandOf(FOUND))
    await handle(store, 'other', [FOUND, APPLY].map(commandOf))
    expect((await streamOf(store, 'one', WJC)).events).toHaveLength(lived([FOUND]).events.length)
  })
})

describe('Always true', () => {
  it('a year through Emmett stands where our own fold of it stands, refused commands and all', async () => {
    const folder = join(EXAMPLES, '02-a-year-of-we-just-coop')
    const written = JSON.parse(readFileSync(join(folder, 'charter.json'), 'utf8')) as WrittenCharter
    const checked = checkCharter({ charter: written, library: presetCharters })
    if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.problems))
    const commands = readFileSync(join(folder, 'commands.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Command)
    const { handle, store } = handlerOf(checked.charter)
    for (const command of commands)
      await handle(store, 'year', commandOf(command)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
    const own = lived(commands, cooperative(checked.charter))
    const { events, state } = await streamOf(store, 'year', checked.charter)
    expect(events.map(({ type, data }) => ({ type, ...data }))).toEqual(own.events)
    expect(plain(state)).toEqual(plain(own.state))
  })

  it('whoever votes in whichever order: Emmett appends what we decide', () => {
    const decider = deciderOf(WJC)
    always(
      fc.property(fc.array(fc.constantFrom('ana', 'ben', 'cleo', 'dov', 'eva', 'zoe'), { maxLength: 8 }), (people) => {
        const commands = [FOUND, APPLY, ...people.map(cast)]
        let state = decider.initialState()
        const events: CoopEvent[] = []
        for (const command of commands.map(commandOf)) {
          try {
            const found = [decider.decide(command, state)].flat()
            state = found.reduce(decider.evolve, state)
            events.push(...found)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
          }
        }
        expect(events).toEqual(asTheirs(commands))
        expect(plain(state)).toEqual(plain(lived(commands).state))
      }),
      50,
    )
  })
})

describe('Refused', () => {
  it('WJC-13: who is not entitled is refused by an error of Emmett’s kind that keeps the reasons', () => {
    given(WJC)(asTheirs([FOUND, APPLY]))
      .when(commandOf(cast('eva')))
      .thenThrows<Refusal>(Refusal, ({ because, errorCode, message }) => {
        expect(because.map(({ code }) => code)).toEqual(['no-right'])
        expect(errorCode).toBe(403)
        expect(message).toContain('eva has no right to this')
        return true
      })
  })

  it('what is malformed is told in full', () => {
    given(WJC)(asTheirs([FOUND]))
      .when({ type: 'cast', data: { by: 'ana', at: '2026-01-12' } } as never)
      .thenThrows<Refusal>((error) => error.problems.length > 1)
  })

  it('an event that no version of ours wrote stops the fold', () => {
    given(WJC)([...asTheirs([FOUND]), { type: 'nothing-known', data: { v: 1, at: '2026-01-02' } } as never])
      .when(commandOf(APPLY))
      .thenThrows<Refusal>((error) => error.problems.length === 1)
  })

  it('a refused command in the middle of several stores none of them', async () => {
    const { handle, store } = handlerOf(WJC)
    const several = handle(store, 'wjc', [FOUND, APPLY, cast('eva'), cast('ana')].map(commandOf))
    await expect(several).rejects.toBeInstanceOf(Refusal)
    expect(await store.streamExists('wjc')).toBe(false)
  })
})

describe('the story', () => {
  it('is the same fold through Emmett and through us', async () => {
    const lines: string[] = []
    const state = await story((line) => lines.push(line))
    expect(state.members.all.has('eva')).toBe(true)
    expect(lines[0]).toBe('2026-01-01  ana: found')
  })
})
