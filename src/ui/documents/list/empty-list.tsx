'use client'
import { FileUp } from 'lucide-react'
import { problemOf } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { bytes } from '#ui/parts/bytes.ts'
import { Empty } from '#ui/parts/empty.tsx'
import { complain } from '#ui/parts/toast.tsx'
import { FORMATS, pickFiles } from '../upload/pick-files.ts'
import { useUploads } from '../upload/provider.tsx'
import { sampleFile } from '../upload/sample.ts'
import { useMaxFileBytes } from '../upload/use-upload-limits.ts'

/** What a new account sees. */
export function EmptyList() {
  const uploads = useUploads()
  const maxFileBytes = useMaxFileBytes()
  async function trySample() {
    try {
      uploads.add([await sampleFile()])
    } catch (error) {
      complain(problemOf(error).message)
    }
  }
  const action = (
    <>
      <Button look="primary" size="large" onClick={() => pickFiles((files) => uploads.add(files))}>
        Upload your first document
      </Button>
      <Button look="quiet" size="small" className="text-accent" onClick={trySample}>
        Try with a sample
      </Button>
    </>
  )
  return (
    <Empty icon={<FileUp aria-hidden />} title="No documents yet" action={action}>
      {FORMATS}, up to {bytes(maxFileBytes)} each. You can drop files anywhere on this page.
    </Empty>
  )
}
