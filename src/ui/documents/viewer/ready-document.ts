import type { DocumentDetail } from '#contracts/document.ts'

/** A document that has been read: its text is there to be shown. */
export type ReadyDocument = DocumentDetail & { text: NonNullable<DocumentDetail['text']> }

export function isReady(document: DocumentDetail): document is ReadyDocument {
  return document.state === 'ready' && document.text !== null
}

/** The number of the page that holds an offset. */
export function pageOf(document: ReadyDocument, offset: number): number {
  const page = document.text.pages.findLast((one) => one.start <= offset)
  return page?.number ?? 1
}

/** Whether it is drawn page by page; other formats are shown as one flow of text. */
export function hasPages({ fileType, text }: ReadyDocument): boolean {
  return fileType === 'pdf' || text.rendition
}
