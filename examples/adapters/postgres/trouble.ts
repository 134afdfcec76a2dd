import { type StoreTrouble, storeTrouble } from 'coop-rules/storage'
import pg from 'pg'

/** What the server or the way to it said, as trouble of a store. What has no code of the server's own came from the connection, and then nobody knows whether the statement was carried out. */
export const troubleOf = (url: string, error: unknown): Error => {
  const cause = withWords(error)
  if (error instanceof pg.DatabaseError) return storeTrouble(troubleOfState(error.code ?? ''), { url, cause })
  // The client library refuses to log in without a password before the server does.
  return storeTrouble(cause.message.startsWith('SASL: ') ? 'store-login-refused' : 'store-unreachable', { url, cause })
}

/** Whether a statement only lost against others at the same moment, was undone whole, and may simply be given again. */
export const lostAgainstOthers = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01')

/** The address as people may read it: no password, wherever it stood. */
export const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return 'postgres://…'
  const told = new URL(url)
  if (told.password !== '') told.password = '***'
  if (told.searchParams.has('password')) told.searchParams.set('password', '***')
  return told.href
}

const troubleOfState = (state: string): StoreTrouble =>
  STATES.get(state) ?? CLASSES.get(state.slice(0, 2)) ?? 'store-damaged'

const STATES: ReadonlyMap<string, StoreTrouble> = new Map([
  ['25006', 'store-read-only'],
  ['3D000', 'store-address'],
  ['3F000', 'store-login-refused'],
  ['42501', 'store-login-refused'],
  ['53100', 'store-full'],
  ['55P03', 'store-in-use'],
  // A statement took too long and was undone; everything else of its class is a server that goes or comes.
  ['57014', 'store-in-use'],
  // Some engines say so where the connection between their own nodes broke.
  ['40003', 'store-unreachable'],
])

/** By the first two characters, which are the kind of trouble. */
const CLASSES: ReadonlyMap<string, StoreTrouble> = new Map([
  ['08', 'store-unreachable'],
  ['28', 'store-login-refused'],
  ['40', 'store-in-use'],
  ['53', 'store-in-use'],
  ['57', 'store-unreachable'],
])

/** Where several addresses of one name were tried, the library says nothing but a code. */
const withWords = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error.message !== '') return error
  return new Error('code' in error ? String(error.code) : error.name, { cause: error })
}
