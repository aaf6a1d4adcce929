import { problemOfCode } from '#ui/api/errors.ts'
import { Notice } from '#ui/parts/notice.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import type { RunView } from './run-state.ts'

interface RunNoticeProps {
  view: RunView
  takesQuestion: boolean
}

/** How a run stands or how it ended, where that is more than its claims. */
export function RunNotice({ view, takesQuestion }: RunNoticeProps) {
  if (view.state === 'queued') return <Working label="Waiting for its turn" value={null} />
  if (view.state === 'working')
    return <Working label="Reading and looking for answers" value={view.progress} />
  if (view.state === 'failed') {
    const { message, next } = problemOfCode(view.error ?? 'analysis.model_failed')
    return (
      <Notice tone="danger" title={message}>
        {next}
      </Notice>
    )
  }
  if (view.state === 'stopped')
    return (
      <Notice
        title={
          view.claims.length > 0 ? 'Stopped; what was found is kept.' : 'Stopped before anything was found.'
        }
      />
    )
  if (view.outcome !== 'not_found') return null
  return (
    <Notice title="Not found in this document.">
      {takesQuestion
        ? 'Try other words, ones that the document itself is likely to use, or ask for one thing at a time.'
        : 'Its text may be too short for this analysis. Try a question instead.'}
    </Notice>
  )
}

function Working({ label, value }: { label: string; value: number | null }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted text-sm">
        {label}
        {value !== null && value > 0 && <span className="tabular-nums"> · {Math.round(value * 100)} %</span>}
      </p>
      <Progress value={value} label={label} />
    </div>
  )
}
