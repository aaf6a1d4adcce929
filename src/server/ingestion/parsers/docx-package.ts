import { AppError } from '#server/platform/errors.ts'
import type { Archive } from './archive.ts'
import { relationsOf } from './opc.ts'

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
  const { officeDocument: document } = await targetsByType(archive, '')
  if (document === undefined) throw new AppError('document.damaged')
  return { ...(await targetsByType(archive, document)), document }
}

async function targetsByType(archive: Archive, part: string): Promise<Record<string, string>> {
  const relations = await relationsOf(archive, part)
  return Object.fromEntries(relations.map(({ type, target }) => [type, target]))
}
