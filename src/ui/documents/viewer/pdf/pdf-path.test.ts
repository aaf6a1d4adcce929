import { expect, test } from 'vitest'
import { documentOfPath, pdfPath } from './pdf-path.ts'

test('the document is read from the path of its PDF, and from no other', () => {
  expect(documentOfPath(pdfPath(42))).toBe(42)
  for (const path of [
    '',
    '/engine/pdfium.wasm',
    '/api/documents/42/file',
    '/api/documents/x/file?inline=1&rendition=1',
  ])
    expect(documentOfPath(path)).toBeNull()
})
