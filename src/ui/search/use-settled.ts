'use client'
import { useEffect, useEffectEvent, useState } from 'react'

const PAUSE_MS = 250

/** The value once typing has paused; `onSettle` hears of each such value. */
export function useSettled(value: string, onSettle: (value: string) => void): string {
  const [settled, setSettled] = useState(value)
  const tell = useEffectEvent(onSettle)
  useEffect(() => {
    if (value === settled) return
    const timer = setTimeout(() => {
      setSettled(value)
      tell(value)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value, settled])
  return settled
}
