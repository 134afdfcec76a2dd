import { bundles } from './bundles.mjs'
import { inBrowser } from './in-browser.mjs'
import { spoilt } from './packed.mjs'
import { types } from './types.mjs'
import { underRuntimes } from './under-runtimes.mjs'

const DIST = 'node_modules/coop-rules/dist'

/** The project with something spoilt in it, in the place of the sound one. */
const having = (projects, file, spoil) => ({
  ...projects,
  bare: spoilt(projects.bare, `spoilt-${copies++}`, file, spoil),
})
let copies = 0

/** One rule and two bundlers show what all of them would. */
const FEW = { rules: 1, bundlers: ['esbuild', 'webpack'] }

/** What is spoilt, and what is then to be found: a matrix that finds nothing when something is there is worth nothing. */
export const PROOFS = [
  {
    what: 'an answer that hangs on the runtime',
    part: 'runtimes',
    finds: /printed otherwise than node20/,
    look: async (projects) => {
      const spoil = (text) =>
        text.replace(
          'const told = {',
          'const told = {\n    where: process.version + String(globalThis.Bun ?? globalThis.Deno),',
        )
      return (await underRuntimes(having(projects, 'answers.mjs', spoil), ['answers'])).lines
    },
  },
  {
    what: 'a subpath that cannot be required',
    part: 'runtimes',
    finds: /ERR_REQUIRE|require\(\)|top-level await|required/i,
    look: async (projects) => {
      const spoil = (text) => `await Promise.resolve()\n${text}`
      return (await underRuntimes(having(projects, `${DIST}/decisions/index.js`, spoil), ['every subpath required']))
        .lines
    },
  },
  {
    what: 'a page that answers otherwise',
    part: 'browser',
    finds: /answered otherwise/,
    look: (projects) => inBrowser(projects.bare, '{"average":{"kind":"none"'),
  },
  {
    what: 'a program made of text, under a strict policy',
    part: 'browser',
    finds: /the policy stopped eval/,
    look: (projects) => {
      const spoil = (text) => `try { new Function('return 1') } catch {}\n${text}`
      return inBrowser(having(projects, 'answers.mjs', spoil).bare, '')
    },
  },
  {
    what: 'a kind that is not declared',
    part: 'types',
    finds: /not assignable|not comparable/,
    look: (projects) => {
      const spoil = (text) => text.replace("'inquorate'", "'no-quorum'")
      return types(having(projects, `${DIST}/decisions/verdict.d.ts`, spoil), { only: ['typescript-5.5'], settings: 1 })
    },
  },
  {
    what: 'a rule that takes anything',
    part: 'types',
    finds: /Unused '@ts-expect-error'/,
    look: (projects) => {
      const spoil = (text) =>
        `${text}\nexport declare const decide: (input: any) => Verdict;`.replace(
          /export declare const decide: \(input: DecisionInput\)[^;]*;/,
          '',
        )
      return types(having(projects, `${DIST}/decisions/decide.d.ts`, spoil), { only: ['typescript-7.0'], settings: 1 })
    },
  },
  {
    what: 'declarations that do not hold together, in a library',
    part: 'types',
    finds: /Cannot find name .NoSuchType/,
    look: (projects) => {
      const spoil = (text) => `${text}\nexport declare const lost: NoSuchType;\n`
      return types(having(projects, `${DIST}/surplus/index.d.ts`, spoil), { only: ['typescript-5.9'], settings: 1 })
    },
  },
  {
    what: 'a rule that brings another package along',
    part: 'bundles',
    finds: /it brings zod along/,
    look: (projects) => {
      const spoil = (text) => `import * as zod from 'zod'\nglobalThis.zod = zod\n${text}`
      return bundles(effects(having(projects, `${DIST}/decisions/index.js`, spoil)), FEW)
    },
  },
  {
    what: 'a rule that keeps something of another room',
    part: 'bundles',
    finds: /it keeps something of src\/pay/,
    look: (projects) => {
      const spoil = (text) => `import * as pay from '../pay/index.js'\nglobalThis.pay = pay\n${text}`
      return bundles(effects(having(projects, `${DIST}/decisions/index.js`, spoil)), FEW)
    },
  },
  {
    what: 'a rule that grows',
    part: 'bundles',
    finds: /it is larger than/,
    look: (projects) => {
      const more = JSON.stringify('a sentence of some length '.repeat(40))
      const spoil = (text) => `globalThis.more = ${more}\n${text}`
      return bundles(effects(having(projects, `${DIST}/decisions/index.js`, spoil)), FEW)
    },
  },
]

/** Bundlers believe the package when it says that importing it does nothing, and would drop what was put there. */
const effects = ({ bare }) =>
  spoilt(bare, `spoilt-${copies++}`, 'node_modules/coop-rules/package.json', (text) =>
    text.replace('"sideEffects": false', '"sideEffects": true'),
  )
