import type { CeremonyItem, Letter, SentCertificate } from '../../kernel/ballot-records.js'

/** What one key holder sends. */
export type HolderItem = Exclude<CeremonyItem, { readonly type: 'holders' }>
type Sent = Readonly<Record<string, unknown>>

/**
 * What a key holder sent, under their own name and with nothing in it but what such a thing has; undefined where it is none. What others read of it later is whole: a list with a hole in it would stop them all. Whether it fits the vote is
 * looked at elsewhere.
 */
export const readItem = (json: unknown, holder: string): HolderItem | undefined => {
  const sent = objectIn(json)
  const close = textIn(sent?.['close'])
  switch (sent?.['type']) {
    case 'identity': {
      const identity = textIn(sent['identity'])
      return identity === undefined ? undefined : { type: 'identity', holder, identity }
    }
    case 'message': {
      const message = objectIn(sent['message'])
      return message === undefined ? undefined : { type: 'message', holder, message: message as never }
    }
    case 'certificates': {
      const certificates = listOf(sent['certificates'], certificateIn)
      return certificates === undefined ? undefined : { type: 'certificates', holder, certificates }
    }
    case 'shares': {
      const letters = listOf(sent['letters'], letterIn)
      return letters === undefined || close === undefined ? undefined : { type: 'shares', holder, close, letters }
    }
    case 'signed': {
      const signed = objectIn(sent['signed'])
      return signed === undefined || close === undefined
        ? undefined
        : { type: 'signed', holder, close, signed: signed as never }
    }
    case 'counted': {
      const result = objectIn(sent['result'])
      return result === undefined || close === undefined ? undefined : { type: 'counted', holder, close, result }
    }
    case 'erased':
      return { type: 'erased', holder }
    default:
      return undefined
  }
}

const certificateIn = (value: unknown): SentCertificate | undefined => {
  const one = objectIn(value)
  const signed = objectIn(one?.['signature'])
  const [member, key] = [textIn(one?.['member']), textIn(one?.['key'])]
  const [commit, response] = [textIn(signed?.['commit']), textIn(signed?.['response'])]
  return member === undefined || key === undefined || commit === undefined || response === undefined
    ? undefined
    : { member, key, signature: { commit, response } }
}

const letterIn = (value: unknown): Letter | undefined => {
  const one = objectIn(value)
  const [to, ephemeral, sealed] = [textIn(one?.['to']), textIn(one?.['ephemeral']), textIn(one?.['sealed'])]
  return to === undefined || ephemeral === undefined || sealed === undefined ? undefined : { to, ephemeral, sealed }
}

/** A list of which every part can be read; undefined where one cannot. */
const listOf = <T>(value: unknown, read: (one: unknown) => T | undefined): readonly T[] | undefined => {
  if (!Array.isArray(value)) return undefined
  const found = value.map(read).filter((one) => one !== undefined)
  return found.length === value.length ? found : undefined
}

const objectIn = (value: unknown): Sent | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Sent) : undefined
const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
