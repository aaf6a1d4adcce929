import { posix } from 'node:path'
import { AppError } from '#server/platform/errors.ts'
import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

/** The parts that a document's text is in, by what they are; none but `document` must be there. */
export interface DocxParts {
  document: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
}

/** Finds the parts by their relationships, as ECMA-376 part 2 has it: their names are the writing program's choice. */
export async function findParts(archive: Archive): Promise<DocxParts> {
  const root = await relations(archive, '')
  const document = root.officeDocument
  if (document === undefined) throw new AppError('document.damaged')
  return { ...(await relations(archive, document)), document }
}

/** A part's internal relationships to parts that are there: the last word of each type, and the part's name. */
async function relations(archive: Archive, part: string): Promise<Record<string, string>> {
  const folder = posix.dirname(part)
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const found: Record<string, string> = {}
  if (!archive.has(name)) return found
  await readXml(archive.read(name), {
    open(_, { Type = '', Target = '', TargetMode }) {
      if (Target === '' || TargetMode === 'External') return
      const target = posix.join('/', folder, rooted(Target, folder)).slice(1)
      if (archive.has(target)) found[Type.slice(Type.lastIndexOf('/') + 1)] = target
    },
  })
  return found
}

/** A target that begins with a slash counts from the archive's root. */
function rooted(target: string, folder: string): string {
  return target.startsWith('/') ? posix.relative(`/${folder}`, target) : target
}
