import Link from 'next/link'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import type { Asking } from './use-asking.ts'

interface NeedsModelProps {
  asking: Asking
  /** Only local models are offered. */
  localOnly: boolean
}

/** Says plainly that the built-in analyst can't do the chosen analysis, and where a language model comes from. */
export function NeedsModel({ asking: { needsModel, template }, localOnly }: NeedsModelProps) {
  if (!needsModel || !template) return null
  if (needsModel === 'choose')
    return (
      <Notice title={`${template.label} needs a language model.`}>
        Extractive finds sentences; it doesn’t judge them. Choose another one under Models.
      </Notice>
    )
  return (
    <Notice
      title={`${template.label} needs a language model, and ${localOnly ? 'no local one' : 'none'} is set up here.`}
      action={
        <Button asChild size="small">
          <Link href="/settings/models">Models</Link>
        </Button>
      }
    >
      {localOnly && 'This document is kept on this server. '}
      Whoever runs this installation sets one up under Settings, Models. Summary, Key facts and Question and
      answer work without.
    </Notice>
  )
}
