import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { PageInfo } from '#contracts/document.ts'
import { moveByArrows } from './arrow-keys.ts'
import { type Rotation, thumbnailSize } from './page-layout.ts'
import type { Drawer } from './pdf-client.ts'
import { Thumbnail } from './thumbnail.tsx'

interface ThumbnailsProps {
  pages: PageInfo[]
  drawer: Drawer
  rotation: Rotation
  /** The page that is seen. */
  page: number
  onGo: (page: number) => void
}

/** What stands round a picture: its margin, the number below it, the space to the next, in CSS pixels. */
const FRAME = 36

/** All pages, small; only those in sight are on the page. */
export function Thumbnails({ pages, drawer, rotation, page, onGo }: ThumbnailsProps) {
  const scroller = useRef<HTMLElement>(null)
  const list = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const info = pages[index]
      return FRAME + (info ? thumbnailSize(info, rotation).height : 0)
    },
    // Enough for the arrow keys to find the next one.
    overscan: 2,
    paddingStart: 8,
  })
  const current = pages.findIndex((info) => info.number === page)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn changes all heights
  useEffect(() => list.measure(), [list, rotation])
  useEffect(() => {
    if (current >= 0) list.scrollToIndex(current, { align: 'auto' })
  }, [list, current])
  return (
    <nav
      ref={scroller}
      aria-label="Pages"
      onKeyDown={moveByArrows}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      <div className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const info = pages[index]
          if (!info) return null
          return (
            <div key={info.number} className="absolute inset-x-0" style={{ top: start }}>
              <Thumbnail {...{ info, drawer, rotation, onGo }} isCurrent={info.number === page} />
            </div>
          )
        })}
      </div>
    </nav>
  )
}
