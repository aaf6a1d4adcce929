import { z } from 'zod'
import { searchHit, searchRequest } from '#contracts/search.ts'
import { textContent } from '#server/documents/text.ts'
import { search } from '#server/search/search.ts'
import { router, userProcedure } from './trpc.ts'

export const searchRouter = router({
  query: userProcedure
    .input(searchRequest)
    .output(z.array(searchHit))
    .query(({ ctx, input }) =>
      search(
        { db: ctx.deps.db, readText: (textId) => textContent(ctx.deps, textId) },
        { ...input, userId: ctx.userId },
      ),
    ),
})
