import { expect, test } from 'vitest'
import { analyse } from './analyst.ts'

test.each([
  ['The company employs 250 people.', 'How many employees does the company have?', true],
  ['The flat has one bathroom.', 'How many bathrooms does the flat have?', true],
  [
    'The contractor cleans the wards and the two kitchens of the clinic.',
    'How many cleaners work in the clinic?',
    false,
  ],
  ['Invoice No. 2024-17 over EUR 300 was paid.', 'What is the invoice number?', true],
  ['The customer may cancel within 14 days.', 'What is the customer number?', false],
  ['The low tariff is 12 cents per unit.', 'What is the high tariff?', false],
  ['The high tariff is 12 cents per unit.', 'How high is the tariff?', true],
  ['The process is called photosynthesis.', 'What is the name of the process?', true],
  ['Extra work has to be ordered by the matron beforehand.', 'What is the name of the matron?', false],
  ['A ticket for the museum is five euros.', 'What does a ticket cost?', true],
  ['Late amounts bear interest at 4% per annum.', 'What interest is charged on late payments?', true],
  ['Business class is not allowed on any flight.', 'May I fly business class?', true],
  [
    'The total liability of each party shall not exceed 125% of the fees.',
    'What is the liability cap?',
    true,
  ],
  ['Please place the machine on a level surface.', 'What does the machine cost?', false],
])('“%s” answers “%s”: %s', (text, question, isAnswer) => {
  const source = { text, pages: [], skippable: [], language: 'en' }
  expect(analyse({ template: 'question', question, source })).toHaveLength(isAnswer ? 1 : 0)
})
