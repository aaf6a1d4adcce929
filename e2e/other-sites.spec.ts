import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, type Request, test } from '@playwright/test'
import { everyProcedure, NOBODYS } from '../src/test/doors/procedures.ts'
import { signUp } from './fixtures/person.ts'

/** What another site's page can make the browser of somebody who is logged in send, in a real browser. */

let evil: Server
let evilPort: number

test.beforeAll(async () => {
  evil = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>Another site</title><p>Hello')
  })
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
  evilPort = (evil.address() as AddressInfo).port
})
test.afterAll(() => evil.close())

const mutations = everyProcedure().filter(({ type }) => type === 'mutation')

/** Sends from the page that is open by every means that needs no permission. */
async function sendAll(page: Page, to: string, names: { name: string; body: string }[]): Promise<void> {
  await page.evaluate(
    async ({ to, names }) => {
      const form = (name: string, body: string, enctype: string) => {
        const frame = document.createElement('iframe')
        frame.name = `frame-${Math.random()}`
        document.body.append(frame)
        const made = document.createElement('form')
        Object.assign(made, { method: 'post', action: `${to}/api/trpc/${name}`, enctype, target: frame.name })
        const field = document.createElement('input')
        // As text/plain this is JSON: {"json":"=…"} and the like have got through elsewhere.
        field.name = body.slice(0, -1)
        field.value = body.slice(-1)
        made.append(field)
        document.body.append(made)
        // Whoever leaves the page before the answer is there takes it away.
        const answered = new Promise((resolve) => frame.addEventListener('load', resolve))
        made.submit()
        return answered
      }
      for (const { name, body } of names) {
        const bodies: BodyInit[] = [
          body,
          new Blob([body], { type: 'text/plain' }),
          new URLSearchParams({ json: body }),
        ]
        const multipart = new FormData()
        multipart.append('json', body)
        const anyway = (sent: Promise<unknown>) => sent.catch(() => null)
        // The answers are kept from this page (Cross-Origin-Resource-Policy); what counts is what was sent.
        for (const one of [...bodies, multipart, null])
          await anyway(
            fetch(`${to}/api/trpc/${name}`, {
              method: 'POST',
              mode: 'no-cors',
              credentials: 'include',
              body: one,
            }),
          )
        const headers = { 'content-type': 'application/json' }
        await anyway(
          fetch(`${to}/api/trpc/${name}`, { method: 'POST', credentials: 'include', headers, body }),
        )
      }
      const enctypes = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']
      await Promise.all(
        names.slice(0, 6).flatMap(({ name, body }) => enctypes.map((enctype) => form(name, body, enctype))),
      )
    },
    { to, names },
  )
}

test('nothing another site sends changes anything', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  const person = await signUp(page)
  const ours = baseURL ?? ''
  const sent: string[] = []
  const answers = new Set<number>()
  const isOurs = (request: Request) =>
    request.method() === 'POST' && request.url().startsWith(`${ours}/api/trpc/`)
  page.context().on('request', (request) => void (isOurs(request) && sent.push(request.url())))
  page
    .context()
    .on('response', (response) => void (isOurs(response.request()) && answers.add(response.status())))
  const names = mutations.map(({ name, input }) => ({ name, body: JSON.stringify(input?.(NOBODYS) ?? {}) }))

  // The same machine by the same name (another origin, though the same site), and by another name (another site).
  const origins = [`http://127.0.0.1:${evilPort}`, `http://localhost:${evilPort}`]
  for (const origin of origins) {
    await page.goto(origin)
    await sendAll(page, ours, names)
  }
  // A sandboxed frame sends `Origin: null`.
  await page.setContent(`<iframe sandbox="allow-scripts allow-forms" srcdoc="<script>
    for (const name of ${JSON.stringify(names.map(({ name }) => name)).replaceAll('"', '&quot;')})
      fetch('${ours}/api/trpc/' + name, {method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}'})
  </script>"></iframe>`)
  await expect.poll(() => sent.length, { timeout: 60_000 }).toBeGreaterThan(mutations.length * 10)
  // Of forms, which are pages, the answers are seen.
  await expect.poll(() => answers.size).toBeGreaterThan(0)
  expect([...answers]).toEqual([403])
  expect(new Set(sent.map((url) => url.split('/').at(-1)))).toEqual(new Set(names.map(({ name }) => name)))
  // biome-ignore lint/suspicious/noConsole: a generated suite says how much it has tried
  console.info(`Other sites: ${mutations.length} mutations, ${sent.length} requests, all refused`)

  // Still logged in, and all is as it was.
  await page.goto(`${ours}/documents`)
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  const query = async (name: string) =>
    (await (await page.request.get(`${ours}/api/trpc/${name}`)).json()).result.data
  expect(await query('account.get')).toMatchObject({ email: person.email, username: 'Ada Reader' })
  expect(await query('account.sessions')).toHaveLength(1)
  expect(await query('account.tokens')).toEqual([])
})

test('another site’s page reads nothing, and uploads nothing', async ({ page, baseURL }) => {
  await signUp(page)
  const ours = baseURL ?? ''
  await page.goto(`http://localhost:${evilPort}`)
  const got = await page.evaluate(async (to) => {
    const answer = (path: string, init: RequestInit = {}) =>
      fetch(to + path, { credentials: 'include', ...init }).then(
        (response) => response.status,
        () => 'refused',
      )
    return [
      await answer('/api/trpc/auth.me'),
      await answer('/api/v2/documents'),
      await answer('/api/upload', { method: 'POST', body: 'x', headers: { 'x-file-name': 'x.txt' } }),
      await answer('/api/v2/upload', { method: 'POST', body: new Blob(['x']) }),
      await answer('/health'),
    ]
  }, ours)
  expect(got).toEqual(Array(5).fill('refused'))
  const framed = await page.evaluate(async (to) => {
    const frame = document.createElement('iframe')
    frame.src = `${to}/documents`
    document.body.append(frame)
    await new Promise((resolve) => frame.addEventListener('load', resolve))
    try {
      return frame.contentDocument?.title ?? 'closed'
    } catch {
      return 'closed'
    }
  }, ours)
  expect(framed).toBe('closed')
  expect(await (await page.request.get(`${ours}/api/trpc/documents.list`)).text()).toContain('"rows":[]')
})
