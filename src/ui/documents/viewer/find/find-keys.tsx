import type { KeyboardEvent, ReactNode } from 'react'
import { useKeys } from '#ui/parts/use-keys.ts'

/** Inside the document, Ctrl-F (or Cmd-F) finds in all of it, not only in the pages that are drawn. */
export function FindKeys({ onFind, children }: { onFind: () => void; children: ReactNode }) {
  useKeys('Document', [
    { keys: '/', label: 'Find in the document', run: onFind },
    // Heard below and in print.tsx; listed here.
    { keys: 'Ctrl+F', label: 'The same, while the document is in focus', run: onFind },
    { keys: 'Ctrl+P', label: 'Print the document or the answer', run: () => {} },
  ])
  function press(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    onFind()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its children let through
    <div onKeyDown={press} className="flex min-h-0 flex-1 flex-col">
      {children}
    </div>
  )
}
