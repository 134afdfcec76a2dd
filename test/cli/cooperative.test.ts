import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { command } from './command.js'

const temp = mkdtempSync(join(tmpdir(), 'coop-rules-log-'))
afterAll(() => {
  rmSync(temp, { recursive: true, force: true })
})

let logs = 0
const newLog = (): string => join(temp, `coop-${++logs}.log`)

const OWNERS = ['ana', 'ben', 'cleo', 'dario']
const FOUND = {
  type: 'found',
  by: 'ana',
  at: '2026-01-01',
  founders: OWNERS.map((member) => ({ member, memberClass: 'worker-owner' })),
}
const APPLY = { type: 'apply', by: 'eva', at: '2026-01-02', memberClass: 'worker-owner' }
const vote = (by: string, answer: string, at = '2026-01-03') => ({
  type: 'cast',
  by,
  at,
  decision: 'admission-eva',
  answer,
})
const lines = (...commands: readonly unknown[]): string =>
  commands.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('')

/** Runs commands, and gives each answer as data. */
const run = async (log: string, stdin: string, ...more: readonly string[]) => {
  const { code, stdout, stderr } = await command(['run', '--log', log, '--json', ...more], { stdin })
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code, stderr, answers }
}
const founded = async (): Promise<string> => {
  const log = newLog()
  const { code } = await run(
    log,
    lines(FOUND, APPLY, vote('ana', 'for'), vote('ben', 'for'), vote('cleo', 'for')),
    '--charter',
    'we-just-coop',
  )
  expect(code).toBe(0)
  return log
}
const codesIn = (text: string): readonly string[] =>
  (JSON.parse(text) as { readonly problems: readonly { readonly code: string }[] }).problems.map(({ code }) => code)

describe('run: the life of a cooperative', () => {
  it('answers each command in order, and goes on where the log ends', async () => {
    const log = await founded()
    const { code, answers } = await run(log, lines({ type: 'pass-time', by: 'ana', at: '2026-02-01' }))
    expect(code).toBe(0)
    const events = answers[0]?.['events'] as readonly { readonly type: string; readonly at: string }[]
    expect(events.map(({ type, at }) => `${at} ${type}`)).toEqual([
      '2026-01-10 decided',
      '2026-01-10 member-joined',
      '2026-02-01 time-passed',
    ])
  })

  it('refuses with reasons, tells every problem of a line, and answers the rest', async () => {
    const log = await founded()
    const { code, answers } = await run(
      log,
      lines(
        vote('eva', 'for'),
        vote('ana', 'for', '2026-01-01'),
        '{"type":"cast","by":"","by":"ana"}',
        'no command',
        '{"type":"cast","name":"Ana","by":"ana","at":"2026-02-30"}',
        '{"type":"cast","__proto__":{"a":1},"by":"ana","at":"2026-01-03"}',
        vote('dario', 'against'),
      ),
    )
    expect(code).toBe(1)
    expect(answers.map(({ line, kind }) => `${String(line)} ${String(kind)}`)).toEqual([
      '1 refused',
      '2 refused',
      '3 refused',
      '4 refused',
      '5 refused',
      '6 refused',
      '7 accepted',
    ])
    const first = (at: number) => (answers[at]?.['because'] as readonly { readonly code: string }[])[0]?.code
    expect([0, 1, 2, 3, 4, 5].map(first)).toEqual([
      'no-right',
      'before-the-last-event',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
    ])
    const problemsOf = (at: number) =>
      (answers[at]?.['problems'] as readonly { readonly code: string; readonly path: string }[])
        .map(({ code: told, path }) => `${path} ${told}`)
        .sort()
    expect(problemsOf(5)).toEqual(['__proto__ reserved-key'])
    expect(problemsOf(4)).toEqual(['answer missing-key', 'at not-a-date', 'decision missing-key', 'name unknown-key'])
  })

  it('does a command that is sent again only once', async () => {
    const log = await founded()
    const again = lines({ ...vote('dario', 'against'), commandId: 'c-7' })
    const [once, twice] = [await run(log, again), await run(log, again)]
    expect(once.answers[0]?.['kind']).toBe('accepted')
    expect(twice.answers[0]).toEqual({ line: 1, kind: 'accepted-before', commandId: 'c-7' })
    expect(readFileSync(log, 'utf8').match(/"c-7"/g)).toHaveLength(1)
  })

  it('asks for a charter where the log does not name a preset, and takes no other than the one it began with', async () => {
    const nothing = await command(['run', '--log', newLog(), '--json'], { stdin: lines(FOUND) })
    expect([nothing.code, codesIn(nothing.stdout)]).toEqual([1, ['charter-not-named']])
    const log = await founded()
    const other = await command(['minutes', log, '--as', 'ana', '--charter', 'worker-coop-plain', '--json'])
    expect([other.code, codesIn(other.stdout)]).toEqual([1, ['other-charter']])
  })

  it('lets one process write at a time, and takes over the lock of one that died', async () => {
    const log = await founded()
    // Whoever holds the lock lives: it is this test.
    writeFileSync(`${log}.lock`, String(process.pid))
    const locked = await command(['run', '--log', log], { stdin: lines(vote('dario', 'for')) })
    expect([locked.code, locked.stderr]).toEqual([3, expect.stringContaining('another process writes this log')])
    const dead = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => dead.on('close', resolve))
    writeFileSync(`${log}.lock`, String(dead.pid))
    // One that was killed while it took a lock over leaves that behind, too.
    writeFileSync(`${log}.lock.${dead.pid}`, String(dead.pid))
    expect((await run(log, lines(vote('dario', 'for')))).code).toBe(0)
    expect([existsSync(`${log}.lock`), existsSync(`${log}.lock.${dead.pid}`)]).toEqual([false, false])
  })
})

