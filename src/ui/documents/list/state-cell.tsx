import Link from 'next/link'
import type { DocumentRow } from '#contracts/document.ts'
import { hasEnded } from '#contracts/job-state.ts'
import { stageWords } from '#ui/jobs/job-words.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { percent, stateWords } from './state-words.ts'

/**
 * The state in a word, which leads to what happened; while the document is read, how far. The link is named by the word alone:
 * the document's name is that of the link to the document.
 */
export function StateCell({ document }: { document: DocumentRow }) {
  const { word, tone } = stateWords(document.state)
  const { jobId, filename } = document
  const note = noteOf(document)
  const far = percent(document)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2">
      {jobId ? (
        <Link
          href={`/jobs/${jobId}`}
          prefetch={false}
          title="What happened"
          className="rounded-full hover:underline"
        >
          <Badge tone={tone}>{word}</Badge>
        </Link>
      ) : (
        <Badge tone={tone}>{word}</Badge>
      )}
      {far && (
        <>
          <Progress value={document.progress} label={`Reading ${filename}`} className="w-14 max-sm:hidden" />
          <span className="text-muted text-xs tabular-nums">{far}</span>
        </>
      )}
      {note && <span className="text-muted text-xs tabular-nums">{note}</span>}
    </div>
  )
}

/** What the word doesn't say: the page that is being read, and how reading again stands. */
function noteOf(document: DocumentRow): string | null {
  const { state, jobState, stage, pagesDone, pagesTotal } = document
  const now =
    stage === 'parsing' && pagesTotal !== null && pagesTotal > 1 ? { stage, pagesDone, pagesTotal } : null
  if (state === 'processing') return now && stageWords(now)
  if (state !== 'ready' || jobState === null) return null
  if (!hasEnded(jobState)) return now ? stageWords(now) : 'Reading it again'
  return jobState === 'deadletter' ? 'Reading it again failed' : null
}
