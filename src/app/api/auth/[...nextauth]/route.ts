import NextAuth from 'next-auth'
import { webDeps } from '#server/api/deps.ts'
import { authOptions } from '#server/auth/options.ts'

type Params = { params: Promise<{ nextauth: string[] }> }

/** Built at the first request: at build time there is no configuration yet. */
async function handle(request: Request, context: Params): Promise<Response> {
  return withRetryAfter(await NextAuth(authOptions(webDeps()))(request, context))
}

/** next-auth answers 401 to whatever its provider throws; what is refused for being too much is 429. */
async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 401) return response
  const retryAt = /limit\.rate(?:@|%40)([^&"]+)/.exec(await response.clone().text())?.[1]
  if (!retryAt) return response
  const headers = new Headers(response.headers)
  const seconds = (Date.parse(decodeURIComponent(retryAt)) - Date.now()) / 1000
  headers.set('retry-after', String(Math.max(1, Math.ceil(seconds) || 1)))
  return new Response(response.body, { status: 429, headers })
}

export { handle as GET, handle as POST }
