'use client'
import { ChevronDown, X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#ui/parts/button.tsx'
import { cx } from '#ui/parts/cx.ts'
import { useUploadList, useUploads } from './provider.tsx'
import { inSight, isUnderWay } from './queue.ts'
import { TrayItem } from './tray-item.tsx'
import { trayTitle } from './tray-title.ts'

/** The files on their way, at the lower right of every page, until a person puts them out of sight. */
export function Tray() {
  const uploads = useUploads()
  const list = useUploadList()
  const pathname = usePathname()
  const [choice, setChoice] = useState<{ at: string; folded: boolean } | null>(null)
  // Beside an answer it would lie on the words; a person's choice holds as long as they stay on the page.
  const isFolded = choice?.at === pathname ? choice.folded : /^\/documents\/\d/.test(pathname)
  if (list.length === 0) return null
  const isBusy = list.some(isUnderWay)
  return (
    <section
      aria-label="Uploads"
      className={cx(
        'fixed inset-x-3 bottom-3 z-30 animate-rise overflow-hidden rounded-xl border border-line bg-surface shadow-lg sm:left-auto',
        isFolded ? 'sm:w-64' : 'sm:w-96',
      )}
    >
      <header className="flex items-center gap-1 bg-sunken py-1.5 pr-1.5 pl-4">
        <h2 role="status" className="flex-1 truncate font-medium text-sm">
          {trayTitle(list)}
        </h2>
        <Button
          look="quiet"
          size="small"
          className="w-8 px-0"
          aria-label={isFolded ? 'Show the files' : 'Fold away'}
          aria-expanded={!isFolded}
          onClick={() => setChoice({ at: pathname, folded: !isFolded })}
        >
          <ChevronDown aria-hidden className={cx('transition-transform', isFolded && 'rotate-180')} />
        </Button>
        {!isBusy && (
          <Button
            look="quiet"
            size="small"
            className="w-8 px-0"
            aria-label="Close uploads"
            onClick={() => uploads.forget(list.map(({ key }) => key))}
          >
            <X aria-hidden />
          </Button>
        )}
      </header>
      {!isFolded && (
        <ul className="max-h-[40vh] divide-y divide-line overflow-y-auto">
          {inSight(list).map((upload) => (
            <TrayItem key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  )
}
