import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the built package is: what is fuzzed is what is published. */
export const DIST = resolve(process.env.FUZZ_DIST ?? resolve(import.meta.dirname, '../../dist'))
export const DIST_URL = `${pathToFileURL(DIST).href}/`

/** A room of the built package. */
export const room = (name) => import(`${DIST_URL}${name}/index.js`)
