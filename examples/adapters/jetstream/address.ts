import { storeTrouble } from 'coop-rules/storage'

/** What the address of a store says. */
export interface Address {
  /** The nodes to begin with, as `host:port`; the others are learnt from them. */
  readonly servers: readonly string[]
  readonly user?: string
  readonly password?: string
  readonly encrypted: boolean
  /** The first word of every stream and subject of the store, so that several stores can share a cluster. */
  readonly store: string
  /** On how many nodes everything is kept. */
  readonly replicas: number
}

/** Reads an address such as `nats://desk:secret@10.0.0.1:4222,10.0.0.2:4222,10.0.0.3:4222/coops?replicas=3`. Throws `store-address` with what is wrong. */
export const readAddress = (url: string): Address => {
  const wrong = (what: string): Error => storeTrouble('store-address', { url, cause: new Error(what) })
  const found = SHAPE.exec(url)?.groups
  if (found === undefined)
    throw wrong('it is not like nats://name:password@host:4222,host:4222,host:4222/coops?replicas=3')
  const { scheme, user, password, hosts = '', store = 'coops', replicas = '3' } = found
  if (!REPLICAS.has(replicas)) throw wrong('replicas is 1, 3 or 5')
  try {
    return {
      servers: hosts.split(','),
      encrypted: scheme === 'tls',
      ...(user === undefined ? {} : { user: decodeURIComponent(user) }),
      ...(password === undefined ? {} : { password: decodeURIComponent(password) }),
      store,
      replicas: Number(replicas),
    }
  } catch {
    throw wrong('its name or its password has a % that is not written as %25')
  }
}

/** Not read as a URL: that knows one host only. */
const SHAPE =
  /^(?<scheme>nats|tls):\/\/((?<user>[^:@/?]*)(:(?<password>[^@/?]*))?@)?(?<hosts>[\w.:[\]-]+(,[\w.:[\]-]+)*)(\/(?<store>\w{1,32})?)?(\?replicas=(?<replicas>\d+))?$/

/** An even number outlives no more losses than the odd one below it. */
const REPLICAS: ReadonlySet<string> = new Set(['1', '3', '5'])
