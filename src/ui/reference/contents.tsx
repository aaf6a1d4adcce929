import { Method } from './method.tsx'
import type { Place } from './openapi.ts'

/** The table of contents. */
export function Contents({ groups }: { groups: { tag: string; places: Place[] }[] }) {
  return (
    <nav aria-label="Contents" className="text-sm">
      {groups.map(({ tag, places }) => (
        <div key={tag} className="mb-4">
          <a href={`#${tag}`} className="font-medium hover:underline">
            {tag}
          </a>
          <ul className="mt-1">
            {places.map(({ method, operation }) => (
              <li key={operation.operationId}>
                <a
                  href={`#${operation.operationId}`}
                  className="flex items-baseline gap-2 rounded py-0.5 text-muted hover:text-ink"
                >
                  <Method name={method} small /> {operation.summary}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <a href="#shapes" className="block py-0.5 font-medium hover:underline">
        Shapes
      </a>
      <a href="#errors" className="block py-0.5 font-medium hover:underline">
        Errors
      </a>
    </nav>
  )
}
