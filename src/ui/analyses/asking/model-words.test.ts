import { expect, test } from 'vitest'
import type { Model } from '#contracts/model.ts'
import { allowedFor, byProvider, modelFacts, optionWords, usableModel } from './model-words.ts'

function model(id: string, of: Partial<Model> = {}): Model {
  return {
    id,
    label: id,
    provider: id.split('/')[0] ?? id,
    description: '',
    local: false,
    host: 'api.example.org',
    obstacle: null,
    contextTokens: null,
    price: null,
    ...of,
  }
}

const extractive = model('extractive', { local: true, host: null })
const cloud = model('openai/large')
const llama = model('ollama/llama', { local: true })
const models = [cloud, extractive, llama, model('openai/small', { obstacle: 'no_key' })]

test('the built-in analyst comes first, the others stand under their providers', () => {
  expect(byProvider(models).map(({ name, models: own }) => [name, own.length])).toEqual([
    ['Built in', 1],
    ['OpenAI', 2],
    ['ollama', 1],
  ])
})

test('a document that is kept here is read by local models only', () => {
  expect(allowedFor(models, true)).toEqual([extractive, llama])
  expect(allowedFor(models, false)).toEqual(models)
})

test('what was chosen last is asked while it can be, else the built-in analyst', () => {
  expect(usableModel(models, 'openai/large')).toBe('openai/large')
  expect(usableModel(models, 'openai/small')).toBe('extractive')
  expect(usableModel(allowedFor(models, true), 'openai/large')).toBe('extractive')
})

test('why a model can’t be asked stands beside its name', () => {
  expect(optionWords(model('Large', { obstacle: 'no_key' }))).toBe('Large (its key is not set here)')
})

test('price and context are told where they are known', () => {
  expect(modelFacts(model('x', { contextTokens: 128_000, price: { input: 1.25, output: 10 } }))).toBe(
    'Reads up to 128,000 tokens at once · $1.25 in and $10 out per million tokens',
  )
  expect(modelFacts(model('x', { price: { input: 0, output: 0 } }))).toBe('free of charge')
  expect(modelFacts(model('x'))).toBe('')
})
