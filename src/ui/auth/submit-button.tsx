'use client'
import type { ReactNode } from 'react'
import { Button } from '#ui/parts/button.tsx'
import { useHydrated } from '#ui/parts/hydrated.ts'

/** The button that sends an account form; it waits until the page listens. */
export function SubmitButton({ busy, children }: { busy: boolean; children: ReactNode }) {
  const ready = useHydrated()
  return (
    <Button
      type="submit"
      look="primary"
      className={ready ? 'mt-1 h-10' : 'mt-1 h-10 disabled:opacity-100'}
      disabled={!ready}
      busy={busy}
    >
      {children}
    </Button>
  )
}
