import type { AddressInfo } from 'node:net'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { settled, testApp } from '#test/app.ts'
import { answerOf, scriptedModel } from '#test/scripted-model.ts'
import { createWebServer } from './server.ts'

const LEASE =
  'The tenant pays 1,250 euros on the first of each month. The landlord repairs the roof by 3 May 2027. "=1+1" is written here.'
const model = scriptedModel('scribe', () =>
  answerOf(
    {
      text: 'The tenant pays **1,250 euros** a month ![x](https://evil.example/pixel.png).',
      quotes: ['The tenant pays 1,250 euros on the first of each month.'],
      cells: {
        party: 'The tenant',
        duty: '=HYPERLINK("https://evil.example";"rent")',
        amount: '-1,250 euros',
      },
    },
    { text: 'The tenant owns a horse.', quotes: ['The tenant owns a horse.'], cells: { party: '@tenant' } },
    { text: 'Nobody says this.', cells: { party: '\t+everyone' } },
  ),
)
const app = await testApp({ providers: [model] })
const ada = await app.signUp('ada')
const bob = await app.signUp('bob')
await app.startWorker()
const documentId = await app.ready(ada.user, 'lease "2026".txt', LEASE)
const { analysisId: id } = await ada.caller.analyses.ask({
  documentId,
  template: 'obligations',
  model: 'scribe',
})
await settled(async () => (await ada.caller.analyses.get({ id })).state)
const runId = (await ada.caller.analyses.get({ id })).runs[0]?.id ?? 0
await ada.caller.analyses.review({
  runId,
  ordinal: 2,
  verdict: 'rejected',
  note: 'There is <b>no</b> horse.',
})
const { sha256 } = await ada.caller.documents.get({ id: documentId })

const server = createWebServer(app.deps, (_, response) => void response.end('a page'), {
  draining: false,
  endStreams() {},
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function save(format: string, cookie: string | null = ada.cookie, analysis: number | string = id) {
  return fetch(`${base}/api/analyses/${analysis}/export?format=${format}`, {
    headers: cookie ? { cookie } : {},
  })
}

test('a table is saved as a spreadsheet whose cells are never formulas', async () => {
  const answer = await save('csv')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toHaveLength(3)
  expect(data[0]).toMatchObject({
    Who: 'The tenant',
    What: `'=HYPERLINK("https://evil.example";"rent")`,
    Amount: "'-1,250 euros",
    Verification: 'Verified',
    'SHA-256': sha256,
    Model: 'scribe',
  })
  expect(data[1]).toMatchObject({ Who: "'@tenant", Review: 'rejected', Note: 'There is <b>no</b> horse.' })
  expect(data[2]).toMatchObject({ Verification: 'No evidence found' })
  for (const cell of data.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@\t]/)
})

test('as JSON an answer carries quotes, pages, verification, review, the hash and the shares', async () => {
  const record = await (await save('json')).json()
  expect(record).toMatchObject({
    format: 'ultrai.answer/1',
    document: { filename: 'lease "2026".txt', sha256 },
    analysis: { model: 'scribe', template: { id: 'obligations' } },
    tally: { claims: 3, verified: 1, citations: 2 },
    reading: { how: 'whole', words: expect.stringContaining('The whole text was read.') },
  })
  expect(record.claims[0].citations[0]).toMatchObject({ page: 1, status: 'exact', verification: 'Verified' })
  expect(record.claims[1]).toMatchObject({
    review: { verdict: 'rejected', note: 'There is <b>no</b> horse.' },
    citations: [{ verification: 'Not found', words: 'Not found in this document.' }],
  })
})

test('as Markdown nothing of it is a link, an image or HTML', async () => {
  const words = await (await save('md')).text()
  expect(words).toContain(`SHA-256: \`${sha256}\``)
  expect(words).toContain('pays **1,250 euros** a month \\!\\[x\\]\\(https\\://evil.example/pixel.png\\)')
  expect(words).toContain('Review: **rejected**')
  expect(words).toContain('Note: There is \\<b\\>no\\</b\\> horse.')
  expect(words).toContain('No evidence found')
  expect(words).not.toMatch(/(?<!\\)[<[]|https:\/\//)
})

test('it comes as a file that runs nothing, under a name that says what it is', async () => {
  const { headers } = await save('md')
  expect(headers.get('content-disposition')).toContain(
    'attachment; filename="lease _2026_ Obligations and dates.md"',
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain('sandbox')
  expect(headers.get('cache-control')).toContain('no-store')
})

test.each(['csv', 'json', 'md'])('%s: nobody else is given it', async (format) => {
  const others = [save(format, bob.cookie), save(format, null), save(format, ada.cookie, id + 1000)]
  const answers = await Promise.all(others)
  expect(answers.map(({ status }) => status)).toEqual([404, 401, 404])
  const codes = await Promise.all(answers.map((answer) => answer.json().then(({ code }) => code)))
  expect(codes).toEqual(['analysis.not_found', 'auth.required', 'analysis.not_found'])
})

test('an odd address or format is refused', async () => {
  expect((await save('exe')).status).toBe(400)
  expect((await save('csv', ada.cookie, '1;2')).status).toBe(404)
})
