import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'
import { ROUTES } from './table.ts'

const LEASE =
  '# Lease\n\nThe notice period is 90 days. The rent is 1,250 euros. The tenant may keep one dog.\n'

const app = await testApp()
await app.startWorker()
const { call, tried, account } = await restServer(app)
const ada = await account('ada')
const bob = await account('bob')

async function store(token: string, filename: string, content: string): Promise<number> {
  const { status, json } = await call('POST', '/documents', { token, json: { filename, content } })
  expect(status).toBe(201)
  return json.id
}

describe('a program’s way through', () => {
  test('an account, a log-in by JSON or by form, and whose token it is', async () => {
    const made = await call('POST', '/auth/register', {
      json: { email: 'Eve@example.org', username: 'Eve', password: 'eve likes long passwords' },
    })
    expect(made).toMatchObject({ status: 201, json: { email: 'eve@example.org', username: 'Eve' } })
    expect(Object.keys(made.json)).toEqual(['id', 'email', 'username'])
    const { json } = await call('POST', '/auth/login', {
      body: new URLSearchParams({ username: 'eve@example.org', password: 'eve likes long passwords' }),
    })
    expect(json.token_type).toBe('bearer')
    const verified = await call('GET', '/auth/verify', { token: json.access_token })
    expect(verified.json).toEqual({ valid: true, email: 'eve@example.org' })
    await call('POST', '/auth/logout', { token: json.access_token })
    expect((await call('GET', '/auth/verify', { token: json.access_token })).status).toBe(401)
  })

  test('a text is stored, asked at once, found in the cache, listed, searched and thrown away', async () => {
    const id = await store(ada, 'lease.md', LEASE)
    const ask = { document_id: id, llm_provider: 'extractive', prompt: 'How long is the notice period?' }
    const first = await call('POST', '/analyses', { token: ada, json: ask })
    expect(first).toMatchObject({ status: 200, json: { cached: false, template: 'question', state: 'done' } })
    expect(first.json.response).toContain('90 days')
    const [citation] = first.json.claims[0].citations
    const read = await call('GET', `/documents/${id}`, { token: ada })
    expect(read.json).toMatchObject({ state: 'ready', filename: 'lease.md' })
    expect(read.json.content.slice(citation.start, citation.end)).toBe(citation.exact)
    const again = await call('POST', '/analyses', { token: ada, json: ask })
    expect(again.json).toMatchObject({ cached: true, response: first.json.response })
    expect(again.json.id).not.toBe(first.json.id)
    const listed = await call('GET', `/analyses/${id}?limit=1`, { token: ada })
    expect(listed.json).toEqual([
      expect.objectContaining({ id: again.json.id, prompt: ask.prompt, response: first.json.response }),
    ])
    const next = /<\/api\/v2([^>]+)>/.exec(listed.headers.get('link') ?? '')?.[1] ?? ''
    expect((await call('GET', next, { token: ada })).json[0].id).toBe(first.json.id)
    expect((await call('GET', '/search?q=dog', { token: ada })).json.hits[0].document_id).toBe(id)
    expect((await call('GET', '/documents', { token: ada })).json[0].id).toBe(id)
    expect((await call('DELETE', `/documents/${id}`, { token: ada })).status).toBe(204)
    expect((await call('GET', '/documents', { token: ada })).json).toEqual([])
  })

  test('a template that needs no question is asked without one', async () => {
    const id = await store(ada, 'summary', `${LEASE}\nA summary is asked for.`)
    const { json } = await call('POST', '/analyses', {
      token: ada,
      json: { document_id: id, template: 'summary', prompt: '' },
    })
    expect(json.claims.length).toBeGreaterThan(0)
  })

  test('a text is read as such, whatever its name promises', async () => {
    for (const filename of ['no ending', 'contract.pdf', 'page.html'])
      await store(ada, filename, `Words of ${filename}`)
    const { json } = await call('GET', '/documents?limit=3', { token: ada })
    expect(json.map((one: { file_type: string }) => one.file_type)).toEqual(['html', 'text', 'text'])
  })

  test('jobs are listed page by page, by state, and one by one', async () => {
    const { json } = await call('GET', '/jobs?limit=2&offset=1&state=done', { token: ada })
    expect(json.jobs).toHaveLength(2)
    expect(json.pagination).toMatchObject({ limit: 2, offset: 1, has_more: true })
    const [job] = json.jobs
    const one = await call('GET', `/jobs/${job.job_id}`, { token: ada })
    expect(one.json).toMatchObject({ ...job, status: 'complete', progress: 1, retry_count: 0 })
    expect((await call('POST', `/jobs/${job.job_id}/retry`, { token: ada })).json.code).toBe(
      'job.not_retryable',
    )
  })

  test('a failed job is tried again', async () => {
    const { json } = await call('POST', '/upload', {
      token: ada,
      headers: { 'x-file-name': 'broken.pdf' },
      body: '%PDF-1.4 and then nothing of one',
    })
    const job = () => call('GET', `/jobs/${json.job_id}`, { token: ada }).then((reply) => reply.json)
    await expect.poll(async () => (await job()).status).toBe('failed')
    expect(await job()).toMatchObject({ last_error: expect.stringMatching(/^document\./), cost_cents: 0 })
    const refused = await call('POST', '/analyses', { token: ada, json: { document_id: json.document_id } })
    expect(refused.json.code).toMatch(/^document\./)
    expect((await call('POST', `/jobs/${json.job_id}/retry`, { token: ada })).json.state).toBe('queued')
  })

  test('who the service is, and how', async () => {
    expect((await call('GET', '/')).json).toMatchObject({ status: 'ok' })
    expect((await call('GET', '')).json.version).toMatch(/^\d+\.\d+\.\d+/)
    expect((await call('GET', '/health')).json.database).toBe('connected')
    expect((await call('GET', '/limits', { token: ada })).json.rates).toHaveLength(3)
  })
})

