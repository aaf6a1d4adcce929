import { Check, TriangleAlert } from 'lucide-react'
import { Badge } from '#ui/parts/badge.tsx'

/** A picture of the idea: a page with marked words, and two claims that rest on it. Made of words, so it can be read out. */
export function LandingExample() {
  return (
    <figure className="rounded-2xl border border-line bg-surface p-5 shadow-sm sm:p-7">
      <blockquote className="font-serif text-base leading-relaxed">
        The Tenant shall give notice in writing.{' '}
        <mark className="rounded-sm bg-mark px-0.5 text-mark-ink">
          The period of notice is three months to the end of a quarter.
        </mark>{' '}
        The deposit is repaid within sixty days.
      </blockquote>
      <figcaption className="mt-5 flex flex-col gap-3 border-line border-t pt-5">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>Notice is three months to a quarter’s end.</span>
          <Badge tone="verified">
            <Check aria-hidden />
            Page 4, verified
          </Badge>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>The deposit is repaid within 30 days.</span>
          <Badge tone="altered">
            <TriangleAlert aria-hidden />
            The page says “sixty”
          </Badge>
        </p>
      </figcaption>
    </figure>
  )
}
