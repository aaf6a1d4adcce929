'use client'
import type { ErrorCode } from '#contracts/error.ts'
import { isForGood, mayHelp } from '#contracts/may-help.ts'
import { Button } from '#ui/parts/button.tsx'
import type { ReadAgainDialogProps } from './list/read-again-dialog.tsx'
import { ReadAgainButton } from './read-again-button.tsx'
import { pickFiles } from './upload/pick-files.ts'
import { useUploads } from './upload/provider.tsx'

interface NextStepProps {
  /** Why it failed; null when it was stopped. */
  error: ErrorCode | null
  document: ReadAgainDialogProps['document'] | null
  retry: { isPending: boolean; start: () => void }
}

/** The button for what helps after a reading that failed: another file, other languages, or the same once more. */
export function NextStep({ error, document, retry }: NextStepProps) {
  const uploads = useUploads()
  if (!mayHelp(error))
    return (
      <>
        <Button look="primary" onClick={() => pickFiles((files) => uploads.add(files))}>
          Upload another file
        </Button>
        {/* For when a limit was raised or a reader mended: the same file, uploaded again, is a duplicate. */}
        {!isForGood(error) && (
          <Button look="quiet" busy={retry.isPending} onClick={retry.start}>
            Retry
          </Button>
        )}
      </>
    )
  if (error === 'document.no_text' && document)
    return (
      <ReadAgainButton look="primary" document={document}>
        Choose languages…
      </ReadAgainButton>
    )
  return (
    <Button look="primary" busy={retry.isPending} onClick={retry.start}>
      Retry
    </Button>
  )
}
