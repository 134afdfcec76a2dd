/**
 * The rule set as data: check, fork, diff, rebase, amend, replay, render.
 *
 * @module
 */
export {}
