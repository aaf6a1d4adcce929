import { cx } from './cx.ts'

interface ProgressProps {
  /** 0 to 1; null when nobody can say. */
  value: number | null
  /** What is making progress. */
  label: string
  className?: string
}

/** A thin bar. */
export function Progress({ value, label, className }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cx('h-1 w-full overflow-hidden rounded-full bg-ink/10', className)}
    >
      <div
        className={cx(
          'h-full rounded-full bg-accent transition-[width] duration-300',
          percent === undefined && 'w-1/3 animate-pulse',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
