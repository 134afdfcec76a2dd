/** Stryker's measure of an endless loop: a hundred times as often through a mutant as all tests together went without it. */
const HITS = 100

/** A busy machine must not pass for an endless loop: five times what the tests took, and twenty seconds. */
const mostMsOf = (tests) => 20_000 + 5 * tests.reduce((sum, { ms }) => sum + ms, 0)

/** The shortest first, for most mutants are found by one of those; as long as they cost no more together than a mutant may, but at least two. */
const asManyAs = (tests, mostMs) => {
  let spent = 0
  return tests
    .toSorted((a, b) => a.ms - b.ms)
    .filter(({ ms }, at) => {
      spent += ms
      return at < 2 || spent <= mostMs
    })
}

/**
 * What each mutant is tried with, by what the tests reached without any. `reached`: code that tests run, with those tests. `loaded`: code that
 * runs when its file is loaded, `isReached` where tests run it too. `unreached`: code that nothing runs.
 */
export const planOf = (mutants, { tests, hits, atLoad }, mostSeconds) => {
  const plan = { reached: [], loaded: [], unreached: [] }
  const sound = tests.map((test, at) => ({ at, ...test })).filter(({ isSound }) => isSound)
  const all = asManyAs(sound, mostSeconds * 1000)
  for (const mutant of mutants) {
    const byTest = Object.entries(hits[mutant.id] ?? {})
    const covering = byTest.map(([at]) => ({ at: Number(at), ...tests[at] })).filter(({ isSound }) => isSound)
    const tried = asManyAs(covering, mostSeconds * 1000)
    const mostHits = HITS * byTest.reduce((sum, [, times]) => sum + times, 0)
    const withTests = (list) => ({ ...mutant, tests: list.map(({ at }) => at), mostMs: mostMsOf(list) })
    const isAtLoad = mutant.id in atLoad
    if (tried.length > 0) plan.reached.push({ ...withTests(tried), mostHits })
    // Code that runs at load may be met by any test, so that all are tried; and what tests reach as well may show at load alone.
    if (isAtLoad) plan.loaded.push({ ...withTests(all), isReached: tried.length > 0 })
    if (!isAtLoad && tried.length === 0) plan.unreached.push(mutant)
  }
  return plan
}
