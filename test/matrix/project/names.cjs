/* oxlint-disable typescript/no-require-imports -- that CommonJS can require every subpath is what is looked at */
const { SUBPATHS } = require('./subpaths.cjs')

// What each subpath exports when CommonJS requires it. An empty name and `module.exports` are how some runtimes mark that it was no CommonJS.
const MARKS = ['__esModule', 'module.exports']
const namesOf = (path) =>
  Object.keys(require(path))
    .filter((name) => !MARKS.includes(name))
    .sort()
console.log(JSON.stringify(Object.fromEntries(SUBPATHS.map((path) => [path, namesOf(path)]))))
