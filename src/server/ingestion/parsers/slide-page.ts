import { Flow } from './flow.ts'
import type { RawDocument } from './raw.ts'

/** A slide as a page; our own words ("Hidden slide", "Notes") are skippable. */
export function slidePage(slide: Flow, notes: Flow, isHidden: boolean): RawDocument {
  const page = new Flow()
  if (slide.isEmpty && notes.isEmpty) return page.finish()
  if (isHidden) page.skippable('Hidden slide')
  page.append(slide)
  if (!notes.isEmpty) {
    page.block({ kind: 'heading', level: 2 })
    page.skippable('Notes')
    page.append(notes)
  }
  return page.finish()
}
