import { expect, type Locator, type Page } from '@playwright/test'
import { makeImagePdf } from '../src/server/ingestion/parsers/image-pdf.ts'
import { pngPage } from '../src/server/ingestion/parsers/image-png.ts'
import { makePdf } from '../src/test/pdf.ts'
import { jpeg, png, scan, tiff } from '../src/test/scans.ts'
import { open, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

/** A page of Letter's size, 612 by 792 points, whose fourth line is asked for. */
const NOTICE = { top: 792 - 654, left: 72 }
function letter(name: string): Uint8Array {
  const lines = [
    `Lease of ${name}, read from a picture`,
    'The tenant shall pay the rent of 1,250 euros on the first day of each month.',
    'The landlord shall keep the roof and the walls in good repair.',
    'Either party may end this lease by three months of notice.',
  ]
  return makePdf({ pages: [{ lines: lines.map((text, i) => ({ x: 72, y: 708 - i * 18, text })) }] })
}

const files = {
  'scan.pdf': async () => makeImagePdf([pngPage(png(await scan(letter('Alma'))))]),
  'photo.jpg': async () => jpeg(await scan(letter('Carl'), { turns: 3, dpi: 200 }), 6, 200),
  'pages.tiff': async () =>
    tiff([await scan(letter('Dora'), { dpi: 200 }), await scan(letter('Emil'), { dpi: 200 })], 200),
}

for (const [name, make] of Object.entries(files))
  test(`${name} is recognised, asked, and marked where its picture shows the words`, async ({ page }) => {
    await uploadReady(page, { name, mimeType: '', buffer: Buffer.from(await make()) })
    await open(page, name)
    await expect(page.getByText(/recognised from (a picture|pictures) \(English\)/).first()).toBeVisible()
    const citation = await ask(page, 'Who may end this lease?')
    await citation.click()
    const marks = page.getByRole('region', { name: 'Document' }).locator('[data-citation="1"]')
    await expect(marks.first()).toBeInViewport()
    const place = await placeOnPage(marks.first())
    expect(Math.abs(place.top - NOTICE.top)).toBeLessThan(16)
    expect(Math.abs(place.left - NOTICE.left)).toBeLessThan(12)
    expect(place.ink).toBeGreaterThan(0.02)
  })

async function ask(page: Page, question: string): Promise<Locator> {
  const analysis = page.getByRole('region', { name: 'Analysis' })
  await analysis.getByLabel('Analysis', { exact: true }).selectOption('question')
  await analysis.getByLabel('Question').fill(question)
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  const citation = page
    .getByRole('region', { name: 'Answer' })
    .getByRole('button', { name: /^Citation 1.*Verified$/ })
  await expect(citation).toBeVisible()
  return citation
}

/** Where a mark stands, in points of its page, and the share of dark pixels that the page's picture has beneath it. */
async function placeOnPage(mark: Locator) {
  const sheet = mark.locator('xpath=ancestor::*[@data-page]')
  const canvas = sheet.locator('canvas')
  await expect(canvas).toBeVisible()
  const read = async () => {
    const [at, of] = [await mark.boundingBox(), await sheet.boundingBox()]
    if (!at || !of) throw new Error('no place')
    const share = {
      x: (at.x - of.x) / of.width,
      y: (at.y - of.y) / of.height,
      width: at.width / of.width,
      height: at.height / of.height,
    }
    const ink = await canvas.evaluate((node, { x, y, width, height }) => {
      const drawn = node as HTMLCanvasElement
      const copy = document.createElement('canvas')
      copy.width = drawn.width
      copy.height = drawn.height
      const context = copy.getContext('2d')
      context?.drawImage(drawn, 0, 0)
      const { data = [] } =
        context?.getImageData(
          x * copy.width,
          y * copy.height,
          Math.max(1, width * copy.width),
          Math.max(1, height * copy.height),
        ) ?? {}
      let dark = 0
      for (let i = 0; i < data.length; i += 4) if ((data[i + 3] ?? 0) > 0 && (data[i] ?? 255) < 128) dark++
      return data.length === 0 ? 0 : dark / (data.length / 4)
    }, share)
    return { left: share.x * 612, top: share.y * 792, ink }
  }
  await expect.poll(async () => (await read()).ink).toBeGreaterThan(0.02)
  return read()
}
