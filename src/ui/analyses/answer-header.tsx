import { Copy } from 'lucide-react'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import { age } from '#ui/parts/ago.ts'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { Time } from '#ui/parts/time.tsx'
import { complain, say } from '#ui/parts/toast.tsx'
import { answerText } from './answer-text.ts'
import { RunButton } from './run-button.tsx'
import { RunLine } from './run-line.tsx'
import { isOver, type RunView } from './run-state.ts'
import { useModels, useTemplates } from './use-analyses.ts'

interface AnswerHeaderProps {
  analysis: AnalysisDetail
  view: RunView
  isStopping: boolean
  isAsking: boolean
  onStop: () => void
  onAskAgain: () => void
}

/** What was asked, by which analysis and model, when; and what can be done with the answer. */
export function AnswerHeader({
  analysis,
  view,
  isStopping,
  isAsking,
  onStop,
  onAskAgain,
}: AnswerHeaderProps) {
  const names = useNames(analysis)
  async function copy() {
    try {
      await navigator.clipboard.writeText(answerText(`${names.template}: ${analysis.filename}`, view.claims))
      say('Copied, with quotes and pages')
    } catch {
      complain('The browser did not allow copying')
    }
  }
  return (
    <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-52">
        <h2 className="font-semibold text-base">{names.template}</h2>
        {analysis.question && (
          <p className="mt-0.5 text-pretty break-words font-serif">“{analysis.question}”</p>
        )}
        <p className="text-muted text-sm">
          {names.model} · <Time iso={analysis.createdAt} />
        </p>
        {analysis.cached && (
          <p className="text-muted text-sm">From the cache, {age(analysis.cachedAgeSeconds ?? 0)} old</p>
        )}
        <RunLine view={view} />
      </div>
      <div className="flex items-center gap-1">
        {view.claims.length > 0 && (
          <IconButton size="small" label="Copy the answer with its quotes" onClick={copy}>
            <Copy aria-hidden />
          </IconButton>
        )}
        <RunButton isOver={isOver(view.state)} {...{ isStopping, isAsking, onStop, onAskAgain }} />
      </div>
    </header>
  )
}

/** The words for an analysis's template and model. */
function useNames({ template, model }: AnalysisDetail) {
  const { data: templates } = useTemplates()
  const { data: models } = useModels()
  return {
    template: templates?.find((one) => one.id === template)?.label ?? template.replaceAll('_', ' '),
    model: models?.find((one) => one.id === model)?.label ?? model,
  }
}
