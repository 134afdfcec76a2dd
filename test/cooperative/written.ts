import type { Answer } from '../../src/cooperative/index.js'

/** A text for each value: amounts are told apart from numbers, and what is undefined from what is not there. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'bigint') return `${one}n`
    if (one instanceof Map) return Object.fromEntries(one as ReadonlyMap<string, unknown>)
    return one === undefined ? 'undefined' : one
  })

/** Why a command was refused: every fact of every reason, and of what is wrong with it all but the sentences, which are kept where they are made. */
export const whyRefused = ({ because, problems }: Extract<Answer, { readonly kind: 'refused' }>): readonly string[] => [
  ...because.map(written),
  ...problems.map(({ code, path, received, facts }) =>
    written({ code, path, received, ...(facts === undefined ? {} : { facts }) }),
  ),
]
