import type { soundCharter } from '../charter/index.js'

/** A charter, whole and sound. By way of the function that gives one: named as a type by every chapter, it would tie the bundles of two rooms into a ring. */
export type Charter = ReturnType<typeof soundCharter>
