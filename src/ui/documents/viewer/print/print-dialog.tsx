import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#ui/parts/button.tsx'
import { Checkbox } from '#ui/parts/checkbox.tsx'
import { Dialog, DialogActions } from '#ui/parts/dialog.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import type { PrintChoice, Printing } from '../view.ts'
import { firstRange, rangeProblem } from './print-range.ts'

interface PrintDialogProps {
  printing: Printing
  hasAnswer: boolean
  onAnswer: () => void
  /** Makes the document's sheets; rejects when that goes wrong or is broken off. */
  onDocument: (choice: PrintChoice, signal: AbortSignal, onProgress: (share: number) => void) => Promise<void>
  onClose: () => void
}

/** What to print: the document, some of its pages, or the answer. */
export function PrintDialog({ printing, hasAnswer, onAnswer, onDocument, onClose }: PrintDialogProps) {
  const { pages, seen, hasMarks } = printing
  const [what, setWhat] = useState<'document' | 'answer'>('document')
  const [range, setRange] = useState(() => firstRange(pages, seen))
  const [isMarked, setMarked] = useState(true)
  const [progress, setProgress] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  const away = useRef<AbortController | null>(null)
  useEffect(() => () => away.current?.abort(), [])
  const problem = what === 'document' ? rangeProblem(range, pages) : null

  async function print(event: SyntheticEvent) {
    event.preventDefault()
    if (problem) return
    if (what === 'answer') return onAnswer()
    away.current = new AbortController()
    setProgress(0)
    setFailed(false)
    try {
      await onDocument({ ...range, isMarked }, away.current.signal, setProgress)
    } catch {
      setFailed(true)
      setProgress(null)
    }
  }

  return (
    <Dialog open onOpenChange={onClose} title="Print">
      <form onSubmit={print} noValidate className="mt-3 flex flex-col gap-3">
        {hasAnswer && (
          <fieldset aria-label="What to print" className="flex gap-4">
            {(['document', 'answer'] as const).map((one) => (
              <label key={one} className="flex items-center gap-2">
                <input
                  type="radio"
                  name="what"
                  checked={what === one}
                  onChange={() => setWhat(one)}
                  className="size-4 accent-accent"
                />
                {one === 'document' ? 'The document' : 'The answer with its citations'}
              </label>
            ))}
          </fieldset>
        )}
        {what === 'document' && pages > 1 && (
          <div className="flex gap-3">
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                label={end === 'from' ? 'From page' : 'To page'}
                type="number"
                min={1}
                max={pages}
                value={Number.isNaN(range[end]) ? '' : range[end]}
                onChange={(event) => setRange({ ...range, [end]: event.target.valueAsNumber })}
                error={end === 'to' ? problem : undefined}
                className="flex-1"
              />
            ))}
          </div>
        )}
        {what === 'document' && hasMarks && (
          <Checkbox
            label="With what is cited marked"
            checked={isMarked}
            onChange={(event) => setMarked(event.target.checked)}
          />
        )}
        {progress !== null && <Progress value={progress} label="Preparing the pages" />}
        {failed && (
          <Notice tone="danger" title="The pages could not be prepared.">
            Try fewer pages, or download the original and print that.
          </Notice>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={progress !== null}>
            Print
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
