import type { Claim } from '#contracts/analysis.ts'
import { doubtWords } from '#contracts/citation-words.ts'
import { bySection } from '#contracts/tally.ts'
import { MarkedWords } from './marked-words.tsx'
import type { Column } from './table-rows.ts'

/** Claims on paper, under the heads of their sections. */
export function PrintedClaims({ claims }: { claims: readonly Claim[] }) {
  return bySection(claims).map(({ section, claims: ones }) => (
    <section key={section}>
      {section && (
        <h2 className="mt-4 mb-1 break-after-avoid font-sans font-semibold text-[12pt]">{section}</h2>
      )}
      {ones.map((claim) => (
        <div key={claim.ordinal} className="mb-2 break-inside-avoid">
          <MarkedWords text={claim.text} /> <Numbers claim={claim} />
          <Remarks claim={claim} />
        </div>
      ))}
    </section>
  ))
}

/** The same as rows; a claim without cells stands across all columns. */
export function PrintedTable({ claims, columns }: { claims: readonly Claim[]; columns: readonly Column[] }) {
  return (
    <table className="w-full border-collapse text-[10pt] leading-snug">
      <thead className="break-inside-avoid">
        <tr className="border-[#888] border-b text-left font-sans">
          {columns.map(({ id, label }) => (
            <th key={id} className="py-1 pr-3">
              {label}
            </th>
          ))}
          <th className="py-1">Citations</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={claim.ordinal} className="break-inside-avoid border-[#ccc] border-b align-top">
            {cellsOf(claim, columns).map(({ id, text, span }, index) => (
              <td key={id} colSpan={span} className="py-1.5 pr-3">
                <MarkedWords text={text} />
                {index === 0 && <Remarks claim={claim} />}
              </td>
            ))}
            <td className="py-1.5">
              <Numbers claim={claim} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellsOf(claim: Claim, columns: readonly Column[]) {
  const cells = columns.map(({ id, read }) => ({ id, text: read(claim), span: 1 }))
  return cells.some(({ text }) => text !== '')
    ? cells
    : [{ id: 'text', text: claim.text, span: columns.length }]
}

function Numbers({ claim: { citations } }: { claim: Claim }) {
  return citations.length > 0 && `[${citations.map(({ number }) => number).join(', ')}]`
}

/** What is in doubt, and what a reader made of it. */
function Remarks({ claim }: { claim: Claim }) {
  const { verdict, note } = claim.review
  const remarks = [doubtWords(claim), verdict && VERDICTS[verdict], note && `Note: ${note}`].filter(Boolean)
  return remarks.map((remark) => (
    <p key={remark} className="whitespace-pre-line font-sans text-[8.5pt]">
      {remark}
    </p>
  ))
}

const VERDICTS = { accepted: 'Accepted', rejected: 'Rejected' } as const
