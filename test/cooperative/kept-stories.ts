import { readFileSync } from 'node:fs'
import type { Charter } from '../../src/charter/index.js'
import type { Answer, Command, Event } from '../../src/cooperative/index.js'
import { WORLDS } from './invariants-story.js'

export interface KeptStory {
  readonly story: string
  readonly charter: Charter
  readonly commands: readonly Command[]
}

export const fileOf = (story: string, what: string): URL => new URL(`worlds/${story}.${what}`, import.meta.url)

const commandsOf = (story: string): readonly Command[] =>
  readFileSync(fileOf(story, 'commands.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Command)

/**
 * Stories that the generators of the invariants made up: of some thousands, those in which the most different things come about. People do what people would, with
 * something wrong in it now and then, and now and then whatever the schemas allow. Their commands are kept as they were made, so that the stories stay the same
 * when the generators change.
 */
export const KEPT_STORIES: readonly KeptStory[] = Object.entries(WORLDS).flatMap(([world, { charter }]) =>
  [1, 2].map((n) => ({ story: `${world}.${n}`, charter, commands: commandsOf(`${world}.${n}`) })),
)

/** The same stories, world by world. */
export const KEPT_WORLDS = Object.keys(WORLDS).map((world) => ({
  world,
  stories: KEPT_STORIES.filter(({ story }) => story.startsWith(`${world}.`)),
}))

/** What happened by a command; nothing where it was refused. */
export const eventsOf = (answer: Answer): readonly Event[] => (answer.kind === 'accepted' ? answer.events : [])
