'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { pickFiles } from '#ui/documents/upload/pick-files.ts'
import { useUploads } from '#ui/documents/upload/provider.tsx'
import { useKeyListener, useKeys } from '#ui/parts/use-keys.ts'
import { PLACES } from './places.ts'

/** What stands above the page. */
export type Overlay = 'palette' | 'keys' | null

/** The keys that work on every page, and Ctrl K (or Cmd K), which works while typing too. */
export function useShellKeys(open: (overlay: Overlay) => void): void {
  const router = useRouter()
  const uploads = useUploads()
  useKeyListener()
  useKeys('Everywhere', [
    ...PLACES.map(({ href, label, keys }) => ({
      keys,
      label: `Go to ${label}`,
      run: () => router.push(href),
    })),
    { keys: 'u', label: 'Upload documents', run: () => pickFiles((files) => uploads.add(files)) },
    { keys: '?', label: 'Show these keys', run: () => open('keys') },
  ])
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      open('palette')
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [open])
}
