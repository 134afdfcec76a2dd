import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LibsqlError } from '@libsql/client'
import { isRulesError } from 'coop-rules/problems'
import { storeTrouble, type StoreTrouble } from 'coop-rules/storage'

/** What SQLite is asked, or its trouble in the words of a store. */
export const orTrouble = async <Result>(url: string, act: () => Result | Promise<Result>): Promise<Result> => {
  try {
    return await act()
  } catch (cause) {
    if (isRulesError(cause)) throw cause
    const code = codeOf(cause)
    throw storeTrouble(code === 'cannot-open' ? await whyNotOpened(url) : code, { url, cause })
  }
}

const codeOf = (error: unknown): StoreTrouble | 'cannot-open' => {
  if (error instanceof SyntaxError) return 'store-damaged'
  if (error instanceof URIError) return 'store-address'
  if (!(error instanceof Error)) return 'store-unreachable'
  // A connection that cannot be made says the number of its error at the end of its sentence only.
  if (error.message.startsWith('ConnectionFailed')) return 'cannot-open'
  if (!(error instanceof LibsqlError)) return 'store-unreachable'
  if (error.code.startsWith('URL_')) return 'store-address'
  // Of anything else, and of a disk that reports errors, it is not known whether it was stored.
  return TROUBLE[error.code] ?? 'store-unreachable'
}

const TROUBLE: Readonly<Record<string, StoreTrouble | 'cannot-open'>> = {
  SQLITE_BUSY: 'store-in-use',
  SQLITE_LOCKED: 'store-in-use',
  SQLITE_PROTOCOL: 'store-in-use',
  SQLITE_FULL: 'store-full',
  SQLITE_TOOBIG: 'store-full',
  SQLITE_READONLY: 'store-read-only',
  SQLITE_PERM: 'store-read-only',
  SQLITE_AUTH: 'store-read-only',
  SQLITE_CANTOPEN: 'cannot-open',
  SQLITE_NOTADB: 'store-damaged',
  SQLITE_CORRUPT: 'store-damaged',
  SQLITE_FORMAT: 'store-damaged',
}

/** SQLite says one thing of a file that is not there, one that is a folder, and one that may not be written. */
const whyNotOpened = async (url: string): Promise<StoreTrouble> => {
  const path = decodeURIComponent(url.replace(/^file:(\/\/(localhost)?(?=\/))?/, ''))
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) return 'store-address'
  for (const wanted of [dirname(path), path])
    try {
      await access(wanted, constants.W_OK)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'store-read-only'
    }
  return 'store-address'
}
