import type { AnalysisDetail } from '#contracts/analysis.ts'
import type { DocumentDetail } from '#contracts/document.ts'
import { followRun } from '#server/analyses/follow.ts'
import { detail as analysisDetail } from '#server/analyses/read.ts'
import { detail as documentDetail } from '#server/documents/read.ts'
import type { Deps } from '#server/platform/deps.ts'
import { ring } from '#server/platform/wake.ts'

/** The rows are read again this often even without a notice, in milliseconds. */
const LOOK_AGAIN = 1_000

type WaitDeps = Pick<Deps, 'db' | 'wake' | 'cache' | 'reads' | 'env'>

/** The document as it is once it has been read, has failed, or `signal` says that it took too long. */
export async function whenRead(
  deps: WaitDeps,
  by: { userId: number; id: number; signal: AbortSignal },
): Promise<DocumentDetail> {
  const bell = ring(deps.wake, `job:${by.userId}`, by.signal)
  try {
    for (;;) {
      const document = await documentDetail(deps, by)
      const isUnderWay = document.state === 'queued' || document.state === 'processing'
      if (document.text || !isUnderWay || by.signal.aborted) return document
      await bell.next(LOOK_AGAIN)
    }
  } finally {
    bell.stop()
  }
}

/** The analysis as it is once its runs have ended, or `signal` says that it took too long. */
export async function whenAnswered(
  deps: WaitDeps,
  by: { userId: number; id: number; signal: AbortSignal },
): Promise<AnalysisDetail> {
  const begun = await analysisDetail(deps, by)
  for (const { id, state } of begun.runs) {
    if (state !== 'queued' && state !== 'working') continue
    const run = { userId: by.userId, id }
    // Only the end matters here; the rows say what happened.
    for await (const _ of followRun(deps, { run, after: 0, signal: by.signal }));
  }
  return analysisDetail(deps, by)
}
