/** Where the PDF is that is drawn for a document: itself, or the one made of an image. */
export function pdfPath(documentId: number): string {
  return `/api/documents/${documentId}/file?inline=1&rendition=1`
}

/** The document that such a path is for; null for other paths. */
export function documentOfPath(path: string): number | null {
  const id = Number(/^\/api\/documents\/(\d+)\//.exec(path)?.[1])
  return Number.isInteger(id) && path === pdfPath(id) ? id : null
}
