import type { PageInfo } from '#contracts/document.ts'
import { type Mark, rectsOn } from '../place.ts'
import type { Sheets } from '../view.ts'
import { seenSize } from './page-layout.ts'
import type { PdfClient } from './pdf-client.ts'
import { paperRules, papersOf } from './print-paper.ts'

/** Pixels per point: 180 to the inch, where small print stays sharp. */
const SHARPNESS = 2.5
/** No page is drawn larger: a poster would fill the memory. */
const MOST_PIXELS = 8_000_000
const QUALITY = 0.85
/** That of the marks on the screen, as light. */
const MARK = '#ffe58f'

/** Draws pages one after the other; each is kept as a compressed picture, so memory grows by some 400 kB a page. */
export async function pdfSheets(
  client: PdfClient,
  pages: readonly PageInfo[],
  marks: readonly Mark[],
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Sheets> {
  const urls: string[] = []
  const free = () => {
    for (const url of urls) URL.revokeObjectURL(url)
  }
  try {
    for (const page of pages) {
      urls.push(URL.createObjectURL(await picture(client, page, marks, signal)))
      onProgress(urls.length / pages.length)
    }
  } catch (error) {
    free()
    throw error
  }
  const papers = papersOf(pages)
  return {
    content: pages.map((page, index) => (
      // biome-ignore lint/performance/noImgElement: a picture made here, for paper
      <img
        key={urls[index]}
        src={urls[index]}
        alt={`Page ${page.number}`}
        style={{ display: 'block', objectFit: 'contain', breakInside: 'avoid', ...papers[index] }}
      />
    )),
    rules: paperRules(pages),
    free,
  }
}

async function picture(
  client: PdfClient,
  page: PageInfo,
  marks: readonly Mark[],
  signal: AbortSignal,
): Promise<Blob> {
  const { width, height } = seenSize(page, 0)
  const scale = Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / (width * height)))
  const bitmap = await client.drawOnce(
    { page: page.number, width: Math.round(width * scale), height: Math.round(height * scale), rotation: 0 },
    signal,
  )
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d', { alpha: false })
  if (context) {
    context.drawImage(bitmap, 0, 0)
    drawMarks(context, page, marks, scale)
  }
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}

/** Over the words as a marker pen goes; where two meet, once. */
function drawMarks(
  context: OffscreenCanvasRenderingContext2D,
  { number }: PageInfo,
  marks: readonly Mark[],
  scale: number,
): void {
  const path = new Path2D()
  for (const { left, top, right, bottom } of marks.flatMap((mark) => rectsOn(mark, number)))
    path.rect(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
  context.globalCompositeOperation = 'multiply'
  context.fillStyle = MARK
  context.fill(path)
}
