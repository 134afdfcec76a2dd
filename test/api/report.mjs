import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

/**
 * What the package promises, as text: every name that a subpath exports, with its whole declaration, and every declaration that these lead to and that has no name of its own for users. Made of what the compiler wrote (dist/**\/*.d.ts),
 * without comments; members of unions in the order of the alphabet, because compilers put them in orders of their own. Each declaration stands once, in the report of the room whose folder it is in.
 */
const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')

/** The subpaths with types, by the name of their report. */
const entriesOf = (folder) => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([path, { types }]) => [path === '.' ? 'index' : path.slice(2), resolve(folder, relative('dist', types))])
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed })
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** A union whose members stand in the order of the alphabet: as text, for what is compared is text. */
const print = (node, file) => {
  const print1 = (one) => printer.printNode(ts.EmitHint.Unspecified, one, file)
  const sorted = ts.transform(node, [
    (context) => {
      const visit = (one) => {
        const inner = ts.visitEachChild(one, visit, context)
        if (!ts.isUnionTypeNode(inner)) return inner
        const members = inner.types.map((type) => [print1(type), type]).sort(([a], [b]) => byText(a, b))
        return ts.factory.updateUnionTypeNode(inner, ts.factory.createNodeArray(members.map(([, type]) => type)))
      }
      return (one) => ts.visitNode(one, visit)
    },
  ])
  return print1(sorted.transformed[0])
}

/** The declarations, imports and re-exports of one file. */
const read = (path) => {
  if (!existsSync(path)) throw new Error(`${relative(root, path)} is not there: npm run build`)
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = { file, declared: new Map(), imported: new Map(), exported: new Map(), everythingOf: [] }
  const declare = (name, node) => found.declared.set(name, [...(found.declared.get(name) ?? []), node])
  for (const node of file.statements) {
    const isExported =
      ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    const names = ts.isVariableStatement(node)
      ? node.declarationList.declarations.map(({ name }) => name.text)
      : node.name === undefined
        ? []
        : [node.name.text]
    for (const name of names) {
      declare(name, node)
      if (isExported) found.exported.set(name, { name })
    }
    if (ts.isImportDeclaration(node)) imports(node, path, found.imported)
    if (ts.isExportDeclaration(node)) exportsOf(node, path, found)
  }
  return found
}

const fileOf = (specifier, from) =>
  specifier.startsWith('.') ? resolve(dirname(from), specifier.replace(/\.js$/, '.d.ts')) : specifier

const imports = ({ moduleSpecifier, importClause }, path, imported) => {
  const from = fileOf(moduleSpecifier.text, path)
  const { name, namedBindings } = importClause ?? {}
  if (name !== undefined) imported.set(name.text, { from, name: 'default' })
  if (namedBindings === undefined) return
  if (ts.isNamespaceImport(namedBindings)) imported.set(namedBindings.name.text, { from, name: '*' })
  else
    for (const one of namedBindings.elements)
      imported.set(one.name.text, { from, name: (one.propertyName ?? one.name).text })
}

const exportsOf = ({ moduleSpecifier, exportClause }, path, found) => {
  const from = moduleSpecifier === undefined ? undefined : fileOf(moduleSpecifier.text, path)
  if (exportClause === undefined) found.everythingOf.push(from)
  else if (ts.isNamespaceExport(exportClause)) found.exported.set(exportClause.name.text, { from, name: '*' })
  else
    for (const one of exportClause.elements)
      found.exported.set(one.name.text, { from, name: (one.propertyName ?? one.name).text })
}

/** Every identifier that a declaration speaks of, with the types it names by `import('…')`. */
const spokenOf = (node, path) => {
  const names = new Set()
  const elsewhere = []
  const visit = (one) => {
    // The name of a field or a parameter speaks of nothing, though something else may be called the same.
    if (ts.isIdentifier(one) && one.parent.name !== one) names.add(one.text)
    if (ts.isImportTypeNode(one) && ts.isLiteralTypeNode(one.argument)) {
      const from = fileOf(one.argument.literal.text, path)
      const { qualifier } = one
      const first =
        qualifier === undefined ? '*' : ts.isIdentifier(qualifier) ? qualifier.text : qualifier.getText().split('.')[0]
      elsewhere.push({ from, name: first })
    }
    ts.forEachChild(one, visit)
  }
  visit(node)
  return { names, elsewhere }
}