describe('run: one log, one writer', () => {
  const PASS = lines({ type: 'pass-time', by: 'ana', at: '2026-01-04' })

  it('answers what came in before it waits for more', async () => {
    const log = newLog()
    const { code } = await command(['run', '--log', log, '--charter', 'we-just-coop'], {
      stdin: Readable.from(
        (async function* () {
          yield lines(FOUND)
          await until(() => existsSync(log) && readFileSync(log, 'utf8').endsWith('}\n'))
          yield PASS
        })(),
      ),
    })
    expect(code).toBe(0)
  })

  it('writes no more where something else has written', async () => {
    const log = newLog()
    const { code, stderr } = await command(['run', '--log', log, '--charter', 'we-just-coop'], {
      stdin: Readable.from(
        (async function* () {
          yield lines(FOUND)
          await until(() => existsSync(log) && readFileSync(log, 'utf8').endsWith('}\n'))
          appendFileSync(log, 'x')
          yield PASS
        })(),
      ),
    })
    expect([code, stderr]).toEqual([3, expect.stringContaining('something else wrote to this log')])
    expect(readFileSync(log, 'utf8').endsWith('}\nx')).toBe(true)
    expect(existsSync(`${log}.lock`)).toBe(false)
  })

  it('lets one of several take over the lock of a dead process, and loses nothing that was accepted', async () => {
    const log = await founded()
    const dead = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => dead.on('close', resolve))
    writeFileSync(`${log}.lock`, String(dead.pid))
    const before = readFileSync(log, 'utf8').split('\n').length
    const codes = await Promise.all(
      [1, 2, 3, 4].map(async () => (await command(['run', '--log', log], { stdin: PASS })).code),
    )
    const accepted = codes.filter((code) => code === 0).length
    expect(accepted).toBeGreaterThan(0)
    expect(codes.every((code) => code === 0 || code === 3)).toBe(true)
    expect((await command(['minutes', log, '--as', 'ana'])).code).toBe(0)
    expect(readFileSync(log, 'utf8').split('\n').length).toBe(before + accepted)
  })

  it('says what a folder is, and that a file is not there', async () => {
    for (const [args, told] of [
      [['minutes', temp, '--as', 'ana'], 'this is a folder, not a file'],
      [['minutes', newLog(), '--as', 'ana'], 'there is no such file'],
      [['run', '--log', newLog(), '--charter', 'we-just-coop', newLog()], 'there is no such file'],
    ] as const) {
      const { code, stderr } = await command(args)
      expect([code, stderr]).toEqual([3, expect.stringContaining(told)])
    }
  })
})

