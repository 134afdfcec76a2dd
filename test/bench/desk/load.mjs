import { randomUUID } from 'node:crypto'
import { request, Agent } from 'node:http'
import autocannon from 'autocannon'
import { loadTypeScript } from '../../storage/endure/load.mjs'

const { formToken } = await loadTypeScript(new URL('../../../examples/desk/kernel/accounts.ts', import.meta.url))

/** How many send at a moment. */
const CONNECTIONS = 64

/**
 * Members change what they propose, all over again, each with a form of their own session: as fast as the servers answer, or so many a second. What was answered as saved is told by the names of the commands.
 */
export const changedVotes = async ({ origins }, coop, { seconds, aSecond, alsoAwaiting = false }) => {
  const answered = []
  let failed = 0
  const voting = origins.map((origin) =>
    voted(
      origin,
      coop,
      {
        seconds,
        aSecond: aSecond === undefined ? undefined : aSecond / origins.length,
        connections: Math.ceil(CONNECTIONS / origins.length),
      },
      (status, location) => {
        const saved = /\/saved\/([^?]+)/.exec(location)?.[1]
        if (status === 303 && saved !== undefined) answered.push(saved)
        else failed++
      },
    ),
  )
  const awaiting = alsoAwaiting ? awaited(origins[0], coop, seconds) : undefined
  const results = await Promise.all(voting)
  return {
    answered,
    failed,
    aSecond: answered.length / Math.max(...results.map(({ duration }) => duration)),
    p50: Math.max(...results.map(({ latency }) => latency.p50)),
    p99: Math.max(...results.map(({ latency }) => latency.p99)),
    awaiting: await awaiting,
  }
}

/** Whose turn it is: of several servers at once, everybody's in one row. */
let turn = 0

const voted = (origin, { sessions, position }, { seconds, aSecond, connections }, told) =>
  autocannon({
    url: origin,
    connections,
    duration: seconds,
    ...(aSecond === undefined ? {} : { overallRate: Math.max(connections, Math.round(aSecond)) }),
    requests: [
      {
        method: 'POST',
        path: '/c/bench/numbers/weekly-hours',
        setupRequest: (asked) => {
          // One after the other, and each time another number than before: what changes nothing leaves nothing in the log.
          const mine = sessions[turn++ % sessions.length]
          const { token, session } = mine
          mine.hours = mine.hours === 36.5 ? 37 : 36.5
          const form = formToken(session, { commandId: randomUUID(), seen: position })
          return {
            ...asked,
            headers: { cookie: `desk=${token}`, origin, 'content-type': 'application/x-www-form-urlencoded' },
            body: `form=${encodeURIComponent(form)}&value=${mine.hours}`,
          }
        },
        onResponse: (status, _, __, headers) => told(status, headers?.location ?? headers?.Location ?? ''),
      },
    ],
  })

/** Some look at their first page meanwhile. */
const awaited = async (origin, { sessions }, seconds) => {
  const result = await autocannon({
    url: origin,
    connections: 4,
    duration: seconds,
    overallRate: 20,
    requests: [
      {
        method: 'GET',
        path: '/c/bench/',
        setupRequest: (asked) => ({
          ...asked,
          headers: { cookie: `desk=${sessions[Math.floor(Math.random() * sessions.length)].token}` },
        }),
      },
    ],
  })
  return { aSecond: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 }
}

/** How long pages take when nobody else asks: the median of so many askings of each, in milliseconds. */
export const onTheirOwn = async ({ origins: [origin] }, { sessions }, paths, times) => {
  const agent = new Agent({ keepAlive: true })
  const medians = []
  for (const path of paths) {
    const took = []
    for (let time = 0; time < times; time++) {
      const { token } = sessions[Math.floor(Math.random() * sessions.length)]
      const began = performance.now()
      const status = await asked(agent, `${origin}/c/bench${path}`, `desk=${token}`)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      took.push(performance.now() - began)
    }
    medians.push(took.sort((a, b) => a - b)[Math.floor(times / 2)])
  }
  agent.destroy()
  return medians
}

const asked = (agent, url, cookie) =>
  new Promise((resolve, fail) => {
    request(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode))
    })
      .once('error', fail)
      .end()
  })
