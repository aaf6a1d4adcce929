import { useEffect, useState } from 'react'
import type { Outline, PdfClient } from './pdf-client.ts'

const NONE: Outline = { entries: [], labels: [] }

/** The document's own table of contents and page numbers; empty until they have been read, and where there are none. */
export function useOutline(client: PdfClient | null): Outline {
  const [outline, setOutline] = useState(NONE)
  useEffect(() => {
    let isHere = true
    client?.outline.then(
      (found) => isHere && setOutline(found),
      () => {},
    )
    return () => {
      isHere = false
    }
  }, [client])
  return outline
}
