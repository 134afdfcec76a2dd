/**
 * Circles with domains and mandates, double links, consent rounds, roles selected by consent.
 *
 * @module
 */
export {}
