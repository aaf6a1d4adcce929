'use client'
import { useEffect } from 'react'
import { Button } from '#ui/parts/button.tsx'
import { MessagePage } from './message-page.tsx'

interface FailedPageProps {
  error: Error & { digest?: string }
  /** Draws the page again, from the server's data. */
  retry: () => void
}

/** A page that broke while it was drawn. `digest` names the error in the server's log. */
export function FailedPage({ error, retry }: FailedPageProps) {
  useEffect(() => console.error(error), [error])
  return (
    <MessagePage
      title="Something went wrong on our side"
      action={
        <>
          <Button look="primary" onClick={retry}>
            Try again
          </Button>
          {/* A whole new page: what broke may be in memory. */}
          <Button asChild>
            <a href="/documents">Go to your documents</a>
          </Button>
        </>
      }
    >
      <p>Nothing of yours is lost. Try again; if it happens again, tell the operator what you did.</p>
      {error.digest && <p className="mt-2 text-sm">Error {error.digest}</p>}
    </MessagePage>
  )
}
