import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useMemo, useState } from 'react'
import type { Run } from '#contracts/analysis.ts'
import { leaveWhenLoggedOut } from '#ui/api/queries.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { isOver, type RunView, viewOf, withEvent } from './run-state.ts'

/**
 * A run, live: as it was when it was loaded, and whatever has come since. The events are followed from the first,
 * so that a reload shows no gap; once the run has ended, its rows are the truth.
 */
export function useRun(run: Run | undefined): RunView | null {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const loaded = useMemo(() => (run ? viewOf(run) : null), [run])
  const [live, setLive] = useState<{ runId: number; view: RunView } | null>(null)
  const isFollowed = run !== undefined && !isOver(run.state)
  const runId = run?.id ?? 0

  useSubscription(
    trpc.analyses.events.subscriptionOptions(
      { runId, lastEventId: null },
      {
        enabled: isFollowed,
        onError: leaveWhenLoggedOut,
        onData({ data: event }) {
          setLive((known) => {
            const before = known?.runId === runId ? known.view : loaded
            return before && { runId, view: withEvent(before, event) }
          })
          if (event.type !== 'end') return
          void queries.invalidateQueries({ queryKey: trpc.analyses.get.pathKey() })
          void queries.invalidateQueries({ queryKey: trpc.analyses.history.pathKey() })
          // What has just been answered costs nothing the next time.
          void queries.invalidateQueries({ queryKey: trpc.analyses.estimate.pathKey() })
        },
      },
    ),
  )
  return isFollowed && live?.runId === runId ? live.view : loaded
}
