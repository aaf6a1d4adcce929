import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
}

/** A native checkbox with its words to the right. */
export function Checkbox({ label, className, ...input }: CheckboxProps) {
  return (
    <label className={cx('flex items-start gap-2 text-sm', className)}>
      <input type="checkbox" {...input} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span>{label}</span>
    </label>
  )
}
