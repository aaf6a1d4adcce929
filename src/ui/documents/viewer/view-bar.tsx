import { Download, Printer, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#ui/parts/button.tsx'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { Tip } from '#ui/parts/tooltip.tsx'

interface ViewBarProps {
  documentId: number
  onFind: () => void
  onPrint: () => void
  children?: ReactNode
}

/** The tools above a document. What all formats have stands at its end. */
export function ViewBar({ documentId, onFind, onPrint, children }: ViewBarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Document tools"
      className="flex h-11 shrink-0 items-center gap-0.5 border-line border-b bg-surface px-2"
    >
      {children}
      <span className="flex-1" />
      <IconButton size="small" label="Find in document" onClick={onFind}>
        <Search aria-hidden />
      </IconButton>
      <IconButton size="small" label="Print" onClick={onPrint} className="max-sm:hidden">
        <Printer aria-hidden />
      </IconButton>
      <Tip text="Download the original">
        <Button asChild look="quiet" size="small" className="aspect-square px-0 text-muted hover:text-ink">
          <a href={`/api/documents/${documentId}/file`} download aria-label="Download the original">
            <Download aria-hidden />
          </a>
        </Button>
      </Tip>
    </div>
  )
}
