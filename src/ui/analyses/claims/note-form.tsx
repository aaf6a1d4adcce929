import { type KeyboardEvent, useState } from 'react'
import { Button } from '#ui/parts/button.tsx'
import { TextArea } from '#ui/parts/field.tsx'

const MOST = 2_000

interface NoteFormProps {
  label: string
  note: string
  onKeep: (note: string) => void
  onCancel: () => void
}

/** A few words on a claim. Ctrl Enter keeps them, Escape leaves them as they were; none takes the note away. */
export function NoteForm({ label, note, onKeep, onCancel }: NoteFormProps) {
  const [words, setWords] = useState(note)
  function hear(event: KeyboardEvent) {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onKeep(words.trim())
    else return
    event.preventDefault()
  }
  return (
    <form
      className="basis-full"
      onSubmit={(event) => {
        event.preventDefault()
        onKeep(words.trim())
      }}
    >
      <TextArea
        autoFocus
        hideLabel
        label={label}
        rows={2}
        maxLength={MOST}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={hear}
      />
      <div className="mt-1.5 flex justify-end gap-2">
        <Button size="small" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="small" type="submit">
          Keep the note
        </Button>
      </div>
    </form>
  )
}
