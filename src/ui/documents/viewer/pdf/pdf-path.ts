/** Where the PDF is that is drawn for a document: itself, or the one made of an image. */
export function pdfPath(documentId: number): string {
  return `/api/documents/${documentId}/file?inline=1&rendition=1`
}
