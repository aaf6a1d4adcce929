import { expect, test } from 'vitest'
import { loginPath, safePath } from './paths.ts'

test('the way back survives the log-in page', () => {
  const path = '/documents/7?analysis=3&x=a b'
  const next = new URL(loginPath(path), 'http://x').searchParams.get('next')
  expect(safePath(next ?? '')).toBe('/documents/7?analysis=3&x=a%20b')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  '/.//evil.example',
])('nobody is led to %j', (next) => {
  expect(safePath(next)).toBe('/documents')
})

test('a parameter that is missing or given twice leads to the documents', () => {
  expect(safePath(undefined)).toBe('/documents')
  expect(safePath(['/history', '/search'])).toBe('/documents')
})
