import type { Citation } from '#contracts/analysis.ts'
import { occurrencesWords } from '#contracts/citation-words.ts'
import { usePageText } from '#ui/documents/viewer/page-content.ts'
import { contextOf } from '../context.ts'

interface QuoteContextProps {
  citation: Citation
  documentId: number
  textId: number
}

/** The quote with the words round it, as they stand on the page. */
export function QuoteContext({ citation, documentId, textId }: QuoteContextProps) {
  const { data: page } = usePageText({ id: documentId, textId, page: citation.page ?? 1 })
  const context = page ? contextOf(page, citation) : { before: '', quote: citation.exact, after: '' }
  const several = occurrencesWords(citation)
  return (
    <>
      <span className="block font-serif text-sm leading-relaxed">
        <span className="text-muted">{context.before}</span>
        <span className="bg-mark/60 text-ink">{context.quote}</span>
        <span className="text-muted">{context.after}</span>
      </span>
      {several && <span className="mt-1 block text-muted text-xs">{several}</span>}
    </>
  )
}
