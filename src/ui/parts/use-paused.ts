import { useEffect, useState } from 'react'

/** The value as it was when it last stood still for so many milliseconds. Equal texts are equal values. */
export function usePaused(value: string, delay: number): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    if (value === paused) return
    const timer = setTimeout(() => setPaused(value), delay)
    return () => clearTimeout(timer)
  }, [value, paused, delay])
  return paused
}
