import { existsSync, realpathSync } from 'node:fs'
import {
  type Change,
  type Charter,
  type Conflict,
  diffCharters,
  rebaseCharter,
  tellDiff,
  type WrittenCharter,
  writeFork,
} from '../charter/index.js'
import { isRecord, type Locale, wrongKind } from '../problems/index.js'
import { type Because, explain } from '../reasons/index.js'
import { type Answered, calledOf, including, judge, type Library, type NamedCharter, valueOf } from './charter-files.js'
import { asFile, isThere, type NewFile, type RefusedIn, refusedIn, writeAll } from './files.js'
import { lockFileOf, lockOf } from './lock.js'
import { type CharterOptionsOf, UsageError } from './options.js'

type Options = CharterOptionsOf<'rebase'>

/** Moves a fork onto another parent: what the fork changed in its own parent is changed in the new one. */
export const rebaseFile = (
  options: Options,
  fork: NamedCharter,
  onto: NamedCharter,
  library: Library,
): Answered | RefusedIn => {
  // The old parent may be the new one under the same name, where nobody kept the old: then it says nothing new.
  const old = [...library, onto]
  const ours = judge(fork, old)
  const theirs = judge(onto, including(library, onto))
  if (ours.kind === 'refused' || theirs.kind === 'refused') {
    const problems = [ours, theirs].flatMap((side) => (side.kind === 'refused' ? side.problems : []))
    return { kind: 'refused', problems }
  }
  const [parent] = ours.lineage
  const named = old.find((known) => parent !== undefined && calledOf(known) === `${parent.charter} ${parent.version}`)
  if (named === undefined) return refusedIn(fork.name, [wrongKind(undefined, 'extends', '')])
  const base = judge(named, old)
  if (base.kind === 'refused') return base

  const sides: Sides = { base: base.charter, fork: ours.charter, onto: theirs.charter }
  checkPaths(options, conflictsOf(rebaseCharter(sides)))
  const resolutions = Object.fromEntries([
    ...options.keep.map((path) => [path, 'fork']),
    ...options.take.map((path) => [path, 'onto']),
  ]) as Record<string, 'fork' | 'onto'>
  const rebased = rebaseCharter({ ...sides, resolutions })
  if (rebased.kind === 'conflicts') return tellConflicts(conflictsOf(rebased), rebased.because, sides, options.locale)

  const written = withSchema(writeFork({ parent: theirs.charter, charter: rebased.charter }), valueOf(fork))
  const place = options.out ?? fork.name
  const sound = judge(
    { name: place, file: undefined, read: { kind: 'json', value: written, hidden: [] } },
    including(library, onto),
  )
  if (sound.kind === 'refused')
    return { ...sound, charter: written, ...(options.out === undefined ? { text: asFile(written) } : {}) }
  const because = explain(rebased.because, options.locale)
  const data = { charter: written, warnings: sound.warnings, because: rebased.because }
  if (options.out === undefined) return { kind: 'rebased', data, lines: [because], text: asFile(written) }
  const files = filesFor(options.out, fork, { charter: written, parent: theirs.charter })
  const names = files.map(({ path }) => path)
  return (
    writeAll(files) ?? {
      kind: 'rebased',
      data: { ...data, written: names },
      lines: [because, WORDS[options.locale].written(names.join(', '))],
    }
  )
}

interface Sides {
  readonly base: Charter
  readonly fork: Charter
  readonly onto: Charter
}

/** Each place once, though two changes of one provision may both be in question there. */
const conflictsOf = (rebased: ReturnType<typeof rebaseCharter>): readonly Conflict[] =>
  rebased.kind === 'conflicts'
    ? [...new Map(rebased.conflicts.map((conflict) => [conflict.path, conflict])).values()]
    : []

/** A path that settles nothing is misspelt, or was settled by others: either way it is not what was meant. */
const checkPaths = ({ keep, take }: Options, conflicts: readonly Conflict[]): void => {
  const known = conflicts.map(({ path }) => path)
  const wrong = [
    ...keep.map((path) => ['--keep', path] as const),
    ...take.map((path) => ['--take', path] as const),
  ].find(([, path]) => !known.includes(path))
  if (wrong === undefined) return
  const there = known.length === 0 ? 'There are no conflicts' : `The conflicts are ${known.join(', ')}`
  throw new UsageError(`${wrong.join(' ')}: there is no conflict. ${there}; see coop-rules rebase --help.`)
}

const tellConflicts = (conflicts: readonly Conflict[], because: Because, sides: Sides, locale: Locale): Answered => {
  const told = conflicts.map((conflict) => ({
    ...conflict,
    words: {
      fork: changesAt(conflict, sides.base, sides.fork, locale),
      onto: changesAt(conflict, sides.base, sides.onto, locale),
    },
  }))
  const words = WORDS[locale]
  const fork = `${sides.fork.id} ${sides.fork.version}`
  const onto = `${sides.onto.id} ${sides.onto.version}`
  return {
    kind: 'conflicts',
    data: { conflicts: told, because },
    lines: [
      explain(because, locale),
      ...told.flatMap(({ path, words: { fork: kept, onto: taken } }) => [
        '',
        path,
        ...kept.map((line) => `  ${fork}: ${line}`),
        ...taken.map((line) => `  ${onto}: ${line}`),
        `  --keep ${path}  ${words.holds(fork)}`,
        `  --take ${path}  ${words.holds(onto)}`,
      ]),
    ],
  }
}

/** What one side changed at the place of a conflict, in words. */
const changesAt = ({ section, id, field }: Conflict, from: Charter, to: Charter, locale: Locale): readonly string[] => {
  const there = (change: Change): boolean =>
    change.kind === 'identity'
      ? section === undefined && change.field === field
      : change.section === section &&
        change.id === id &&
        (field === undefined || change.kind !== 'changed' || change.field === field)
  return tellDiff({
    from,
    to,
    diff: { kind: 'different', changes: diffCharters({ from, to }).changes.filter(there) },
    locale,
  })
}

/** An editor goes on finding the schema where it found it. */
const withSchema = (written: WrittenCharter, fork: unknown): WrittenCharter => {
  const schema = isRecord(fork) ? fork['$schema'] : undefined
  return typeof schema === 'string' ? { $schema: schema, ...written } : written
}

/** The fork is written over only where it is named itself; a lock goes along with the charter it is of. */
const filesFor = (
  out: string,
  fork: NamedCharter,
  what: { readonly charter: WrittenCharter; readonly parent: Charter },
): readonly NewFile[] => {
  const replaces = fork.file !== undefined && existsSync(out) && realpathSync(out) === realpathSync(fork.file)
  const path = replaces ? fork.file : out
  const locked = fork.file !== undefined && isThere(lockFileOf(fork.file))
  return [
    { path, text: asFile(what.charter), replaces },
    ...(locked ? [{ path: lockFileOf(path), text: asFile(lockOf(what.parent)), replaces }] : []),
  ]
}

const WORDS = {
  en: {
    holds: (side: string) => `what ${side} says holds`,
    written: (files: string) => `Written: ${files}.`,
  },
  es: {
    holds: (side: string) => `vale lo que dice ${side}`,
    written: (files: string) => `Escrito: ${files}.`,
  },
} as const satisfies Record<Locale, unknown>
