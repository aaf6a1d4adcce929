/** What we use of tesseract.js-core's module: Tesseract's C++ classes, bound by Emscripten's WebIDL. */
export interface TesseractModule {
  FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void }
  TessBaseAPI: new () => TessBaseApi
  destroy(object: object): void
}

export interface TessBaseApi {
  Init(dataPath: null, languages: string, engine: number): number
  SetVariable(name: string, value: string): boolean
  /** Reads `/input` of the module's files; both arguments mean: not turned. */
  SetImageFile(exif: number, angle: number): number
  SetSourceResolution(dpi: number): void
  SetPageSegMode(mode: number): void
  Recognize(monitor: null): number
  GetIterator(): ResultIterator
  Clear(): void
  End(): void
}

export interface ResultIterator {
  Begin(): void
  Next(level: number): boolean
  Empty(level: number): boolean
  IsAtBeginningOf(level: number): boolean
  GetUTF8Text(level: number): string
  Confidence(level: number): number
  getBoundingBox(level: number): { x0: number; y0: number; x1: number; y1: number }
  getBaseline(level: number): { x0: number; y0: number; x1: number; y1: number; has_baseline: boolean }
  getRowAttributes(): { row_height: number; descenders: number; ascenders: number }
}
