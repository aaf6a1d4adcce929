import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { PDFIUM_WASM } from '#contracts/engine.ts'
import { serveEngine } from './engine.ts'

const server = createServer((request, response) => void serveEngine(request, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PDFIUM_WASM}`
const wasm = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))

test('the address names the version that is installed', () => {
  const { version } = JSON.parse(readFileSync(wasm.replace(/dist[/\\]pdfium\.wasm$/, 'package.json'), 'utf8'))
  expect(PDFIUM_WASM).toBe(`/engine/pdfium-${version}.wasm`)
})

test('it is kept for good, and packed for whoever can unpack', async () => {
  const first = await fetch(url)
  expect(first.headers.get('cache-control')).toContain('immutable')
  expect(first.headers.get('content-type')).toBe('application/wasm')
  const bytes = Buffer.from(await first.arrayBuffer())
  expect(bytes.equals(readFileSync(wasm))).toBe(true)

  const packed = () => fetch(url, { headers: { 'accept-encoding': 'br' } })
  await expect.poll(async () => (await packed()).headers.get('content-encoding')).toBe('br')
  expect(Buffer.from(await (await packed()).arrayBuffer()).equals(bytes)).toBe(true)
  const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
})
