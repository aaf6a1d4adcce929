import { expect, test } from 'vitest'
import { logInCode } from './enter.ts'

test('whichever of the two is wrong, the words are the same', () => {
  expect(logInCode('CredentialsSignin')).toBe('auth.wrong_login')
  expect(logInCode('auth.wrong_login')).toBe('auth.wrong_login')
})

test('a database that is away is not blamed on the password', () => {
  expect(logInCode('service.unavailable')).toBe('service.unavailable')
})

test('anything unknown is our accident', () => {
  expect(logInCode('Configuration')).toBe('service.unexpected')
})
