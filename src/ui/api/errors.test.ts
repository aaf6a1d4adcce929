import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { ERRORS } from '#contracts/error.ts'
import { mayPass, problemOf, problemOfCode, sentence } from './errors.ts'

function body(code: string, details = {}) {
  return { code, message: 'as sent', next: null, details, requestId: 'r-1' }
}

/** As the API's error formatter sends it. */
function thrown(code: string, details = {}) {
  return TRPCClientError.from({
    error: { message: 'x', code: -32_603, data: { app: body(code, details) } },
  } as never)
}

test('a failed call speaks the words of its code, with the next step and the request number', () => {
  const problem = problemOf(thrown('document.encrypted'))
  expect(sentence(problem)).toBe(
    'This file is locked with a password. Save a copy without the password and upload that.',
  )
  expect(problem.requestId).toBe('r-1')
})

test('a refused upload, which is the body itself, reads the same', () => {
  expect(problemOf(body('document.empty')).message).toBe(ERRORS['document.empty'].message)
})

test('no answer at all is not blamed on the person', () => {
  expect(problemOf(new TypeError('Failed to fetch'))).toMatchObject({
    code: null,
    message: 'The server can’t be reached.',
  })
  expect(problemOf(undefined).code).toBeNull()
})

test('a code that this version does not know is our accident, not "undefined"', () => {
  expect(problemOf(thrown('moon.full')).code).toBe('service.unexpected')
})

test('the same file again leads to the first one', () => {
  expect(problemOf(thrown('document.duplicate', { documentId: 7 })).step).toEqual({
    label: 'Open it',
    href: '/documents/7',
  })
})

test('the same file in the trash can be restored in place', () => {
  expect(problemOf(body('document.duplicate_in_trash', { documentId: 7 })).step).toEqual({
    label: 'Restore',
    restore: 7,
  })
})

test('without the id there is no link that leads nowhere', () => {
  expect(problemOfCode('document.duplicate').step).toBeNull()
})

test('only what may pass by itself is asked again', () => {
  expect(mayPass(new TypeError('Failed to fetch'))).toBe(true)
  expect(mayPass(thrown('service.unavailable'))).toBe(true)
  expect(mayPass(thrown('document.not_found'))).toBe(false)
  expect(mayPass(thrown('auth.required'))).toBe(false)
})

test('a disguised file is told what it is', () => {
  expect(problemOfCode('document.disguised', { found: 'png' }).message).toBe(
    'This file is not what its name says: it is of the kind PNG.',
  )
  expect(problemOfCode('document.disguised', { found: 'binary' }).message).toBe(
    'This file is not what its name says.',
  )
})

test('a file past a limit is told the limit of this installation, where it is known', () => {
  const { message } = problemOfCode('document.too_many_pages', { limit: 1_200 })
  expect(message).toBe('This document has more than 1,200 pages.')
  expect(problemOfCode('document.too_long', { limit: undefined }).message).toBe(
    'This document has more characters than are read here.',
  )
})
