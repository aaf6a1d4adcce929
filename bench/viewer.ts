import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { startProduct } from '../scripts/lib/product.mjs'
import { findBrowser } from '../scripts/lib/tools.mjs'
import { makeBook } from './files.ts'

/**
 * `npm run bench viewer [-- FILE.pdf]`: opens a book at a cited page from cold, several times, and reads through it
 * twice. Needs a build and a browser. BASE_URL names a product that runs already.
 */
const OPENINGS = 7
const WINDOW = { width: 1280, height: 800 }

const file = process.argv[2]
const base = process.env.BASE_URL
const product = base ? { url: base, stop: async () => {} } : await startProduct()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? findBrowser(),
  args: ['--no-sandbox', '--disable-background-networking', '--js-flags=--expose-gc'],
})
try {
  const context = await browser.newContext({ baseURL: product.url, viewport: WINDOW })
  const address = await citedPage(await context.newPage())
  const state = await context.storageState()
  await context.close()
  const times: Opening[] = []
  for (let at = 0; at < OPENINGS; at += 1) times.push(await opening(browser, state, address))
  for (const name of ['html', 'sight', 'hydrated', 'words', 'mark', 'picture'] as const)
    console.log(
      `${name.padEnd(9)} ${times.map((one) => String(Math.round(one[name])).padStart(6)).join('')} ms`,
    )
  await readThrough(browser, state, address)
} finally {
  await browser.close()
  await product.stop()
}

/** Signs up, uploads the book, asks for a summary; the address of its last verified citation. */
async function citedPage(page: Page): Promise<string> {
  await page.goto('/signup')
  await page.getByLabel('Email').fill(`reader-${Date.now()}@example.org`)
  await page.getByLabel('Name').fill('Reader')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/documents')
  const name = file ? basename(file) : 'book.pdf'
  const buffer = file ? await readFile(file) : Buffer.from(await makeBook(350))
  await page.getByLabel('Upload documents').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  const row = page.getByRole('row').filter({ hasText: name })
  await row.getByText('Ready').waitFor({ timeout: 180_000 })
  await row.getByRole('link', { name }).first().click()
  await page.getByRole('button', { name: 'Analyse' }).click()
  const citations = page
    .getByRole('region', { name: 'Answer' })
    .getByRole('button', { name: /^Citation .* Verified$/ })
  await citations.first().waitFor({ timeout: 120_000 })
  await page
    .getByText(/stands? on verified|verified/)
    .first()
    .waitFor()
  await page.waitForTimeout(2_000)
  await citations.last().click()
  await page.waitForURL(/citation=/)
  return page.url()
}

interface Opening {
  html: number
  /** The marked words, in the server's html. */
  sight: number
  hydrated: number
  words: number
  mark: number
  picture: number
}

/** Milliseconds after the navigation began, in a browser context without a cache. */
async function opening(inBrowser: Browser, storageState: State, address: string): Promise<Opening> {
  const context = await inBrowser.newContext({ storageState, viewport: WINDOW })
  const page = await context.newPage()
  await page.addInitScript(watch)
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => 'picture' in seen(), null, { polling: 20, timeout: 60_000 })
  const times = await page.evaluate(() => ({
    ...seen(),
    html: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseEnd,
  }))
  await context.close()
  return times as Opening
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>
declare function seen(): Record<string, number>

/** In the page: notes at each frame what is to be seen of the cited page. */
function watch(): void {
  const times: Record<string, number> = {}
  Object.assign(globalThis, { seen: () => times })
  const looks: Record<string, () => unknown> = {
    sight: () => isInSight(document.querySelector('[data-sight]')),
    hydrated: () => document.querySelector('[aria-label="Document"]'),
    mark: () => isInSight(document.querySelector('[data-citation][data-active]')),
    words: () => document.querySelector('[data-page]:has([data-active]) span'),
    picture: () => document.querySelector('[data-page]:has([data-active]) canvas[data-drawn=true]'),
  }
  const isInSight = (mark: Element | null) => {
    const box = mark?.getBoundingClientRect()
    return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
  }
  const look = () => {
    for (const [name, isThere] of Object.entries(looks))
      if (!(name in times) && isThere()) times[name] = performance.now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Scrolls over all pages twice; prints memory before, between and after. */
async function readThrough(inBrowser: Browser, storageState: State, address: string): Promise<void> {
  const context = await inBrowser.newContext({ storageState, viewport: WINDOW })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('canvas[data-drawn=true]').first().waitFor()
  const client = await context.newCDPSession(page)
  const process = await inBrowser.newBrowserCDPSession()
  const say = async (when: string) => {
    await client.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(1_000)
    const { usedSize } = await client.send('Runtime.getHeapUsage')
    const { processInfo } = await process.send('SystemInfo.getProcessInfo')
    const sizes = await Promise.all(processInfo.map(async ({ id, type }) => `${type} ${await resident(id)}`))
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    console.log(
      `${when.padEnd(14)} heap ${Math.round(usedSize / 1e6)} MB, ${elements} elements; MB: ${sizes.join(', ')}`,
    )
  }
  await say('opened')
  for (const pass of ['first', 'second', 'third']) {
    await page.evaluate(scrollThrough)
    await say(`${pass} reading`)
  }
  await page.waitForTimeout(35_000)
  await say('35 s later')
  await context.close()
}

/** From the top to the end, four windows a second. */
async function scrollThrough(): Promise<void> {
  const box = document.querySelector('[data-page]')?.closest('.overflow-auto')
  if (!box) return
  for (let top = 0; top < box.scrollHeight; top += box.clientHeight) {
    box.scrollTo({ top })
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** A process's memory of its own in MB: without what it shares with others. */
async function resident(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  return Math.round(kilobytes / 1024)
}
