import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A process of this machine and all that it started, itself first. */
export const treeOf = (pid: number): readonly number[] => [pid, ...childrenOf(pid).flatMap(treeOf)]

/** Whichever of its threads started them. */
const childrenOf = (pid: number): readonly number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    )
  } catch {
    // It has ended by itself.
    return []
  }
}

/** Who started a process; nothing where it has ended. */
export const parentOf = (pid: number): number | undefined => {
  const [, parent] = /^PPid:\s+(\d+)/m.exec(textOf(pid, 'status')) ?? []
  return parent === undefined ? undefined : Number(parent)
}

/** The command line of a process; nothing where it has ended. */
export const commandOf = (pid: number): string => textOf(pid, 'cmdline').replaceAll('\0', ' ')

/** All processes whose folder this is, whoever started them. */
export const workingIn = (folder: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => folderOf(pid) === folder)

const folderOf = (pid: number): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended, or is not ours to look at.
    return undefined
  }
}

/** Sends a signal to a process, unless it has ended. */
export const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

const textOf = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
