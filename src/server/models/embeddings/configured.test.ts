import { expect, test } from 'vitest'
import { readEnv } from '#server/platform/env.ts'
import { createLog } from '#server/platform/log.ts'
import { openMetrics } from '#server/platform/metrics.ts'
import { embeddingServer } from '#test/embedding-server.ts'
import { configuredEmbedder } from './configured.ts'
import { isLocalAddress } from './local-address.ts'

const BASE = {
  DATABASE_URL: 'postgres://localhost/x',
  AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
}
const metrics = openMetrics({ standard: false })
const configured = (more: Record<string, string>) =>
  configuredEmbedder({ env: readEnv({ ...BASE, ...more }), log: createLog('web', 'silent'), metrics })

test('without a model named, nothing is sent anywhere, whatever keys there are', () => {
  expect(configured({ OPENAI_API_KEY: 'k', EMBEDDING_URL: 'http://127.0.0.1:1/v1' })).toBeNull()
})

test('a model needs an endpoint or OpenAI’s key', () => {
  expect(() => configured({ EMBEDDING_MODEL: 'm' })).toThrow('EMBEDDING_URL')
  expect(configured({ EMBEDDING_MODEL: 'm', OPENAI_API_KEY: 'k' })?.local).toBe(false)
})

test('an endpoint is local by its address, or because it is said to be', () => {
  const at = (url: string, more = {}) => configured({ EMBEDDING_MODEL: 'm', EMBEDDING_URL: url, ...more })
  expect(at('http://127.0.0.1:11434/v1')?.local).toBe(true)
  expect(at('http://ollama:11434/v1')?.local).toBe(false)
  expect(at('http://ollama:11434/v1', { EMBEDDING_LOCAL: 'true' })?.local).toBe(true)
})

test.each([
  ['http://localhost/v1', true],
  ['http://[::1]:8080/v1', true],
  ['http://10.2.3.4/v1', true],
  ['http://172.31.0.1/v1', true],
  ['http://[fd00::1]/v1', true],
  ['http://[::ffff:192.168.1.1]/v1', true],
  ['http://172.32.0.1/v1', false],
  ['http://169.254.169.254/v1', false],
  ['https://api.openai.com/v1', false],
  ['http://localhost.example.org/v1', false],
  ['http://10.example.org/v1', false],
])('%s is local: %s', (url, local) => expect(isLocalAddress(url)).toBe(local))

test('its calls are counted, the failed ones too', async () => {
  const endpoint = await embeddingServer(() => [3, 4])
  const embedder = configured({ EMBEDDING_MODEL: 'm', EMBEDDING_URL: endpoint.url })
  await embedder?.embed(['a', 'b'])
  endpoint.instead = (_, response) => void response.writeHead(400).end()
  await expect(embedder?.embed(['c'])).rejects.toThrow()
  endpoint.close()
  const { values } = await metrics.modelCalls.get()
  expect(values.map(({ labels, value }) => [labels.provider, labels.outcome, value])).toEqual([
    ['embedding', 'done', 1],
    ['embedding', 'failed', 1],
  ])
})
