'use client'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '#ui/api/trpc.ts'
import { Progress } from '#ui/parts/progress.tsx'

/** How often the counts are asked for while they change, in milliseconds. */
const AGAIN = 3_000

/** How many passages can be found by their meaning by now; nothing where that is off, or all can. */
export function MeaningProgress() {
  const { data } = useQuery(
    useTRPC().search.status.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data && state.data.done < state.data.total ? AGAIN : false),
    }),
  )
  if (!data || data.meaning === 'off' || data.done >= data.total) return null
  const words = `Meaning: ${data.done.toLocaleString('en')} of ${data.total.toLocaleString('en')} passages`
  return (
    <div className="mt-8 max-w-sm text-muted text-sm">
      <p className="mb-1.5">{words}</p>
      <Progress value={data.done / data.total} label={words} />
    </div>
  )
}
