import { expect, test } from 'vitest'
import type { Model } from '#contracts/model.ts'
import { byProvider, contextWords, placeWords, priceWords, stateWords } from './model-words.ts'

const MODEL: Model = {
  id: 'openai/gpt-5',
  label: 'GPT-5',
  provider: 'openai',
  description: '',
  local: false,
  host: 'api.openai.com',
  obstacle: null,
  contextTokens: 272_000,
  price: { input: 1.25, output: 10 },
}

test('a model is told in words', () => {
  expect([stateWords(MODEL), contextWords(MODEL), priceWords(MODEL), placeWords(MODEL)]).toEqual([
    'Ready',
    '272,000 tokens',
    '$1.25 in, $10.00 out',
    'Is sent to api.openai.com',
  ])
})

test('what is not known, or costs nothing, is said so', () => {
  expect(priceWords({ ...MODEL, price: null })).toBe('Price not known')
  expect(priceWords({ host: null, price: null })).toBe('Costs nothing')
  expect(placeWords({ host: '127.0.0.1:11434', local: true })).toBe(
    'Stays in your network, at 127.0.0.1:11434',
  )
  expect(priceWords({ ...MODEL, price: { input: 0.075, output: 0.3 } })).toBe('$0.075 in, $0.30 out')
})

test('providers without a key come last', () => {
  const models: Model[] = [
    { ...MODEL, provider: 'anthropic', obstacle: 'no_key' },
    { ...MODEL, provider: 'ollama', obstacle: 'switched_off' },
    MODEL,
  ]
  expect(byProvider(models).map(({ provider }) => provider)).toEqual(['ollama', 'openai', 'anthropic'])
})
