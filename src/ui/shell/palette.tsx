'use client'
import { Command } from 'cmdk'
import { FileText } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import * as Radix from 'radix-ui/dialog'
import { useDocuments } from '#ui/documents/list/use-documents.ts'
import { pickFiles } from '#ui/documents/upload/pick-files.ts'
import { useUploads } from '#ui/documents/upload/provider.tsx'
import { leave } from './leave.ts'
import { PaletteItem } from './palette-item.tsx'
import { PLACES } from './places.ts'

interface PaletteProps {
  isAdmin: boolean
  onClose: () => void
  onKeys: () => void
}

/** Go anywhere by typing: pages, documents by name, and what can be done everywhere. */
export function Palette({ isAdmin, onClose, onKeys }: PaletteProps) {
  const router = useRouter()
  const uploads = useUploads()
  const { rows = [] } = useDocuments({ trash: false })
  const { resolvedTheme, setTheme } = useTheme()
  const other = resolvedTheme === 'dark' ? 'light' : 'dark'

  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-shade" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-40 mx-auto max-w-lg animate-rise overflow-hidden rounded-xl border border-line bg-surface shadow-xl"
        >
          <Radix.Title className="sr-only">Go to…</Radix.Title>
          <Command label="Go to…" loop>
            <Command.Input
              placeholder="Go to a page or a document…"
              className="h-12 w-full border-line border-b bg-transparent px-4 outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[50vh] scroll-py-2 overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-muted">
                Nothing by this name.
              </Command.Empty>
              <Command.Group>
                {PLACES.map(({ href, label, keys }) => (
                  <PaletteItem key={href} keys={keys} onSelect={then(() => router.push(href))}>
                    {label}
                  </PaletteItem>
                ))}
                <PaletteItem keys="u" onSelect={then(() => pickFiles((files) => uploads.add(files)))}>
                  Upload documents
                </PaletteItem>
                <PaletteItem onSelect={then(() => router.push('/documents?view=trash'))}>Trash</PaletteItem>
                <PaletteItem onSelect={then(() => router.push('/settings/account'))}>Account</PaletteItem>
                {isAdmin && (
                  <PaletteItem onSelect={then(() => router.push('/admin'))}>Administration</PaletteItem>
                )}
                <PaletteItem onSelect={then(() => setTheme(other))}>
                  {other === 'dark' ? 'Dark colours' : 'Light colours'}
                </PaletteItem>
                <PaletteItem keys="?" onSelect={onKeys}>
                  Keyboard shortcuts
                </PaletteItem>
                <PaletteItem onSelect={then(() => void leave())}>Log out</PaletteItem>
              </Command.Group>
              {rows.length > 0 && (
                <Command.Group heading={<span className="px-2.5 text-muted text-xs">Documents</span>}>
                  {rows.map(({ id, filename }) => (
                    <PaletteItem
                      key={id}
                      value={`${filename} ${id}`}
                      onSelect={then(() => router.push(`/documents/${id}`))}
                    >
                      <FileText aria-hidden className="size-4 shrink-0 text-muted" />
                      <span className="truncate">{filename}</span>
                    </PaletteItem>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
