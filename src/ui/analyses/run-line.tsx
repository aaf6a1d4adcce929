import { Badge } from '#ui/parts/badge.tsx'
import { cx } from '#ui/parts/cx.ts'
import { Progress } from '#ui/parts/progress.tsx'
import { isOver, type RunView } from './run-state.ts'
import { isPartial, runProgress, runWords } from './run-words.ts'

/** The one line about a run's course, with its bar. It keeps its height, so that the answer below never jumps. */
export function RunLine({ view }: { view: RunView }) {
  const words = runWords(view)
  const over = isOver(view.state)
  const isGood = view.state === 'done' && view.outcome !== 'not_found'
  return (
    <div className="mt-1 flex flex-col gap-1.5">
      <p
        className={cx(
          'flex flex-wrap items-center gap-x-2 text-sm tabular-nums',
          isGood ? 'text-verified' : view.state === 'failed' ? 'text-danger' : 'text-muted',
        )}
      >
        {isPartial(view) && <Badge tone="altered">Partial</Badge>}
        {words}
      </p>
      {over ? (
        <div aria-hidden className="h-1" />
      ) : (
        <Progress value={view.state === 'queued' ? 0 : runProgress(view)} label={words} />
      )}
    </div>
  )
}
