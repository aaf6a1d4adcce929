import { AppError } from '#server/platform/errors.ts'
import { type Archive, openArchive } from './archive.ts'
import { readXml } from './xml.ts'

/** Opens an OpenDocument. Throws `document.damaged` without its content, `document.encrypted`. */
export async function openOdf(bytes: Uint8Array): Promise<Archive> {
  const archive = await openArchive(bytes)
  if (!archive.has('content.xml')) throw new AppError('document.damaged')
  await refuseEncrypted(archive)
  return archive
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
