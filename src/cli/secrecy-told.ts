import type { Locale } from '../problems/index.js'
import type { Asks, ToldResult } from '../secrecy/index.js'

/** What is told of a count, in words; `ballots` is how many were counted. */
export const toldIn = (asks: Asks, ballots: number, told: ToldResult, locale: Locale): string => {
  const words = WORDS[locale]
  switch (told.kind) {
    case 'nothing':
      return words.nothing
    case 'outcome':
      return words.outcome[told.outcome]
    case 'end':
      return words.end[told.end]
    case 'count': {
      const [first = 0] = told.sums
      if (asks.kind === 'yes-no') return words.yesNo(first, ballots - first)
      if (asks.kind === 'number') return words.steps(first, asks.step, asks.min, ballots)
      return words.options(asks.options.map((option, at) => `${option} ${told.sums[at] ?? 0}`).join(', '))
    }
  }
}

const WORDS = {
  en: {
    nothing: 'Nothing is told of this count.',
    outcome: {
      carried: 'Told is the outcome alone: carried.',
      lost: 'Told is the outcome alone: lost.',
      tied: 'Told is the outcome alone: a tie.',
      inquorate: 'Told is the outcome alone: no quorum.',
    },
    end: {
      low: 'Told is only that the count is near its lower end.',
      high: 'Told is only that the count is near its upper end.',
    },
    yesNo: (inFavour: number, against: number) => `Told: ${inFavour} for, ${against} against.`,
    steps: (sum: number, step: string, min: string, ballots: number) =>
      `Told: ${ballots} numbers, which together lie ${sum} steps of ${step} above ${min} each.`,
    options: (counts: string) => `Told: ${counts}.`,
  },
  es: {
    nothing: 'De este recuento no se dice nada.',
    outcome: {
      carried: 'Se dice solo el resultado: aprobada.',
      lost: 'Se dice solo el resultado: rechazada.',
      tied: 'Se dice solo el resultado: empate.',
      inquorate: 'Se dice solo el resultado: sin quórum.',
    },
    end: {
      low: 'Se dice solo que el recuento está cerca de su extremo inferior.',
      high: 'Se dice solo que el recuento está cerca de su extremo superior.',
    },
    yesNo: (inFavour: number, against: number) => `Se dice: ${inFavour} a favor, ${against} en contra.`,
    steps: (sum: number, step: string, min: string, ballots: number) =>
      `Se dice: ${ballots} números que, juntos, suman ${sum} pasos de ${step} por encima de ${min} cada uno.`,
    options: (counts: string) => `Se dice: ${counts}.`,
  },
} as const satisfies Record<Locale, unknown>
