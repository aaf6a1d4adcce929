import { useMemo } from 'react'
import { citationsOf } from '#ui/analyses/run-state.ts'
import { useAnalysis, useDocumentHistory } from '#ui/analyses/use-analyses.ts'
import { useRun } from '#ui/analyses/use-run.ts'
import { type Mark, marksOf } from './place.ts'

const NONE: readonly Mark[] = []

/** The analysis that the address names, else the document's latest, with its marks. */
export function useShownAnalysis(documentId: number, named: number | null) {
  const history = useDocumentHistory(documentId)
  const earlier = history.data?.rows ?? []
  const id = named ?? earlier[0]?.id ?? null
  const { data: analysis, error } = useAnalysis(id)
  const run = analysis?.runs[0]
  const view = useRun(run)
  const marks = useMemo(() => (view ? marksOf(citationsOf(view.claims)) : NONE), [view])
  return {
    earlier,
    isLoading: history.isPending,
    shown: id === null ? null : { id, analysis, view, error },
    textId: run?.textId ?? null,
    marks,
  }
}
