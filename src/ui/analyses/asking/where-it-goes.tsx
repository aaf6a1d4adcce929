import { House, Send } from 'lucide-react'
import type { Model } from '#contracts/model.ts'

interface WhereItGoesProps {
  model: Model | undefined
  /** "This document’s text", "The text of 3 documents". */
  what: string
}

/** Where a document's text goes for an answer: said beside the button, before anything is sent. */
export function WhereItGoes({ model, what }: WhereItGoesProps) {
  if (!model || model.local)
    return (
      <p className="flex items-center gap-2 text-muted text-sm">
        <House aria-hidden className="size-4 shrink-0" />
        {model?.host
          ? `${what} stays on this installation (${model.host}).`
          : `${what} stays on this server.`}
      </p>
    )
  return (
    <p className="flex items-center gap-2 rounded-md border border-accent/40 bg-accent-soft px-3 py-1.5 font-medium text-accent text-sm">
      <Send aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 break-words">
        {what} goes to {model.host}
      </span>
    </p>
  )
}
