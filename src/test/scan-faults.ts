import type { GreyImage } from '#server/ingestion/ocr/grey-image.ts'

/** A scan of a sheet that lay askew: turned clockwise about its middle, by so many degrees. */
export function tilted(image: GreyImage, degrees: number): GreyImage {
  const { width, height } = image
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return drawn(width, height, (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2]
    return between(image, width / 2 + dx * cos + dy * sin, height / 2 - dx * sin + dy * cos)
  })
}

/** Black and white dust on such a share of the pixels; the same at each call. */
export function speckled({ width, height, pixels }: GreyImage, share: number): GreyImage {
  let seed = 1
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  return {
    width,
    height,
    pixels: pixels.map((level) => (chance() < share ? (chance() < 0.5 ? 0 : 255) : level)),
  }
}

/** Grey words on greyish paper. */
export function greyed({ width, height, pixels }: GreyImage): GreyImage {
  return { width, height, pixels: pixels.map((level) => 90 + level * 0.5) }
}

/** A photograph of a sheet that lies on a dark desk, with so many pixels of it all round. */
export function framed(image: GreyImage, edge: number): GreyImage {
  const { width, height } = image
  return drawn(width + 2 * edge, height + 2 * edge, (x, y) => {
    const isSheet = x >= edge && y >= edge && x < edge + width && y < edge + height
    return isSheet ? pixel(image, x - edge, y - edge) : 60
  })
}

function drawn(width: number, height: number, level: (x: number, y: number) => number): GreyImage {
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = level(x, y)
  return { width, height, pixels }
}

/** Paper beyond the edge. */
function pixel({ width, height, pixels }: GreyImage, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 255 : (pixels[y * width + x] ?? 255)
}

/** The level between four pixels. */
function between(image: GreyImage, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - left, y - top]
  const above = pixel(image, left, top) * (1 - right) + pixel(image, left + 1, top) * right
  const below = pixel(image, left, top + 1) * (1 - right) + pixel(image, left + 1, top + 1) * right
  return above * (1 - down) + below * down
}
