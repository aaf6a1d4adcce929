import type { DocumentRow } from '#contracts/document.ts'
import { canBeAsked, type Selection } from './use-selection.ts'

/** The box that chooses a document for a question to several. */
export function ChooseBox({ document, selection }: { document: DocumentRow; selection: Selection }) {
  const { id, filename } = document
  const isOpen = canBeAsked(document)
  return (
    <label
      className="-m-2 grid shrink-0 cursor-pointer select-none place-items-center p-2"
      title={isOpen ? undefined : 'Can be asked as soon as it is Ready'}
    >
      <span className="sr-only">Choose {filename}</span>
      <input
        type="checkbox"
        data-chooses={id}
        disabled={!isOpen}
        checked={selection.chosen.has(id)}
        onChange={() => {}}
        onClick={(event) => selection.press(id, event)}
        onKeyDown={(event) => selection.move(id, event)}
        className="size-4 accent-accent disabled:opacity-40"
      />
    </label>
  )
}
