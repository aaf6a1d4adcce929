import NextAuth from 'next-auth'
import { webDeps } from '#server/api/deps.ts'
import { authOptions } from '#server/auth/options.ts'
import { withRetryAfter } from '#server/auth/too-many.ts'

type Params = { params: Promise<{ nextauth: string[] }> }

/** Built at the first request: at build time there is no configuration yet. */
async function handle(request: Request, context: Params): Promise<Response> {
  return withRetryAfter(await NextAuth(authOptions(webDeps(), request.headers))(request, context))
}

export { handle as GET, handle as POST }
