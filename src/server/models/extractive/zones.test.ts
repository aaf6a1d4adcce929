import { expect, test } from 'vitest'
import { read } from './reading.ts'

const PROSE =
  'The mill ground corn for the village. Its wheel was made of oak and turned all year. Nobody owned it alone.'
const NOTES = Array.from(
  { length: 30 },
  (_, at) => `${at + 1}. See Anna Berg, Mills of the North (Oslo: Fjord Press, 19${at + 50}), ${at + 3}.`,
)

function zonesOf(text: string): Map<string, boolean> {
  const { sentences } = read({ text, pages: [], skippable: [], language: 'en' })
  return new Map(sentences.toReversed().map((sentence) => [sentence.text, sentence.backMatter]))
}

test('endnotes are a zone, also below the headings of chapters and without one of their own', () => {
  const text = `${`${PROSE}\n\n`.repeat(12)}${NOTES.slice(0, 15).join('\n')}\n\n2. The Wheel\n\n${NOTES.slice(15).join('\n')}`
  const zones = zonesOf(text)
  expect(zones.get('Nobody owned it alone.')).toBe(false)
  expect(zones.get('See Anna Berg, Mills of the North (Oslo: Fjord Press, 1960), 13.')).toBe(true)
  expect(zones.get('See Anna Berg, Mills of the North (Oslo: Fjord Press, 1975), 28.')).toBe(true)
})

test('an index is a zone', () => {
  const zones = zonesOf(`${`${PROSE}\n\n`.repeat(12)}INDEX\n\nmill, 3–5, 90n\n\nwheel, water-driven, 7`)
  expect(zones.get('Nobody owned it alone.')).toBe(false)
  expect(zones.get('wheel, water-driven, 7')).toBe(true)
})

test('a single reference makes no zone', () => {
  expect([...zonesOf(`${PROSE} See Berg (1950), pp. 3-5. ${PROSE}`).values()]).not.toContain(true)
})
