import { diffCharters, provisionsOf, renderCharter, type Sound, tellDiff } from '../charter/index.js'
import { toPlain } from '../exact/index.js'
import { explainProblem, type Locale } from '../problems/index.js'
import { explain } from '../reasons/index.js'
import { type Answered, judge, type Library, type NamedCharter, openCharter, openLibrary } from './charter-files.js'
import { type RefusedIn, writeAll } from './files.js'
import { initCharter } from './init.js'
import { verifyLock } from './lock.js'
import type { CharterOptions, CharterOptionsOf } from './options.js'
import { Output, printable } from './output.js'
import { rebaseFile } from './rebase.js'
import type { Streams } from './run.js'

/** Answers a command on charters. Whether it was answered comes back; false where something was refused, or is left to be settled. */
export const answerCharter = async (options: CharterOptions, streams: Streams): Promise<boolean> => {
  const answer = await answerTo(options, streams)
  const output = new Output(streams.stdout)
  const lines = linesOf(answer, options.locale).map((line) => `${printable(line)}\n`)
  if (options.json) {
    const { text: _, ...refused } = answer
    const data = answer.kind === 'refused' ? refused : { kind: answer.kind, ...answer.data }
    await output.write(`${JSON.stringify(toPlain(data))}\n`)
  } else if (answer.text === undefined) await output.write(lines.join(''))
  else {
    await output.write(answer.text)
    streams.stderr.write(lines.join(''))
  }
  await output.flush()
  return answer.kind !== 'refused' && answer.kind !== 'conflicts'
}

const answerTo = async (options: CharterOptions, { stdin }: Streams): Promise<Answered | RefusedIn> => {
  if (options.command === 'init') return initCharter(options)
  const library = await openLibrary(options.with, stdin)
  if ('kind' in library) return library
  const open = (name: string): Promise<NamedCharter> => openCharter(name, stdin)
  switch (options.command) {
    case 'check':
      return check(await open(options.charter), library, options.locale)
    case 'diff':
      return diff(judge(await open(options.from), library), judge(await open(options.to), library), options.locale)
    case 'rebase':
      return rebaseFile(options, await open(options.fork), await open(options.onto), library)
    case 'render':
      return render(options, judge(await open(options.charter), library))
  }
}

const linesOf = (answer: Answered | RefusedIn, locale: Locale): readonly string[] =>
  answer.kind === 'refused'
    ? answer.problems.map((found) => `${found.file}: ${explainProblem(found, locale)}`)
    : answer.lines

const check = async (named: NamedCharter, library: Library, locale: Locale): Promise<Answered | RefusedIn> => {
  const checked = judge(named, library)
  if (checked.kind === 'refused') return checked
  const locked = named.file === undefined ? undefined : await verifyLock(named.file, checked, library)
  if (locked !== undefined && locked.problems.length > 0) return { kind: 'refused', problems: locked.problems }
  const { charter, lineage, warnings, because } = checked
  const words = WORDS[locale]
  return {
    kind: 'sound',
    data: {
      charter: { id: charter.id, version: charter.version },
      provisions: provisionsOf(charter).length,
      lineage,
      warnings,
      ...(locked === undefined ? {} : { lock: locked.lock }),
      because,
    },
    lines: [
      explain(because, locale),
      ...(lineage.length === 0 ? [] : [words.lineage(lineage.map((parent) => `${parent.charter} ${parent.version}`))]),
      ...(locked === undefined ? [] : [words.locked]),
      ...warnings.map((found) => words.warning(explainProblem(found, locale))),
    ],
  }
}

const diff = (from: Sound | RefusedIn, to: Sound | RefusedIn, locale: Locale): Answered | RefusedIn => {
  if (from.kind === 'refused' || to.kind === 'refused') {
    const sides = from === to ? [from] : [from, to]
    return { kind: 'refused', problems: sides.flatMap((side) => (side.kind === 'refused' ? side.problems : [])) }
  }
  const found = diffCharters({ from: from.charter, to: to.charter })
  const words = tellDiff({ from: from.charter, to: to.charter, diff: found, locale })
  return {
    kind: found.kind,
    data: { from: named(from), to: named(to), changes: found.changes, words },
    lines: found.kind === 'same' ? [WORDS[locale].same] : words,
  }
}

const named = ({ charter: { id, version } }: Sound): object => ({ id, version })

const render = (options: CharterOptionsOf<'render'>, checked: Sound | RefusedIn): Answered | RefusedIn => {
  if (checked.kind === 'refused') return checked
  const { format, out, locale } = options
  const { charter } = checked
  const text = format === 'json' ? `${JSON.stringify(charter, null, 2)}\n` : renderCharter({ charter, locale, format })
  const about = { charter: named(checked), format, language: locale }
  if (out === undefined) return { kind: 'rendered', data: { ...about, text }, text, lines: [] }
  const refused = writeAll([{ path: out, text }])
  return refused ?? { kind: 'rendered', data: { ...about, written: [out] }, lines: [WORDS[locale].written(out)] }
}

const WORDS = {
  en: {
    lineage: (parents: readonly string[]) => `It extends ${parents.join(', which extends ')}.`,
    locked: 'What it extends is what it was when the lock was written.',
    warning: (text: string) => `Warning: ${text}`,
    same: 'Both charters say the same.',
    written: (file: string) => `Written: ${file}.`,
  },
  es: {
    lineage: (parents: readonly string[]) => `Parten de ${parents.join(', que parten de ')}.`,
    locked: 'Aquello de lo que parten sigue como era cuando se escribió la huella.',
    warning: (text: string) => `Aviso: ${text}`,
    same: 'Ambos estatutos dicen lo mismo.',
    written: (file: string) => `Escrito: ${file}.`,
  },
} as const satisfies Record<Locale, unknown>
