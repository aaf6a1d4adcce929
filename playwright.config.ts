import { defineConfig } from '@playwright/test'

/** Without these a Chromium of the machine keeps trying to call home. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** `npm run e2e` starts the product and says where it is (BASE_URL) and which browser to use (CHROMIUM). */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // One product, one database: each journey signs up its own user, so that they don't meet.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  // A net for a busy machine, as in vitest.config.ts.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: [
    ['list'],
    ...(process.env.E2E_REPORT ? [['json', { outputFile: process.env.E2E_REPORT }] as const] : []),
  ],
  use: {
    browserName: 'chromium',
    baseURL: process.env.BASE_URL,
    screenshot: 'only-on-failure',
    // Requests, console and steps; pictures and copies of the page at each step would take a third of the time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
      args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})
