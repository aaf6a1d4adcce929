import type { KeyboardEvent, ReactNode } from 'react'

/** Inside the document, Ctrl-F (or Cmd-F) finds in all of it, not only in the pages that are drawn. */
export function FindKeys({ onFind, children }: { onFind: () => void; children: ReactNode }) {
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
