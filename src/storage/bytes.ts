import { utf8ToBytes } from '@noble/hashes/utils.js'

/** How many bytes data has as JSON in UTF-8. */
export const bytesOf = (value: unknown): number => utf8ToBytes(JSON.stringify(value)).length
