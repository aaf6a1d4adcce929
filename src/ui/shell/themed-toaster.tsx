'use client'
import { useTheme } from 'next-themes'
import { Toaster } from '#ui/parts/toast.tsx'

export function ThemedToaster() {
  const { resolvedTheme } = useTheme()
  return <Toaster theme={resolvedTheme === 'dark' ? 'dark' : 'light'} />
}
