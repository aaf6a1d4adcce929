'use client'
import { useSyncExternalStore } from 'react'

function listen(tell: () => void): () => void {
  window.addEventListener('hashchange', tell)
  return () => window.removeEventListener('hashchange', tell)
}

/** The secret of a mailed link: behind the #, where no server is told of it. Null until the page listens; '' without one. */
export function useLinkSecret(): string | null {
  return useSyncExternalStore(
    listen,
    () => window.location.hash.slice(1),
    () => null,
  )
}

/** Takes a secret that was spent out of the address. */
export function forgetLinkSecret(): void {
  window.history.replaceState(null, '', window.location.pathname)
}
