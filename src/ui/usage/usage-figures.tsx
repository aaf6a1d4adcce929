import { useState } from 'react'
import type { UsageRow } from '#contracts/usage.ts'
import { useNames } from '#ui/history/use-history.ts'
import { Choice } from '#ui/parts/choice.tsx'
import { barsOf, byDay, byModel, MEASURES, type Measure, type Period, sum } from './series.ts'
import { UsageChart } from './usage-chart.tsx'
import { dayWords } from './usage-words.ts'
import { UseTable } from './use-table.tsx'

/** A period's use: drawn over time, and in figures by model and by day. */
export function UsageFigures({ rows, period }: { rows: readonly UsageRow[]; period: Period }) {
  const [measure, setMeasure] = useState<Measure>('questions')
  const { modelLabel } = useNames()
  const models = byModel(rows).map(({ model, use }) => ({ name: modelLabel(model), use }))
  const days = byDay(rows).map(({ day, use }) => ({ name: dayWords(day), use }))
  const total = models.length > 1 ? [{ name: 'All models', use: sum(rows) }] : []
  return (
    <>
      <section aria-label="Over time" className="mb-8">
        <div className="mb-3 flex">
          <Choice
            label="What is drawn"
            value={measure}
            options={MEASURES.map(({ id, label }) => ({ value: id, label }))}
            onChange={setMeasure}
          />
        </div>
        <UsageChart bars={barsOf(rows, period, Date.now())} measure={measure} />
      </section>
      <section aria-label="By model" className="mb-6">
        <h2 className="mb-1 font-semibold text-base">By model</h2>
        <UseTable label="Use by model" head="Model" rows={[...models, ...total]} />
      </section>
      <details>
        <summary className="w-fit cursor-pointer rounded-sm font-semibold text-base">By day</summary>
        <UseTable label="Use by day" head="Day (UTC)" rows={days} />
      </details>
    </>
  )
}
