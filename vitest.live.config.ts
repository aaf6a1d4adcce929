import { defineConfig } from 'vitest/config'

/** `npm run test:live`: asks real providers with whatever keys are configured; no part of `npm test`. */
export default defineConfig({
  test: { include: ['src/test/live/*.live.ts'], reporters: ['verbose'], passWithNoTests: true },
})
