/**
 * The rooms that are mutated. The tests that answer for a room are its own, in `test/ROOM`.
 *
 * `isStatic`: whether code that runs only when a file is loaded is mutated too. Each such mutant costs a process of its own.
 * `mostRuns`: how many values a property tries. fast-check's first values are its smallest and strangest, which is where mutants show.
 * `mostSeconds`: what the tests of one mutant may cost together, by the time they took without it. The shortest run first, so that what is
 * left out for a mutant are its slowest. What only those would find counts as survived.
 * `without`: test files that no mutant could fail, for they run something else than the code it is switched on in.
 */
export const MUTATED = {
  exact: { isStatic: true, mostRuns: 20, mostSeconds: 60, without: [] },
  calendar: { isStatic: true, mostRuns: 20, mostSeconds: 60, without: [] },
  problems: { isStatic: false, mostRuns: 20, mostSeconds: 60, without: [] },
  reasons: { isStatic: false, mostRuns: 20, mostSeconds: 60, without: [] },
  secrecy: { isStatic: false, mostRuns: 5, mostSeconds: 30, without: ['browser.test.ts'] },
  charter: { isStatic: false, mostRuns: 20, mostSeconds: 60, without: [] },
  cooperative: { isStatic: false, mostRuns: 5, mostSeconds: 20, without: [] },
}
