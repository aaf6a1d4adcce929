import { Check, TriangleAlert, X } from 'lucide-react'
import * as Tooltip from 'radix-ui/tooltip'
import type { Citation } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { citationName, statusWord, whyNot } from '#contracts/citation-words.ts'
import { usePlaceWords } from '#ui/documents/place-words.tsx'
import { cx } from '#ui/parts/cx.ts'
import { QuoteContext } from './quote-context.tsx'

interface CitationButtonProps {
  citation: Citation
  documentId: number
  textId: number
  isActive: boolean
  /** Whether the explanation of one that isn't verified is open. */
  isExpanded: boolean
  onPress: () => void
}

const LOOKS = {
  Verified: 'bg-verified-soft text-verified hover:ring-1 hover:ring-verified',
  Altered: 'border border-altered border-dashed bg-altered-soft text-altered',
  'Not found': 'border border-missing border-dashed text-missing',
}

const GLYPHS = { Verified: Check, Altered: TriangleAlert, 'Not found': X }

/** A citation: leads to its words if they were found, else tells why not. Its quote appears on hover and focus. */
export function CitationButton({ citation, isActive, isExpanded, onPress, ...place }: CitationButtonProps) {
  const word = statusWord(citation.status)
  const Glyph = GLYPHS[word]
  const leads = isVerified(citation.status)
  const where = usePlaceWords()(citation.page)
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          data-cite={citation.number}
          aria-label={citationName(citation)}
          aria-pressed={leads ? isActive : undefined}
          aria-expanded={leads ? undefined : isExpanded}
          onClick={onPress}
          className={cx(
            'inline-flex h-6 scroll-my-6 select-none items-center gap-1 rounded-full px-2 font-medium text-xs tabular-nums',
            '[&_svg]:size-3',
            LOOKS[word],
            isActive && 'bg-verified text-paper ring-2 ring-verified/40',
          )}
        >
          <Glyph aria-hidden />
          {citation.number}
          {where && <span className="max-w-40 truncate font-normal opacity-90">· {where}</span>}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side="top"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 w-80 max-w-[calc(100vw-2rem)] animate-appear rounded-lg border border-line bg-surface p-3 text-ink shadow-lg"
        >
          <span className="mb-1 block font-medium text-muted text-xs">{whyNot(citation) ?? word}</span>
          <QuoteContext citation={citation} {...place} />
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
