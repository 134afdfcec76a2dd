import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { command, type Ran } from './command.js'

/** A folder in which a secret vote is held by the command. */
export interface Office {
  readonly path: (name: string) => string
  /** Runs the command; words that name a file of the folder (by a dot or an ending) become its path. */
  readonly run: (line: string, stdin?: string) => Promise<Ran>
  /** The same with --json, and what it answers. */
  readonly ask: (line: string, stdin?: string) => Promise<Ran & { readonly answer: Record<string, unknown> }>
  readonly read: (name: string) => string
  readonly write: (name: string, text: string) => void
}

/** An empty folder, taken away when the tests are over. */
export const newOffice = (): Office => {
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-secret-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const path = (name: string): string => join(folder, name)
  const run = (line: string, stdin = ''): Promise<Ran> =>
    command(
      line.split(' ').map((word) => (/^[\w-]+(\.[\w-]+)*\.(json|jsonl|txt)$/.test(word) ? path(word) : word)),
      { stdin },
    )
  return {
    path,
    run,
    ask: async (line, stdin) => {
      const ran = await run(`${line} --json`, stdin)
      return { ...ran, answer: JSON.parse(ran.stdout) as Record<string, unknown> }
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    write: (name, text) => {
      writeFileSync(path(name), text)
    },
  }
}

/** What went wrong, by the code of each problem. */
export const codesOf = (answer: Record<string, unknown>): readonly unknown[] =>
  ((answer['problems'] ?? []) as readonly { readonly code: unknown }[]).map(({ code }) => code)

const HOLDERS = ['rosa', 'sami', 'tove']

/** Keys for all of these, certified by each other; three key holders, two of whom count together; and a record begun, in `vote.jsonl`. */
export const beginVote = async (office: Office, team: readonly string[], vote: object): Promise<void> => {
  const done = async (line: string): Promise<void> => {
    const { code, stdout, stderr } = await office.run(line)
    if (code !== 0) throw new Error(`${line}: ${stdout}${stderr}`)
  }
  const each = (people: readonly string[], line: (who: string) => string): Promise<unknown> =>
    Promise.all(people.map((who) => done(line(who))))
  await each([...team, ...HOLDERS, 'kim'], (who) => `keys new --member ${who} --out ${who}.key.json`)
  const publics = team.map((who) => `${who}.public.json`).join(' ')
  const certifiers = team.slice(0, 3)
  await each(
    certifiers,
    (who) => `keys certify ${publics} --key ${who}.key.json --cooperative bakers --out ${who}.certificates.json`,
  )
  office.write(
    'vote.json',
    JSON.stringify({ kind: 'vote', cooperative: 'bakers', matter: 'm', question: '0'.repeat(64), quorum: 2, ...vote }),
  )
  await done(`keys plan vote.json ${HOLDERS.map((who) => `${who}.public.json`).join(' ')} --out plan.json`)
  for (const round of [1, 2, 3, 4]) {
    const received = Array.from({ length: round - 1 }, (_, at) => HOLDERS.map((who) => `${who}.${at + 1}.json`)).flat()
    await each(
      HOLDERS,
      (who) =>
        `${['keys round plan.json', ...received].join(' ')} --key ${who}.key.json --secrets ${who}.holder.json --out ${who}.${round}.json`,
    )
  }
  const certificates = certifiers.map((who) => `${who}.certificates.json`).join(' ')
  const ceremony = HOLDERS.flatMap((who) => [1, 2, 3].map((round) => `${who}.${round}.json`)).join(' ')
  await done(`record begin plan.json ${ceremony} ${publics} ${certificates} --key kim.key.json --out vote.jsonl`)
}
