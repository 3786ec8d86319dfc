import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/**
 * Ends the run with one plain line, `N passed, N failed`, whatever reads it. A file that could not be loaded counts as a failure, and
 * so does what failed outside of any test, such as a database that didn’t start.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads reporters by their default export
export default class PlainLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], _reason: TestRunEndReason): void {
    let passed = 0
    let failed = errors.length
    let skipped = 0
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failed += 1
        else skipped += 1
      }
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) failed += 1
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  }
}
