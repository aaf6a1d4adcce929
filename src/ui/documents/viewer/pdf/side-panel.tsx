import * as Tabs from 'radix-ui/tabs'
import { useState } from 'react'
import type { PageInfo } from '#contracts/document.ts'
import type { OutlineEntry } from './outline.ts'
import { OutlineList } from './outline-list.tsx'
import type { Rotation } from './page-layout.ts'
import type { PdfClient } from './pdf-client.ts'
import { Thumbnails } from './thumbnails.tsx'

interface SidePanelProps {
  pages: PageInfo[]
  outline: OutlineEntry[]
  client: PdfClient
  rotation: Rotation
  page: number
  onGo: (page: number) => void
}

const TAB =
  'h-7 flex-1 rounded-md text-muted hover:text-ink aria-selected:bg-surface aria-selected:text-ink aria-selected:shadow-sm'

/** The ways through a document beside its pages: the pages, small, and its outline where it has one. */
export function SidePanel({ pages, outline, client, rotation, page, onGo }: SidePanelProps) {
  const [tab, setTab] = useState('pages')
  const thumbnails = <Thumbnails drawer={client.thumbnails} {...{ pages, rotation, page, onGo }} />
  return (
    <aside
      aria-label="Pages and outline"
      className="z-10 flex w-52 shrink-0 flex-col border-line border-r bg-paper max-sm:absolute max-sm:inset-y-0 max-sm:left-0 max-sm:w-64 max-sm:shadow-lg"
    >
      {outline.length === 0 ? (
        thumbnails
      ) : (
        <Tabs.Root value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col">
          <Tabs.List className="m-2 flex shrink-0 rounded-lg bg-sunken p-0.5 text-sm">
            <Tabs.Trigger value="pages" className={TAB}>
              Pages
            </Tabs.Trigger>
            <Tabs.Trigger value="outline" className={TAB}>
              Outline
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="pages" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
            {thumbnails}
          </Tabs.Content>
          <Tabs.Content value="outline" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
            <OutlineList {...{ outline, onGo }} place={page} />
          </Tabs.Content>
        </Tabs.Root>
      )}
    </aside>
  )
}
