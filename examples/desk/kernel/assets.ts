import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that pages load, as it is sent. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly digest: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const here = dirname(fileURLToPath(import.meta.url))

const readFolder = (folder: string, prefix: string): (readonly [string, Asset])[] =>
  readdirSync(folder)
    .filter((name) => extname(name) in TYPES)
    .map((name) => [`${prefix}${name}`, asset(join(folder, name))])

const asset = (file: string): Asset => {
  const body = new Uint8Array(readFileSync(file))
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { body, type: TYPES[extname(file)] ?? 'application/octet-stream', digest }
}

const font = (style: 'normal' | 'italic') =>
  createRequire(import.meta.url).resolve(
    `@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-${style}.woff2`,
  )

/** Everything that pages load, by name: from this folder, from what was built for browsers, and the typeface. Nothing comes from anywhere else. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ...readFolder(join(here, '../public'), ''),
  ...readFolder(join(here, '../dist/islands'), 'islands/'),
  ['text.woff2', asset(font('normal'))],
])

/** The address of a file that pages load. It changes with what is in it, so browsers may keep it for ever. */
export const assetPath = (name: string): string => `/assets/${name}?v=${ASSETS.get(name)?.digest ?? ''}`
