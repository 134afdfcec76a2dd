import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A page an organisation, each clause with all that is there of it: its text and our reading of it (docs/source), what else was settled (docs/readings), the rules that cite it, the tests named after it. Made anew with the site, after the reference, whose pages tell
 * which names can be linked to.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path) => readFileSync(join(root, path), 'utf8')
const filesUnder = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted()

export const ORGANISATIONS = { WJC: 'we-just-coop', WC: 'workers-coop', CW: 'coopworking' }
const CLAUSE = /\b(?:WJC|WC|CW)-\d+\b/g
const citedIn = (text) => new Set(text.match(CLAUSE) ?? [])

/** The paragraphs of docs/readings that a clause stands at the head of, with the heading they stand under. */
const readings = () =>
  read('docs/readings/README.md')
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => {
      const [chapter, ...rest] = part.split('\n')
      return rest
        .join('\n')
        .split(/\n{2,}|\n(?=- )/)
        .map((paragraph) => ({ chapter, text: paragraph.trim().replace(/^- /, '') }))
    })
    .flatMap(({ chapter, text }) => {
      const lead = /^.*?\*\*([\s\S]*?)\*\*/.exec(text)?.[1] ?? ''
      return [...citedIn(lead)].map((clause) => ({ clause, chapter, text }))
    })

/** What a file of a room gives its users, as links into the reference where that has a heading for it. */
const rules = () => {
  const anchors = new Map()
  const headingsOf = (room) => {
    if (!anchors.has(room)) {
      const page = ['', '/index'].map((end) => join(root, `docs/api/${room}${end}.md`)).find((path) => existsSync(path))
      const text = page === undefined ? '' : readFileSync(page, 'utf8')
      anchors.set(room, new Set([...text.matchAll(/^### (\w+)/gm)].map(([, name]) => name)))
    }
    return anchors.get(room)
  }
  return filesUnder('src', '.ts').flatMap((file) => {
    const room = file.split('/')[1]
    if (file === 'src/reasons/clauses.ts' || room === 'presets' || room === 'cli') return []
    const text = read(file)
    const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
    const told = names.filter((name) => !/^[A-Z_]+$/.test(name) && headingsOf(room).has(name))
    return [...citedIn(text)].map((clause) => ({ clause, room, file, names: told }))
  })
}

/** Titles of tests that name a clause. */
const tests = () =>
  filesUnder('test', '.test.ts').flatMap((file) =>
    [...read(file).matchAll(/\b(?:it|describe)\(\s*(['"`])((?:(?!\1).)*\b(?:WJC|WC|CW)-\d+\b(?:(?!\1).)*)\1/g)].flatMap(
      ([, , title]) => [...citedIn(title)].map((clause) => ({ clause, file, title })),
    ),
  )

const plain = (text) => text.replaceAll(/[<>{}[\]*_|]/g, (mark) => `&#${mark.charCodeAt(0)};`)

const ruleLines = (found) => {
  const byRoom = Map.groupBy
    ? Map.groupBy(found, ({ room }) => room)
    : found.reduce((all, one) => all.set(one.room, [...(all.get(one.room) ?? []), one]), new Map())
  return [...byRoom].map(([room, those]) => {
    const place = room === 'cooperative' ? '../api/cooperative/index.md' : `../api/${room}.md`
    const names = [...new Set(those.flatMap(({ names: told }) => told))]
    const links = names.map((name) => `[\`${name}\`](${place}#${name.toLowerCase()})`)
    const files = those.filter(({ names: told }) => told.length === 0).map(({ file }) => file)
    const others =
      files.length === 0
        ? []
        : [
            `${links.length === 0 ? '' : 'and in '}${files.map((file) => `[${file.split('/').slice(2).join('/')}](../../${file})`).join(', ')}`,
          ]
    return `- [${room}](${place}): ${[...links, ...others].join(', ')}`
  })
}

const section = (id, text, told) => {
  const [prose, reading] = text.trim().split(/\n\nReading: /)
  const settled = told.readings.filter(({ clause }) => clause === id)
  const found = told.rules.filter(({ clause }) => clause === id)
  const named = told.tests.filter(({ clause }) => clause === id)
  const files = [...new Set(named.map(({ file }) => file))]
  return [
    `## ${id}`,
    prose,
    ...(reading === undefined ? [] : [`::: tip Our reading\n${reading[0].toUpperCase()}${reading.slice(1)}\n:::`]),
    ...settled.map(({ text: one }) => `> ${one.replaceAll('\n', '\n> ')}`),
    ...(found.length === 0 ? [] : [`**In the library**\n\n${ruleLines(found).join('\n')}`]),
    ...(named.length === 0
      ? []
      : [
          `<details><summary>${named.length} ${named.length === 1 ? 'test is' : 'tests are'} named after it</summary>\n\n${files
            .map(
              (file) =>
                `- [${file}](../../${file})\n${named
                  .filter((one) => one.file === file)
                  .map(({ title }) => `  - ${plain(title)}`)
                  .join('\n')}`,
            )
            .join('\n')}\n\n</details>`,
        ]),
  ].join('\n\n')
}

/** Every page by its path below docs/. */
export const clausePages = () => {
  const told = { readings: readings(), rules: rules(), tests: tests() }
  const [, ...organisations] = read('docs/source/clauses.md').split(/^## /m)
  return new Map(
    organisations.map((part) => {
      const [name, ...rest] = part.split('\n')
      const clauses = rest.join('\n').split(/^### /m).slice(1)
      const sections = clauses.map((clause) => {
        const [id, ...text] = clause.split('\n')
        return section(id.trim(), text.join('\n'), told)
      })
      const [, key] = /^(\w+)-\d+$/m.exec(clauses[0].split('\n')[0]) ?? []
      const head = `---\neditLink: false\noutline: 2\n---\n\n# The clauses of ${name}\n\nEach clause in our words, how we read it, what else we settled, which rules carry it, and which tests hold them to it. The clauses alone are in [the list](../source/clauses.md), all readings by subject in [their own](../readings/README.md).`
      return [`clauses/${ORGANISATIONS[key]}.md`, `${[head, ...sections].join('\n\n')}\n`]
    }),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'docs/clauses'), { recursive: true })
  for (const [path, text] of clausePages()) writeFileSync(join(root, 'docs', path), text)
}
