/**
 * The rules cooperatives decide by. Each room is a subpath of its own (`coop-rules/decisions`), and a user of one pays for that one; this entry is all of them
 * together.
 *
 * @module
 */
export * from './accounts/index.js'
export * from './averages/index.js'
export * from './ballots/index.js'
export * from './calendar/index.js'
export * from './charter/index.js'
export * from './circles/index.js'
export * from './cooperative/index.js'
export * from './decisions/index.js'
export * from './deferral/index.js'
export * from './disclosure/index.js'
export * from './elections/index.js'
export * from './exact/index.js'
export * from './meetings/index.js'
export * from './membership/index.js'
export * from './pay/index.js'
export * from './presets/index.js'
export * from './problems/index.js'
export * from './projects/index.js'
export * from './reasons/index.js'
export * from './surplus/index.js'
