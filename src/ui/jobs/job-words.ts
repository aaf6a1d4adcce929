import type { Job, JobEvent, JobRow, JobState } from '#contracts/job.ts'
import { mayHelp } from '#contracts/may-help.ts'
import type { Tone } from '#ui/parts/badge.tsx'
import { count } from '#ui/parts/bytes.ts'

const STATES: Record<JobState, { word: string; tone: Tone }> = {
  queued: { word: 'Waiting', tone: 'plain' },
  working: { word: 'At work', tone: 'accent' },
  retryable: { word: 'Trying again', tone: 'altered' },
  done: { word: 'Done', tone: 'verified' },
  deadletter: { word: 'Failed', tone: 'danger' },
  cancelled: { word: 'Cancelled', tone: 'plain' },
}

/** The state of a job in a word or two, and the colour that repeats it. */
export function jobStateWords(state: JobState) {
  return STATES[state]
}

/** What a job is for: "Reading lease.pdf". */
export function jobTitle({ kind, document }: Pick<JobRow, 'kind' | 'document'>): string {
  const name = document?.filename ?? 'a document that was removed'
  if (kind === 'analyse') return `Answering about ${name}`
  return kind === 'embed' ? `Indexing the meaning of ${name}` : `Reading ${name}`
}

const STAGES: Record<string, string> = {
  queued: 'Waiting for its turn',
  started: 'Starting',
  validated: 'Checking the file',
  parsing: 'Reading its pages',
  parsed: 'Its pages are read',
  chunking: 'Finding its passages',
  chunked: 'Its words can be searched',
  embedding: 'Indexing what its passages mean',
  embedded: 'Its meaning can be searched',
  reading: 'Taking up the document',
  answering: 'Answering',
}

/** What a job that is under way does just now: "Reading page 40 of 352". */
export function stageWords(job: Pick<Job, 'stage' | 'pagesDone' | 'pagesTotal'>): string {
  const { stage, pagesDone, pagesTotal } = job
  if (stage === 'parsing' && pagesDone !== null && pagesTotal !== null && pagesTotal > 1)
    return `Reading page ${Math.min(pagesDone + 1, pagesTotal).toLocaleString('en')} of ${pagesTotal.toLocaleString('en')}`
  return STAGES[stage] ?? 'At work'
}

/** The stages that another one closes: once that has come, the beginning needs no line of its own. */
const OPENINGS = new Set(['parsing', 'chunking', 'embedding'])

/** The events worth a line: beginnings only of what never ended. */
export function tellable(events: readonly JobEvent[]): JobEvent[] {
  return events.filter(({ stage, state, attempt }, index) => {
    const next = events[index + 1]
    const isClosed = next?.state === 'working' && next.attempt === attempt
    return !(state === 'working' && OPENINGS.has(stage) && isClosed)
  })
}

/** One thing that happened, in plain words. */
export function eventWords(event: Omit<JobEvent, 'at' | 'durationMs'>): string {
  const { state, stage, attempt, counts, error } = event
  switch (state) {
    case 'queued':
      return attempt === 0 ? 'Put in line' : 'Put in line again'
    case 'done':
      return stage === 'embedding' ? 'Done; its meaning is indexed later' : 'Done'
    case 'deadletter':
      // A fault of the file ends the first attempt; more of them were a person's wish.
      return attempt > 1 && mayHelp(error) ? `Given up at attempt ${attempt}` : 'Failed'
    case 'retryable':
      return 'Interrupted; it will be tried again'
    case 'cancelled':
      return 'Cancelled'
    default:
      if (stage === 'embedded' && counts?.vectors === undefined) return 'No index of its meaning is kept'
      return stage === 'started'
        ? attempt > 1
          ? `Attempt ${attempt} began`
          : 'Begun'
        : (PAST[stage] ?? stage)
  }
}

const PAST: Record<string, string> = {
  validated: 'The file is what was uploaded',
  parsing: 'Began to read its pages',
  parsed: 'Its pages were read',
  chunking: 'Began to find its passages',
  chunked: 'Its words were indexed',
  embedding: 'Began to index its meaning',
  embedded: 'Its meaning was indexed',
  reading: 'Took up the document',
  answering: 'Began to answer',
}

const COUNTED: Record<string, string> = {
  pages: 'page',
  characters: 'character',
  chunks: 'passage',
  vectors: 'vector',
}

/** "352 pages, 704,120 characters". */
export function countWords(counts: JobEvent['counts']): string {
  return Object.entries(counts ?? {})
    .map(([name, number]) => (COUNTED[name] ? count(number, COUNTED[name]) : `${number} ${name}`))
    .join(', ')
}

/** A duration in words: "80 ms", "1.4 s", "3 min 20 s", "2 h 5 min". */
export function duration(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  const seconds = ms / 1_000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
