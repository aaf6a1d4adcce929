import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const TONES = {
  plain: 'border-line bg-sunken text-ink',
  danger: 'border-danger/40 bg-danger-soft text-danger',
  altered: 'border-altered/40 bg-altered-soft text-altered',
}

interface NoticeProps {
  tone?: keyof typeof TONES
  title: ReactNode
  /** What to do next. */
  children?: ReactNode
  /** A button or a link. */
  action?: ReactNode
  className?: string
}

/** Something worth stopping for, said in place: what happened, and the next step. Read out when it appears. */
export function Notice({ tone = 'plain', title, children, action, className }: NoticeProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border px-4 py-3 text-sm',
        TONES[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5 text-ink">{children}</div>}
      </div>
      {action}
    </div>
  )
}
