import { Worker } from 'node:worker_threads'
import { cpuMs } from '../parse-clock.ts'
import type { GreyImage } from './grey-image.ts'
import type { SeenLine } from './words.ts'

/** To the thread. */
export interface Look {
  image: GreyImage
  dpi: number
}

/** From the thread, which otherwise ends. */
export interface Sight {
  lines: SeenLine[]
}

/** Recognition took more processor time than it may. */
export class TooSlow extends Error {}

/** Recognises words in pictures, one at a time. */
export interface Recogniser {
  /**
   * Rejects when Tesseract fails, and with TooSlow once this process has used `until` ms of processor time in all;
   * it has then ended, and another one is to be made.
   */
  read(image: GreyImage, dpi: number, until: number): Promise<SeenLine[]>
  end(): Promise<void>
}

/** How often the time is looked at, in ms. */
const LOOK_MS = 50

/** Tesseract in a thread of its own: V8 ends one even inside WebAssembly, and all that it holds is gone with it. */
export function openRecogniser(languages: readonly string[]): Recogniser {
  const thread = new Worker(new URL('./recogniser-thread.ts', import.meta.url), { workerData: { languages } })
  thread.unref()
  // One that fails between two pictures is found ended at the next.
  thread.on('error', () => undefined)
  let hasEnded = false
  thread.once('exit', () => {
    hasEnded = true
  })
  return {
    read(image, dpi, until) {
      const look: Look = { image, dpi }
      return new Promise((resolve, reject) => {
        const settle = (outcome: () => void) => {
          clearInterval(timer)
          thread.off('message', hear).off('error', reject).off('exit', mourn)
          outcome()
        }
        const hear = ({ lines }: Sight) => settle(() => resolve(lines))
        const mourn = () => settle(() => reject(new Error('recognition ended')))
        const timer = setInterval(() => {
          if (cpuMs() < until) return
          settle(() => reject(new TooSlow()))
          void thread.terminate()
        }, LOOK_MS)
        if (hasEnded) return mourn()
        thread.once('message', hear).once('error', reject).once('exit', mourn)
        thread.postMessage(look, [image.pixels.buffer as ArrayBuffer])
      })
    },
    async end() {
      await thread.terminate()
    },
  }
}
