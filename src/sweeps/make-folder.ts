import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, and those it is in, where they are not there: one level at a time, each once. (Where a folder is there and none can be made in it, as in /proc, Node's own `recursive` tries for ever.) The first that was
 * made comes back; undefined where all were there.
 *
 * Throws what the system answers, with `tried: 'make-folder'` and the level that could not be made.
 *
 * @internal
 */
export const makeFolder = (folder: string): string | undefined => {
  const wanted: string[] = []
  let at = resolve(folder)
  while (!isFolder(at) && dirname(at) !== at) {
    wanted.unshift(at)
    at = dirname(at)
  }
  for (const one of wanted)
    try {
      mkdirSync(one)
    } catch (error) {
      // Another process made it in the meantime.
      if (!isFolder(one)) throw Object.assign(error as Error, { path: one, tried: 'make-folder' })
    }
  return wanted[0]
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
