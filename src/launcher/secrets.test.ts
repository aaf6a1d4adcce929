import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecrets } from './secrets.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ultrai-secrets-'))
  path = join(folder, 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('secrets are made once, strong, and kept', () => {
  const made = keepSecrets(folder)
  expect(made.authSecrets[0]?.length).toBeGreaterThanOrEqual(43) // 32 random bytes
  expect(keepSecrets(folder)).toEqual(made)
})

test('nobody else may read them, even if someone let them', () => {
  keepSecrets(folder)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  chmodSync(path, 0o644)
  keepSecrets(folder)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test.each(['', '{', '{}', '{"authSecrets": []}'])(
  'a damaged file (%j) is said to be, and never replaced silently',
  (text) => {
    writeFileSync(path, text)
    expect(() => keepSecrets(folder)).toThrow(path)
    expect(readFileSync(path, 'utf8')).toBe(text)
  },
)
