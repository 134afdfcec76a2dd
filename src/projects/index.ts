/**
 * Projects: proposals, coordinators, teams filled in order, leaving them, evaluation, closing.
 *
 * @module
 */
export {}
