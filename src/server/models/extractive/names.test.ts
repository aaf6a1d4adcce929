import { expect, test } from 'vitest'
import { namesOf, speaksOf } from './names.ts'
import { read } from './reading.ts'

function speaks(text: string, question: string): boolean {
  const { sentences } = read({ text, pages: [], skippable: [], language: 'en' })
  const [name] = namesOf(question, sentences)
  return sentences[0] !== undefined && name !== undefined && speaksOf(sentences[0], name)
}

const ASKED = 'How much did Jesse Jordan pay?'

test.each([
  ['In the end Jesse paid all that he had.', true],
  ['Mr. Jordan paid all that he had.', true],
  ['Jesse K. Jordan paid all that he had.', true],
  ['A girl of twelve, like Jesse Jordan, paid all that she had.', false],
  ['In the end Michael Jordan paid all that he had.', false],
  ['In the end Jesse Owens paid all that he had.', false],
  ['In the end the student paid all that he had.', false],
])('%s → %s', (text, expected) => {
  expect(speaks(text, ASKED)).toBe(expected)
})

test('a name of ordinary words is only named as a whole', () => {
  const rest = 'One must think hard. They think a lot, and just think again; just so.'
  expect(speaks(`Think about the old man. ${rest}`, 'What is Just Think?')).toBe(false)
  expect(speaks(`The project Just Think runs two buses. ${rest}`, 'What is Just Think?')).toBe(true)
})

test('a name in capitals is found in ordinary letters', () => {
  expect(speaks('In the end Jesse Jordan paid.', 'who is JESSE JORDAN')).toBe(true)
})
