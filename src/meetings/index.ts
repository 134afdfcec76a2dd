/**
 * Meetings: notice, agenda, presence, quorum and second call, minutes, the period to challenge.
 *
 * @module
 */
export {}
