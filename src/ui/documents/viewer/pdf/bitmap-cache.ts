/** What is kept of a drawn page: its picture, and when to forget it. */
interface Picture {
  width: number
  height: number
  close(): void
}

/** Pixels kept beside those on the screen: 10 million are 40 MB, some three pages of a sharp screen, ten of a plain one. */
const MOST_PIXELS = 10_000_000

/** Keeps drawn pages up to a number of pixels; what was not looked at for longest is freed first. */
export function createBitmapCache<Bitmap extends Picture>(most = MOST_PIXELS) {
  const kept = new Map<string, Bitmap>()
  let pixels = 0

  function forget(key: string): void {
    const bitmap = kept.get(key)
    if (!bitmap) return
    kept.delete(key)
    pixels -= bitmap.width * bitmap.height
    bitmap.close()
  }

  return {
    get(key: string): Bitmap | undefined {
      const bitmap = kept.get(key)
      if (bitmap) {
        kept.delete(key)
        kept.set(key, bitmap)
      }
      return bitmap
    },
    /** Takes the bitmap over: it is closed when it is forgotten. The newest is always kept. */
    set(key: string, bitmap: Bitmap): void {
      forget(key)
      kept.set(key, bitmap)
      pixels += bitmap.width * bitmap.height
      for (const old of kept.keys()) {
        if (pixels <= most || old === key) break
        forget(old)
      }
    },
    clear(): void {
      for (const key of [...kept.keys()]) forget(key)
    },
  }
}
