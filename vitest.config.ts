import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'eval/**/*.test.ts'],
    globalSetup: 'src/test/setup-database.ts',
    // Processes rather than threads: tests start and kill processes, and native modules are loaded.
    pool: 'forks',
    maxWorkers: 2,
    // Modules that are loaded once for all files save a fifth of the time; and a server lives for more than one test.
    isolate: false,
    // What a busy machine may take, at its worst: nothing is measured by these, and who passes waits for none of them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
