import type { Template } from '#contracts/template.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import type { RunView } from './run-state.ts'
import { notFoundWords } from './run-words.ts'

interface RunNoticeProps {
  view: RunView
  template: Template | undefined
  model: string
  /** The document's, where it is known. */
  language: string | null
  isAsking: boolean
  onAskAgain: () => void
  onAskExtractive: () => void
}

/** How a run ended, where that is more than its claims, and what can be done then. */
export function RunNotice({ view, template, language, ...rest }: RunNoticeProps) {
  if (view.state === 'failed') return <Failed {...{ view, template, language, ...rest }} />
  if (view.outcome !== 'not_found') return null
  return (
    <Notice title="Not found in this document.">
      {notFoundWords({ model: rest.model, language, asked: template?.question === 'needed' })}
    </Notice>
  )
}

/** The failure in words. Another analyst is offered by its name; nothing is replaced silently. */
function Failed({ view, template, model, isAsking, onAskAgain, onAskExtractive }: RunNoticeProps) {
  const { message, next } = problemOfCode(view.error ?? 'analysis.model_failed')
  const offersExtractive = model !== 'extractive' && template?.extractive === true
  return (
    <Notice
      tone="danger"
      title={message}
      action={
        <div className="flex flex-wrap gap-2">
          <Button size="small" busy={isAsking} onClick={onAskAgain}>
            Ask again
          </Button>
          {offersExtractive && (
            <Button size="small" busy={isAsking} onClick={onAskExtractive}>
              Answer with Extractive
            </Button>
          )}
        </div>
      }
    >
      {next}
    </Notice>
  )
}
