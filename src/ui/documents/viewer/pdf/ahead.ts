import { openPdf, type PdfClient } from './pdf-client.ts'
import { documentOfPath, pdfPath } from './pdf-path.ts'

let opened: { documentId: number; client: PdfClient } | null = null

/** Opens a PDF before anything of its page has been drawn, so that its first picture doesn't wait for the page. */
export function openAhead(documentId: number): void {
  if (opened?.documentId === documentId) return
  if (opened) dropAhead(opened.documentId)
  opened = { documentId, client: openPdf(pdfPath(documentId)) }
}

/** Opens the PDF that the page's head asks for, as soon as this script runs: React takes up the page only later. */
export function openPreloaded(): void {
  const links = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=fetch]')]
  const id = links.map((link) => documentOfPath(link.getAttribute('href') ?? '')).find((one) => one !== null)
  if (id !== undefined && id !== null) openAhead(id)
}

/** The PDF that was opened ahead, now the caller's; else it is opened now. */
export function takePdf(documentId: number): PdfClient {
  if (opened?.documentId !== documentId) return openPdf(pdfPath(documentId))
  const { client } = opened
  opened = null
  return client
}

/** Closes a PDF that was opened ahead and not taken. */
export function dropAhead(documentId: number): void {
  if (opened?.documentId !== documentId) return
  opened.client.close()
  opened = null
}
