import { expect, test } from 'vitest'
import { Vocabulary } from './vocabulary.ts'

test('words are numbered as they come, each once, however many there are', () => {
  const words = Array.from({ length: 5_000 }, (_, at) => `w${at % 3_000}`)
  const text = words.join(' ')
  const vocabulary = new Vocabulary()
  let from = 0
  for (const [at, word] of words.entries()) {
    expect(vocabulary.learn(text, from, from + word.length)).toBe(at % 3_000)
    from += word.length + 1
  }
  expect(vocabulary.size).toBe(3_000)
})

test('a word of another text is known by its letters; one that the text lacks is not', () => {
  const vocabulary = new Vocabulary()
  vocabulary.learn('the rent', 0, 3)
  vocabulary.learn('the rent', 4, 8)
  expect(vocabulary.find('no rent due', 3, 7)).toBe(1)
  expect(vocabulary.find('no rent due', 3, 6)).toBeUndefined()
  expect(vocabulary.find('no rent due', 8, 11)).toBeUndefined()
})
