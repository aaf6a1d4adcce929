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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The default of a second fails on a busy machine.
    expect: { poll: { timeout: 20_000 } },
  },
})
