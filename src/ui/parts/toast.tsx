'use client'
import { Toaster as Sonner, toast } from 'sonner'

interface ToastOptions {
  /** A second line. */
  detail?: string
  action?: { label: string; onClick: () => void }
}

/** Says in passing that something worked. What must be read and acted on belongs in a Notice. */
export function say(message: string, { detail, action }: ToastOptions = {}): void {
  toast(message, { description: detail, action, duration: action ? 8000 : 4000 })
}

/** Says that something failed, and what to do next. Stays longer. */
export function complain(message: string, { detail, action }: ToastOptions = {}): void {
  toast.error(message, { description: detail, action, duration: 10_000 })
}

/** Once, in the shell. Below the bar, where it covers neither the uploads nor what is being read. */
export function Toaster({ theme }: { theme: 'light' | 'dark' }) {
  return (
    <Sonner
      theme={theme}
      position="top-center"
      offset="calc(var(--bar) + 0.5rem)"
      mobileOffset="calc(var(--bar) + 0.5rem)"
      toastOptions={{
        classNames: {
          toast: '!rounded-lg !border-line !bg-surface !text-ink !font-sans !text-sm !shadow-lg',
          description: '!text-muted',
          actionButton: '!bg-accent !text-accent-ink !font-medium',
        },
      }}
    />
  )
}
