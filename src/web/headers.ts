import type { ServerResponse } from 'node:http'
import type { Env } from '#server/platform/env.ts'

/**
 * Pages load from here only, and talk to here only. Scripts are files of ours, or carry the answer's nonce; PDFium in
 * the viewer needs to compile WebAssembly.
 */
export function contentSecurityPolicy(nonce: string | null): string {
  return [
    "default-src 'self'",
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''} 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers that every answer carries. Pages may load from here only, and be framed by nobody. */
export function setSecurityHeaders(
  response: ServerResponse,
  env: Pick<Env, 'publicUrl'>,
  nonce: string | null = null,
): void {
  // `next dev` evaluates what it reloads.
  if (process.env.NODE_ENV !== 'development')
    response.setHeader('content-security-policy', contentSecurityPolicy(nonce))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (env.publicUrl?.startsWith('https://'))
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}
