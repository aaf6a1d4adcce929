import type { ReactNode, Ref } from 'react'
import type { Mark } from './place.ts'
import type { PageRange } from './print/print-range.ts'
import type { ReadyDocument } from './ready-document.ts'

/** What goes on paper, with rules of its own; `free` when it is printed. */
export interface Sheets {
  content: ReactNode
  rules: string
  free(): void
}

/** Which pages are printed, and whether what is cited is marked on them. */
export interface PrintChoice extends PageRange {
  isMarked: boolean
}

/** How a document is printed. `pages`: how many can be chosen from; `seen`: the one in view. */
export interface Printing {
  pages: number
  seen: number
  /** Whether there is anything to mark. */
  hasMarks: boolean
  sheets(choice: PrintChoice, signal: AbortSignal, onProgress: (share: number) => void): Promise<Sheets>
  /** All of it, where that needs no waiting. */
  atOnce?(): Sheets
}

/** What the page can ask of a view, whatever the format. */
export interface ViewHandle {
  /** Brings a mark into view, in the middle, unless it is in view already. Remembers where the reader was. */
  show(mark: Mark): void
  /** Goes back to where the reader was before the first jump. False when there was none. */
  back(): boolean
  /** Null while the document is not there yet. */
  printing(): Printing | null
}

/** What every view is given. */
export interface ViewProps {
  document: ReadyDocument
  /** The text version that the marks' offsets belong to. */
  textId: number
  marks: readonly Mark[]
  /** The number of the citation that is being read. */
  active: number | null
  onSelect: (citation: number) => void
  onPrint: () => void
  /** Where the view puts what can be asked of it. */
  handle: Ref<ViewHandle>
}
