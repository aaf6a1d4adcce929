import { AppError } from '#server/platform/errors.ts'
import { type Archive, openArchive } from './archive.ts'
import { attribute, local } from './docx-styles.ts'
import { DrawingBody } from './drawing-body.ts'
import { Layout } from './drawing-layout.ts'
import { framesOf } from './drawings.ts'
import { joinPages } from './join-pages.ts'
import { isOle, refuseOle } from './ole.ts'
import { relationsOf, targetOf } from './opc.ts'
import type { Progress, RawDocument } from './raw.ts'
import { slidePage } from './slide-page.ts'
import { readXml } from './xml.ts'

/**
 * A PowerPoint presentation, a page for each slide: its title as heading, words of its shapes, tables, charts and
 * diagrams, then the speaker's notes. Hidden slides are read and said to be hidden; heads, feet, pictures and comments
 * are left out. Throws like `parseDocx`.
 */
export async function parsePptx(bytes: Uint8Array, progress: Progress): Promise<RawDocument> {
  if (isOle(bytes)) throw refuseOle(bytes, 'pptx')
  const archive = await openArchive(bytes)
  const main = targetOf(await relationsOf(archive, ''), 'officeDocument')
  if (main === undefined) throw new AppError('document.damaged')
  const ids = await slideIds(archive, main)
  const relations = await relationsOf(archive, main)
  const reader = new SlideReader(archive)
  const pages: RawDocument[] = []
  for (const id of ids) {
    const part = relations.find((relation) => relation.id === id)?.target
    if (part === undefined) throw new AppError('document.damaged', { slide: pages.length + 1 })
    pages.push(await reader.read(part))
    progress(pages.length, ids.length)
  }
  return joinPages(pages)
}

/** The ids of the slides' relationships, in the order of the show. */
async function slideIds(archive: Archive, main: string): Promise<string[]> {
  const ids: string[] = []
  let depth = 0
  await readXml(archive.read(main), {
    open(qualified, attributes) {
      const name = local(qualified)
      if (depth++ === 0 && name !== 'presentation') throw new AppError('document.disguised', { found: name })
      // The slide's own `id` has no prefix.
      if (name !== 'sldId') return
      const { id: _, ...prefixed } = attributes
      ids.push(attribute(prefixed, 'id') ?? '')
    },
    close() {
      depth -= 1
    },
  })
  return ids
}

/** Reads slides; a layout, which many share, once. */
class SlideReader {
  private readonly archive: Archive
  private readonly layouts = new Map<string, Layout>()

  constructor(archive: Archive) {
    this.archive = archive
  }

  async read(part: string): Promise<RawDocument> {
    const relations = await relationsOf(this.archive, part)
    const layout = await this.layoutOf(targetOf(relations, 'slideLayout'))
    const body = new DrawingBody({ layout, frames: await framesOf(this.archive, relations) })
    await readXml(this.archive.read(part), body)
    const notesPart = targetOf(relations, 'notesSlide')
    const notes = new DrawingBody({ layout: new Layout(true), frames: new Map() })
    if (notesPart !== undefined) await readXml(this.archive.read(notesPart), notes)
    return slidePage(body.finish(), notes.finish('body'), !body.isShown)
  }

  private async layoutOf(part = ''): Promise<Layout> {
    const known = this.layouts.get(part)
    if (known) return known
    const layout = new Layout()
    if (part !== '') await readXml(this.archive.read(part), layout)
    this.layouts.set(part, layout)
    return layout
  }
}
