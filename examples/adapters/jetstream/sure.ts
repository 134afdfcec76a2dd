import type { StreamInfo } from '@nats-io/jetstream'
import type { Connection } from './connection.js'
import { codeOf, WRONG_LAST_SEQUENCE } from './trouble.js'

/**
 * How a stream stands, from its leader and with everything in it that was acknowledged before this was asked; nothing where there is no such stream.
 *
 * A leader that has just been chosen answers before it has carried out all that the one before it acknowledged. So whenever we meet another leader than the last time, we send it a message that cannot be stored: it is refused
 * in its turn, after all that is before it.
 *
 * Only for streams of which every message says what it stands behind: a node that is started again carries out once more what came before such refusals, and stores nothing twice only because of that.
 */
export const sureOf = (connection: Connection) => {
  const leaders = new Map<string, string>()
  return async (name: string, subject: string): Promise<StreamInfo | undefined> => {
    for (;;) {
      const info = await connection.infoOf(name)
      const leader = info?.cluster?.leader ?? ''
      if (info === undefined || leaders.get(name) === leader) return info
      await connection.ask(() => beRefused(connection, name, subject))
      leaders.set(name, leader)
    }
  }
}

const beRefused = ({ send }: Connection, stream: string, subject: string): Promise<unknown> =>
  send({ stream, subject, data: new Uint8Array(), behind: Number.MAX_SAFE_INTEGER }).catch((error: unknown) => {
    if (codeOf(error) !== WRONG_LAST_SEQUENCE) throw error
  })
