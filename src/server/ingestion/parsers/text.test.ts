import { expect, test } from 'vitest'
import { parseText } from './text.ts'

const GERMAN =
  'Die Größe der Straße überrascht: für Fußgänger ist sie größer, als man zunächst glauben möchte.'
const RUSSIAN = 'Арендатор обязан своевременно вносить плату за пользование имуществом и содержать его.'

const read = (bytes: Uint8Array) => parseText(bytes).pages[0]?.text
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** Windows-1251 of Russian letters: the alphabet in order from 0xc0. */
const cyrillic = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
  })

test.each([
  ['UTF-8', new TextEncoder().encode(GERMAN), GERMAN],
  ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${GERMAN}`), GERMAN],
  ['UTF-16, little end first', Uint8Array.from(Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le')), RUSSIAN],
  ['UTF-16, big end first', Uint8Array.from(Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le').swap16()), RUSSIAN],
  ['Latin-1', latin1(GERMAN), GERMAN],
  ['Windows-1251', cyrillic(RUSSIAN), RUSSIAN],
])('%s is read', (_, bytes, words) => {
  expect(read(bytes)).toBe(words)
})

test('line ends become one kind, page breaks line ends, NUL and lone surrogates go', () => {
  expect(read(new TextEncoder().encode('a\r\nb\rc\nd\fe\0f'))).toBe('a\nb\nc\nd\nef')
  const lone = Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x3d, 0xd8, 0x62, 0x00])
  expect(read(lone)?.isWellFormed()).toBe(true)
})

test('a text of more than 20 million characters is too long', () => {
  const bytes = new Uint8Array(20_000_001).fill(0x61)
  expect(() => parseText(bytes)).toThrow(expect.objectContaining({ code: 'document.too_long' }))
})
