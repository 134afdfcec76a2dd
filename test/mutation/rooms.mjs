/**
 * The rooms that are mutated, and the tests that answer for each: those of the room, and where another room's tests are what really
 * exercises it, those too. None of them reads the source as text or runs `dist`: such a test never meets a mutant.
 *
 * `isStatic` says whether code that runs once, when a file is loaded, is mutated too. It costs every test of the room for each mutant.
 * `mostRuns` is how many values a property tries. fast-check's first values are its smallest and strangest, which is where mutants show.
 */
export const MUTATED = {
  exact: { tests: ['test/exact'], isStatic: true, mostRuns: 20 },
  calendar: { tests: ['test/calendar'], isStatic: true, mostRuns: 20 },
  problems: { tests: ['test/problems'], isStatic: false, mostRuns: 20 },
  reasons: { tests: ['test/reasons'], isStatic: false, mostRuns: 20 },
  secrecy: { tests: ['test/secrecy'], isStatic: false, mostRuns: 5 },
  charter: { tests: ['test/charter'], isStatic: false, mostRuns: 20 },
  cooperative: { tests: ['test/cooperative'], isStatic: false, mostRuns: 5 },
}
