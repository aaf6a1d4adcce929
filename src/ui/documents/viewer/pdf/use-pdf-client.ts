import { useEffect, useState } from 'react'
import { openPdf, type PdfClient } from './pdf-client.ts'

/** The worker that draws a document, for as long as the component is there. Null for the first moment. */
export function usePdfClient(documentId: number): PdfClient | null {
  const [client, setClient] = useState<PdfClient | null>(null)
  useEffect(() => {
    const opened = openPdf(`/api/documents/${documentId}/file?inline=1`)
    setClient(opened)
    return () => {
      setClient(null)
      opened.close()
    }
  }, [documentId])
  return client
}
