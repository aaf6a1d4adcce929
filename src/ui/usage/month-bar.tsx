import { cx } from '#ui/parts/cx.ts'
import { capWords } from './usage-words.ts'

interface MonthBarProps {
  label: string
  costMicros: number
  capMicros: number | null
}

/** What a month has cost, against its cap. */
export function MonthBar({ label, costMicros, capMicros }: MonthBarProps) {
  const share = capMicros === null ? 0 : capMicros === 0 ? 1 : Math.min(1, costMicros / capMicros)
  const words = capWords({ costMicros, capMicros })
  return (
    <div className="min-w-0 flex-1 basis-64">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="text-muted">{label}</span>
        <span className="font-medium tabular-nums">{words}</span>
      </p>
      {capMicros !== null && (
        <>
          <div aria-hidden className="mt-2 h-2 overflow-hidden rounded-full bg-ink/10">
            <div
              className={cx('h-full rounded-full', share < 0.9 ? 'bg-accent' : 'bg-altered')}
              style={{ width: `${share * 100}%` }}
            />
          </div>
          {share >= 1 && (
            <p className="mt-1.5 text-altered text-sm">
              The cap is reached: models that cost money can be asked again next month.
            </p>
          )}
        </>
      )}
    </div>
  )
}
