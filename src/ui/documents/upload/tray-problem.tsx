'use client'
import Link from 'next/link'
import type { ErrorBody } from '#contracts/error.ts'
import { mayPass, problemOf } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { useDocumentActions } from '../list/use-document-actions.ts'
import { useUploads } from './provider.tsx'
import type { Upload } from './queue.ts'

/** A file that was refused or did not arrive: why, and what to do. */
export function TrayProblem({ upload, error }: { upload: Upload; error: ErrorBody | null }) {
  const uploads = useUploads()
  const actions = useDocumentActions()
  const { message, next, step } = problemOf(error)
  const forget = () => uploads.forget([upload.key])

  function button() {
    if (step && 'href' in step)
      return (
        <Button asChild look="quiet" size="small" className="text-accent">
          <Link href={step.href} prefetch={false} onClick={forget}>
            {step.label}
          </Link>
        </Button>
      )
    if (step)
      return (
        <Button
          look="quiet"
          size="small"
          className="text-accent"
          onClick={() => {
            actions.restore({ id: step.restore, filename: upload.name })
            forget()
          }}
        >
          {step.label}
        </Button>
      )
    if (mayPass(error) || error?.code === 'document.upload_incomplete')
      return (
        <Button look="quiet" size="small" onClick={() => uploads.again(upload.key)}>
          Retry
        </Button>
      )
    return (
      <Button look="quiet" size="small" aria-label={`Dismiss ${upload.name}`} onClick={forget}>
        Dismiss
      </Button>
    )
  }

  return (
    <div className="flex items-end justify-between gap-2">
      <p>
        <span className="text-danger">{message}</span> <span className="text-muted">{next}</span>
      </p>
      {button()}
    </div>
  )
}
