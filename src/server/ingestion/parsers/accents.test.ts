import { expect, test } from 'vitest'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { makePdf } from '#test/pdf.ts'
import { parsePdf } from './pdf.ts'

const WIDE = 0.6 * 12

/** A line in which `over` is drawn on top of the character at `at`. */
async function textOf(text: string, at: number, over: string): Promise<string> {
  const lines = [
    { x: 72, y: 700, text: text.slice(0, at + 1), size: 12 },
    { x: 72 + at * WIDE, y: 700, text: over, size: 12 },
    { x: 72 + (at + 1) * WIDE, y: 700, text: text.slice(at + 1), size: 12 },
  ]
  const { pages } = await parsePdf(makePdf({ pages: [{ lines }] }))
  return pages[0]?.text ?? ''
}

test('a stroke drawn over a sign is the sign struck: what is not equal never reads as equal', async () => {
  const text = await textOf('two points x = y of the space', 13, '6')
  expect(text).toBe('two points x ≠ y of the space')
  const prepared = prepare(text)
  for (const exact of ['points x = y of', 'points x 6= y of', 'points x =6 y of'])
    expect(verifyQuote(prepared, { exact }).status).toBe('altered')
})

test('a 6 beside a sign stays a 6', async () => {
  const lines = [{ x: 72, y: 700, text: 'in all 3 + 3 =6 apples, 6= all of them', size: 12 }]
  const { pages } = await parsePdf(makePdf({ pages: [{ lines }] }))
  expect(pages[0]?.text).toBe('in all 3 + 3 =6 apples, 6= all of them')
})
