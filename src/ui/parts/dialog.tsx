'use client'
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode, RefObject } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** One or two sentences under the title. */
  description?: ReactNode
  children?: ReactNode
  className?: string
  /** Where the focus goes when it closes; by default where it was. For what was opened from a menu: its button. */
  returnTo?: RefObject<HTMLElement | null>
}

/** A window above the page. Escape, a click outside and the cross close it; the focus goes back where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  className,
  returnTo,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-shade" />
        <Radix.Content
          className={cx(
            'fixed inset-x-4 top-[12vh] z-40 mx-auto max-h-[76vh] max-w-md animate-rise overflow-y-auto',
            'rounded-xl border border-line bg-surface p-5 shadow-xl',
            className,
          )}
          onCloseAutoFocus={(event) => {
            if (!returnTo?.current) return
            event.preventDefault()
            returnTo.current.focus()
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title className="pr-8 font-semibold text-lg">{title}</Radix.Title>
          {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
          {children}
          <Radix.Close asChild>
            <Button look="quiet" size="small" aria-label="Close" className="absolute top-4 right-4 w-8 px-0">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>
}
