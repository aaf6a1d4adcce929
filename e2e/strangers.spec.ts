import { globSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { lease, uploadReady } from './fixtures/files.ts'
import { signUp } from './fixtures/person.ts'

/** Who is not logged in gets no data from any page, however it is asked for. */

/** For everybody: nothing of anybody's is on them. */
const OPEN = ['/', '/login', '/signup', '/docs', '/forgot', '/reset', '/verify']

/** What has made servers skip their own checks, or answer with a page's data in another form. */
const TRICKS: { name: string; path?: (path: string) => string; headers?: Record<string, string> }[] = [
  { name: 'as it is' },
  { name: 'RSC', headers: { rsc: '1', 'next-router-prefetch': '1' } },
  { name: '.rsc', path: (path) => `${path}.rsc` },
  { name: '?_rsc', path: (path) => `${path}?_rsc=1`, headers: { rsc: '1' } },
  { name: '.json', path: (path) => `/_next/data/x${path}.json` },
  {
    name: 'x-middleware-subrequest',
    headers: { 'x-middleware-subrequest': Array(5).fill('middleware').join(':') },
  },
  {
    name: 'x-middleware-subrequest of src',
    headers: { 'x-middleware-subrequest': 'src/middleware:src/proxy' },
  },
  { name: 'x-nextjs-data', headers: { 'x-nextjs-data': '1' } },
  { name: 'x-invoke-path', headers: { 'x-invoke-path': '/documents', 'x-matched-path': '/documents' } },
  { name: 'a locale', path: (path) => `/en${path}` },
  { name: 'an odd locale', path: (path) => `/__proto__${path}` },
  { name: 'a doubled slash', path: (path) => `/${path}` },
  { name: 'a dot', path: (path) => `/.${path}` },
  { name: 'an encoded slash', path: (path) => path.replace(/(?<=.)\//, '%2f') },
  { name: 'upper case', path: (path) => path.toUpperCase() },
  { name: 'a forged cookie', headers: { cookie: 'ultrai.session=eyJhbGciOiJub25lIn0.e30.' } },
  { name: 'a server action', headers: { 'next-action': '0'.repeat(40) } },
]

test('no page shows a stranger anything, in whichever way it is asked for', async ({
  page,
  playwright,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const person = await signUp(page)
  const file = lease('private')
  await uploadReady(page, file)
  const address =
    (await page.getByRole('link', { name: file.name, exact: true }).first().getAttribute('href')) ?? ''
  const id = address.split('/').at(-1) ?? '1'

  const pages = globSync('**/page.tsx', { cwd: 'src/app' }).map(
    (path) =>
      `/${path}`
        .replace(/\/page\.tsx$/, '')
        .replace(/\/\([^)]+\)/g, '')
        .replace(/\[[^\]]+\]/g, id) || '/',
  )
  expect(pages).toContain(address)
  const stranger = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  let requests = 0
  for (const path of pages) {
    for (const { name, path: bend = (plain: string) => plain, headers = {} } of TRICKS) {
      const answer = await stranger.fetch(`${baseURL}${bend(path)}`, {
        method: name === 'a server action' ? 'POST' : 'GET',
        headers,
        maxRedirects: 0,
      })
      requests += 1
      const text = await answer.text()
      expect(answer.status(), `${path}, ${name}`).toBeLessThan(500)
      for (const secret of [file.name, person.email, 'Ada Reader', 'notice period'])
        if (path !== '/docs') expect(text, `${path}, ${name}`).not.toContain(secret)
      if (name !== 'as it is' || OPEN.includes(path)) continue
      // Pages for admins are not there for anybody else.
      if (path.startsWith('/admin')) expect(answer.status(), path).toBe(404)
      else expect(answer.headers().location, path).toContain('/login')
    }
  }
  // Nothing here relies on a proxy that looks at requests before pages do: there is none.
  expect(globSync('{src/,}{proxy,middleware}.{ts,tsx,js,mjs}')).toEqual([])
  // biome-ignore lint/suspicious/noConsole: a generated suite says how much it has tried
  console.info(`Strangers: ${pages.length} pages, ${requests} requests`)
  await stranger.dispose()
})
