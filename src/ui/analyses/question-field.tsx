import type { KeyboardEvent } from 'react'
import { MAX_QUESTION } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'
import { problemOfCode, sentence } from '#ui/api/errors.ts'
import { TextArea } from '#ui/parts/field.tsx'

interface QuestionFieldProps {
  value: string
  /** Whether the chosen template takes a question. */
  isNeeded: boolean
  problem: ErrorCode | null
  onChange: (value: string) => void
  onAsk: () => void
}

/** The question in the reader's words. Ctrl-Enter (or Cmd-Enter) asks. */
export function QuestionField({ value, isNeeded, problem, onChange, onAsk }: QuestionFieldProps) {
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onAsk()
  }
  const count = `${value.length.toLocaleString('en')} of ${MAX_QUESTION.toLocaleString('en')} characters`
  return (
    <TextArea
      label="Question"
      rows={2}
      value={value}
      required={isNeeded}
      error={problem ? sentence(problemOfCode(problem)) : undefined}
      hint={isNeeded ? `${count} · Ctrl-Enter asks` : 'Not needed for this analysis. Type one to ask it.'}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={press}
    />
  )
}
