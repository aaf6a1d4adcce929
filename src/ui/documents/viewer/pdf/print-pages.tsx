import type { PageInfo } from '#contracts/document.ts'
import type { PageRange } from '../print/print-range.ts'
import type { Sheets } from '../view.ts'
import { seenSize } from './page-layout.ts'
import type { PdfClient } from './pdf-client.ts'

/** Pixels per point: 144 to the inch. */
const SHARPNESS = 2
/** No page is drawn larger: a poster would fill the memory. */
const MOST_PIXELS = 8_000_000
const QUALITY = 0.85

/** Draws pages one after the other; each is kept as a compressed picture, so memory grows by some 300 kB a page. */
export async function pdfSheets(
  client: PdfClient,
  pages: readonly PageInfo[],
  { from, to }: PageRange,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Sheets> {
  const chosen = pages.filter(({ number }) => number >= from && number <= to)
  const urls: string[] = []
  const free = () => {
    for (const url of urls) URL.revokeObjectURL(url)
  }
  try {
    for (const page of chosen) {
      urls.push(URL.createObjectURL(await picture(client, page, signal)))
      onProgress(urls.length / chosen.length)
    }
  } catch (error) {
    free()
    throw error
  }
  const [first] = chosen
  const size = first && seenSize(first, 0)
  return {
    content: urls.map((url, index) => (
      // biome-ignore lint/performance/noImgElement: a picture made here, for paper
      <img
        key={url}
        src={url}
        alt={`Page ${chosen[index]?.number}`}
        style={{ display: 'block', width: '100%', height: '100vh', objectFit: 'contain', breakAfter: 'page' }}
      />
    )),
    rules: size ? `@page { margin: 0; size: ${size.width}pt ${size.height}pt }` : '',
    free,
  }
}

async function picture(client: PdfClient, page: PageInfo, signal: AbortSignal): Promise<Blob> {
  const { width, height } = seenSize(page, 0)
  const scale = Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / (width * height)))
  const bitmap = await client.drawOnce(
    { page: page.number, width: Math.round(width * scale), height: Math.round(height * scale), rotation: 0 },
    signal,
  )
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}