describe('errors', () => {
  test.each([
    ['a wrong password', 'POST', '/auth/login', { email: 'ada@example.org', password: 'x' }, 401],
    [
      'an address that is taken',
      'POST',
      '/auth/register',
      { email: 'ada@example.org', username: 'A', password: 'another long one' },
      409,
    ],
    [
      'a password that is easy to guess',
      'POST',
      '/auth/register',
      { email: 'z@example.org', username: 'Z', password: 'password' },
      422,
    ],
    ['a field that is missing', 'POST', '/auth/register', { email: 'no' }, 400],
    ['a document that is not there', 'GET', '/documents/999999', undefined, 404],
    ['an id that is no number', 'GET', '/documents/abc', undefined, 400],
    ['a job id that is none', 'GET', '/jobs/abc', undefined, 400],
    ['an address that is not there', 'GET', '/nothing', undefined, 404],
    ['a path that can’t be decoded', 'GET', '/documents/%E0%A4%A', undefined, 404],
    ['a method that is not taken', 'PUT', '/documents', undefined, 405],
    ['a limit that is too high', 'GET', '/jobs?limit=1000', undefined, 400],
    ['a state that is none', 'GET', '/jobs?state=nice', undefined, 400],
    ['a question to no document', 'POST', '/analyses', { document_id: 999_999, prompt: 'x' }, 404],
    ['an empty text', 'POST', '/documents', { filename: 'a.txt', content: '' }, 422],
  ])('%s', async (_, method, path, json, status) => {
    const reply = await call(method, path, { token: ada, ...(json && { json }) })
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    expect(reply.json).toMatchObject({
      status,
      type: `/docs#${reply.json.code}`,
      instance: expect.any(String),
    })
  })

  test('a provider that is not known here is told those that are', async () => {
    const id = await store(ada, 'providers.txt', 'Which providers are there?')
    const json = { document_id: id, llm_provider: 'nobody', prompt: 'x' }
    const reply = await call('POST', '/analyses', { token: ada, json })
    expect(reply).toMatchObject({ status: 422, json: { code: 'analysis.unknown_model' } })
    expect(reply.json.known).toContain('extractive')
    expect(reply.json.detail).toContain('extractive')
    const keyless = await call('POST', '/analyses', { token: ada, json: { ...json, llm_provider: 'openai' } })
    expect(keyless).toMatchObject({ status: 422, json: { known: ['extractive'] } })
  })

  test('the same text twice is a duplicate, which names the first', async () => {
    const id = await store(ada, 'twice.txt', 'Said twice')
    const reply = await call('POST', '/documents', {
      token: ada,
      json: { filename: 'b.txt', content: 'Said twice' },
    })
    expect(reply).toMatchObject({ status: 409, json: { code: 'document.duplicate', document_id: id } })
  })

  test('what may be sent instead is in the headers', async () => {
    expect((await call('PUT', '/documents')).headers.get('allow')).toBe('POST, GET, HEAD')
    expect((await call('GET', '/documents')).headers.get('www-authenticate')).toMatch(/^Bearer/)
    const named = await call('POST', '/auth/register', { json: { email: 'no' } })
    expect(named.json.errors.map((one: { field: string }) => one.field)).toContain('username')
  })

  test.each([
    ['no JSON', '{', 'application/json', 400],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', 400],
    ['nested 100,000 deep', '['.repeat(100_000), 'application/json', 400],
    ['another kind', 'a=b', 'text/plain', 415],
    ['a form where none is taken', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['more than a megabyte', `"${'x'.repeat(1_000_001)}"`, 'application/json', 413],
    ['a prototype', '{"__proto__":{"a":1},"constructor":1}', 'application/json', 400],
  ])('a body that is %s', async (_, body, type, status) => {
    const reply = await call('POST', '/analyses', { token: ada, body, headers: { 'content-type': type } })
    expect(reply.status).toBe(status)
  })
})

test('a stranger, a bad token and another user get nothing, on any route', async () => {
  const id = await store(ada, 'secret.txt', 'The canary sings at 4 in the morning.')
  const jobId = (await call('GET', '/jobs?limit=1', { token: ada })).json.jobs[0].job_id
  let cases = 0
  for (const { method, path, needs, body, params } of ROUTES.filter((route) => route.needs)) {
    const at = path
      .replace('{job_id}', jobId)
      .replace(/\{(document_)?id\}/, String(id))
      .replace(/^\/search$/, '/search?q=canary')
    const json = body
      ? { ...body.example, ...('document_id' in body.example && { document_id: id }) }
      : undefined
    const send = (headers: Record<string, string>) => call(method, at, { ...(json && { json }), headers })
    const bad = ['Bearer %E0%A4%A', 'Bearer x', 'Basic YTpi', 'Bearer uai_nothing', `Bearer ${ada}x`]
    for (const authorization of bad)
      expect((await send({ authorization })).status, `${method} ${at}`).toBe(401)
    expect((await send({})).status).toBe(401)
    cases += bad.length + 1
    if (params || (json && 'document_id' in json)) {
      expect((await send({ authorization: `Bearer ${bob}` })).status, `${method} ${at}`).toBe(404)
      cases += 1
    }
    expect(needs).toMatch(/^(read|write)$/)
  }
  const hits = (await call('GET', '/search?q=canary', { token: bob })).json.hits
  expect(hits).toEqual([])
  // biome-ignore lint/suspicious/noConsole: a generated suite says how much it has tried
  console.info(`REST: ${ROUTES.length} routes, ${cases} cases of strangers, bad tokens and other users`)
})

test('every route has been tried, and answered as it is described', () => {
  expect([...tried].sort()).toEqual(ROUTES.map((route) => `${route.method} ${route.path}`).sort())
})
