'use client'
import { Button } from '#ui/parts/button.tsx'
import { Dialog, DialogActions } from '#ui/parts/dialog.tsx'
import { providerName } from './model-words.ts'
import type { Recipient } from './use-consented-ask.ts'

interface SendDialogProps {
  filename: string
  /** Who would be sent the text; null: nothing waits. */
  recipient: Recipient | null
  onSend: () => void
  onCancel: () => void
}

/** Asks before a document's text leaves for a provider for the first time: who gets it, and what. */
export function SendDialog({ filename, recipient, onSend, onCancel }: SendDialogProps) {
  return (
    <Dialog
      open={recipient !== null}
      onOpenChange={onCancel}
      title={`Send this document’s text to ${recipient?.host}?`}
      description={`${recipient?.label} runs at ${recipient && providerName(recipient.provider)}, not on this server.`}
    >
      <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        <dt className="text-muted">Document</dt>
        <dd className="break-words font-medium">{filename}</dd>
        <dt className="text-muted">Sent</dt>
        <dd>Its text, or the passages that bear on the question, and your question.</dd>
        <dt className="text-muted">Not sent</dt>
        <dd>The file itself, its name, your name or your account.</dd>
      </dl>
      <p className="mt-3 text-muted text-sm">
        You are asked once for each document and provider in this window. “Keep on this server”, above the
        document, rules it out for good.
      </p>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" onClick={onSend}>
          Send and analyse
        </Button>
      </DialogActions>
    </Dialog>
  )
}
