import { SUBPATHS } from './subpaths.mjs'

// What each subpath exports when it is imported.
const names = {}
for (const path of SUBPATHS) names[path] = Object.keys(await import(path)).sort()
console.log(JSON.stringify(names))
