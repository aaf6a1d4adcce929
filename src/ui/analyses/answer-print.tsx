import type { AnalysisDetail } from '#contracts/analysis.ts'
import { statusWord, whyNot } from '#contracts/citation-words.ts'
import { usePlaceWords } from '#ui/documents/place-words.tsx'
import { moment } from '#ui/parts/ago.ts'
import { PrintedClaims, PrintedTable } from './claims/printed-claims.tsx'
import { columnsOf } from './claims/table-rows.ts'
import { folded } from './context.ts'
import { isOver, type RunView } from './run-state.ts'
import { useTemplates } from './use-analyses.ts'

/** An answer on paper: its claims with the numbers of their citations, and below these the quotes with their places. */
export function AnswerPrint({ analysis, view }: { analysis: AnalysisDetail; view: RunView }) {
  const { data: templates } = useTemplates()
  const template = templates?.find((one) => one.id === analysis.template)
  const columns = template ? columnsOf(template) : null
  const place = usePlaceWords()
  const citations = view.claims.flatMap((claim) => claim.citations)
  return (
    <article className="font-serif text-[11pt] leading-normal">
      <h1 className="font-sans font-semibold text-[16pt]">{analysis.filename}</h1>
      <p className="mb-4 font-sans text-[9pt]">
        {template?.label ?? analysis.template}
        {analysis.question && `: “${analysis.question}”`}, {analysis.model}, {moment(analysis.createdAt)}
      </p>
      {view.state !== 'done' && (
        <p className="mb-4">
          {isOver(view.state)
            ? 'This answer is not complete.'
            : 'This answer was not complete yet when it was printed.'}
        </p>
      )}
      {view.outcome === 'not_found' && <p>Not found in this document.</p>}
      {columns ? (
        <PrintedTable claims={view.claims} columns={columns} />
      ) : (
        <PrintedClaims claims={view.claims} />
      )}
      {citations.length > 0 && (
        <h2 className="mt-6 mb-2 break-after-avoid font-sans font-semibold text-[12pt]">Citations</h2>
      )}
      <ol className="text-[9.5pt]">
        {citations.map((citation) => (
          <li key={citation.number} className="mb-1.5 break-inside-avoid">
            [{citation.number}] “{folded(citation.exact)}”{' '}
            <span className="font-sans text-[8.5pt]">
              {[place(citation.page), whyNot(citation) ?? statusWord(citation.status)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ol>
    </article>
  )
}
