import { expect, test } from 'vitest'
import { chunk } from './chunk.ts'
import type { ParsedPage } from './parsed.ts'

function document(texts: string[], skippable: { start: number; end: number }[] = []) {
  let start = 0
  const pages = texts.map((text, i): ParsedPage => {
    const page = { number: i + 1, start, end: start + text.length, source: 'text' as const }
    start = page.end + 1
    return { ...page, label: null, width: null, height: null, boxes: null }
  })
  return { text: texts.join('\f'), pages, skippable }
}

const sentence = 'The tenant shall pay the rent on the first day of each month, without delay. '

test('a short text is one chunk, without the white space around it', async () => {
  expect(await chunk(document(['\n  Hello there.  \n']))).toEqual([{ start: 3, end: 15, page: 1 }])
})

test('nothing but white space and skippable text gives no chunk', async () => {
  expect(await chunk(document([' \n ', 'Page 2'], [{ start: 4, end: 10 }]))).toEqual([])
})

test('chunks are about a thousand characters and end with sentences', async () => {
  const { text, ...rest } = document([sentence.repeat(100).trim()])
  const chunks = await chunk({ text, ...rest })
  expect(chunks.length).toBeGreaterThan(6)
  for (const { start, end } of chunks) {
    expect(text.slice(start, end)).toMatch(/^The tenant.*delay\.$/)
    expect(end - start).toBeLessThanOrEqual(1_600)
  }
})

test('a chunk begins with a heading rather than ends with it', async () => {
  const { text, ...rest } = document([`${sentence.repeat(10)}\n\n4.2 Payment\n${sentence.repeat(10)}`])
  expect((await chunk({ text, ...rest })).map(({ start }) => text.slice(start, start + 11))).toContain(
    '4.2 Payment',
  )
})

test('a paragraph’s end is liked better than a sentence’s', async () => {
  const { text, ...rest } = document([`${sentence.repeat(10).trim()}\n\n${sentence.repeat(20).trim()}`])
  expect((await chunk({ text, ...rest }))[0]?.end).toBe(text.indexOf('\n\n'))
})

test('a sentence that runs over a page’s foot and head stays whole, and counts to the page it begins on', async () => {
  const first = `${sentence.repeat(3)}The term of this lease is`
  const { text, ...rest } = document([`${first}\n17`, `LEASE\nfive years. ${sentence.repeat(3).trim()}`])
  const foot = { start: first.length + 1, end: first.length + 3 }
  const head = { start: first.length + 4, end: first.length + 10 }
  const chunks = await chunk({ text, ...rest, skippable: [foot, head] })
  expect(chunks).toEqual([{ start: 0, end: text.length, page: 1 }])
})

test('a text without any end of a sentence is cut between words, one without spaces anywhere but in a pair', async () => {
  const words = document(['word '.repeat(1_000)])
  for (const { start, end } of await chunk(words))
    expect(words.text.slice(start, end)).toMatch(/^word.*word$/)
  const faces = document([`x${'😀'.repeat(2_000)}`])
  for (const { start, end } of await chunk(faces))
    expect(faces.text.slice(start, end).isWellFormed()).toBe(true)
})

test('random texts: all that is neither blank nor skippable is in exactly one chunk, and pages are right', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) % below
  }
  const pieces = [
    'Word ',
    'end. ',
    '\n',
    '\n\n',
    '# Head\n',
    '3.1 Scope\n',
    '42 ',
    'Straße! ',
    '“Q?” ',
    '汉字。',
    '😀 ',
    '   ',
  ]
  for (let round = 0; round < 40; round++) {
    const page = () => Array.from({ length: random(400) }, () => pieces[random(pieces.length)]).join('')
    const { text, pages } = document(Array.from({ length: 1 + random(5) }, page))
    const skippable = []
    for (let at = random(50); at + 20 < text.length; at += 30 + random(500)) {
      skippable.push({ start: at, end: at + random(20) + 1 })
      at += 20
    }
    const covered = new Uint8Array(text.length)
    for (const { start, end, page: number } of await chunk({ text, pages, skippable })) {
      for (let at = start; at < end; at++) covered[at] = (covered[at] ?? 0) + 1
      const { start: from = 0, end: to = 0 } = pages[number - 1] ?? {}
      expect(start >= from && start < to, `seed ${seed}: ${start} is on page ${number}`).toBe(true)
    }
    for (const { start, end } of skippable) covered.fill(1, start, end)
    const wrong = Array.from(covered).findIndex(
      (times, at) => times > 1 || (times === 0 && /\S/.test(text[at] ?? '')),
    )
    expect(wrong, `seed ${seed}: ${JSON.stringify(text.slice(wrong - 20, wrong + 20))}`).toBe(-1)
  }
})
