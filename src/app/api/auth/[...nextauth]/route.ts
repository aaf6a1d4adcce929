import NextAuth from 'next-auth'
import { webDeps } from '#server/api/deps.ts'
import { authOptions } from '#server/auth/options.ts'

type Params = { params: Promise<{ nextauth: string[] }> }

/** Built at the first request: at build time there is no configuration yet. */
function handle(request: Request, context: Params): Promise<Response> {
  return NextAuth(authOptions(webDeps()))(request, context)
}

export { handle as GET, handle as POST }
