/** What one row of HARDENING came to. */
export interface Outcome {
  name: string
  row: number
  injected: number
  requests: number
  errors: number
  lost: number
  doubled: number
  /** Times until all was well again, in ms. */
  recoveries: number[]
  /** What must not be, and was. */
  broken: string[]
  notes: string[]
  seconds: number
}

export function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

const inSeconds = (ms: number | null) => (ms === null ? '' : (ms / 1_000).toFixed(1))

/** The report as a table in Markdown, as docs/validation.md shows it. */
export function table(outcomes: Outcome[]): string {
  const head = [
    'fault',
    'row',
    'injected',
    'requests',
    'errors',
    'lost',
    'doubled',
    'recovery, median s',
    'worst s',
    '',
  ]
  const lines = outcomes.map((it) => [
    it.name,
    it.row,
    it.injected,
    it.requests,
    it.errors,
    it.lost,
    it.doubled,
    inSeconds(median(it.recoveries)),
    inSeconds(it.recoveries.length > 0 ? Math.max(...it.recoveries) : null),
    it.broken.length > 0 ? 'BROKEN' : 'ok',
  ])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
