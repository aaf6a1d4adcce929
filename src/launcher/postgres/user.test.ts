import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { canReach } from './user.ts'

const base = mkdtempSync(join(tmpdir(), 'ultrai-user-'))
afterAll(() => rmSync(base, { recursive: true }))
chmodSync(base, 0o755)

const stranger = { uid: 54_321, gid: 54_321 }

test('a folder can be reached when every folder on the way lets others pass', () => {
  mkdirSync(join(base, 'open/inner'), { recursive: true })
  chmodSync(join(base, 'open'), 0o711)
  expect(canReach(stranger, join(base, 'open/inner'))).toBe(true)
})

test('one closed folder on the way is enough to be kept out', () => {
  mkdirSync(join(base, 'closed/inner'), { recursive: true })
  chmodSync(join(base, 'closed'), 0o700)
  expect(canReach(stranger, join(base, 'closed/inner'))).toBe(false)
})

test('its owner passes where others may not', () => {
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  expect(canReach(owner, join(base, 'closed/inner'))).toBe(true)
})
