'use client'
import { useEffect, useState } from 'react'
import { ago, moment } from './ago.ts'

/** A moment as "3 minutes ago", with the date and time as its title. Keeps itself up to date. */
export function Time({ iso }: { iso: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={iso} title={moment(iso)} suppressHydrationWarning>
      {ago(Date.parse(iso), now)}
    </time>
  )
}
