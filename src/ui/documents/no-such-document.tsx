import Link from 'next/link'
import { errorEntry } from '#contracts/error.ts'
import { Button } from '#ui/parts/button.tsx'

/** A document that isn't there, or isn't theirs: nobody can tell which. */
export function NoSuchDocument() {
  const { message } = errorEntry('document.not_found')
  return (
    <div className="mx-auto flex min-h-[60dvh] max-w-md flex-col justify-center px-5">
      <h1 className="text-balance font-semibold text-2xl tracking-tight">{message}</h1>
      <p className="mt-2 text-muted">It may have been deleted; then it is in the trash.</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button asChild look="primary">
          <Link href="/documents">Go to your documents</Link>
        </Button>
        <Button asChild>
          <Link href="/documents?view=trash">Look in the trash</Link>
        </Button>
      </div>
    </div>
  )
}
