import { type CSSProperties, useCallback, useState } from 'react'
import type { PageInfo } from '#contracts/document.ts'
import { cx } from '#ui/parts/cx.ts'
import type { Hit } from '../find/use-find.ts'
import { usePageText } from '../page-content.ts'
import type { Mark } from '../place.ts'
import type { ReadyDocument } from '../ready-document.ts'
import { HitLayer } from './hit-layer.tsx'
import { MarkLayer } from './mark-layer.tsx'
import { PageCanvas } from './page-canvas.tsx'
import type { PageBox, Rotation } from './page-layout.ts'
import type { PdfClient } from './pdf-client.ts'
import { rotateStyle } from './rotate.ts'
import { selectBeneath } from './select-beneath.ts'
import { TextLayer } from './text-layer.tsx'
import { useSettled } from './use-settled.ts'
import { bitmapSize } from './zoom.ts'

interface PdfPageProps {
  document: ReadyDocument
  info: PageInfo
  box: PageBox
  scale: number
  rotation: Rotation
  client: PdfClient
  marks: readonly Mark[]
  active: number | null
  onSelect: (citation: number) => void
  hits: readonly Hit[]
  currentHit: Hit | null
}

/** The words of a page are seen until there is a picture, and when there will be none; not those beyond its edge. */
const WORDS = {
  awaited: 'overflow-clip text-[#555]',
  drawn: 'text-transparent',
  lost: 'overflow-clip text-[#000]',
}

/** How long a page must stay in sight before its words are fetched, in milliseconds. */
const PASSING = 120

/** One page: its picture, its words, its marks. */
export function PdfPage(props: PdfPageProps) {
  const { document, info, box, scale, rotation, client, marks, active, onSelect, hits, currentHit } = props
  const [picture, setPicture] = useState<keyof typeof WORDS>('awaited')
  const isLost = picture === 'lost'
  const draw = useCallback(() => setPicture('drawn'), [])
  const lose = useCallback(() => setPicture('lost'), [])
  const stays = useSettled(PASSING)
  const isCited = marks.some((mark) => mark.page === info.number)
  const key = { id: document.id, textId: document.text.id, page: info.number }
  const { data: text } = usePageText(key, stays || isCited)
  const size = bitmapSize(box.width, box.height, window.devicePixelRatio)
  const width = rotation % 2 === 0 ? box.width : box.height
  const height = rotation % 2 === 0 ? box.height : box.width
  const layer: CSSProperties = {
    ['--scale' as string]: scale,
    width,
    height,
    transform: rotateStyle(width, height, rotation),
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is about forms
    <div
      role="group"
      aria-label={`Page ${info.number}`}
      data-page={info.number}
      onMouseDown={(event) =>
        selectBeneath(event.nativeEvent, (mark) => onSelect(Number(mark.dataset.citation)))
      }
      className="absolute isolate bg-[#fff] shadow-sm ring-1 ring-ink/15 dark:brightness-90"
      style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
    >
      {!isLost && (
        <PageCanvas
          drawer={client.pages}
          page={info.number}
          {...{ rotation, ...size }}
          onDrawn={draw}
          onLost={lose}
        />
      )}
      <div className={cx('absolute top-0 left-0 origin-top-left', WORDS[picture])} style={layer}>
        {text && <TextLayer page={text} />}
      </div>
      <div
        data-marks
        className="pointer-events-none absolute top-0 left-0 origin-top-left mix-blend-multiply"
        style={layer}
      >
        {text && <HitLayer page={text} hits={hits} current={currentHit} />}
        <MarkLayer page={info.number} marks={marks} active={active} />
      </div>
      {isLost && (
        <p className="absolute inset-x-0 bottom-0 bg-[#fff3d6] p-2 text-[#5c3a00] text-xs">
          The picture of this page can’t be drawn here; these are its words.
        </p>
      )}
    </div>
  )
}
