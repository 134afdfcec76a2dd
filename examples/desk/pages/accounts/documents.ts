import { createHash } from 'node:crypto'
import type { CoopHouse } from '../../kernel/house.js'

/** What a document can be: found out from what is in it, whatever its name says. */
export type DocumentType = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/webp' | 'text/plain' | 'text/csv'

/** A document that is kept beside the log, under the id by which the log names it. */
export interface KeptDocument {
  readonly name: string
  readonly type: DocumentType
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** Why a file is not taken. */
export type NotTaken = 'empty' | 'too-large' | 'not-a-document'

export const MOST_BYTES = 10 * 1024 * 1024

/** A file that somebody sent, as a document, or why it is none. */
export const readDocument = (name: string, bytes: Uint8Array): KeptDocument | NotTaken => {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > MOST_BYTES) return 'too-large'
  const type = typeOf(name, bytes)
  return type === undefined ? 'not-a-document' : { name: cleanName(name, type), type, sha256: sha256(bytes), bytes }
}

/** Keeps a document, all of it: what it is stands in a line before its bytes. */
export const keepDocument = async (
  { records, coop }: CoopHouse,
  id: string,
  { name, type, sha256, bytes }: KeptDocument,
): Promise<void> => {
  const head = Buffer.from(`${JSON.stringify({ name, type, sha256 })}\n`)
  await records.put({ coop, id: `documents/${id}`, value: Buffer.concat([head, bytes]) })
}

/** A document that was kept; undefined where there is none. */
export const documentOf = async ({ records, coop }: CoopHouse, id: string): Promise<KeptDocument | undefined> => {
  const kept = await records.get({ coop, id: `documents/${id}` })
  const end = kept?.indexOf(LINE_END) ?? -1
  if (kept === undefined || end < 0) return undefined
  const head = JSON.parse(Buffer.from(kept.subarray(0, end)).toString('utf8')) as Omit<KeptDocument, 'bytes'>
  return { ...head, bytes: kept.subarray(end + 1) }
}

/** Whether a document is still what the log says of it: its own word does not count. */
export const isUnchanged = ({ bytes }: KeptDocument, loggedSha256: string): boolean => sha256(bytes) === loggedSha256

const LINE_END = 10
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const typeOf = (name: string, bytes: Uint8Array): DocumentType | undefined => {
  const begins = (at: number, ...wanted: readonly number[]) => wanted.every((byte, index) => bytes[at + index] === byte)
  if (begins(0, 0x25, 0x50, 0x44, 0x46, 0x2d)) return endsAsPdf(bytes) ? 'application/pdf' : undefined
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  if (!isPlainText(bytes)) return undefined
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain'
}

/** A file that is an archive or a program behind its last line is two files at once. */
const endsAsPdf = (bytes: Uint8Array): boolean => {
  const end = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  const at = end.lastIndexOf('%%EOF')
  return at >= 0 && /^[\s\0]*$/.test(end.slice(at + 5))
}

/** Text has no control characters but tabs and ends of lines; pages and scripts are text as well, and are not taken. */
const isPlainText = (bytes: Uint8Array): boolean => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return false
  return !/^\s*(#!|<(!doctype|html|head|body|script|svg|\?xml|iframe|!--))/i.test(text)
}

const ENDINGS: Readonly<Record<DocumentType, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/webp': ['.webp'],
  'text/plain': ['.txt', '.md'],
  'text/csv': ['.csv'],
}

/** The last part of a name, without what a file system or a reader could take for something else, and with the ending of what it is. */
export const cleanName = (name: string, type: DocumentType): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*%;]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  const [ending, ...others] = ENDINGS[type]
  const known = [ending, ...others].find((one) => plain.toLowerCase().endsWith(one))
  const stem = (known === undefined ? plain.replace(/\.[A-Za-z0-9]{1,5}$/, '') : plain.slice(0, -known.length)).replace(
    /[. ]+$/,
    '',
  )
  const safe = stem === '' || RESERVED.test(stem) ? `document${stem === '' ? '' : `-${stem}`}` : stem
  return `${Array.from(safe).slice(0, 80).join('')}${known ?? ending}`
}

/** What Windows takes for a device. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i
