import { useEffect, useState } from 'react'
import type { OutlineEntry } from './outline.ts'
import type { PdfClient } from './pdf-client.ts'

/** The document's own table of contents; empty until it has been read, and where there is none. */
export function useOutline(client: PdfClient | null): OutlineEntry[] {
  const [outline, setOutline] = useState<OutlineEntry[]>([])
  useEffect(() => {
    let isHere = true
    client?.outline.then(
      (entries) => isHere && setOutline(entries),
      () => {},
    )
    return () => {
      isHere = false
    }
  }, [client])
  return outline
}
