import { Lock } from 'lucide-react'

/** Says of a document in a list that its text never leaves this server; on narrow screens the lock says it. */
export function KeptHere() {
  return (
    <span
      title="Kept on this server: only models that run here may read it"
      className="inline-flex shrink-0 items-center gap-1 text-muted text-xs"
    >
      <Lock aria-hidden className="size-3.5" />
      <span className="max-sm:sr-only">Kept on this server</span>
    </span>
  )
}
