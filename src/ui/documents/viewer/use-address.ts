import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type Address, readAddress, writeAddress } from './address.ts'

/** The page's address, and how to change it without leaving the page or filling the browser's history. */
export function useAddress(): [Address, (address: Address) => void] {
  const query = useSearchParams()
  const address = useMemo(() => readAddress(query), [query])
  const change = useCallback((next: Address) => {
    window.history.replaceState(null, '', window.location.pathname + writeAddress(next))
  }, [])
  return [address, change]
}
