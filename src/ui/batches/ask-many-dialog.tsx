'use client'
import { type SyntheticEvent, useState } from 'react'
import type { DocumentRow } from '#contracts/document.ts'
import { AskFields } from '#ui/analyses/asking/ask-fields.tsx'
import { agree } from '#ui/analyses/asking/consent.ts'
import { totalWords } from '#ui/analyses/asking/estimate-words.ts'
import { useAsking } from '#ui/analyses/asking/use-asking.ts'
import { useEstimates } from '#ui/analyses/asking/use-estimate.ts'
import { WhereItGoes } from '#ui/analyses/asking/where-it-goes.tsx'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { count } from '#ui/parts/bytes.ts'
import { Dialog, DialogActions } from '#ui/parts/dialog.tsx'
import { useAskMany } from './use-ask-many.ts'

interface AskManyDialogProps {
  documents: readonly DocumentRow[]
  onClose: () => void
}

/** One question to several documents: what, to whom, what it costs, where their texts go. */
export function AskManyDialog({ documents, onClose }: AskManyDialogProps) {
  const areAllKept = documents.every(({ localOnly }) => localOnly)
  const asking = useAsking(undefined, areAllKept)
  const { words, problem, needsModel, chosenModel: model } = asking
  const [isChecked, setChecked] = useState(false)
  const askMany = useAskMany(documents)
  const leaves = model !== undefined && !model.local
  const asked = leaves ? documents.filter(({ localOnly }) => !localOnly) : documents
  const isPriced = model !== undefined && model.id !== 'extractive' && !problem && !needsModel
  const estimates = useEstimates(isPriced ? asked.map(({ id }) => ({ documentId: id, ...words })) : [])
  const many = count(asked.length, 'document')

  function send(event?: SyntheticEvent) {
    event?.preventDefault()
    setChecked(true)
    if (problem || needsModel || askMany.isPending) return
    const documentIds = asked.map(({ id }) => id)
    if (leaves && model.host) agree(model.host, documentIds)
    askMany.mutate({ ...words, documentIds })
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Ask about ${count(documents.length, 'document')}`}
      description="Each gets an answer of its own, side by side in one table."
      className="max-w-lg"
    >
      <form onSubmit={send} noValidate className="mt-4 flex flex-col gap-3">
        <AskFields {...{ asking, isChecked }} localOnly={areAllKept} onAsk={send} />
        <div>
          <WhereItGoes model={model} what={`The text of ${many}`} />
          {asked.length < documents.length && (
            <p className="mt-1 text-sm">
              {count(documents.length - asked.length, 'document')} kept on this server: left out. A local
              model may read {documents.length - asked.length === 1 ? 'it' : 'them'}.
            </p>
          )}
          {isPriced && (
            <p role="status" className="mt-1 min-h-5 text-muted text-sm">
              {estimates.length > 0 && totalWords(estimates, asked.length)}
            </p>
          )}
        </div>
        {askMany.error && <ProblemNotice error={askMany.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={askMany.isPending} disabled={needsModel !== null}>
            {leaves ? `Send and ask about ${many}` : `Ask about ${many}`}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
