import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    reporters: ['default', './tests/support/plain-line-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A database cloned, a browser opened: slow machines take their time, and no test asserts a time.
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})
