'use client'
import type { ReactNode } from 'react'
import { useDropzone } from 'react-dropzone'
import { bytes } from '#ui/parts/bytes.ts'
import { FORMATS } from './pick-files.ts'
import { useUploads } from './provider.tsx'
import { useMaxFileBytes } from './use-upload-limits.ts'

/** A file dropped anywhere on the page is uploaded; while one hovers, the page says so. */
export function DropAnywhere({ children }: { children: ReactNode }) {
  const uploads = useUploads()
  const maxFileBytes = useMaxFileBytes()
  const { getRootProps, isDragActive } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: (files) => uploads.add(files),
  })
  const { tabIndex: _, role: __, ...root } = getRootProps()
  return (
    <div {...root} className="flex min-h-dvh flex-col">
      {children}
      {isDragActive && (
        <div className="pointer-events-none fixed inset-0 z-50 grid animate-appear place-items-center bg-accent-soft/90 p-6">
          <p className="rounded-2xl border-2 border-accent border-dashed bg-surface px-10 py-8 text-center font-medium text-lg">
            Drop to upload
            <span className="mt-1 block font-normal text-muted text-sm">
              {FORMATS}, up to {bytes(maxFileBytes)} each
            </span>
          </p>
        </div>
      )}
    </div>
  )
}
