import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { jpeg, png, pngOf, tiff } from '#test/scans.ts'
import { PARSE_LIMITS } from '../limits.ts'
import type { GreyImage } from '../ocr/grey-image.ts'
import { renderPage } from '../ocr/render-page.ts'
import { parserOf } from './parser-of.ts'
import { loadPdfium } from './pdfium.ts'

const context = { limits: PARSE_LIMITS, progress: () => undefined }

/** White, with a black square in the corner at the top left: which way it is turned can be seen. */
function cornered(width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height / 4; y++) pixels.fill(0, y * width, y * width + width / 4)
  return { width, height, pixels }
}

/** In which corner of the rendition the square is, and the page's size in points. */
async function shown(kind: 'png' | 'jpeg' | 'tiff', bytes: Uint8Array, index = 0) {
  const { pages, rendition } = await parserOf(kind)(bytes, context)
  const { width, height } = pages[index] ?? {}
  if (!rendition || !width || !height) throw new Error('nothing to show')
  const image = renderPage(await loadPdfium(), rendition, { index, width, height, turns: 0, dpi: 72 })
  const dark = (x: number, y: number) =>
    (image?.pixels[Math.floor(y * image.height) * image.width + Math.floor(x * image.width)] ?? 255) < 128
  const corners = {
    'top left': [0.1, 0.1],
    'top right': [0.9, 0.1],
    'bottom left': [0.1, 0.9],
    'bottom right': [0.9, 0.9],
  }
  const corner = Object.entries(corners).find(([, [x = 0, y = 0]]) => dark(x, y))?.[0]
  return { corner, width: Math.round(width), height: Math.round(height), pages: pages.length }
}

test('a PNG fills a page of the size that its resolution tells', async () => {
  const bytes = png(cornered(600, 300), 150)
  expect(await shown('png', bytes)).toEqual({ corner: 'top left', width: 288, height: 144, pages: 1 })
})

test('a transparent or palette PNG is shown as well', async () => {
  const image = new PNG({ width: 400, height: 400 })
  for (let y = 0; y < 100; y++)
    for (let x = 0; x < 100; x++) image.data.set([0, 0, 0, 255], (y * 400 + x) * 4)
  expect(await shown('png', PNG.sync.write(image))).toMatchObject({ corner: 'top left', width: 300 })
})

test.each([
  [1, 'top left'],
  [2, 'top right'],
  [3, 'bottom right'],
  [4, 'bottom left'],
  [5, 'top left'],
  [6, 'top right'],
  [7, 'bottom right'],
  [8, 'bottom left'],
])('a JPEG with orientation %i has its first corner at the %s', async (orientation, corner) => {
  const bytes = jpeg(cornered(600, 300), orientation, 150)
  const [width, height] = orientation < 5 ? [288, 144] : [144, 288]
  expect(await shown('jpeg', bytes)).toEqual({ corner, width, height, pages: 1 })
})

test('a TIFF has a page for each of its images', async () => {
  const bytes = tiff([cornered(600, 300), cornered(300, 600)], 150)
  expect(await shown('tiff', bytes, 0)).toEqual({ corner: 'top left', width: 288, height: 144, pages: 2 })
  expect(await shown('tiff', bytes, 1)).toEqual({ corner: 'top left', width: 144, height: 288, pages: 2 })
})

test('an image that says it is enormous is refused unread', async () => {
  const header = Buffer.from('0000ea600000ea600800000000', 'hex')
  const pngBomb = pngOf([
    ['IHDR', header],
    ['IDAT', Buffer.alloc(100)],
    ['IEND', Buffer.alloc(0)],
  ])
  const jpegBomb = Buffer.from(jpeg(cornered(16, 16)))
  const frame = jpegBomb.indexOf('ffc0', 0, 'hex')
  jpegBomb.writeUInt16BE(60_000, frame + 5)
  jpegBomb.writeUInt16BE(60_000, frame + 7)
  const tiffBomb = Buffer.from(tiff([cornered(16, 16)]))
  tiffBomb.writeUInt32LE(60_000, tiffBomb.readUInt32LE(4) + 2 + 8)
  tiffBomb.writeUInt32LE(60_000, tiffBomb.readUInt32LE(4) + 2 + 12 + 8)
  const bombs = [
    ['png', pngBomb],
    ['jpeg', jpegBomb],
    ['tiff', tiffBomb],
  ] as const
  for (const [kind, bytes] of bombs)
    await expect(parserOf(kind)(bytes, context)).rejects.toMatchObject({ code: 'document.archive_bomb' })
})

test('an image without its end is damaged, and so is a TIFF that bites its tail', async () => {
  const square = cornered(200, 200)
  const cuts = { png: png(square), jpeg: jpeg(square), tiff: tiff([square]) }
  for (const kind of ['png', 'jpeg', 'tiff'] as const) {
    const cut = cuts[kind].subarray(0, cuts[kind].length - 100)
    await expect(parserOf(kind)(cut, context)).rejects.toMatchObject({ code: 'document.damaged' })
  }
  const endless = Buffer.from(tiff([square]))
  const directory = endless.readUInt32LE(4)
  endless.writeUInt32LE(directory, directory + 2 + endless.readUInt16LE(directory) * 12)
  await expect(parserOf('tiff')(endless, context)).rejects.toMatchObject({ code: 'document.damaged' })
})
