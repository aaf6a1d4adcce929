'use client'
import { Upload } from 'lucide-react'
import { buttonClasses } from '#ui/parts/button.tsx'
import { cx } from '#ui/parts/cx.ts'
import { ACCEPT } from './pick-files.ts'
import { useUploads } from './provider.tsx'

/** The file input that looks like a button. Takes several files; the same file can be chosen twice in a row. */
export function UploadButton({ className }: { className?: string }) {
  const uploads = useUploads()
  return (
    <label
      className={cx(
        buttonClasses({ look: 'primary' }),
        'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
        className,
      )}
    >
      <Upload aria-hidden />
      Upload documents
      <input
        type="file"
        multiple
        accept={ACCEPT}
        className="sr-only"
        onChange={({ currentTarget }) => {
          uploads.add(currentTarget.files ?? [])
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
