import type { Env } from '#server/platform/env.ts'

/**
 * Whether a request's Host is one that this installation goes by: those of ALLOWED_HOSTS, and that of PUBLIC_URL.
 * Without either every name is fine. A forged Host would otherwise end up in links that are mailed, or in caches.
 */
export function isOwnHost(env: Pick<Env, 'allowedHosts' | 'publicUrl'>, host: string | undefined): boolean {
  const own = [...env.allowedHosts, ...(env.publicUrl ? [new URL(env.publicUrl).host] : [])]
  if (own.length === 0) return true
  const name = host?.toLowerCase() ?? ''
  const withoutPort = name.replace(/:\d+$/, '')
  return own.some((one) => one === name || one === withoutPort)
}
