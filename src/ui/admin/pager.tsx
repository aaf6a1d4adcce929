import { Button } from '#ui/parts/button.tsx'

interface PagerProps {
  /** Left out on the first page. */
  onFirst?: (() => void) | undefined
  /** Left out on the last one. */
  onNext?: (() => void) | undefined
  first: string
  next: string
}

/** On to what is further down a list, and back to its beginning. */
export function Pager({ onFirst, onNext, first, next }: PagerProps) {
  if (!onFirst && !onNext) return null
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-center gap-3">
      {onFirst && (
        <Button size="small" onClick={onFirst}>
          {first}
        </Button>
      )}
      {onNext && (
        <Button size="small" onClick={onNext}>
          {next}
        </Button>
      )}
    </nav>
  )
}
