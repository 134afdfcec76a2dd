import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BEGINNING, positionUnknown, storeTrouble } from 'coop-rules/storage'

/**
 * A store that is right, and small enough to be seen to be: each commit is a file of its own, named by its number. A file is written under another name and then linked to its own, which the system refuses where there is one
 * already: so it is whole, and of all who write at one place one gets through, in this process or another. The broken stores beside this file are this one with a fault each.
 */
export const open = async (url) => {
  if (!url.startsWith('file:')) throw storeTrouble('store-address', { url })
  const root = fileURLToPath(url)
  const folderOf = (kind, ...names) =>
    join(root, kind, ...names.map((name) => createHash('sha256').update(name).digest('hex')))
  await mkdir(join(root, 'new'), { recursive: true })

  /** Writes a file under a name that nobody knows, for it to be given its own when it is whole. */
  const written = async (content) => {
    const file = join(root, 'new', randomUUID())
    await writeFile(file, content)
    return file
  }
  const events = {
    read: async function* ({ coop, stream, after = BEGINNING }) {
      const folder = folderOf('events', coop, stream)
      if (!/^([1-9]\d{0,8})?$/.test(after)) throw positionUnknown(after)
      for (let number = Number(after) + 1; ; number++) {
        const text = await contentOf(join(folder, `${number}.json`))
        if (text === undefined) return
        yield { position: String(number), events: JSON.parse(text) }
      }
    },
    append: async ({ coop, stream, expected, events: added }) => {
      const folder = folderOf('events', coop, stream)
      const content = JSON.stringify(added)
      const stands = expected === BEGINNING || (await contentOf(join(folder, `${expected}.json`))) !== undefined
      if (!/^([1-9]\d{0,8})?$/.test(expected) || !stands) return { kind: 'conflict' }
      await mkdir(folder, { recursive: true })
      await rename(await written(JSON.stringify({ coop, stream })), join(folder, 'name.json'))
      const position = String(Number(expected) + 1)
      const file = await written(content)
      try {
        await link(file, join(folder, `${position}.json`))
      } catch (error) {
        if (error.code !== 'EEXIST') throw storeTrouble('store-unreachable', { url, cause: error })
        return { kind: 'conflict' }
      } finally {
        await rm(file)
      }
      return { kind: 'appended', position }
    },
    list: async function* ({ coop } = {}) {
      for (const one of await namesIn(folderOf('events')))
        for (const other of await namesIn(join(folderOf('events'), one))) {
          const folder = join(folderOf('events'), one, other)
          const [name, first] = [await contentOf(join(folder, 'name.json')), await contentOf(join(folder, '1.json'))]
          const found = name === undefined || first === undefined ? undefined : JSON.parse(name)
          if (found !== undefined && (coop === undefined || found.coop === coop)) yield found
        }
    },
  }
  const records = {
    put: async ({ coop, id, value }) => {
      const file = await written(JSON.stringify({ id, value: Buffer.from(value).toString('base64') }))
      await mkdir(folderOf('records', coop), { recursive: true })
      await rename(file, folderOf('records', coop, id))
    },
    get: async ({ coop, id }) => {
      const text = await contentOf(folderOf('records', coop, id))
      return text === undefined ? undefined : new Uint8Array(Buffer.from(JSON.parse(text).value, 'base64'))
    },
    delete: ({ coop, id }) => rm(folderOf('records', coop, id), { force: true }),
    list: async function* ({ coop }) {
      for (const name of await namesIn(folderOf('records', coop)))
        yield JSON.parse(await readFile(join(folderOf('records', coop), name), 'utf8')).id
    },
  }
  const capabilities = { outlives: 'a-crash', writers: 'many-processes' }
  return { capabilities, events, records, close: () => Promise.resolve() }
}

/** What is in a file; nothing where there is none. */
const contentOf = (file) => readFile(file, 'utf8').catch(nothingThere)

const namesIn = async (folder) => (await readdir(folder).catch(nothingThere)) ?? []

const nothingThere = (error) => {
  if (!['ENOENT', 'ENOTDIR', 'EINVAL', 'ERR_INVALID_ARG_VALUE'].includes(error.code)) throw error
}
