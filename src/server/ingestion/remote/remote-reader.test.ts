import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { coverage } from '#contracts/document.ts'
import { testApp } from '#test/app.ts'
import { JOB, llamaParseServer, RESULT, UPLOAD } from '#test/llamaparse-server.ts'
import { makePdf } from '#test/pdf.ts'
import { blankScan, png, scan } from '#test/scans.ts'
import { makeImagePdf } from '../parsers/image-pdf.ts'
import { pngPage } from '../parsers/image-png.ts'

const KEPT = 'The landlord shall keep the roof and the walls in good repair.'
const SEEN = 'Either party may end this lease.'
const READ = 'Either party may end this lease, says the service.'

const service = await llamaParseServer([
  { page: 1, text: 'Another head.' },
  { page: 2, text: `Lease of 2025\u0000\r\n${READ}\f` },
])
afterAll(() => service.close())
const env = { LLAMAPARSE_API_KEY: 'llx-key', LLAMAPARSE_URL: service.url }
const scans = await testApp({ env })
const always = await testApp({ env: { ...env, REMOTE_PARSER: 'always' } })
const [ada, bob] = [await scans.signUp('ada'), await always.signUp('bob')]
await scans.startWorker()
await always.startWorker()
beforeEach(() => {
  service.seen.length = 0
  service.odd = {}
})

/** A page of text, and the picture of another; never the same twice. */
let made = 0
const line = (text: string) => [{ x: 72, y: 700, text }]
const picture = png(await scan(makePdf({ pages: [{ lines: line(SEEN) }] })))
async function mixed(image = picture): Promise<Uint8Array> {
  made += 1
  const pdf = await PDFDocument.load(makePdf({ pages: [{ lines: line(`${KEPT} Copy ${made}.`) }] }))
  const [page] = await pdf.copyPages(await PDFDocument.load(makeImagePdf([pngPage(image)])), [0])
  if (page) pdf.addPage(page)
  return pdf.save()
}

async function read(app: typeof scans, documentId: number) {
  const text = await app.deps.db.documentText.findFirstOrThrow({
    where: { documentId },
    include: { pageRows: { orderBy: { number: 'asc' } } },
  })
  return { ...text, coverage: coverage.parse(text.coverage), pageTexts: text.content.split('\f') }
}

test('of a mixed PDF the service reads the page without text; the other stays as it is', async () => {
  const id = await scans.ready(ada.user, 'a.pdf', await mixed())
  const { pageTexts, pageRows, coverage } = await read(scans, id)
  expect(pageTexts).toEqual([expect.stringContaining(KEPT), `Lease of 2025 \n${READ}`])
  expect(pageRows.map(({ geometry }) => geometry !== null)).toEqual([true, false])
  expect(coverage).toMatchObject({ text: 1, ocr: 1, remote: 'yes', ocrLanguages: [] })
  expect(service.seen[0]).toBe(`${UPLOAD} Bearer llx-key document.pdf`)
})

test('a citation of such a page is verified and leads to its page, without rectangles', async () => {
  const id = await scans.ready(ada.user, 'b.pdf', await mixed())
  const { analysisId } = await ada.caller.analyses.ask({
    documentId: id,
    template: 'question',
    question: 'Who may end this lease?',
  })
  const done = async () => (await ada.caller.analyses.get({ id: analysisId })).runs[0]
  await expect.poll(async () => (await done())?.state).toBe('done')
  const cited = (await done())?.claims.flatMap((claim) => claim.citations) ?? []
  expect(cited.find(({ page }) => page === 2)).toMatchObject({ status: 'exact', marks: [] })
})

test('nothing is sent of what has text, or has nothing on it, or is kept here', async () => {
  await scans.ready(ada.user, 'text.pdf', makePdf({ pages: [{ lines: line(KEPT) }, { lines: [] }] }))
  expect(service.seen).toEqual([])
  const id = await scans.ready(ada.user, 'c.pdf', await mixed())
  service.seen.length = 0
  await ada.caller.documents.keepHere({ id, localOnly: true })
  const again = await ada.caller.documents.reprocess({ id })
  await expect.poll(async () => (await ada.caller.jobs.get({ id: again.id })).job.state).toBe('done')
  expect(service.seen).toEqual([])
  expect((await ada.caller.documents.get({ id })).text?.coverage).toMatchObject({ ocr: 1, remote: 'no' })
}, 120_000)

test('asked always, it reads pages that have text as well', async () => {
  const id = await always.ready(bob.user, 'd.pdf', await mixed())
  const { pageTexts, coverage } = await read(always, id)
  expect(pageTexts[0]).toBe('Another head.')
  expect(coverage).toMatchObject({ text: 1, ocr: 1, remote: 'yes' })
})

const failures: [string, (typeof service)['odd']][] = [
  ['refuses the key', { [UPLOAD]: (_, response) => response.writeHead(401).end() }],
  ['breaks down', { [JOB]: (request) => request.socket.destroy() }],
  ['fails at the file', { [JOB]: (_, response) => response.end('{"status":"ERROR"}') }],
  ['answers something else', { [RESULT]: (_, response) => response.end('<html>') }],
  [
    'speaks of another file',
    { [RESULT]: (_, response) => response.end('{"pages":[{"page":3,"text":"No."}]}') },
  ],
  ['finds no words', { [RESULT]: (_, response) => response.end('{"pages":[{"page":2,"text":" "}]}') }],
]
test.each(failures)('when it %s, the page is recognised here and the coverage says so', async (_, odd) => {
  service.odd = odd
  const small = png(blankScan(400, 400))
  const isBlank = odd[RESULT] === undefined
  const id = await scans.ready(ada.user, 'e.pdf', await mixed(isBlank ? small : picture))
  const { pageTexts, coverage } = await read(scans, id)
  expect(pageTexts[0]).toContain(KEPT)
  expect(coverage.remote).toBe('failed')
  if (isBlank) expect(coverage.empty).toEqual([2])
  else expect(pageTexts[1]).toContain(SEEN)
})
