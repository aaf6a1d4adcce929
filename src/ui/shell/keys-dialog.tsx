'use client'
import { useSyncExternalStore } from 'react'
import { Dialog } from '#ui/parts/dialog.tsx'
import { Kbd } from '#ui/parts/kbd.tsx'
import { currentKeys, onKeysChange } from '#ui/parts/keys.ts'

/** The keys that work on the page beneath. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const groups = useSyncExternalStore(onKeysChange, currentKeys)
  return (
    <Dialog open onOpenChange={onClose} title="Keyboard shortcuts">
      {groups.toReversed().map(({ title, keys }) => (
        <section key={title} className="mt-4">
          <h3 className="mb-1 text-muted text-sm">{title}</h3>
          <dl className="divide-y divide-line">
            {title === 'Everywhere' && <Line keys="Ctrl+K" label="Go to a page or a document" />}
            {keys.map(({ keys, label }) => (
              <Line key={keys} keys={keys} label={label} />
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

function Line({ keys, label }: { keys: string; label: string }) {
  return (
    <div className="flex items-center justify-between gap-4 py-1.5">
      <dt>{label}</dt>
      <dd className="flex shrink-0 items-center gap-1">
        {keys.split(' ').map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  )
}
