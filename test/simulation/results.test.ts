import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/simulation-results.md'), 'utf8')

interface Line {
  readonly what: string
  readonly expected: string
  readonly source: string
  readonly file: string
  readonly title: string
}

const lines: readonly Line[] = [
  ...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| `(test\/[^`]+)` `([^`]+)` \|$/gm),
].map(([, what = '', expected = '', source = '', file = '', title = '']) => ({ what, expected, source, file, title }))

/** A test, by its own title and those of what it stands in. */
type Titles = readonly string[]

const read = new Map<string, readonly Titles[]>()

/** The tests of a file. What is given by an expression, and no text, has no title here. */
const testsOf = (file: string): readonly Titles[] => {
  const known = read.get(file)
  if (known !== undefined) return known
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true)
  const found: Titles[] = []
  const visit = (node: ts.Node, above: Titles): void => {
    let titles = above
    if (ts.isCallExpression(node)) {
      const [, called] = /^(describe|it)\b/.exec(node.expression.getText()) ?? []
      const [title] = node.arguments
      if (called !== undefined && title !== undefined && ts.isStringLiteralLike(title)) {
        titles = [...above, title.text]
        if (called === 'it') found.push(titles)
      }
    }
    ts.forEachChild(node, (child) => {
      visit(child, titles)
    })
  }
  visit(source, [])
  read.set(file, found)
  return found
}

const folder = 'test/simulation/literature'
const literature = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)

/** What the simulator has to reproduce at the least: what it is called in the table, and the numbers that are expected. */
const NEEDED: readonly (readonly [what: string, ...numbers: readonly string[]])[] = [
  ['The average-vote game of five members', '.5', '0 0 .5 1 1', '.47'],
  ['Fixed point of many members, F = x²', '.618034', '.6667', '.7071'],
  ['How far strategy moves a mean of .5', '.2071'],
  ['How far strategy moves any mean', '1/4'],
  ['A share α re-votes at once, F = x²', '.894427', 'between 0 and 1'],
  ['The jury theorem, p = .6', '.753498', '.979103'],
  ['Rae and Taylor, five members', '.6875', '.625', '.53125'],
  ['Mean against median, a tenth of extremists', '.55', '.5556', '.5226'],
  ['Self-stable rules, p = .3 .3 .5 .5 .7 ×6', 'none'],
  ['A threshold set by the average of the same ten', '.4'],
  ['Hegselmann and Krause, 625 members, ε = .25', 'one cluster'],
  ["Sobol' indices of Ishigami's function", '.3139', '.4424', '0'],
]

describe('the page of results', () => {
  it('has no line that is not read here', () => {
    const written = page.split('\n').filter((line) => /^\| (?!what \|)/.test(line))
    expect(written.length).toBe(lines.length)
    expect(new Set(lines.map(({ what, title }) => `${what} ${title}`)).size).toBe(lines.length)
  })

  it('names tests that there are', () => {
    const missing = lines.filter(
      ({ file, title }) => !existsSync(join(root, file)) || !testsOf(file).flat().includes(title),
    )
    expect(missing.map(({ file, title }) => `${file}: ${title}`)).toEqual([])
  })

  it('has a year for each source', () => {
    expect(lines.filter(({ source }) => !/\b1[789]\d\d\b|\b20\d\d\b/.test(source))).toEqual([])
  })

  it('has everything that was to be reproduced, and at least ten results more', () => {
    const lacking = NEEDED.flatMap(([what, ...numbers]) => {
      const expected = lines.find((line) => line.what === what)?.expected ?? ''
      return numbers.filter((number) => !expected.includes(number)).map((number) => `${what}: ${number}`)
    })
    expect(lacking).toEqual([])
    const more = lines.filter(({ what }) => !NEEDED.some(([needed]) => needed === what))
    expect(new Set(more.map(({ title }) => title)).size).toBeGreaterThanOrEqual(10)
    expect(new Set(more.map(({ source }) => source)).size).toBeGreaterThanOrEqual(10)
  })

  it('leaves out no test of the literature', () => {
    const named = new Map(literature.map((file) => [file, new Set<string>()]))
    for (const { file, title } of lines) named.get(file)?.add(title)
    // These stand in the same files: what follows from a result, and what is true all the same.
    const besides = /^(?:Always true|Not true, on purpose|At the boundary|Refused)$/
    const left = literature.flatMap((file) =>
      testsOf(file)
        .filter((titles) => !titles.some((title) => besides.test(title)))
        .filter((titles) => !titles.some((title) => named.get(file)?.has(title)))
        .map((titles) => titles.join(' › ')),
    )
    expect(left).toEqual([])
  })
})
