import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { readEnv } from '#server/platform/env.ts'
import { fakeProvider } from '#test/providers/server.ts'
import { usableProviders } from './registry.ts'

const log = pino({ level: 'silent' })
const BASE = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
}
const registryFor = (env: Record<string, string>) =>
  usableProviders({ env: readEnv({ ...BASE, ...env }), log })

const ollama = await fakeProvider('compatible', ['llama3.3:70b', 'nomic-embed-text', '<script>'])
afterAll(() => ollama.close())

test('without a key only the built-in analyst can be asked, and the rest says why not', () => {
  const providers = registryFor({})
  expect([...providers.keys()]).toEqual(['extractive'])
  expect(new Set(providers.unusable?.map(({ obstacle }) => obstacle))).toEqual(new Set(['no_key']))
  expect(providers.unusable?.map(({ id }) => id)).toContain('anthropic/claude-opus-5-5')
})

test('a key makes the models of its provider usable', () => {
  const providers = registryFor({ GEMINI_API_KEY: 'canary' })
  expect(providers.get('google/gemini-2.5-pro')).toMatchObject({
    provider: 'google',
    host: 'generativelanguage.googleapis.com',
    local: false,
    price: { input: 1.25, output: 10 },
  })
  expect(providers.has('openai/gpt-5')).toBe(false)
})

test('MODELS changes what is known of a model, and adds others', () => {
  const models = JSON.stringify([
    { id: 'openai/gpt-5', price: { input: 1, output: 4 } },
    { id: 'openai/gpt-9', label: 'GPT-9', contextTokens: 50_000 },
  ])
  const providers = registryFor({ OPENAI_API_KEY: 'canary', MODELS: models })
  expect(providers.get('openai/gpt-5')).toMatchObject({ label: 'GPT-5', price: { input: 1, output: 4 } })
  expect(providers.get('openai/gpt-9')).toMatchObject({ label: 'GPT-9', contextTokens: 50_000, price: null })
})

test('endpoints are named, each with its own key and models', () => {
  const endpoints = JSON.stringify([
    {
      name: 'vllm',
      url: 'http://gpu.internal:8000/v1',
      local: true,
      models: ['qwen'],
      contextTokens: 32_768,
    },
    {
      name: 'openrouter',
      url: 'https://openrouter.ai/api/v1',
      key: '$OPENROUTER_API_KEY',
      models: [{ id: 'meta-llama/llama-3.3-70b-instruct', price: { input: 0.1, output: 0.3 } }],
    },
  ])
  const providers = registryFor({ MODEL_ENDPOINTS: endpoints, OPENROUTER_API_KEY: 'canary' })
  expect(providers.get('vllm/qwen')).toMatchObject({
    local: true,
    host: 'gpu.internal:8000',
    contextTokens: 32_768,
  })
  expect(providers.get('openrouter/meta-llama/llama-3.3-70b-instruct')).toMatchObject({
    local: false,
    host: 'openrouter.ai',
    price: { input: 0.1, output: 0.3 },
  })
  // A model of a paid endpoint that nobody has named can't be asked.
  expect(providers.get('openrouter/expensive')).toBeUndefined()
})

test('a local endpoint that names no models is asked for them', async () => {
  const endpoints = JSON.stringify([{ name: 'ollama', url: ollama.url, local: true }])
  const providers = registryFor({ MODEL_ENDPOINTS: endpoints })
  expect((await providers.discover?.())?.map(({ id }) => id)).toEqual(['ollama/llama3.3:70b'])
  // The worker finds it without having looked.
  expect(providers.get('ollama/llama3.3:70b')).toMatchObject({ local: true, contextTokens: 8_192 })
})

test.each([
  ['{"name":', /MODEL_ENDPOINTS: neither a JSON list nor the path/],
  ['[{"name":"openai","url":"http://x/v1","local":true}]', /taken by a provider/],
  ['[{"name":"far","url":"https://far.example/v1"}]', /name the models/],
  [
    '[{"name":"a","url":"http://x/v1","local":true},{"name":"a","url":"http://y/v1","local":true}]',
    /same name/,
  ],
])('%s stops the start with words', (value, words) => {
  expect(() => registryFor({ MODEL_ENDPOINTS: value })).toThrow(words)
})

test('the examples of the guide are right', () => {
  const guide = readFileSync('docs/models.md', 'utf8')
  const [endpoints = '', models = ''] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json)
  const providers = registryFor({
    MODEL_ENDPOINTS: endpoints,
    MODELS: models,
    GOOGLE_API_KEY: 'canary',
    OPENAI_API_KEY: 'canary',
  })
  expect([...providers.keys()]).toEqual(
    expect.arrayContaining([
      'vllm/Qwen/Qwen3-32B',
      'openrouter/meta-llama/llama-3.3-70b-instruct',
      'openai/gpt-5.4',
    ]),
  )
  expect(providers.get('google/gemini-4-argon')).toMatchObject({ price: { input: 4, output: 20 } })
})
