import { useState } from 'react'
import type { Ask } from '#contracts/analysis.ts'
import type { Model } from '#contracts/model.ts'
import { useModels } from '../use-analyses.ts'
import { useAsk } from '../use-ask.ts'
import { agree, hasAgreed } from './consent.ts'

/** A model elsewhere, with the name of where the text goes. */
export type Recipient = Pick<Model, 'label' | 'provider'> & { host: string }

/**
 * Asks, after somebody has agreed that the document's text goes where the model is. `recipient` is who waits for that;
 * `onAsked` is told the new analysis.
 */
export function useConsentedAsk(onAsked: (analysisId: number) => void) {
  const ask = useAsk(onAsked)
  const { data: models } = useModels()
  const [waiting, setWaiting] = useState<Ask | null>(null)
  const recipient = waiting && recipientOf(models, waiting.model)

  function request(wish: Ask) {
    const to = recipientOf(models, wish.model)
    if (to === null || hasAgreed(to.host, wish.documentId)) ask.mutate(wish)
    else setWaiting(wish)
  }
  function send() {
    setWaiting(null)
    if (!waiting || !recipient) return
    agree(recipient.host, [waiting.documentId])
    ask.mutate(waiting)
  }
  return { ask, request, recipient, send, cancel: () => setWaiting(null) }
}

/** Null: the text goes nowhere. A model that isn't listed any more counts as one elsewhere. */
function recipientOf(models: readonly Model[] | undefined, id: string): Recipient | null {
  if (id === 'extractive') return null
  const model = models?.find((one) => one.id === id)
  if (model?.local) return null
  const provider = model?.provider ?? id.split('/')[0] ?? id
  return { label: model?.label ?? id, provider, host: model?.host ?? provider }
}
