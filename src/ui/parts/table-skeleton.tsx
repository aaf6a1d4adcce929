import { Skeleton } from './skeleton.tsx'

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f']

/** Stands where a table will be, with rows of their final height. */
export function TableSkeleton({ label, rowClass }: { label: string; rowClass: string }) {
  return (
    <div role="status" aria-label={label} className="sm:pt-9">
      {ROWS.map((row) => (
        <div key={row} className={`flex items-center gap-4 border-line border-b px-2 ${rowClass}`}>
          <Skeleton className="h-5 flex-1" />
          <Skeleton className="h-5 w-24" />
          <Skeleton className="hidden h-5 w-16 sm:block" />
        </div>
      ))}
    </div>
  )
}
