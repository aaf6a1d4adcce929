import { Notice } from '#ui/parts/notice.tsx'
import type { Problem } from './errors.ts'

/** What is wrong with a form as a whole, above its fields. */
export function FormProblem({ problem }: { problem: Problem | null }) {
  if (!problem) return null
  return (
    <Notice tone="danger" title={problem.message}>
      {problem.next}
    </Notice>
  )
}
