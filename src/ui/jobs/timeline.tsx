import type { JobEvent } from '#contracts/job.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { moment } from '#ui/parts/ago.ts'
import { cx } from '#ui/parts/cx.ts'
import { countWords, duration, eventWords, tellable } from './job-words.ts'

const DOTS = {
  done: 'bg-verified',
  deadletter: 'bg-danger',
  retryable: 'bg-altered',
  cancelled: 'bg-muted',
  queued: 'bg-muted',
  working: 'bg-accent',
} as const

const clock = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** What happened to a job, in order: when, what it made, and how long it took. */
export function Timeline({ events }: { events: readonly JobEvent[] }) {
  return (
    <ol className="relative ml-1.5 border-line border-l" aria-label="What happened">
      {tellable(events).map((event) => (
        <li key={`${event.at} ${event.stage} ${event.state}`} className="relative pb-4 pl-5 last:pb-0">
          <span
            aria-hidden
            className={cx(
              'absolute top-1.5 -left-[5px] size-2.5 rounded-full ring-4 ring-paper',
              DOTS[event.state],
            )}
          />
          <Happening event={event} />
        </li>
      ))}
    </ol>
  )
}

function Happening({ event }: { event: JobEvent }) {
  const counts = countWords(event.counts)
  const notes = [counts, took(event)].filter(Boolean).join(' · ')
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{eventWords(event)}</span>
        <time
          dateTime={event.at}
          title={moment(event.at)}
          className="text-muted text-sm tabular-nums"
          suppressHydrationWarning
        >
          {clock.format(new Date(event.at))}
        </time>
      </p>
      {notes && <p className="text-muted text-sm tabular-nums">{notes}</p>}
      {event.error && <p className="text-danger text-sm">{problemOfCode(event.error).message}</p>}
    </>
  )
}

/** How long the stage before took; below what a person would notice, nothing. */
function took({ durationMs, stage, state }: JobEvent): string {
  const isBeginning = state === 'working' && stage.endsWith('ing')
  if (durationMs === null || durationMs < 10 || isBeginning) return ''
  if (state === 'deadletter' || state === 'cancelled' || state === 'retryable')
    return `after ${duration(durationMs)}`
  return stage === 'started' ? `after waiting ${duration(durationMs)}` : `took ${duration(durationMs)}`
}
