import type { ServerResponse } from 'node:http'
import type { Env } from '#server/platform/env.ts'

/** Headers that every answer carries. Pages may load from here only, and be framed by nobody. */
export function setSecurityHeaders(response: ServerResponse, env: Pick<Env, 'publicUrl'>): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (env.publicUrl?.startsWith('https://'))
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}
