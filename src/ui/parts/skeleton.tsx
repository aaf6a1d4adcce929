import { cx } from './cx.ts'

/** A grey block of the size of what is still to come. Give it the final height and width. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-pulse rounded-md bg-ink/8', className)} />
}
