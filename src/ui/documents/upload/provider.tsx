'use client'
import { createContext, type ReactNode, use, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useListRefresh } from '../live/use-list-refresh.ts'
import { isUnderWay, type Upload } from './queue.ts'
import { sendFile } from './send.ts'
import { createUploads, type Uploads } from './uploads.ts'
import { useLimitsRefresh, useMaxFileBytes } from './use-upload-limits.ts'

const Context = createContext<Uploads | null>(null)

/** The uploads of this window: once, in the shell, so that they survive going from page to page. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const refreshList = useListRefresh()
  const refreshLimits = useLimitsRefresh()
  const maxFileBytes = useMaxFileBytes()
  const maxBytes = useRef(maxFileBytes)
  const [uploads] = useState(() =>
    createUploads({
      send: sendFile,
      maxBytes: () => maxBytes.current,
      onSent() {
        refreshList()
        refreshLimits()
      },
    }),
  )
  useEffect(() => {
    maxBytes.current = maxFileBytes
  }, [maxFileBytes])
  useEffect(() => {
    function warn(event: BeforeUnloadEvent) {
      if (uploads.snapshot().some(isUnderWay)) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [uploads])
  return <Context value={uploads}>{children}</Context>
}

/** Adds, cancels and repeats uploads. */
export function useUploads(): Uploads {
  const uploads = use(Context)
  if (!uploads) throw new Error('useUploads needs an UploadsProvider above it')
  return uploads
}

const NONE: readonly Upload[] = []

/** The files on their way, now. */
export function useUploadList(): readonly Upload[] {
  const uploads = useUploads()
  return useSyncExternalStore(uploads.subscribe, uploads.snapshot, () => NONE)
}
