import { type Bar, MEASURES, type Measure } from './series.ts'
import { barWords, dayWords, measureWords } from './usage-words.ts'

const HEIGHT = 100

/** Bars over time. For those who don't see them, the figures stand in the tables below. */
export function UsageChart({ bars, measure }: { bars: readonly Bar[]; measure: Measure }) {
  const of = MEASURES.find(({ id }) => id === measure)?.of ?? (() => 0)
  const values = bars.map(({ use }) => of(use))
  const most = Math.max(...values)
  const total = values.reduce((sum, value) => sum + value, 0)
  const name = `${measureWords(measure, total)} since ${dayWords(bars[0]?.start ?? '')}`
  return (
    <figure>
      <p className="mb-2 flex items-baseline justify-between gap-3 text-sm">
        <span className="font-medium tabular-nums">{name}</span>
        {most > 0 && (
          <span className="text-muted text-xs tabular-nums">most: {measureWords(measure, most)}</span>
        )}
      </p>
      <svg
        role="img"
        aria-label={`${name}; the figures are in the tables below`}
        viewBox={`0 0 ${bars.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-40 w-full border-line border-b"
      >
        {bars.map((bar, index) => {
          const value = values[index] ?? 0
          // What is there is seen, however small beside the rest.
          const height = value === 0 ? 0 : Math.max(1.5, (value / most) * HEIGHT)
          return (
            <g key={bar.start} className="fill-accent hover:fill-accent-strong">
              <title>{`${barWords(bar)}: ${measureWords(measure, value)}`}</title>
              <rect x={index} y={0} width={1} height={HEIGHT} fill="transparent" />
              <rect x={index + 0.12} y={HEIGHT - height} width={0.76} height={height} />
            </g>
          )
        })}
      </svg>
      <p aria-hidden className="mt-1 flex justify-between text-muted text-xs">
        <span>{dayWords(bars[0]?.start ?? '')}</span>
        <span>today</span>
      </p>
    </figure>
  )
}
