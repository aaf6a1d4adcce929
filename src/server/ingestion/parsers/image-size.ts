import { AppError } from '#server/platform/errors.ts'

/** Of an image that goes into its PDF as it is, PDFium unpacking it row by row. A phone's best picture has 50 million. */
const MAX_PIXELS = 100_000_000
/** Of an image that is unpacked here: four bytes each, and again as many while it is packed anew. */
const MAX_UNPACKED_PIXELS = 40_000_000

/** Throws `document.archive_bomb` for more pixels than any page has, `document.damaged` for none. */
export function checkPixels(width: number, height: number, how: 'as it is' | 'unpacked'): void {
  if (!(width > 0 && height > 0)) throw new AppError('document.damaged')
  const most = how === 'unpacked' ? MAX_UNPACKED_PIXELS : MAX_PIXELS
  if (width * height > most) throw new AppError('document.archive_bomb', { width, height })
}

/** Scanners say 100 to 1,200; cameras and editors write 72 or 96 when they know nothing. */
const BELIEVED = { least: 100, most: 2_400 }
const UNKNOWN_DPI = 96
/** The long side of a page of A4, in points: what a picture of a page without a known size is taken for. */
const LONG_SIDE = 842

/** The page of an image, in points: of its true size when the file tells it, else not larger than A4 is long. */
export function pageSize({
  image,
  orientation,
  dpi,
}: {
  image: { width: number; height: number }
  /** From 5 on its rows are columns. */
  orientation: number
  dpi: number | null
}): { width: number; height: number } {
  const believed = dpi !== null && dpi >= BELIEVED.least && dpi <= BELIEVED.most
  const long = Math.max(image.width, image.height)
  const points = believed ? 72 / dpi : Math.min(72 / UNKNOWN_DPI, LONG_SIDE / long)
  const [width, height] = [round(image.width * points), round(image.height * points)]
  return orientation < 5 ? { width, height } : { width: height, height: width }
}

function round(points: number): number {
  return Math.max(1, Math.round(points * 100) / 100)
}
