import type { DifferencePart } from '#contracts/citation.ts'

/** A quote against the document, word by word: struck out is what the quote says, underlined what the document says. */
export function Difference({ parts }: { parts: readonly DifferencePart[] }) {
  return (
    <p className="font-serif">
      {parts.map(({ kind, text }, index) => {
        const key = `${index} ${text}`
        if (kind === 'quote')
          return (
            <del key={key} className="rounded-sm bg-missing-soft text-missing">
              {text}
            </del>
          )
        if (kind === 'document')
          return (
            <ins key={key} className="rounded-sm bg-verified-soft text-verified underline">
              {text}
            </ins>
          )
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}
