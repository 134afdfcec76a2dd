import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openLockedFile } from '../../src/cli/locked-file.js'

const folder = mkdtempSync(join(tmpdir(), 'coop-rules-locked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const takenOver = (name: string, holder: number): void => {
  const file = join(folder, name)
  writeFileSync(`${file}.lock`, String(holder))
  openLockedFile(file).close()
  expect(existsSync(`${file}.lock`)).toBe(false)
}

it('after a restart of a container, whose next process has the number of the last, the lock is taken over', () => {
  takenOver('restarted', process.pid)
})

it('the lock of a process that lives is not', () => {
  expect(() => takenOver('alive', process.ppid)).toThrow(expect.objectContaining({ code: 'ELOCKED' }))
})

it.skipIf(process.platform !== 'linux')(
  'the lock of a process that has ended, and whose end nobody has asked about, is taken over',
  async () => {
    // The shell starts a process, and becomes one that never asks how it ended.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      const [said] = (await once(parent.stdout, 'data')) as [Buffer]
      const pid = Number(String(said))
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'latin1')).toContain(') Z ')
      takenOver('over', pid)
    } finally {
      parent.kill('SIGKILL')
    }
  },
)
