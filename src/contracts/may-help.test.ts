import { expect, test } from 'vitest'
import { isForGood, mayHelp } from './may-help.ts'

test('a locked or damaged file is not offered to be read again; an accident is', () => {
  expect(mayHelp('document.encrypted')).toBe(false)
  expect(mayHelp('document.damaged')).toBe(false)
  expect(mayHelp('document.too_slow')).toBe(true)
  expect(mayHelp(null)).toBe(true)
})

test('a locked file stays locked; what was too long may be read once a limit is raised', () => {
  expect(isForGood('document.encrypted')).toBe(true)
  expect(isForGood('document.too_long')).toBe(false)
})
