import { createBitmapCache } from './bitmap-cache.ts'
import { createDrawQueue } from './draw-queue.ts'
import type { OutlineEntry } from './outline.ts'
import { loadEngine, loadFile } from './pdf-parts.ts'
import type { Answer, Request } from './protocol.ts'

/** A page to draw. `page` counts from 1, sizes are in device pixels, `rotation` in quarter turns. */
export interface PageWish {
  page: number
  width: number
  height: number
  rotation: number
}

/** Draws pages, and keeps what was drawn last. */
export interface Drawer {
  /** A picture that was drawn before, at once. */
  peek(wish: PageWish): ImageBitmap | undefined
  /** The page's picture. It stays the drawer's: don't close it. Rejects when aborted or when the page is lost. */
  draw(wish: PageWish, signal: AbortSignal): Promise<ImageBitmap>
}

/** The document's own table of contents, and what its pages are called (null: by their number). */
export interface Outline {
  entries: OutlineEntry[]
  labels: (string | null)[]
}

export interface PdfClient {
  pages: Drawer
  /** Drawn when no page waits to be. */
  thumbnails: Drawer
  /** A picture that the caller keeps and closes, drawn when no page waits to be: for printing. */
  drawOnce(wish: PageWish, signal: AbortSignal): Promise<ImageBitmap>
  /** Empty where the document has none. Rejects when the file can't be opened. */
  outline: Promise<Outline>
  close(): void
}

/** Pixels of thumbnails that are kept: 3 million are 12 MB, some hundred on an ordinary screen. */
const THUMBNAIL_PIXELS = 3_000_000

/** How long after opening the outline is read, in milliseconds. */
const OUTLINE_AFTER = 400

const keyOf = (wish: PageWish) => `${wish.page}/${wish.width}x${wish.height}/${wish.rotation}`

/** Starts the worker that draws and opens the file at `url` in it. */
export function openPdf(url: string): PdfClient {
  const worker = new Worker(new URL('./draw.worker.ts', import.meta.url), { type: 'module' })
  const opened = Promise.withResolvers<void>()
  const outline = Promise.withResolvers<Outline>()
  const pages = createBitmapCache<ImageBitmap>()
  const thumbnails = createBitmapCache<ImageBitmap>(THUMBNAIL_PIXELS)
  const queue = createDrawQueue<ImageBitmap>()
  const closed = new AbortController()
  const drawing = new Map<number, PromiseWithResolvers<ImageBitmap>>()
  let lastId = 0
  const send = (request: Request, transfer: Transferable[] = []) => worker.postMessage(request, transfer)

  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.type === 'opened') return opened.resolve()
    if (answer.type === 'outline') return outline.resolve(answer)
    if (answer.type === 'failed') return opened.reject(new Error('The file can’t be drawn.'))
    const page = drawing.get(answer.id)
    drawing.delete(answer.id)
    if (answer.type === 'drawn') page?.resolve(answer.bitmap)
    else page?.reject(new Error('The page can’t be drawn.'))
  }
  worker.onerror = () => opened.reject(new Error('The worker that draws did not start.'))
  // The page that is waited for comes first.
  opened.promise.then(() => setTimeout(() => send({ type: 'outline' }), OUTLINE_AFTER), outline.reject)
  // Whoever draws hears of it; nobody drawing is no accident.
  outline.promise.catch(() => {})
  Promise.all([loadEngine(), loadFile(url, closed.signal)]).then(
    ([engine, bytes]) => send({ type: 'open', engine, bytes }, [bytes]),
    opened.reject,
  )

  async function drawNow(wish: PageWish): Promise<ImageBitmap> {
    await opened.promise
    lastId += 1
    const page = Promise.withResolvers<ImageBitmap>()
    drawing.set(lastId, page)
    send({ type: 'draw', id: lastId, ...wish })
    return page.promise
  }

  function drawer(cache: typeof pages, when: 'soon' | 'later'): Drawer {
    async function keep(wish: PageWish): Promise<ImageBitmap> {
      const bitmap = await drawNow(wish)
      cache.set(keyOf(wish), bitmap)
      return bitmap
    }
    return {
      peek: (wish) => cache.get(keyOf(wish)),
      draw: (wish, signal) => queue.add(() => keep(wish), signal, when),
    }
  }

  return {
    pages: drawer(pages, 'soon'),
    thumbnails: drawer(thumbnails, 'later'),
    drawOnce: (wish, signal) => queue.add(() => drawNow(wish), signal, 'later'),
    outline: outline.promise,
    close() {
      closed.abort()
      worker.terminate()
      pages.clear()
      thumbnails.clear()
    },
  }
}
