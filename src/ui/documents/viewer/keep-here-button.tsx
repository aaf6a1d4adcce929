import { Lock, LockOpen } from 'lucide-react'
import type { DocumentDetail } from '#contracts/document.ts'
import { Button } from '#ui/parts/button.tsx'
import { cx } from '#ui/parts/cx.ts'
import { useKeepHere } from '../use-keep-here.ts'

/** Whether this document's text may go to models elsewhere. Its name stays; pressed means that it may not. */
export function KeepHereButton({ document }: { document: DocumentDetail }) {
  const { toggle, isPending } = useKeepHere()
  const Icon = document.localOnly ? Lock : LockOpen
  return (
    <Button
      look="quiet"
      size="small"
      busy={isPending}
      aria-pressed={document.localOnly}
      aria-label="Keep on this server"
      title={
        document.localOnly
          ? 'Only models that run here may read it. Press to allow others.'
          : 'Press to let only models that run here read it.'
      }
      className={cx('max-sm:w-8 max-sm:px-0', document.localOnly ? 'text-accent' : 'text-muted')}
      onClick={() => toggle(document)}
    >
      <Icon aria-hidden />
      <span className="max-sm:hidden">
        {document.localOnly ? 'Kept on this server' : 'Keep on this server'}
      </span>
    </Button>
  )
}
