import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { inTurn } from './at-once.mjs'
import { BUNDLERS } from './bundlers.mjs'
import { mapped } from './mapped.mjs'
import { TOOLS } from './tools.mjs'

/** One rule from each of three rooms; which rooms of ours it may bring along, and how many bytes of them at most, minified: a few per cent above what it was when that was written. */
const RULES = [
  { rule: 'decide', room: 'decisions', rooms: ['problems', 'exact', 'reasons', 'decisions'], most: 17_500 },
  { rule: 'averageOf', room: 'averages', rooms: ['problems', 'exact', 'reasons', 'averages'], most: 16_900 },
  { rule: 'allocate', room: 'exact', rooms: ['problems', 'exact'], most: 10_300 },
]

/** The only package a rule of these needs beside ours. */
const NEEDS = new Set(['coop-rules', 'decimal.js'])

/** The sentences of reasons, which are needed by whoever explains and by nobody else. */
const TEXTS = /^src\/reasons\/(?:en|es|say|explain)/

/**
 * One rule, imported from its subpath and from the whole package, by each bundler: what ends up in the bundle, module by module as the bundler itself tells it, and how large it is. With esbuild it is
 * looked at once more finely: built files carry a map of the sources they are made of, so that the bundle's own map names every source file something was kept of.
 */
export const bundles = async (project, { rules = RULES.length, bundlers = Object.keys(BUNDLERS) } = {}) => {
  const cases = RULES.slice(0, rules).flatMap((one) =>
    [`coop-rules/${one.room}`, 'coop-rules'].map((from) => ({ ...one, from })),
  )
  const entries = cases.map((one, at) => {
    const entry = join(project, `rule-${at}.mjs`)
    writeFileSync(entry, `import { ${one.rule} } from '${one.from}'\nglobalThis.rule = ${one.rule}\n`)
    return { ...one, entry }
  })
  const tree = await mapped(project)
  const lines = await Promise.all(
    entries.flatMap((one) =>
      bundlers.map((name) => inTurn(async () => lineOf(one, name, await BUNDLERS[name](one.entry)))),
    ),
  )
  const sources = await Promise.all(
    entries.map((one) => inTurn(async () => sourcesLine(one, await tree.sourcesOf(one.entry)))),
  )
  return [...lines, ...sources]
}

const lineOf = ({ rule, from, most }, name, { code, modules }) => {
  const packages = new Set(modules.map(({ id }) => packageOf(id)).filter((one) => one !== undefined))
  const strange = [...packages].filter((one) => !NEEDS.has(one))
  const others = modules.filter(({ id }) => packageOf(id) !== 'coop-rules').reduce((sum, { bytes }) => sum + bytes, 0)
  const bytes = Buffer.byteLength(code)
  const gzipped = gzipSync(code, { level: 9 }).length
  return {
    what: `${rule} from ${from}`,
    where: `${name} ${TOOLS[name]}`,
    told: `${bytes} B, ${gzipped} B gzipped, of ${modules.length} modules`,
    wrong: [
      ...(packages.has('coop-rules') ? [] : ['nothing of the package is in the bundle, so that nothing is proved']),
      ...strange.map((one) => `it brings ${one} along`),
      ...(bytes <= DECIMAL + most ? [] : [`it is larger than ${DECIMAL + most} B, ${others} of which are not ours`]),
    ],
  }
}

/** decimal.js as the least good of the bundlers minifies it. */
const DECIMAL = 32_200

const sourcesLine = ({ rule, from, rooms }, sources) => {
  const ours = sources.filter((source) => source.startsWith('src/'))
  const strange = ours.filter((source) => !rooms.includes(source.split('/')[1]) || TEXTS.test(source))
  return {
    what: `${rule} from ${from}, by source`,
    where: `esbuild ${TOOLS.esbuild}`,
    told: `of ${ours.length} source files in ${[...new Set(ours.map((one) => one.split('/')[1]))].sort().join(', ')}`,
    wrong: [
      ...(ours.some((source) => source.startsWith(`src/${rooms.at(-1)}/`)) ? [] : ['its own room is not in it']),
      ...strange.map((source) => `it keeps something of ${source}`),
    ],
  }
}

/** The package a module belongs to; none for the entry and for what bundlers add. */
const packageOf = (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]
