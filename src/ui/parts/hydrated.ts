import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the server's html and until the page listens: a form pressed before that would be sent by the browser. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
