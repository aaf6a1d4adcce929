import { pageSize } from './image-size.ts'

/** How an image is turned to be seen: EXIF's and TIFF's Orientation, 1 to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** An image as a PDF holds one (ISO 32000-1, 8.9.5): width and height in pixels, as stored. */
export interface PdfImage {
  width: number
  height: number
  /** Components of a pixel: 1 grey, 3 RGB, 4 CMYK; with a palette 1. */
  colors: 1 | 3 | 4
  bits: number
  filter: 'DCTDecode' | 'FlateDecode'
  /** PNG's own prediction of rows is left as it is. */
  predicted: boolean
  /** RGB triples. */
  palette: Uint8Array | null
  /** Values count down, as in Adobe's CMYK. */
  inverted: boolean
  data: Uint8Array
}

export interface ImagePage {
  image: PdfImage
  orientation: Orientation
  /** Pixels an inch, null when the file does not say. */
  dpi: number | null
}

/** A PDF with a page for each image, which fills it, upright. */
export function makeImagePdf(pages: ImagePage[]): Uint8Array {
  const kids = pages.map((_, index) => `${pageObject(index)} 0 R`).join(' ')
  const objects = [
    [latin1('<< /Type /Catalog /Pages 2 0 R >>')],
    [latin1(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)],
    ...pages.flatMap((page, index) => objectsOf(page, pageObject(index))),
  ]
  return joined(objects)
}

/** Two objects before the pages, three a page. */
const pageObject = (index: number) => 3 + index * 3

function objectsOf(page: ImagePage, number: number): Uint8Array[][] {
  const { width, height } = pageSize(page)
  const content = `${matrixOf(page.orientation, width, height).join(' ')} cm /I Do`
  return [
    [
      latin1(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${number + 1} 0 R ` +
          `/Resources << /XObject << /I ${number + 2} 0 R >> >> >>`,
      ),
    ],
    stream(`/Length ${content.length}`, latin1(content)),
    stream(dictionaryOf(page.image), page.image.data),
  ]
}

function dictionaryOf({ width, height, colors, bits, filter, predicted, palette, inverted, data }: PdfImage) {
  const space = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[colors]
  const indexed =
    palette &&
    `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${Buffer.from(palette.buffer, palette.byteOffset, palette.byteLength).toString('hex')}>]`
  const parms = predicted
    ? `/DecodeParms << /Predictor 15 /Colors ${colors} /BitsPerComponent ${bits} /Columns ${width} >>`
    : ''
  const decode = inverted ? `/Decode [${Array(colors).fill('1 0').join(' ')}]` : ''
  return (
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${indexed ?? space} ` +
    `/BitsPerComponent ${bits} /Filter /${filter} ${parms} ${decode} /Length ${data.length}`
  )
}

/** Where the image's unit square goes, its first row and column being where the orientation says (EXIF 2.3, 4.6.4). */
function matrixOf(orientation: Orientation, w: number, h: number): number[] {
  return {
    1: [w, 0, 0, h, 0, 0],
    2: [-w, 0, 0, h, w, 0],
    3: [-w, 0, 0, -h, w, h],
    4: [w, 0, 0, -h, 0, h],
    5: [0, -h, -w, 0, w, h],
    6: [0, -h, w, 0, 0, h],
    7: [0, h, w, 0, 0, 0],
    8: [0, h, -w, 0, w, 0],
  }[orientation]
}

function stream(dictionary: string, data: Uint8Array): Uint8Array[] {
  return [latin1(`<< ${dictionary} >>\nstream\n`), data, latin1('\nendstream')]
}

/** Numbers the objects from 1, with the table of where each begins. */
function joined(objects: Uint8Array[][]): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  const put = (...more: Uint8Array[]) => {
    parts.push(...more)
    for (const { byteLength } of more) length += byteLength
  }
  put(latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'))
  const offsets = objects.map((object, index) => {
    const offset = length
    put(latin1(`${index + 1} 0 obj\n`), ...object, latin1('\nendobj\n'))
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  put(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`))
  return new Uint8Array(Buffer.concat(parts))
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
