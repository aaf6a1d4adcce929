import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const TONES = {
  plain: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent',
  verified: 'bg-verified-soft text-verified',
  altered: 'bg-altered-soft text-altered',
  missing: 'border border-missing text-missing',
  danger: 'bg-danger-soft text-danger',
}

export type Tone = keyof typeof TONES

/** A word or two about the state of something. The colour only repeats what the word says. */
export function Badge({
  tone = 'plain',
  className,
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs [&_svg]:size-3',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
