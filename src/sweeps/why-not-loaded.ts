import { spawnSync } from 'node:child_process'
import { execPath, versions } from 'node:process'

/** Why the module at an address cannot be loaded, in one sentence: the first line of what was thrown, and for what is no JavaScript in which line it stops being it. */
export const whyNot = (address: string, error: unknown): string => {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 300) ?? ''
  const { code } = error as { readonly code?: unknown }
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
    return 'models are .js or .mjs files; build it first, and name what was built'
  if (!(error instanceof SyntaxError)) return reason
  const place = placeIn(error.stack) ?? placeIn(told(address))
  return place === undefined ? reason : `${place}: ${reason}`
}

/** The first line that names a file and a line in it. */
const placeIn = (text = ''): string | undefined => /^(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/]).+:\d+)$/m.exec(text)?.[1]

/** Node knows the line, and tells it only where nobody catches the error: so another one is asked. Nothing in the module is carried out, for it is no JavaScript. */
const told = (address: string): string | undefined => {
  if (versions['bun'] !== undefined || versions['deno'] !== undefined) return undefined
  const program = `import ${JSON.stringify(address)}`
  return spawnSync(execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8', timeout: 10_000 }).stderr
}
