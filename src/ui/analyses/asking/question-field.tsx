import type { KeyboardEvent } from 'react'
import { MAX_QUESTION } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'
import type { Template } from '#contracts/template.ts'
import { problemOfCode, sentence } from '#ui/api/errors.ts'
import { TextArea } from '#ui/parts/field.tsx'

interface QuestionFieldProps {
  value: string
  /** What the chosen analysis makes of one. */
  wants: Template['question']
  problem: ErrorCode | null
  onChange: (value: string) => void
  onAsk: () => void
}

/** The question in the reader's words. Ctrl-Enter (or Cmd-Enter) asks. */
export function QuestionField({ value, wants, problem, onChange, onAsk }: QuestionFieldProps) {
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onAsk()
  }
  const count = `${value.length.toLocaleString('en')} of ${MAX_QUESTION.toLocaleString('en')} characters`
  const hints = {
    needed: `${count} · Ctrl-Enter asks`,
    optional: value === '' ? 'What to look at, if you like.' : `${count} · Ctrl-Enter asks`,
    none: 'Not needed for this analysis. Type one to ask it.',
  }
  return (
    <TextArea
      label={wants === 'optional' ? 'Question (optional)' : 'Question'}
      rows={2}
      value={value}
      required={wants === 'needed'}
      error={problem ? sentence(problemOfCode(problem)) : undefined}
      hint={hints[wants]}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={press}
    />
  )
}
