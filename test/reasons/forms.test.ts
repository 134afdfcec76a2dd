import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../src/problems/index.js'
import { explain, type Reason, type ReasonCode, SENTENCES_EN } from '../../src/reasons/index.js'
import { FACTS } from './facts.js'

type Facts = Readonly<Record<string, unknown>>

const CODES = Object.keys(SENTENCES_EN) as ReasonCode[]
const factsOf = (code: ReasonCode) => FACTS[code] as readonly Facts[]

/** The words that are known for a fact of some name, whichever reason has it. */
const WORDS = new Map<string, Set<string>>()
for (const code of CODES)
  for (const facts of factsOf(code))
    for (const [name, fact] of Object.entries(facts))
      if (typeof fact === 'string' && /^[a-z-]*$/.test(fact)) WORDS.set(name, (WORDS.get(name) ?? new Set()).add(fact))

/** What else a fact could be: none, one or several of something, the other answer, another word. */
const others = (name: string, fact: unknown): readonly unknown[] => {
  if (typeof fact === 'number') return [0, 1, 2]
  if (typeof fact === 'bigint') return [-1n, 0n, 1n]
  if (typeof fact === 'boolean') return [!fact]
  if (typeof fact === 'string') return ['', ...(WORDS.get(name) ?? [])]
  if (Array.isArray(fact)) return [[], fact.slice(0, 1), [...(fact as unknown[]), ...(fact as unknown[])]]
  return []
}

/** What comes of facts that no cooperative could have: a word that is missing, a name of no letters. */
const NO_SENTENCE = /undefined|null|NaN|\[object|no sentence|^ |  | [.,;:)]/

const told = (code: ReasonCode, facts: Facts, locale: Locale): string => {
  try {
    return explain({ code, clauses: [], ...facts } as unknown as Reason, locale)
  } catch {
    return 'no sentence'
  }
}

/** What of a sentence is not its form: the numbers in it, and the words that were handed to it. */
const formOf = (sentence: string, facts: Facts): string => {
  const words = Object.values(facts)
    .flat()
    .filter((word) => typeof word === 'string' && word.length > 1)
    .sort((a, b) => (b as string).length - (a as string).length)
  const open = words.reduce<string>((text, word) => text.replaceAll(word as string, '*'), sentence)
  return open.replaceAll(/-?\d[\d.,/]*/g, '#')
}

/** Every form that a sentence takes, its numbers and words left open: as they are given, and with one fact another at a time. */
const formsOf = (code: ReasonCode, locale: Locale): readonly string[] => {
  const all = factsOf(code).flatMap((facts) => [
    facts,
    ...Object.entries(facts).flatMap(([name, fact]) =>
      others(name, fact).map((other) => ({ ...facts, [name]: other })),
    ),
  ])
  const forms = new Map<string, string>()
  for (const facts of all) {
    const sentence = told(code, facts, locale)
    const form = formOf(sentence, facts)
    if (!NO_SENTENCE.test(sentence) && !forms.has(form)) forms.set(form, sentence)
  }
  return [...forms.values()]
}

describe('Every form of a sentence', () => {
  // Pinned, so that whoever changes a sentence sees in review what became of its other forms: npx vitest run test/reasons -u
  it.each(CODES)('%s', (code) => {
    expect(LOCALES.flatMap((locale) => formsOf(code, locale)).join('\n')).toMatchSnapshot()
  })
})
