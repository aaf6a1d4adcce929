import { AppError } from '#server/platform/errors.ts'
import { type Archive, openArchive } from './archive.ts'
import { OdtBody } from './odt-body.ts'
import { OdtStyles } from './odt-styles.ts'
import type { RawDocument } from './raw.ts'
import { readXml } from './xml.ts'

/**
 * An OpenDocument text as a reader sees it on one endless page: like `parseDocx`, and with the same errors. What is
 * written on a form's controls is read where they stand.
 */
export async function parseOdt(bytes: Uint8Array): Promise<RawDocument> {
  const archive = await openArchive(bytes)
  if (!archive.has('content.xml')) throw new AppError('document.damaged')
  await refuseEncrypted(archive)
  const styles = new OdtStyles()
  if (archive.has('styles.xml')) await readXml(archive.read('styles.xml'), styles)
  const body = new OdtBody(styles)
  await readXml(archive.read('content.xml'), body)
  return body.flow.finish()
}

/** The manifest says of each entry how it was encrypted; the archive itself doesn't. */
async function refuseEncrypted(archive: Archive): Promise<void> {
  const manifest = 'META-INF/manifest.xml'
  if (!archive.has(manifest)) return
  await readXml(archive.read(manifest), {
    open(name) {
      if (name === 'manifest:encryption-data') throw new AppError('document.encrypted')
    },
  })
}
