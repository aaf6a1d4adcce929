'use client'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'

/** Light or dark as the system says, until a person chooses. The choice stays in this browser. */
export function Theme({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce ? { nonce } : {})}
    >
      {children}
    </ThemeProvider>
  )
}
