import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { charterJsonSchema, SECTIONS } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { PRESET_IDS } from '../arbitraries/charters.js'

type Schema = Readonly<Record<string, unknown>>
const schema = JSON.parse(JSON.stringify(charterJsonSchema())) as Schema

/** What a part of the schema can be once what it points at is looked up. */
const partsOf = (part: Schema): readonly Schema[] => {
  const ref = part['$ref']
  if (typeof ref === 'string') {
    let found: unknown = schema
    for (const key of ref.replace(/^#\/?/, '').split('/')) if (key !== '') found = (found as Schema)[key]
    return partsOf(found as Schema)
  }
  const any = (part['anyOf'] ?? part['oneOf'] ?? part['allOf']) as readonly Schema[] | undefined
  return any === undefined ? [part] : any.flatMap(partsOf)
}

/** The places of a file that the schema does not know: what an editor would mark. */
const unknownIn = (value: unknown, parts: readonly Schema[], path: string): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => (part['items'] === undefined ? [] : partsOf(part['items'] as Schema)))
    return value.flatMap((one, at) => unknownIn(one, items, `${path}[${at}]`))
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const next = parts.flatMap((part) => {
      const known =
        (part['properties'] as Readonly<Record<string, Schema>> | undefined)?.[key] ?? part['additionalProperties']
      return typeof known === 'object' && known !== null ? partsOf(known as Schema) : []
    })
    return next.length === 0 ? [`${path}.${key}`] : unknownIn(inner, next, `${path}.${key}`)
  })
}

describe('From the source', () => {
  it('CW-6: the file of the schema in the package is the schema that the library makes', () => {
    const file = JSON.parse(readFileSync(new URL('../../charter.schema.json', import.meta.url), 'utf8')) as Schema
    for (const section of SECTIONS) expect(Object.keys(file['properties'] as object)).toContain(section)
    const { $id: _, $schema: __, title: ___, description: ____, ...own } = file
    const { $schema: _____, ...made } = schema
    expect(own).toEqual(made)
  })
})

describe('At the boundary', () => {
  it('it knows every chapter, and nothing but a charter', () => {
    expect(Object.keys(schema['properties'] as object)).toEqual(
      expect.arrayContaining([...SECTIONS, 'id', 'extends', '$schema']),
    )
    expect(schema['additionalProperties']).toBe(false)
  })

  it('a name that is misspelt is marked: of a chapter, a provision that the library names, a field, and within one', () => {
    const marked = (charter: unknown) => unknownIn(charter, partsOf(schema), '')
    expect(marked({ decision: {} })).toEqual(['.decision'])
    expect(marked({ membership: { leafing: {} } })).toEqual(['.membership.leafing'])
    expect(marked({ decisions: { a: { titel: 'A' } } })).toEqual(['.decisions.a.titel'])
    expect(marked({ decisions: { a: { electorate: { member: 'all' } } } })).toEqual(['.decisions.a.electorate.member'])
  })
})

describe('Always true', () => {
  it('an editor marks nothing in any preset, as written and whole', () => {
    for (const written of presetCharters)
      expect([written.id, unknownIn(written, partsOf(schema), '')]).toEqual([written.id, []])
    for (const id of PRESET_IDS) expect([id, unknownIn(preset(id), partsOf(schema), '')]).toEqual([id, []])
  })

  it('it is plain JSON: nothing in it is lost on the way to a file', () => {
    expect(charterJsonSchema()).toEqual(schema)
  })

  it('each field says what it is', () => {
    const described = JSON.stringify(schema)
    expect(described).not.toMatch(/undefined|\[object|\{\}"/)
    expect(described).toContain('What members call')
  })
})
