import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { everyOperationWasCalled } from './service.ts'
import { openSite } from './site.ts'
import { walk } from './walk.ts'

// That the walk goes through where all is well is seen by the journeys (e2e/smoke.spec.ts).

async function serving(status: number, body: object): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a deployment that is not ready fails, with what it answered', async () => {
  const lines: string[] = []
  const url = await serving(503, { status: 'down' })
  expect(await walk({ url, say: (line) => lines.push(line) })).toEqual({ passed: 0, failed: 1 })
  expect(lines[0]).toMatch(/^FAILED .* it lives: GET \/health\/live answered 503, not 200: .*down/)
})

test('one that is not there fails, with the reason', async () => {
  const lines: string[] = []
  await walk({ url: 'http://127.0.0.1:1', say: (line) => lines.push(line) })
  expect(lines[0]).toMatch(/ECONNREFUSED|bad port/)
})

test('an operation that the walk forgot is named', async () => {
  const paths = { '/things/{id}': { get: {}, delete: {} }, '/': { get: {} } }
  const site = openSite(await serving(200, { paths }))
  await site.call('GET', '/api/v2/things/7')
  await site.call('GET', '/api/v2')
  await expect(everyOperationWasCalled(site)).rejects.toThrow('not called: DELETE /things/{id}')
})
