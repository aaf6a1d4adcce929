import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { everyFileDoor } from '#test/doors/files.ts'
import { everyProcedure, NOBODYS } from '#test/doors/procedures.ts'
import { codeIn, essence, requestOf, send } from '#test/doors/send.ts'
import { CANARY, twoPeople } from '#test/doors/world.ts'
import { restServer } from '#test/rest-server.ts'
import { ROUTES } from './rest/table.ts'

/** Who may see what, by real requests: for every procedure, stream, download and route. */

const app = await testApp()
await app.startWorker()
const { base } = await restServer(app)
const { ada, bob, ids } = await twoPeople(app)
const readOnly = await bob.caller.account.makeToken({ name: 'reads', scopes: ['read'], days: 1 })

const procedures = everyProcedure()
const fileDoors = everyFileDoor()
const routes = ROUTES.filter((route) => route.needs)
let cases = 0

function ask(request: [path: string, init: RequestInit]) {
  cases += 1
  return send(base + request[0], request[1])
}
/** The request of a route, with ids in its path and its body. */
function routeRequest(
  { method, path, body }: (typeof ROUTES)[number],
  of: { documentId: number; jobId: string },
  headers: Record<string, string>,
): [string, RequestInit] {
  const at = path.replace('{job_id}', of.jobId).replace(/\{(document_)?id\}/, String(of.documentId))
  const example = {
    ...body?.example,
    ...(body && 'document_id' in body.example && { document_id: of.documentId }),
  }
  return [
    `/api/v2${at.replace(/^\/search$/, '/search?q=canary')}`,
    {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body ? JSON.stringify(example) : null,
    },
  ]
}

describe('a stranger', () => {
  test.each(procedures)('$name', async ({ input, ...procedure }) => {
    const reply = await ask(requestOf(procedure, { input: input?.(ids) }))
    if (procedure.for !== 'everybody') expect(codeIn(reply)).toBe('auth.required')
    expect(reply.text).not.toContain(CANARY)
    expect(reply.text).not.toContain('ada@example.org')
  })

  test.each(fileDoors)('$name', async ({ method, paths }) => {
    for (const path of paths(ids)) {
      const reply = await ask([path, { method }])
      expect([reply.status, codeIn(reply)]).toEqual([401, 'auth.required'])
    }
  })

  test.each(routes)('$method $path', async (route) => {
    expect((await ask(routeRequest(route, ids, {}))).status).toBe(401)
  })
})

describe('somebody else gets, for another’s ids, what they get for nobody’s', () => {
  test.each(procedures.filter((one) => one.for === 'owner'))('$name', async ({ input, ...procedure }) => {
    const [theirs, nobodys] = await Promise.all(
      [ids, NOBODYS].map((of) => ask(requestOf(procedure, { input: input?.(of) }, { cookie: bob.cookie }))),
    )
    expect(theirs && codeIn(theirs)).toMatch(/\.not_found$/)
    expect(theirs && essence(theirs)).toBe(
      nobodys && essence(nobodys).replaceAll('2000000000', String(ids.documentId)),
    )
  })

  test.each(fileDoors.filter((one) => one.hasIds))('$name', async ({ method, paths }) => {
    for (const [at, path] of paths(ids).entries()) {
      const [theirs, nobodys] = await Promise.all(
        [path, paths(NOBODYS)[at]].map((one) =>
          ask([one ?? '', { method, headers: { cookie: bob.cookie } }]),
        ),
      )
      expect(theirs?.status).toBe(404)
      expect(theirs && essence(theirs)).toBe(nobodys && essence(nobodys))
    }
  })

  const withIds = routes.filter(({ params, body }) => params || (body && 'document_id' in body.example))
  test.each(withIds)('$method $path', async (route) => {
    const headers = { authorization: bob.authorization }
    const [theirs, nobodys] = await Promise.all(
      [ids, NOBODYS].map((of) => ask(routeRequest(route, of, headers))),
    )
    expect(theirs?.status).toBe(404)
    expect(theirs?.text.replaceAll(String(ids.documentId), '')).not.toContain(CANARY)
    const withoutPlace = (reply = theirs) => reply && essence(reply).replace(/"instance":"[^"]*"/, '')
    expect(withoutPlace(theirs)).toBe(withoutPlace(nobodys))
  })
})

