import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GENERATED } from './docs.ts'

test.each(Object.entries(GENERATED))('%s is what `npm run docs` writes', (path, make) => {
  expect(readFileSync(path, 'utf8')).toBe(make())
})
