import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { GreyImage } from './grey-image.ts'
import { languageData } from './languages.ts'
import type { ResultIterator, TessBaseApi, TesseractModule } from './tesseract-types.ts'
import type { PixelBox, SeenLine, SeenWord } from './words.ts'

/** Recognises words in pictures. It does one thing at a time and blocks: see thread-recogniser.ts. */
export interface Tesseract {
  /** Throws when Tesseract fails; another one is then to be made. */
  read(image: GreyImage, dpi: number): SeenLine[]
}

const require = createRequire(import.meta.url)
const LSTM_ONLY = 1
/** Columns, paragraphs and lines are found, the page's orientation is not. */
const AUTO_SEGMENTED = 3
/** Tesseract's PageIteratorLevel. */
const LINE = 2
const WORD = 3
const SYMBOL = 4
const CORE = 'tesseract.js-core/tesseract-core-simd-lstm'

/** Tesseract 5 in WebAssembly with the data of installed languages, in this thread. */
export async function loadTesseract(languages: readonly string[]): Promise<Tesseract> {
  const wasmBinary = await readFile(require.resolve(`${CORE}.wasm`))
  const load: (options: object) => Promise<TesseractModule> = require(`${CORE}.js`)
  const silent = () => {}
  const tesseract = await load({ wasmBinary, print: silent, printErr: silent, TesseractProgress: silent })
  for (const language of languages)
    tesseract.FS.writeFile(`/${language}.traineddata`, await languageData(language))
  const api = new tesseract.TessBaseAPI()
  if (api.Init(null, languages.join('+'), LSTM_ONLY) !== 0) throw new Error('Tesseract did not start')
  for (const language of languages) tesseract.FS.unlink(`/${language}.traineddata`)
  // A page on its side is to read badly, so that it is turned: see runsAcross.
  api.SetVariable('textord_tabfind_vertical_text', '0')
  api.SetPageSegMode(AUTO_SEGMENTED)
  return { read: (image, dpi) => read(tesseract, api, image, dpi) }
}

function read(tesseract: TesseractModule, api: TessBaseApi, image: GreyImage, dpi: number): SeenLine[] {
  tesseract.FS.writeFile('/input', greyMap(image))
  if (api.SetImageFile(1, 0) !== 0) throw new Error('Tesseract did not take the picture')
  tesseract.FS.unlink('/input')
  api.SetSourceResolution(Math.round(dpi))
  if (api.Recognize(null) !== 0) throw new Error('Tesseract did not recognise the picture')
  const iterator = api.GetIterator()
  const lines = linesOf(iterator)
  tesseract.destroy(iterator)
  api.Clear()
  return lines
}

/** Netpbm's portable grey map, the plainest format that Tesseract's image library reads. */
function greyMap({ width, height, pixels }: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])
}

function linesOf(at: ResultIterator): SeenLine[] {
  const lines: SeenLine[] = []
  at.Begin()
  do {
    if (at.Empty(SYMBOL)) continue
    if (at.IsAtBeginningOf(LINE)) lines.push(lineAt(at))
    const line = lines.at(-1)
    if (at.IsAtBeginningOf(WORD)) line?.words.push({ symbols: [], confidence: at.Confidence(WORD) })
    line?.words.at(-1)?.symbols.push({ text: at.GetUTF8Text(SYMBOL), box: boxAt(at, SYMBOL) })
  } while (at.Next(SYMBOL))
  return lines.map((line) => ({ ...line, words: line.words.filter(runsAcross) }))
}

/** Of lines that run up or down Tesseract finds some, but not where their characters stand. */
function runsAcross({ symbols }: SeenWord): boolean {
  const [first, last] = [symbols[0]?.box, symbols.at(-1)?.box]
  if (!first || !last || first[2] <= first[0]) return false
  return symbols.length === 1 || last[0] - first[0] > Math.abs(last[1] - first[1])
}

function lineAt(at: ResultIterator): SeenLine {
  const box = boxAt(at, LINE)
  const [x0, top, x1, bottom] = box
  const { has_baseline: known, ...baseline } = at.getBaseline(LINE)
  const { row_height: height, descenders } = at.getRowAttributes()
  // Descenders are negative; the height reaches from them to the ascenders.
  const sane = known && height > 0 && height < 4 * (bottom - top) && descenders <= 0
  return {
    words: [],
    box,
    baseline: sane ? baseline : { x0, y0: bottom, x1, y1: bottom },
    above: sane ? height + descenders : bottom - top,
    below: sane ? -descenders : 0,
  }
}

function boxAt(at: ResultIterator, level: number): PixelBox {
  const { x0, y0, x1, y1 } = at.getBoundingBox(level)
  return [x0, y0, x1, y1]
}
