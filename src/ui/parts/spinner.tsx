import { LoaderCircle } from 'lucide-react'
import { cx } from './cx.ts'

/** Something is under way, and nobody can say how far. Needs words beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cx('size-4 animate-spin text-muted', className)} />
}
