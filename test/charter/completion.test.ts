import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ASTNode, getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice'
import { describe, expect, it } from 'vitest'
import { forkCharter } from '../../src/charter/index.js'
import { presetCharters } from '../../src/presets/index.js'

/** What an editor makes of the schema that the package brings: the service is the one inside VS Code. The schema is the built file, given to it directly. */
const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'charter.schema.json'), 'utf8')
const service = getLanguageService({
  // A charter's own $schema is followed, as an editor would; nothing else can be asked for.
  schemaRequestService: (uri) =>
    uri.endsWith('/node_modules/coop-rules/charter.schema.json') || uri.endsWith('/package/charter.schema.json')
      ? Promise.resolve(text)
      : Promise.reject(new Error(`no network: ${uri}`)),
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
})
service.configure({
  schemas: [{ uri: 'test://charter.schema.json', fileMatch: ['*'], schema: JSON.parse(text) as JSONSchema }],
})

/** A text being written, with the caret where ‸ stands. */
const at = (text: string, place = 'file:///package/node/charter.json') => {
  const document = TextDocument.create(place, 'json', 1, text.replace('‸', ''))
  const parsed = service.parseJSONDocument(document) as ReturnType<typeof service.parseJSONDocument> & {
    root?: ASTNode
  }
  return { document, parsed, position: document.positionAt(text.indexOf('‸')) }
}
const offered = async (text: string): Promise<readonly string[]> => {
  const { document, parsed, position } = at(text)
  const list = await service.doComplete(document, position, parsed)
  return list?.items.map(({ label }) => label) ?? []
}
const hovered = async (text: string): Promise<string> => {
  const { document, parsed, position } = at(text)
  const hover = await service.doHover(document, position, parsed)
  return JSON.stringify(hover?.contents ?? '')
}
/** What is marked, as the marked text and what is said of it. */
const marked = async (text: string, place?: string): Promise<readonly (readonly [text: string, message: string])[]> => {
  const { document, parsed } = at(text, place)
  const found = await service.doValidation(document, parsed)
  return found.map(({ range, message }) => [
    document.getText(range),
    typeof message === 'string' ? message : message.value,
  ])
}
const fork = (more: string): string =>
  `{ "id": "bakers", "version": "1", "extends": { "charter": "worker-coop-plain", "version": "1" }, "title": "Bakers", ${more} }`

describe('completion', () => {
  it('offers the chapters of a charter', async () => {
    const chapters = await offered('{ ‸ }')
    expect(chapters).toEqual(
      expect.arrayContaining([
        'id',
        'version',
        'title',
        'extends',
        'decisions',
        'averageItems',
        'surplus',
        'amendments',
      ]),
    )
  })

  it('offers the fields of a decision that has a new name', async () => {
    const fields = await offered(fork('"decisions": { "hire-a-miller": { ‸ } }'))
    expect(fields).toEqual(expect.arrayContaining(['title', 'clauses', 'electorate', 'rule', 'secret', 'openDays']))
  })

  it('offers the names of a chapter that names its provisions itself', async () => {
    const names = await offered(fork('"membership": { ‸ }'))
    expect(names).toEqual(expect.arrayContaining(['oneVote', 'leaving', 'expulsion']))
  })

  it('does not offer what is written already', async () => {
    const fields = await offered(fork('"decisions": { "hire": { "secret": true, ‸ } }'))
    expect(fields).toContain('rule')
    expect(fields).not.toContain('secret')
  })

  it('offers the words that may stand as a value', async () => {
    const methods = await offered(fork('"elections": { "board": { "method": ‸ } }'))
    expect(methods.length).toBeGreaterThan(2)
    expect(methods).toEqual(expect.arrayContaining(['"meek-stv"', '"approval"']))
    expect(await offered(fork('"decisions": { "hire": { "secret": ‸ } }'))).toEqual(
      expect.arrayContaining(['true', 'false']),
    )
  })

  it('offers the parts of a rule, and what a share is of', async () => {
    expect(await offered(fork('"decisions": { "hire": { "rule": { ‸ } } }'))).toEqual(
      expect.arrayContaining(['atLeast', 'moreThan', 'of', 'quorum']),
    )
    expect(await offered(fork('"decisions": { "hire": { "rule": { "atLeast": "2/3", "of": ‸ } } }'))).toEqual(
      expect.arrayContaining(['"electorate"', '"for-or-against"']),
    )
  })
})

describe('hover', () => {
  it('says what a chapter, a field and a name are', async () => {
    expect(await hovered(fork('"de‸cisions": {}'))).toMatch(/deci/i)
    expect(await hovered(fork('"decisions": { "hire": { "se‸cret": true } }'))).toMatch(/secret/i)
    expect(await hovered(fork('"averageItems": { "hours": { "provisi‸onal": "35" } }'))).toMatch(/provisional/i)
    expect(await hovered('{ "ext‸ends": {} }')).toContain('fork')
  })
})

describe('marks', () => {
  const wrong: readonly (readonly [what: string, more: string, text: string])[] = [
    ['an unknown key of a decision', '"decisions": { "hire": { "secrett": true } }', '"secrett"'],
    ['an unknown chapter', '"decision": {}', '"decision"'],
    ['a value that is none of the words', '"elections": { "board": { "method": "by-shouting" } }', '"by-shouting"'],
    ['text where yes or no belongs', '"decisions": { "hire": { "secret": "yes" } }', '"yes"'],
    ['a name that is no short name', '"decisions": { "Hire Them": {} }', '"Hire Them"'],
    ['a count below nothing', '"decisions": { "hire": { "openDays": -1 } }', '-1'],
  ]
  it.each(wrong)('%s', async (_, more, text) => {
    const found = await marked(fork(more))
    expect(found.map(([where]) => where)).toContain(text)
    expect(found.every(([, message]) => message !== '')).toBe(true)
  })

  it('nothing in a charter that is right', async () => {
    expect(
      await marked(
        fork(
          '"decisions": { "hire": { "rule": { "atLeast": "2/3", "of": "electorate" }, "secret": null }, "admit": null }',
        ),
      ),
    ).toEqual([])
  })

  it.each(presetCharters.map((parent) => [parent.id, parent] as const))(
    'nothing in %s, nor in a new fork of it',
    async (id, parent) => {
      expect(
        await marked(
          readFileSync(join(root, `src/presets/${id}.json`), 'utf8'),
          `file:///package/src/presets/${id}.json`,
        ),
      ).toEqual([])
      expect(await marked(JSON.stringify(forkCharter({ parent, id: 'bakers', title: 'Bakers' })))).toEqual([])
    },
  )
})

describe('the package', () => {
  it('brings the schema, and a fork points at it', () => {
    const { files, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      files: string[]
      exports: Record<string, unknown>
    }
    expect(files).toContain('charter.schema.json')
    expect(exports['./charter.schema.json']).toBe('./charter.schema.json')
    expect(forkCharter({ parent: { id: 'a', version: '1' }, id: 'b', title: 'B' })).toHaveProperty(
      '$schema',
      './node_modules/coop-rules/charter.schema.json',
    )
  })
})
