import type { ReactNode } from 'react'

/** Names and what they are, one a line. */
export function Facts({
  label,
  facts,
}: {
  label: string
  facts: ReadonlyArray<[name: string, value: ReactNode]>
}) {
  return (
    <dl aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {facts.map(([name, value]) => (
        <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2.5">
          <dt className="text-muted text-sm">{name}</dt>
          <dd className="min-w-0 break-words text-right font-medium text-sm tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
