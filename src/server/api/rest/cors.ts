import { AppError } from '#server/platform/errors.ts'
import type { ApiDeps } from '../context.ts'
import { isOwnOrigin } from '../doors/origin.ts'
import { methodsOf } from './match.ts'

/** What other sites' pages may read beside the body. */
const EXPOSED =
  'Location, Link, Retry-After, Idempotent-Replay, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id'

/** Where a request comes from: our own pages and programs, a site that CORS_ORIGINS names, or any other. */
export function siteOf(env: ApiDeps['env'], headers: Headers): 'own' | 'listed' | 'foreign' {
  const origin = headers.get('origin')
  if (isOwnOrigin(env, { origin, site: headers.get('sec-fetch-site'), host: headers.get('host') }))
    return 'own'
  return origin !== null && env.corsOrigins.includes(origin) ? 'listed' : 'foreign'
}

/** The headers that let a listed site's page read an answer. Cookies are never asked for. */
export function corsHeaders(env: ApiDeps['env'], headers: Headers): Record<string, string> {
  const origin = headers.get('origin')
  if (env.corsOrigins.length === 0) return {}
  if (origin === null || !env.corsOrigins.includes(origin)) return { vary: 'origin' }
  return { vary: 'origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED }
}

/** What a browser asks before it lets another site's page call us. Throws `request.not_found`. */
export function preflight(path: string): Response {
  const methods = methodsOf(path)
  if (methods.length === 0) throw new AppError('request.not_found')
  return new Response(null, {
    status: 204,
    headers: {
      allow: ['OPTIONS', ...methods].join(', '),
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'authorization, content-type, idempotency-key, x-file-name',
      'access-control-max-age': '600',
    },
  })
}
