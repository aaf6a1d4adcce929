import type { DocumentRow } from '#contracts/document.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { percent, stateWords } from './state-words.ts'

/** The state in a word; while the document is read, how far. */
export function StateCell({ document }: { document: DocumentRow }) {
  const { word, tone } = stateWords(document.state)
  const far = percent(document)
  return (
    <div className="flex items-center gap-2">
      <Badge tone={tone}>{word}</Badge>
      {far && (
        <>
          <Progress
            value={document.progress}
            label={`Reading ${document.filename}`}
            className="w-14 max-sm:hidden"
          />
          <span className="text-muted text-xs tabular-nums">{far}</span>
        </>
      )}
    </div>
  )
}
