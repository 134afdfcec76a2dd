import { fileURLToPath } from 'node:url'

/**
 * Where something was thrown: the first place of its stack that is in a file of one's own, as `FILE:LINE:COLUMN`; where there is none, the first in any file. A rule that refuses what a model hands it throws far from the line
 * that is to be mended. Undefined where nothing tells.
 */
export const placeIn = (thrown: unknown): string | undefined => {
  if (!(thrown instanceof Error)) return undefined
  const places = (thrown.stack ?? '').split('\n').flatMap((line) => {
    const [, file = ''] = FRAME.exec(line) ?? []
    return file === '' ? [] : [asPath(file)]
  })
  return places.find((place) => !isOurs(place)) ?? places[0]
}

/** As V8 and JavaScriptCore write it: `    at run (file:///model.mjs:7:11)`, `    at /model.mjs:7:11`, `run@/model.mjs:7:11`. */
const FRAME = /(?:^|[\s(@])((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*:\d+:\d+)\)?$/

const asPath = (place: string): string => {
  if (!place.startsWith('file:')) return place
  const [, file = '', at = ''] = /^(.*?)(?:\?[^:]*)?(:\d+:\d+)$/.exec(place) ?? []
  return `${fileURLToPath(file)}${at}`
}

/** A place in a package, or in this one where it is run from its own repository. */
const isOurs = (place: string): boolean =>
  /[\\/]node_modules[\\/]/.test(place) ||
  (place.startsWith(ROOT) && /^(?:src|dist)[\\/]/.test(place.slice(ROOT.length)))

/** The folder of this package, wherever this file was built to in it. */
const ROOT = fileURLToPath(new URL('.', import.meta.url)).replace(/(?:src|dist)[\\/](?:cli[\\/])?$/, '')
