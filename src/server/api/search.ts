import { searchAnswer, searchRequest, searchStatus } from '#contracts/search.ts'
import { textContent } from '#server/documents/text.ts'
import { search } from '#server/search/search.ts'
import { searchStatus as statusOf } from '#server/search/status.ts'
import { router, userProcedure } from './trpc.ts'

export const searchRouter = router({
  query: userProcedure
    .input(searchRequest)
    .output(searchAnswer)
    .query(({ ctx, input: { query, limit, cursor, from, before, ...only } }) =>
      search(
        { ...ctx.deps, readText: (textId) => textContent(ctx.deps, textId) },
        {
          scope: {
            ...only,
            from: from ? new Date(from) : undefined,
            before: before ? new Date(before) : undefined,
            userId: ctx.userId,
          },
          query,
          limit,
          cursor,
        },
      ),
    ),
  status: userProcedure.output(searchStatus).query(({ ctx }) => statusOf(ctx.deps, { userId: ctx.userId })),
})
