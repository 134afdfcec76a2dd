import { readFileSync } from 'node:fs'
import { soundCharter } from 'coop-rules/charter'
import { presetCharters } from 'coop-rules/presets'
import type { Locale } from 'coop-rules/problems'
import { BEGINNING, type NamedCommand } from 'coop-rules/storage'
import { type CoopHouse, type Houses, modelOf } from '../kernel/house.js'
import { titleOf } from '../kernel/names.js'
import { STORIES, type Story } from './stories.js'

/** A link to sign in as somebody. */
export interface DemoLink {
  /** What the cooperative is called. */
  readonly title: string
  /** Who, and as what: in the language that was asked for. */
  readonly who: string
  readonly address: string
}

/** Cooperatives with a year behind them and matters open today, lived once; and new links for people in them. */
export const demo = async (houses: Houses, today: string, locale: Locale = 'en'): Promise<readonly DemoLink[]> => {
  const links: DemoLink[] = []
  for (const story of STORIES) {
    const { coop } = story
    if (!(await houses.list()).some((one) => one.coop === coop)) {
      const { charter } = filesOf(story)
      const written = readJson(charter)
      await houses.add(coop, soundCharter({ charter: written, library: presetCharters }), modelOf(written))
    }
    const house = await houses.open(coop)
    if (house === undefined) throw new TypeError('the co-op that was just added is there')
    await liveOnce(house, story, [today, TOLD_FROM].sort().at(-1) as string)
    for (const { person, role } of story.people) {
      const token = await house.accounts.makeLink({ person, for: 'sign-in', days: 1 })
      const name = await house.names.nameOf(person, locale)
      links.push({
        title: titleOf(house.charter, locale) ?? coop,
        who: `${name}, ${typeof role === 'string' ? role : role[locale]}`,
        address: `/c/${coop}/link/${token}`,
      })
    }
  }
  return links
}

/** The day from which on the chapters can be told: what they count back from must come after the year. */
const TOLD_FROM = '2026-11-22'

/** Where it is noted how far a story was told, so that one that was cut off goes on where it stopped, as of the same day. */
const NOTE = 'demo'

const liveOnce = async (house: CoopHouse, story: Story, today: string): Promise<void> => {
  const note = (await house.accounts.get(NOTE)) as { readonly today: string; readonly told: boolean } | undefined
  if (note?.told === true) return
  // Somebody's own cooperative of the same name is left alone.
  if (note === undefined && house.desk.state.position > 0) return
  const begun = { today: note?.today ?? today, told: false }
  await house.accounts.put(NOTE, begun)
  await live(house, story, begun.today)
  await house.accounts.put(NOTE, { ...begun, told: true })
}

const live = async (house: CoopHouse, story: Story, today: string): Promise<void> => {
  const { commands, records } = filesOf(story)
  const put = (id: string, value: unknown) =>
    house.stores.records.put({ coop: house.coop, id, value: Buffer.from(JSON.stringify(value)) })
  for (const [kind, all] of Object.entries(readJson(records) as Record<string, Record<string, unknown>>))
    await Promise.all(Object.entries(all).map(([name, record]) => put(`${kind}/${name}`, record)))
  for (const { names = {}, texts = [] } of story.parts) {
    await Promise.all(Object.entries(names).map(([id, name]) => put(`names/${id}`, name)))
    await Promise.all(texts.map(({ fingerprint, ...text }) => put(`texts/${fingerprint}`, text)))
  }
  const year = read(commands)
    .trimEnd()
    .split('\n')
    .map((line, index) => ({ ...(JSON.parse(line) as NamedCommand), commandId: `year-${index + 1}` }))
    .filter(({ at }) => at <= today)
  const arrived: NamedCommand = { type: 'pass-time', at: today, by: story.last, commandId: 'demo-today' }
  // Given one after the other and stored together, for a disk that is waited for with each of them would take its time.
  const ran = [...year, ...sinceThen(story, today), arrived].map(async (command) => {
    const { commandId, type } = command
    const became = await house.desk.run(command, { firstSeen: BEGINNING })
    if (became.kind === 'refused' && commandId.startsWith('demo-'))
      throw new TypeError(`${commandId} (${type}) was refused: ${JSON.stringify(became)}`)
  })
  await Promise.all(ran)
  for (const { after } of story.parts) await after?.(house)
}

/** What the chapters tell, in the order of its days; of one day, in the order of the chapters. */
const sinceThen = ({ parts }: Story, today: string): readonly NamedCommand[] => {
  const day = (days: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
  return parts
    .flatMap(({ commands }, part) =>
      commands(day).map((command, index) => ({ ...command, commandId: `demo-${part + 1}-${index + 1}` })),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const filesOf = ({ folder }: Story) => {
  const file = (name: string) => new URL(`../../${folder}/${name}`, import.meta.url)
  return { charter: file('charter.json'), commands: file('commands.jsonl'), records: file('records.json') }
}
const read = (file: URL): string => readFileSync(file, 'utf8')
const readJson = (file: URL): unknown => JSON.parse(read(file))
