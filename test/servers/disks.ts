import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Mounts something on a folder that is there; throws where that fails. */
export const mount = (path: string, ...args: readonly string[]): void => {
  execFileSync('mount', [...args, path], { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Takes away what is mounted on a folder, even where somebody still has a file of it open. */
export const unmount = (path: string): void => {
  execFileSync('umount', ['-l', path], { stdio: ['ignore', 'ignore', 'pipe'] })
}

/**
 * Whether disks of a size, and disks that may only be read, can be had here. Where not, their tests are skipped and say so; in continuous integration only where the system does not give this process the right to mount (CAP_SYS_ADMIN).
 */
export const canMount = (): boolean => {
  const path = mkdtempSync(join(tmpdir(), 'coop-rules-mount-'))
  try {
    mount(path, '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
    unmount(path)
    return true
  } catch (error) {
    if (process.env['CI'] === 'true' && mayMount()) throw error
    console.warn('NOT TESTED ON FULL AND READ-ONLY DISKS: nothing can be mounted here.')
    return false
  } finally {
    rmdirSync(path)
  }
}

const mayMount = (): boolean => {
  try {
    const [, rights = '0'] = /^CapEff:\s+([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return (BigInt(`0x${rights}`) & (1n << CAP_SYS_ADMIN)) !== 0n
  } catch {
    // Another system than Linux.
    return false
  }
}

const CAP_SYS_ADMIN = 21n
