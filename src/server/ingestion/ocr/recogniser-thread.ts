import { parentPort, workerData } from 'node:worker_threads'
import { loadTesseract } from './tesseract.ts'
import type { Look, Sight } from './thread-recogniser.ts'

/** A thread that recognises one picture after the other, so that it can be ended in the midst of one. */
const { languages }: { languages: readonly string[] } = workerData
const loaded = loadTesseract(languages)

parentPort?.on('message', async ({ image, dpi }: Look) => {
  const tesseract = await loaded
  parentPort?.postMessage({ lines: tesseract.read(image, dpi) } satisfies Sight)
})