/** Waits for something that another process does. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('minutes: what happened, as one person may read it', () => {
  it('shows members what is for members, others nothing but what is about them', async () => {
    const log = await founded()
    const words = async (member: string): Promise<readonly string[]> => {
      const { stdout } = await command(['minutes', log, '--as', member, '--json'])
      return stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { readonly event: { readonly type: string } }).event.type)
    }
    expect(await words('ana')).toContain('ballot-cast')
    expect([...new Set(await words('eva'))].sort()).toEqual(['application-received', 'decision-opened'])
    expect(await words('stranger')).toEqual([])
  })

  it('speaks Spanish', async () => {
    const log = await founded()
    const { stdout } = await command(['minutes', log, '--as', 'ana', '--lang', 'es'])
    expect(stdout).toMatch(/^2026-01-01 {2}\S/)
  })
})

describe('a log that is not as it was written', () => {
  const broken = async (change: (text: string) => string) => {
    const log = await founded()
    writeFileSync(log, change(readFileSync(log, 'utf8')))
    const { code, stdout } = await command(['minutes', log, '--as', 'ana', '--json'])
    expect(code).toBe(1)
    const [found] = (JSON.parse(stdout) as { readonly problems: readonly Record<string, unknown>[] }).problems
    return `${String(found?.['line'])} ${String(found?.['code'])}`
  }
  const swapped = (text: string): string => {
    const all = text.split('\n')
    const [a, b] = [all[3] as string, all[4] as string]
    return [...all.slice(0, 3), b, a, ...all.slice(5)].join('\n')
  }

  it.each([
    ['cut in the middle of a line', (text: string) => text.slice(0, -40), '12 broken-line'],
    ['reordered', swapped, '4 lines-missing'],
    ['with a gap', (text: string) => text.split('\n').toSpliced(4, 1).join('\n'), '5 lines-missing'],
    ['edited by hand', (text: string) => text.replace('"answer":"for"', '"answer":"against"'), '9 digest-does-not-fit'],
    ['of a newer format', (text: string) => text.replace('"format":1', '"format":2'), '1 newer-log'],
    ['that is something else', () => 'date,amount\n', '1 not-a-log'],
  ])('%s is told with its line', async (_, change, told) => {
    expect(await broken(change)).toBe(told)
  })

  it('is told of with the line that is no UTF-8; half a character at the end is a line that broke off', async () => {
    const log = await founded()
    const bytes = readFileSync(log)
    const at = bytes.indexOf('ben')
    writeFileSync(log, Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 1)]))
    const wrong = await command(['minutes', log, '--as', 'ana', '--json'])
    expect(JSON.parse(wrong.stdout)).toMatchObject({ problems: [{ code: 'not-utf-8', line: 4 }] })
    writeFileSync(log, Buffer.concat([bytes, Buffer.from('{"n":10,"digest":"é').subarray(0, -1)]))
    const cut = await command(['minutes', log, '--as', 'ana'])
    const line = Number(/cut the file after line (\d+)/.exec(cut.stdout)?.[1])
    // What it says to do mends it.
    writeFileSync(log, `${readFileSync(log, 'utf8').split('\n').slice(0, line).join('\n')}\n`)
    expect(readFileSync(log)).toEqual(bytes)
    expect((await run(log, lines(vote('dario', 'for')))).code).toBe(0)
  })

  it('cut between two lines of one command is told with the events to keep, and goes on once they alone are there', async () => {
    const log = await founded()
    await run(log, lines({ type: 'pass-time', by: 'ana', at: '2026-02-01' }))
    const all = readFileSync(log, 'utf8').split('\n')
    // The admission was decided, and nothing says that she joined.
    writeFileSync(log, `${all.slice(0, -3).join('\n')}\n`)
    const cut = await command(['minutes', log, '--as', 'ana', '--json'])
    expect([cut.code, codesIn(cut.stdout)]).toEqual([1, ['unfinished-command']])
    writeFileSync(log, `${all.slice(0, -4).join('\n')}\n`)
    const { code, answers } = await run(log, lines({ type: 'pass-time', by: 'ana', at: '2026-02-01' }))
    expect([code, (answers[0]?.['events'] as readonly unknown[]).length]).toEqual([0, 3])
  })

  it('is not written to', async () => {
    const log = await founded()
    appendFileSync(log, '{"n":')
    const before = readFileSync(log, 'utf8')
    const { code, stdout } = await command(['run', '--log', log, '--json'], { stdin: lines(vote('dario', 'for')) })
    expect([code, codesIn(stdout)]).toEqual([1, ['broken-line']])
    expect(readFileSync(log, 'utf8')).toBe(before)
  })

  it('with events of a newer version, or that cannot follow one another, is refused whole though its digests fit', async () => {
    const { cooperative, logLines } = await import('../../src/cooperative/index.js')
    const { preset } = await import('../../src/presets/index.js')
    const coop = cooperative(preset('we-just-coop'))
    const answer = coop.decide(coop.initialState(), FOUND as Parameters<typeof coop.decide>[1])
    const events = answer.kind === 'accepted' ? answer.events : []
    const told = async (more: unknown) => {
      const log = newLog()
      writeFileSync(log, logLines({ events: [...events, more] }).text)
      const { stdout } = await command(['minutes', log, '--as', 'ana', '--json'])
      const { problems } = JSON.parse(stdout) as { readonly problems: readonly Record<string, unknown>[] }
      return problems.map(({ line, code, path }) => `${String(line)} ${String(code)} ${String(path)}`.trim())
    }
    const ballot = { v: 1, type: 'ballot-cast', at: '2026-01-02', decision: 'd1', member: 'ana', answer: 'for' }
    expect(await told({ ...ballot, v: 2 })).toEqual(['7 newer-event v'])
    expect(await told(ballot)).toEqual(['7 impossible-event'])
    expect(await told({ ...ballot, type: 'made-up' })).toEqual(['7 not-one-of type'])
    expect(await told({ v: 1, type: 'time-passed', at: '2025-01-02' })).toEqual(['7 impossible-event'])
    expect(await told({ ...ballot, name: 'Ana' })).toEqual(['7 unknown-key name'])
  })
})
