import { expect, type Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { makePdf } from '../src/test/pdf.ts'
import { lease, open, textFile, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    // The browser's own dialog would wait for somebody.
    window.print = () => document.body.setAttribute('data-asked', '')
  }),
)

test('a PDF is printed a page a sheet, each of its own size, from the dialog', async ({ page }) => {
  const line = { x: 40, y: 100, text: 'A page that is printed.' }
  const bytes = makePdf({
    pages: [{ lines: [line] }, { lines: [line], mediaBox: [0, 0, 792, 612] }, { lines: [line] }],
  })
  await uploadReady(page, { name: 'sizes.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
  await open(page, 'sizes.pdf')
  await expect(page.locator('canvas[data-drawn=true]').first()).toBeVisible()
  await page.keyboard.press('Control+p')
  await page.getByRole('dialog').getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-asked')
  expect(await sheets(page)).toEqual(['612x792', '792x612', '612x792'])
})

test("the browser's own Print gives a text without what stands round it, and for pages the answer", async ({
  page,
}) => {
  const lines = Array.from({ length: 120 }, (_, at) => `Line ${at + 1} of a text that is long.`)
  await uploadReady(page, textFile('long.txt', lines.join('\n\n')))
  await open(page, 'long.txt')
  await expect(page.getByText('Line 120 of')).toBeAttached()
  expect((await onPaper(page)).split(/\n+/)).toEqual(lines)

  const file = lease('menu-print')
  await uploadReady(page, file)
  await open(page, file.name)
  await page.getByRole('region', { name: 'Analysis' }).getByRole('button', { name: 'Analyse' }).click()
  await expect(page.getByRole('button', { name: /^Citation 1, .*Verified$/ })).toBeVisible()
  const words = await onPaper(page)
  expect(words).toContain('use Print above the document')
  expect(words).toContain('[1]')
  expect(words).not.toContain('Analyse')
})

/** The sheets that the browser would print, in points. */
async function sheets(page: Page): Promise<string[]> {
  const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
  return pdf.getPages().map((sheet) => `${Math.round(sheet.getWidth())}x${Math.round(sheet.getHeight())}`)
}

/** What stands on paper when the browser prints by itself. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const words = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'))
    // biome-ignore lint/performance/useDomNodeTextContent: what is not displayed is not meant
    const text = document.body.innerText
    window.dispatchEvent(new Event('afterprint'))
    return text.trim()
  })
  await page.emulateMedia({ media: null })
  return words
}
