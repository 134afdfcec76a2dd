import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * Every example in a comment, in the README or in docs/ is type-checked and run against the built package, imported by its name. A comment `// => value` behind
 * a line, or on the line below it, is what the expression must equal.
 */
const root = join(import.meta.dirname, '..')
const folder = join(root, '.work/examples')

interface Example {
  readonly name: string
  readonly code: string
}

const filesUnder = (place: string, ending: string): string[] =>
  readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.parentPath.includes('docs/api'))
    .map((entry) => join(entry.parentPath, entry.name))

const blocksOf = (file: string): Example[] => {
  const text = readFileSync(file, 'utf8')
  const plain = file.endsWith('.ts') ? text.replaceAll(/^ \* ?/gm, '') : text
  return [...plain.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code], at) => ({
    name: `${relative(root, file)} #${at + 1}`,
    code: code as string,
  }))
}

const examples = [...filesUnder('src', '.ts'), ...filesUnder('docs', '.md'), join(root, 'README.md')].flatMap(blocksOf)

/** Turns `expression // => value` into an assertion. */
const withAssertions = (code: string): string => {
  const lines = code.replaceAll(/\n\s*\/\/ => /g, ' // => ').split('\n')
  const checked = lines.map((line) => {
    const [, expression, expected] = /^(.*?);?\s*\/\/ => (.*)$/.exec(line) ?? []
    return expression === undefined ? line : `assert.deepEqual(${expression}, ${expected ?? ''})`
  })
  return `import assert from 'node:assert/strict'\n${checked.join('\n')}\n`
}

describe('the examples in comments and documents', () => {
  const files = examples.map((example, at) => ({ ...example, file: join(folder, `example-${at}.ts`) }))

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const { file, code } of files) writeFileSync(file, withAssertions(code))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('are there, with something to check in each', () => {
    expect(examples.length).toBeGreaterThan(30)
    expect(examples.filter(({ code }) => !code.includes('// => ')).map(({ name }) => name)).toEqual([])
  })

  it('pass the type check as a user would write them', () => {
    const program = ts.createProgram(
      files.map(({ file }) => file),
      {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        types: ['node'],
      },
    )
    const problems = ts.getPreEmitDiagnostics(program).map((found) => {
      const example = files.find(({ file }) => file === found.file?.fileName)
      return `${example?.name ?? found.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`
    })
    expect(problems).toEqual([])
  })

  for (const { name, code, file } of files) {
    it(name, () => {
      const { outputText } = ts.transpileModule(withAssertions(code), {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      })
      const script = file.replace(/\.ts$/, '.mjs')
      writeFileSync(script, outputText)
      const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(status).toBe(0)
    })
  }
})
