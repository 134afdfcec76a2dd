import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, relative } from 'node:path'

/** The site as any server of files gives it, on this machine alone: `/concepts` is concepts.html, what ends with a stroke is its index. */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
}

const fileOf = (site, path) => {
  const inside = normalize(join(site, decodeURI(path)))
  if (!inside.startsWith(site)) return undefined
  const candidates = path.endsWith('/') ? [join(inside, 'index.html')] : [inside, `${inside}.html`]
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

export const serve = async (site) => {
  const server = createServer((request, response) => {
    const file = fileOf(site, new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': TYPES[extname(file ?? '.html')] ?? 'application/octet-stream',
    })
    response.end(file === undefined ? '' : readFileSync(file))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The path of every page, without its ending. */
export const pagesOf = (site) =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html') && entry.name !== '404.html')
    .map((entry) =>
      `/${relative(site, join(entry.parentPath, entry.name))}`.replace(/\.html$/, '').replace(/(^|\/)index$/, '$1'),
    )
    .toSorted()
