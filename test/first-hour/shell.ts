import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DESK } from './packed.js'

/** A shell in which a page is followed from top to bottom: what one command sets, the next one finds. */
export interface Shell {
  /** What a command prints. One that goes on is waited for until it has printed as many lines as the page shows. */
  readonly run: (line: string, lines: number) => Promise<string>
  /** Ends it, with everything it started. */
  readonly end: () => Promise<void>
}

export const openShell = (input: {
  readonly folder: string
  /** Where the package is installed. */
  readonly installed: string
  readonly env: Readonly<Record<string, string>>
}): Shell => {
  const { folder, installed, env } = input
  // A group of its own, as a terminal has it: what it started ends with it.
  const shell = spawn('bash', ['--noprofile', '--norc'], {
    cwd: folder,
    detached: true,
    env: { ...BARE, HOME: installed, ...env, INSTALLED: installed },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise((resolve) => shell.once('exit', resolve))
  let said = ''
  shell.stdout.on('data', (text: Buffer) => (said += text.toString()))
  shell.stdin.write(PRELUDE)
  const until = async (there: () => boolean, what: string): Promise<void> => {
    for (const last = Date.now() + LONGEST_MS; !there(); await delay(20))
      if (shell.exitCode !== null || Date.now() > last) throw new Error(`${what} came to no end:\n${said}`)
  }
  return {
    run: async (line, lines) => {
      said = ''
      shell.stdin.write(`${line}\necho; echo ${DONE}\n`)
      await until(() => said.includes(DONE), line)
      if (goesOn(line)) await until(() => said.split('\n').length - 3 >= Math.max(lines, 1), line)
      // Where the page is written anew, nobody knows how much there will be.
      if (goesOn(line) && process.env['UPDATE_FIRST_HOUR'] !== undefined) await delay(3000)
      // An empty line is put before the mark, for what a command prints may not end with one.
      return said
        .replace(new RegExp(`\\n?${DONE}\\n`), '')
        .replace(/(?<=.)$(?!\n)/s, '\n')
        .replace(/\n\n$/, '\n')
    },
    end: async () => {
      kill(shell)
      await ended
    },
  }
}

const goesOn = (line: string): boolean => line.endsWith(' &') || line.startsWith('npm run')

const DONE = '--- done ---'
const LONGEST_MS = 60_000

/** The words of this machine's own settings are not for pages. */
const BARE = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', NO_COLOR: '1', npm_config_update_notifier: 'false' }

/**
 * What is already installed is not fetched again, `npx` finds it in one place, databases were made by the test on a server of its own, and the desk goes on in the background as in a terminal of its own. Everything else is run as it stands on the page.
 */
const PRELUDE = `
exec 2>&1
npm() {
  case "$1" in
    install|ci) ;;
    run) shift; while [ "$1" != -- ]; do shift; done; shift; ${DESK} "$@" & ;;
    *) command npm "$@" ;;
  esac
}
createdb() { :; }
npx() { local name=$1; shift; "$INSTALLED/node_modules/.bin/$name" "$@"; }
`

const kill = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Where a page of a language lies. */
export const pageOf = (name: string, locale: 'en' | 'es'): string =>
  join(import.meta.dirname, '../../docs', locale === 'en' ? '' : 'es', 'first-hour', `${name}.md`)
