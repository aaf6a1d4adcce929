import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

/** One part's link to another part of the same package (ECMA-376 part 2, 9.3). */
export interface Relation {
  id: string
  /** The last word of its type: "slide", "sharedStrings". */
  type: string
  /** The name of a part that is there. */
  target: string
}

/** A part's internal relationships, in their order; those of the package for `''`. Parts that are missing are left out. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const found: Relation[] = []
  if (!archive.has(name)) return found
  await readXml(archive.read(name), {
    open(_, { Id = '', Type = '', Target = '', TargetMode }) {
      if (Target === '' || TargetMode === 'External') return
      const target = posix.join('/', folder, rooted(Target, folder)).slice(1)
      if (archive.has(target)) found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return found
}

/** The first part that a part is related to in this way. */
export function targetOf(relations: readonly Relation[], type: string): string | undefined {
  return relations.find((relation) => relation.type === type)?.target
}

/** A target that begins with a slash counts from the archive's root. */
function rooted(target: string, folder: string): string {
  return target.startsWith('/') ? posix.relative(`/${folder}`, target) : target
}
