import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { isVerified } from '#contracts/citation.ts'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { startProduct } from '../scripts/lib/product.mjs'
import { findBrowser } from '../scripts/lib/tools.mjs'
import { type MarkedFile, markedFiles } from './marked-files.ts'
import { markedScans } from './marked-scans.ts'

/**
 * `npm run bench marks -- FOLDER [FILE...]`: pictures of marks on documents of every kind, for a person to judge whether
 * they sit on the words. Made files, scans among them, are marked at their known quotes, by the address of each place; FILEs at the last
 * citation of their summary. BASE_URL names a product that runs already.
 */
const [folder = 'marks', ...files] = process.argv.slice(2)
const base = process.env.BASE_URL
const settings = { MAX_UPLOADS_PER_DAY_PER_USER: '500', RATE_LIMITS: 'uploads=500/60' }
const product = base ? { url: base, stop: async () => {} } : await startProduct(settings)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? findBrowser(),
  args: ['--no-sandbox'],
})
try {
  await mkdir(folder, { recursive: true })
  const viewport = { width: 1280, height: 800 }
  const page = await (await browser.newContext({ baseURL: product.url, viewport })).newPage()
  await signUp(page)
  let number = 0
  const shoot = async (name: string, work: () => Promise<void>) => {
    number += 1
    const path = join(folder, `${String(number).padStart(2, '0')}-${name}.png`)
    try {
      await work()
      await page.waitForTimeout(400)
      await page.getByRole('region', { name: 'Document', exact: true }).screenshot({ path })
      console.log(path)
    } catch (error) {
      console.log(`${path}: ${String(error).split('\n')[0]}`)
    }
  }
  for (const path of files)
    await shoot(basename(path), async () => {
      const bytes = await readFile(path)
      await showCitation(page, await uploaded(page, { name: basename(path), bytes }))
    })
  for (const file of [...(await markedScans()), ...(await markedFiles())])
    await shoot(file.name, () => showPlace(page, file))
} finally {
  await browser.close()
  await product.stop()
}

async function signUp(page: Page): Promise<void> {
  await page.goto('/signup')
  await page.getByLabel('Email').fill(`judge-${Date.now()}@example.org`)
  await page.getByLabel('Name').fill('Judge')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/documents')
}

/** Uploads a file and waits until it has been read; its id. */
async function uploaded(page: Page, { name, bytes }: Pick<MarkedFile, 'name' | 'bytes'>): Promise<number> {
  const headers = { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' }
  const response = await page.request.post('/api/upload', { headers, data: Buffer.from(bytes) })
  if (!response.ok()) throw new Error(`${name}: ${await response.text()}`)
  const { documentId } = await response.json()
  for (let tries = 0; tries < 800; tries += 1) {
    const { state } = await ask(page, 'documents.get', { id: documentId })
    if (state === 'ready') return documentId
    if (state === 'failed') throw new Error(`${name} could not be read`)
    await page.waitForTimeout(500)
  }
  throw new Error(`${name} was not read in time`)
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
async function ask(page: Page, procedure: string, input: object): Promise<any> {
  const url = `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`
  return (await (await page.request.get(url)).json()).result.data
}

/** Goes to the place of a made file’s quotes; tells of those that recognition did not read right. */
async function showPlace(page: Page, file: MarkedFile): Promise<void> {
  const id = await uploaded(page, file)
  const { text } = await ask(page, 'documents.get', { id })
  const pages = []
  for (const { number } of text.pages)
    pages.push(await ask(page, 'documents.page', { id, textId: text.id, page: number }))
  const skippable = pages.flatMap((one) => one.skippable)
  const prepared = prepare(pages.map((one) => one.text).join('\f'), { skippable })
  const spans = file.quotes.map((exact) => verifyQuote(prepared, { exact }))
  const found = spans.filter(({ start }) => start !== null)
  for (const { status } of spans) if (!isVerified(status)) console.log(`${file.name}: a quote is ${status}`)
  const hits = found.map(({ start, end }) => `${start}-${end}`).join('.')
  const start = Math.min(...found.map((one) => one.start ?? 0))
  const end = Math.max(...found.map((one) => one.end ?? 0))
  await page.goto(`/documents/${id}?at=${start}-${end}&hits=${hits}`)
  await page
    .getByRole('region', { name: 'Document', exact: true })
    .locator('.bg-\\[\\#7fb0ff\\]\\/60, .bg-\\[\\#7fb0ff\\]')
    .first()
    .waitFor()
  const hasPicture = /\.(pdf|png|jpg|tiff)$/.test(file.name)
  if (hasPicture) await page.locator('canvas[data-drawn=true]').first().waitFor()
}

/** Asks for a summary and follows its last verified citation. */
async function showCitation(page: Page, id: number): Promise<void> {
  await page.goto(`/documents/${id}`)
  await page.getByRole('button', { name: 'Analyse' }).click()
  const answer = page.getByRole('region', { name: 'Answer' })
  const citations = answer.getByRole('button', { name: /^Citation .* Verified$/ })
  await citations.first().waitFor({ timeout: 120_000 })
  await page.waitForTimeout(2_000)
  await citations.last().click()
  await page.locator('[data-citation][data-active]').first().waitFor()
  await page.waitForTimeout(1_500)
}
