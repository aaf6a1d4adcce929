import type { PageInfo } from '#contracts/document.ts'
import { PageCanvas } from './page-canvas.tsx'
import { type Rotation, thumbnailSize } from './page-layout.ts'
import type { Drawer } from './pdf-client.ts'
import { bitmapSize } from './zoom.ts'

interface ThumbnailProps {
  info: PageInfo
  drawer: Drawer
  rotation: Rotation
  isCurrent: boolean
  onGo: (page: number) => void
}

/** A small picture of a page that leads to it. */
export function Thumbnail({ info, drawer, rotation, isCurrent, onGo }: ThumbnailProps) {
  const { width, height } = thumbnailSize(info, rotation)
  return (
    <button
      type="button"
      data-stop
      aria-label={`Go to page ${info.number}`}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => onGo(info.number)}
      className="group mx-auto flex flex-col items-center gap-1 rounded-md p-1"
    >
      <span
        className="relative block bg-[#fff] shadow-sm ring-1 ring-ink/20 group-hover:ring-ink/50 group-aria-[current]:ring-3 group-aria-[current]:ring-accent dark:brightness-90 dark:group-aria-[current]:brightness-100"
        style={{ width, height }}
      >
        <PageCanvas
          drawer={drawer}
          page={info.number}
          rotation={rotation}
          {...bitmapSize(width, height, window.devicePixelRatio)}
          onLost={nothing}
        />
      </span>
      <span className="h-4 text-muted text-xs tabular-nums leading-4 group-aria-[current]:font-semibold group-aria-[current]:text-ink">
        {info.number}
      </span>
    </button>
  )
}

/** A page that can't be drawn stays white here; the page itself says so. */
function nothing(): void {}
