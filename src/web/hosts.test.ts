import { expect, test } from 'vitest'
import { isOwnHost } from './hosts.ts'

test('without a configured name every Host is fine', () => {
  expect(isOwnHost({ allowedHosts: [], publicUrl: undefined }, 'anything:3000')).toBe(true)
})

test('a Host that is not ours is told from ours', () => {
  const env = { allowedHosts: ['docs.example.org'], publicUrl: 'https://ultrai.example.org:8443' }
  for (const host of [
    'ultrai.example.org:8443',
    'ULTRAI.example.org:8443',
    'docs.example.org',
    'docs.example.org:80',
  ])
    expect(isOwnHost(env, host)).toBe(true)
  for (const host of ['evil.example', 'docs.example.org.evil.example', 'evil.example:8443', '', undefined])
    expect(isOwnHost(env, host)).toBe(false)
})
