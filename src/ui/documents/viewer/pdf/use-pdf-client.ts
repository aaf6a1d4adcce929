import { useEffect, useState } from 'react'
import { takePdf } from './ahead.ts'
import type { PdfClient } from './pdf-client.ts'

/** The worker that draws a document, for as long as the component is there. Null for the first moment. */
export function usePdfClient(documentId: number): PdfClient | null {
  const [client, setClient] = useState<PdfClient | null>(null)
  useEffect(() => {
    const taken = takePdf(documentId)
    setClient(taken)
    return () => {
      setClient(null)
      taken.close()
    }
  }, [documentId])
  return client
}
