// The HTTP handler of the examples, as an app would mount it: what a request's body, path and headers say.
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { room } from '../library.mjs'
import { ROOT, textsUnder } from '../seeds.mjs'

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE'])

let handlerOf
let charter
let storage

export const parsers = [
  {
    name: 'http',
    reads: 'requests: a line with the method, the path and a header, then the body',
    form: 'text',
    promise: 'refuses',
    sources: ['examples/10-http/'],
    words: [
      'POST /coops/wjc/commands application/json\n',
      'GET /coops/wjc/views/members\n',
      '/coops/__proto__/views/constructor',
      '"commandId":"1"',
      '"by":"ana"',
      '"at":"2026-01-01"',
      '"type":"found"',
      '?member=ana',
      '%00',
      '%E0%A4%A',
      '/events?after=1',
    ],
    costs: 2,
    prepare: async () => {
      ;({ coopHandler: handlerOf } = await import(pathToFileURL(join(ROOT, 'examples/10-http/dist/handler.js')).href))
      storage = await room('storage')
      const { preset } = await room('presets')
      charter = preset('we-just-coop')
    },
    seeds: () => [
      ...textsUnder('examples', 'commands.jsonl').flatMap((text) =>
        text
          .split('\n')
          .slice(0, 4)
          .map(
            (line, at) =>
              `POST /coops/wjc/commands application/json\n${JSON.stringify({ ...JSON.parse(line), by: 'ana', at: '2026-01-01', commandId: `c${at}` })}`,
          ),
      ),
      ...['members', 'register', 'minutes', 'awaiting', 'averages', 'decisions', 'decision?id=d1'].map(
        (view) => `GET /coops/wjc/views/${view} x\n`,
      ),
      'POST /coops/wjc/commands application/json\n{"type":"found","founders":[{"member":"ana","memberClass":"worker-owner"}],"commandId":"c"}',
    ],
    read: async (text) => {
      const end = text.indexOf('\n')
      const [method, path = '/', ...rest] = text.slice(0, end).split(' ')
      if (!METHODS.has(method)) return { kind: 'nothing-called' }
      const type = rest.join(' ')
      let request
      try {
        const body = method === 'POST' || method === 'PUT' ? text.slice(end + 1) : undefined
        request = new Request(new URL(path, 'http://coop.test'), {
          method,
          headers: { 'content-type': type, 'accept-language': type },
          ...(body === undefined ? {} : { body }),
        })
      } catch {
        return { kind: 'nothing-called' }
      }
      const reported = []
      const charters = new Map([['wjc', charter]])
      const handler = handlerOf({
        stores: storage.memoryStores(),
        charters,
        whoIs: async () => 'ana',
        today: () => '2026-01-01',
        report: (trouble) => reported.push(trouble),
      })
      const response = await handler(request)
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        await response.body?.cancel()
        return { kind: 'stream', status: response.status }
      }
      const said = await response.text()
      if (response.status >= 500) throw reported[0] ?? new Error(`status ${response.status}: ${said}`)
      return { kind: 'answered', status: response.status, body: JSON.parse(said) }
    },
  },
]
