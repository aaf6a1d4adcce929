import { useEffect, useState } from 'react'

/** False until the component has been on the page for so many milliseconds. */
export function useSettled(delay: number): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), delay)
    return () => clearTimeout(timer)
  }, [delay])
  return isSettled
}