/** The reports of all subpaths, by room, of the declarations in this folder. */
export const currentReports = (folder = dist, entries = entriesOf(folder)) => {
  const files = new Map()
  const fileAt = (path) => {
    if (!files.has(path)) files.set(path, read(path))
    return files.get(path)
  }
  const isOurs = (from) => from.startsWith(folder)
  /** Where a name that a file exports is declared: in which of our files, or in which package. */
  const declaredAt = (path, name) => {
    if (!isOurs(path)) return { path, name }
    const { exported, declared, imported, everythingOf } = fileAt(path)
    const own = exported.get(name)
    if (own?.from !== undefined)
      return own.name === '*' ? { path: own.from, name: '*' } : declaredAt(own.from, own.name)
    const local = own?.name ?? name
    if (declared.has(local)) return { path, name: local }
    const taken = imported.get(local)
    if (taken !== undefined)
      return taken.name === '*' ? { path: taken.from, name: '*' } : declaredAt(taken.from, taken.name)
    for (const from of everythingOf) {
      const there = declaredAt(from, name)
      if (there !== undefined) return there
    }
    return undefined
  }
  const namesOf = (path) => {
    const { exported, everythingOf } = fileAt(path)
    return [
      ...new Set([...exported.keys(), ...everythingOf.flatMap((from) => (isOurs(from) ? namesOf(from) : []))]),
    ].sort(byText)
  }

  const rooms = new Map(entries.map(([room]) => [room, { names: [], reached: new Map() }]))
  /** Where users find a declaration: the first subpath of its own room that exports it, else of any. */
  const roomOf = (path) => {
    const [first] = relative(folder, path).split('/')
    return rooms.has(first) ? first : 'index'
  }
  const seen = new Set()
  const reach = ({ path, name }) => {
    if (!isOurs(path) || seen.has(`${path} ${name}`)) return
    seen.add(`${path} ${name}`)
    if (name === '*') {
      for (const one of namesOf(path)) {
        const there = declaredAt(path, one)
        if (there !== undefined) reach(there)
      }
      return
    }
    const { declared, imported, file } = fileAt(path)
    const nodes = declared.get(name) ?? []
    rooms.get(roomOf(path)).reached.set(`${name} ${path}`, {
      name,
      path,
      text: [...new Set(nodes)].map((node) => print(node, file)).join('\n'),
    })
    for (const node of nodes) {
      const { names, elsewhere } = spokenOf(node, path)
      for (const { from, name: one } of elsewhere) {
        const there = one === '*' ? { path: from, name: '*' } : declaredAt(from, one)
        if (there !== undefined) reach(there)
      }
      for (const one of names) {
        if (declared.has(one)) reach({ path, name: one })
        const taken = imported.get(one)
        if (taken === undefined || !isOurs(taken.from)) continue
        const there = taken.name === '*' ? { path: taken.from, name: '*' } : declaredAt(taken.from, taken.name)
        if (there !== undefined) reach(there)
      }
    }
  }
  for (const [room, path] of entries)
    for (const name of namesOf(path)) {
      const there = declaredAt(path, name)
      if (there === undefined) throw new Error(`${relative(root, path)} exports ${name}, which is declared nowhere`)
      rooms.get(room).names.push([name, there])
      reach(there)
    }
  return Object.fromEntries([...rooms].map(([room, found]) => [room, written(room, found, { isOurs, roomOf })]))
}

/** The text of one report. */
const written = (room, { names, reached }, { isOurs, roomOf }) => {
  const subpath = room === 'index' ? 'coop-rules' : `coop-rules/${room}`
  const own = new Map(names.map(([name, { path, name: declared }]) => [`${declared} ${path}`, name]))
  const from = (path) =>
    isOurs(path) ? (roomOf(path) === 'index' ? 'coop-rules' : `coop-rules/${roomOf(path)}`) : path
  const exported = names.map(([name, there]) => {
    const found = reached.get(`${there.name} ${there.path}`)
    if (found === undefined)
      return `export { ${there.name === name ? name : `${there.name} as ${name}`} } from '${from(there.path)}'`
    return there.name === name ? found.text : `${found.text}\nexport { ${there.name} as ${name} }`
  })
  const rest = [...reached]
    .filter(([key]) => !own.has(key))
    .map(([, { text }]) => text.replace(/^export (declare )?/gm, '$1'))
    .sort(byText)
  const parts = [`${subpath}: ${names.length} names`, ...exported]
  if (rest.length > 0) parts.push(`What these are made of, under no name of its own in ${subpath}:`, ...rest)
  return `${parts.join('\n\n')}\n`
}

/** The SHA-256 of each report: what is kept of a released version. */
export const digestsOf = (reports) =>
  Object.fromEntries(
    Object.entries(reports).map(([room, text]) => [room, createHash('sha256').update(text).digest('hex')]),
  )
