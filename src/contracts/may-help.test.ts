import { expect, test } from 'vitest'
import { mayHelp } from './may-help.ts'

test('a locked or damaged file is not offered to be read again; an accident is', () => {
  expect(mayHelp('document.encrypted')).toBe(false)
  expect(mayHelp('document.damaged')).toBe(false)
  expect(mayHelp('document.too_slow')).toBe(true)
  expect(mayHelp(null)).toBe(true)
})
