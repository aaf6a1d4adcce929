import type { Env } from '#server/platform/env.ts'

/**
 * Whether a request that changes something comes from our own pages, or from a program. Browsers send
 * Sec-Fetch-Site or Origin with every such request; a program sends neither and carries no cookie of a browser.
 */
export function isOwnOrigin(
  env: Pick<Env, 'publicUrl'>,
  headers: { origin: string | null; site: string | null; host: string | null },
): boolean {
  if (headers.site !== null && headers.site !== 'same-origin' && headers.site !== 'none') return false
  if (headers.origin === null) return true
  if (env.publicUrl && headers.origin === new URL(env.publicUrl).origin) return true
  return (
    headers.host !== null && URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host
  )
}
