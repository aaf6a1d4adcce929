import type { ServerResponse } from 'node:http'
import type { Env } from '#server/platform/env.ts'

/**
 * Pages load from here only, and talk to here only. Next's inline scripts need 'unsafe-inline' until they carry a
 * nonce; PDFium in the viewer needs to compile WebAssembly.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers that every answer carries. Pages may load from here only, and be framed by nobody. */
export function setSecurityHeaders(response: ServerResponse, env: Pick<Env, 'publicUrl'>): void {
  // `next dev` evaluates what it reloads.
  if (process.env.NODE_ENV !== 'development')
    response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (env.publicUrl?.startsWith('https://'))
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}
