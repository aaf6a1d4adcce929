import { createBitmapCache } from './bitmap-cache.ts'
import { createDrawQueue } from './draw-queue.ts'
import type { Answer, Request } from './protocol.ts'

/** A page to draw. `page` counts from 1, sizes are in device pixels, `rotation` in quarter turns. */
export interface PageWish {
  page: number
  width: number
  height: number
  rotation: number
}

export interface PdfClient {
  /** A picture that was drawn before, at once. */
  peek(wish: PageWish): ImageBitmap | undefined
  /** The page's picture. It stays the client's: don't close it. Rejects when aborted or when the page is lost. */
  draw(wish: PageWish, signal: AbortSignal): Promise<ImageBitmap>
  close(): void
}

const keyOf = (wish: PageWish) => `${wish.page}/${wish.width}x${wish.height}/${wish.rotation}`

/** Starts the worker that draws and opens the file at `url` in it. */
export function openPdf(url: string): PdfClient {
  const worker = new Worker(new URL('./draw.worker.ts', import.meta.url), { type: 'module' })
  const opened = Promise.withResolvers<void>()
  const cache = createBitmapCache<ImageBitmap>()
  const queue = createDrawQueue<ImageBitmap>()
  const drawing = new Map<number, PromiseWithResolvers<ImageBitmap>>()
  let lastId = 0
  const send = (request: Request) => worker.postMessage(request)

  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.type === 'opened') return opened.resolve()
    if (answer.type === 'failed') return opened.reject(new Error('The file can’t be drawn.'))
    const page = drawing.get(answer.id)
    drawing.delete(answer.id)
    if (answer.type === 'drawn') page?.resolve(answer.bitmap)
    else page?.reject(new Error('The page can’t be drawn.'))
  }
  worker.onerror = () => opened.reject(new Error('The worker that draws did not start.'))
  // Whoever draws hears of it; nobody drawing is no accident.
  opened.promise.catch(() => {})
  send({ type: 'open', url: new URL(url, window.location.href).href })

  async function drawNow(wish: PageWish): Promise<ImageBitmap> {
    await opened.promise
    lastId += 1
    const page = Promise.withResolvers<ImageBitmap>()
    drawing.set(lastId, page)
    send({ type: 'draw', id: lastId, ...wish })
    const bitmap = await page.promise
    cache.set(keyOf(wish), bitmap)
    return bitmap
  }

  return {
    peek: (wish) => cache.get(keyOf(wish)),
    draw: (wish, signal) => queue.add(() => drawNow(wish), signal),
    close() {
      worker.terminate()
      cache.clear()
    },
  }
}
