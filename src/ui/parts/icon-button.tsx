import { Button, type ButtonProps } from './button.tsx'
import { cx } from './cx.ts'
import { Tip } from './tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'aria-label'> {
  /** Its name for screen readers, and the tip that a mouse or the focus shows. */
  label: string
}

/** A square button that shows a picture only. */
export function IconButton({ label, className, look = 'quiet', size = 'normal', ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <Button
        {...rest}
        look={look}
        size={size}
        aria-label={label}
        className={cx('aspect-square px-0 text-muted hover:text-ink', className)}
      />
    </Tip>
  )
}
