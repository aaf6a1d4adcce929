/** Where the file is that is drawn for a document. */
export function pdfPath(documentId: number): string {
  return `/api/documents/${documentId}/file?inline=1`
}
