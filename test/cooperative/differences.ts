import { written } from './written.js'

/** What is longer than this is told place by place. */
const MOST_CHARACTERS = 200

/** Everything that is shown, in pieces that can be read, each by where it stands. */
export const placesOf = (value: unknown, at = ''): readonly (readonly [string, string])[] => {
  const text = written(value)
  return text.length <= MOST_CHARACTERS
    ? [[at, text]]
    : Object.entries(JSON.parse(text) as object).flatMap(([name, one]) => placesOf(one, `${at}${name} `))
}

/** What is shown otherwise than before, a place a line; what is the same is not said again. */
export const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] => [
  ...[...after].flatMap(([at, text]) => (before.get(at) === text ? [] : [`  ${at}${text}`])),
  ...[...before.keys()].flatMap((at) => (after.has(at) ? [] : [`  ${at}is gone`])),
]
