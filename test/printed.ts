import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'

/** What a part of the tour prints, run as a program of its own in the folder of its example; it must end well and say nothing on the side. */
export const printedBy = (folder: string, told: string, locale: string): string => {
  const script = `import { ${told} } from './tour.mjs'
    ${told}({ locale: '${locale}', print: (line = '') => process.stdout.write(line + '\\n') })`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}