test('what is one’s own holds nothing of another’s', async () => {
  for (const { input, ...procedure } of procedures.filter((one) => one.type !== 'mutation')) {
    const reply = await ask(requestOf(procedure, { input: input?.(ids) }, { cookie: bob.cookie }))
    expect(reply.text, procedure.name).not.toContain(CANARY)
    expect(reply.text, procedure.name).not.toContain('ada@example.org')
    expect(reply.text, procedure.name).not.toContain(ids.sessionId)
  }
})

test.each(procedures.filter((one) => one.for === 'admins'))('$name is for admins', async (procedure) => {
  const reply = await ask(requestOf(procedure, { input: procedure.input?.(ids) }, { cookie: bob.cookie }))
  expect([reply.status, codeIn(reply)]).toEqual([403, 'auth.not_admin'])
})

describe('a token that may only read changes nothing', () => {
  const headers = { authorization: `Bearer ${readOnly.secret}` }
  const mutations = procedures.filter((one) => one.type === 'mutation' && one.for !== 'everybody')

  test.each(mutations)('$name', async ({ input, ...procedure }) => {
    const reply = await ask(requestOf(procedure, { input: input?.(ids) }, headers))
    expect([reply.status, codeIn(reply)]).toEqual([403, 'auth.scope'])
  })

  test.each(routes.filter((route) => route.needs === 'write'))('$method $path', async (route) => {
    expect((await ask(routeRequest(route, ids, headers))).status).toBe(403)
  })

  test('an upload, and the export of the account', async () => {
    expect((await ask(['/api/upload', { method: 'POST', headers, body: 'x' }])).status).toBe(403)
    expect((await ask(['/api/account/export', { headers }])).status).toBe(403)
  })
})

test('a canary is found by none of another’s searches and questions, and the cache is one’s own', async () => {
  const words = CANARY.replace('.', '').split(' ')
  const rounds = process.env.LONG === '1' ? 1_000 : 60
  const search = procedures.find(({ name }) => name === 'search.query') ?? {
    name: '',
    type: 'query' as const,
  }
  for (let at = 0; at < rounds; at += 10) {
    const found = await Promise.all(
      Array.from({ length: 10 }, (_, i) => {
        const from = (at + i) % words.length
        const query = words.slice(from, from + 1 + (Math.floor((at + i) / words.length) % 3)).join(' ')
        return ask(requestOf(search, { input: { query } }, { cookie: bob.cookie }))
      }),
    )
    for (const { status, text } of found) {
      expect(status).toBe(200)
      expect(text).toContain('"hits":[]')
    }
  }
  const { hits } = await ada.caller.search.query({ query: 'canary' })
  expect(hits).toHaveLength(1)

  // The same bytes and question: asked anew, and found in one's own document only.
  const own = await bob.caller.documents.list()
  expect(own.rows).toEqual([])
  const uploaded = await send(`${base}/api/upload`, {
    method: 'POST',
    headers: { cookie: bob.cookie, 'x-file-name': 'secret.txt' },
    body: CANARY,
  })
  const { documentId } = JSON.parse(uploaded.text)
  const state = async () => (await bob.caller.documents.get({ id: documentId })).state
  await expect.poll(state).toBe('ready')
  const asked = await bob.caller.analyses.ask({ documentId, template: 'summary' })
  expect((await bob.caller.analyses.get({ id: asked.analysisId })).cached).toBe(false)
})

test('how much was tried', () => {
  expect(cases).toBeGreaterThan(200)
  // biome-ignore lint/suspicious/noConsole: a generated suite says how much it has tried
  console.info(
    `Access: ${procedures.length} procedures, ${fileDoors.length} other doors, ${ROUTES.length} REST routes: ${cases} requests`,
  )
})
