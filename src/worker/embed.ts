import type { Attempt } from '#server/jobs/attempt.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'
import { embedText } from '#server/search/embed.ts'
import { findLatestText } from '#server/search/repo.ts'

/** How many steps of progress are told at most: each is a row. */
const STEPS = 20

/** Makes up for what a document's text lacks in meaning: after a change of the model, or when it was away. */
export async function embedDocument(
  deps: Pick<Deps, 'db'> & { embedder: Embedder | null },
  attempt: Attempt,
): Promise<() => Promise<void>> {
  const textId = await findLatestText(deps.db, attempt.job.documentId ?? 0)
  let told = -1
  if (textId !== null)
    await embedText(deps, {
      textId,
      signal: attempt.signal,
      async onProgress(done, total) {
        const step = Math.floor((done / total) * STEPS)
        if (step === told) return
        told = step
        await attempt.report('embedding', done / total)
      },
    })
  return async () => undefined
}
