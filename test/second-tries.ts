import type { Reporter, TestModule } from 'vitest/node'

/**
 * Continuous integration gives a failed test one more try, for tests that kill servers and drive browsers can lose a race on a busy machine. What passed only then is told at the end, with what went wrong first: it is a
 * defect of the test or of the code, and nobody should have to look for it.
 */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const told = modules.flatMap((module) =>
      [...module.children.allTests('passed')]
        .filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0)
        .map(
          (test) => `  ${module.relativeModuleId} > ${test.fullName}\n    ${test.result().errors?.[0]?.message ?? ''}`,
        ),
    )
    if (told.length > 0) console.log(`\nPASSED ONLY AT THE SECOND TRY:\n${told.join('\n')}`)
  }
}
