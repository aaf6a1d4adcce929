import { expect, test } from 'vitest'
import { mayKnow } from './known.ts'

const TOKEN = 'a-token-of-the-tests-own'

test.each([
  ['local', undefined, undefined, true],
  ['test', undefined, undefined, true],
  ['production', undefined, undefined, false],
  ['production', undefined, 'Bearer undefined', false],
  ['production', TOKEN, `Bearer ${TOKEN}`, true],
  ['production', TOKEN, `bearer  ${TOKEN} `, true],
  ['production', TOKEN, `Bearer ${TOKEN}x`, false],
  ['production', TOKEN, TOKEN, false],
  ['local', TOKEN, undefined, false],
] as const)('%s, token %s, sent %s: %s', (profile, metricsToken, sent, may) => {
  expect(mayKnow({ profile, metricsToken }, sent)).toBe(may)
})
