import { Slot } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

const LOOKS = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-line-strong/60 bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-ink/8',
  danger: 'bg-danger text-danger-ink hover:opacity-90',
}

const SIZES = {
  small: 'h-8 gap-1.5 px-2.5 text-sm',
  normal: 'h-9 gap-2 px-3.5 text-sm',
  large: 'h-11 gap-2 px-5 text-base',
}

interface Look {
  look?: keyof typeof LOOKS
  size?: keyof typeof SIZES
}

/** The classes of a button, for what must be another element (a label, a summary). */
export function buttonClasses({ look = 'secondary', size = 'normal' }: Look): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium',
    'transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50',
    '[&_svg]:size-4 [&_svg]:shrink-0',
    LOOKS[look],
    SIZES[size],
  )
}

export interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Gives its looks to its only child, a link say, instead of drawing a button. */
  asChild?: boolean
  /** Busy: shows it, and can't be pressed again. */
  busy?: boolean
}

export function Button({ look, size, asChild, busy, className, type, disabled, ...rest }: ButtonProps) {
  const classes = cx(buttonClasses({ look, size }), className)
  if (asChild) return <Slot className={classes} {...rest} />
  return (
    <button
      type={type ?? 'button'}
      className={cx(classes, busy && 'cursor-progress')}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    />
  )
}
