import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { webDeps } from '#server/api/deps.ts'
import { answer } from '#server/api/doors/answer.ts'
import { responseMeta } from '#server/api/meta.ts'
import { appRouter } from '#server/api/root.ts'

/** tRPC under plain `next dev`. `npm start` answers these paths in src/web/main.ts, before Next sees them. */
function handle(request: Request): Promise<Response> {
  return answer(webDeps(), request, (req, context) =>
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req,
      router: appRouter,
      createContext: () => context,
      responseMeta,
      maxBatchSize: 50,
    }),
  )
}

export { handle as GET, handle as POST }
