import { openOdf } from './odf-package.ts'
import { OdpSlides } from './odp-slides.ts'
import { OdtStyles } from './odt-styles.ts'
import type { Progress, RawDocument } from './raw.ts'
import { readXml } from './xml.ts'

/** An OpenDocument presentation, a page for each slide, like `parsePptx`. */
export async function parseOdp(bytes: Uint8Array, progress: Progress): Promise<RawDocument> {
  const archive = await openOdf(bytes)
  const styles = new OdtStyles()
  if (archive.has('styles.xml')) await readXml(archive.read('styles.xml'), styles)
  const slides = new OdpSlides(styles)
  await readXml(archive.read('content.xml'), slides)
  progress(slides.pages.length, slides.pages.length)
  return slides.finish()
}
