import { openOdf } from './odf-package.ts'
import { OdtBody } from './odt-body.ts'
import { OdtStyles } from './odt-styles.ts'
import type { RawDocument } from './raw.ts'
import { readXml } from './xml.ts'

/**
 * An OpenDocument text as a reader sees it on one endless page: like `parseDocx`, and with the same errors. What is
 * written on a form's controls is read where they stand.
 */
export async function parseOdt(bytes: Uint8Array): Promise<RawDocument> {
  const archive = await openOdf(bytes)
  const styles = new OdtStyles()
  if (archive.has('styles.xml')) await readXml(archive.read('styles.xml'), styles)
  const body = new OdtBody(styles)
  await readXml(archive.read('content.xml'), body)
  return body.flow.finish()
}
