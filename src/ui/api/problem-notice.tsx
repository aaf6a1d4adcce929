import Link from 'next/link'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { problemOf } from './errors.ts'

interface ProblemNoticeProps {
  /** Whatever was thrown. */
  error: unknown
  /** Shown as a button when given. */
  onRetry?: () => void
  className?: string
}

/** An error, said in place: what happened, the next step, and where it leads. */
export function ProblemNotice({ error, onRetry, className }: ProblemNoticeProps) {
  const { message, next, step, requestId, code } = problemOf(error)
  return (
    <Notice
      tone="danger"
      title={message}
      className={className}
      action={
        <>
          {step && 'href' in step && (
            <Button asChild size="small">
              <Link href={step.href}>{step.label}</Link>
            </Button>
          )}
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      }
    >
      {next}
      {code === 'service.unexpected' && requestId && <p className="mt-1 text-muted">Request {requestId}</p>}
    </Notice>
  )
}
