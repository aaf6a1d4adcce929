import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Rect } from '#contracts/analysis.ts'
import type { PageInfo } from '#contracts/document.ts'
import { around, type Mark, rectsOn } from '../place.ts'
import { useBack } from '../use-back.ts'
import { useScroller } from '../use-scroller.ts'
import {
  type Anchor,
  anchorAt,
  anchorTop,
  layOut,
  pageAt,
  pagesBetween,
  type Rotation,
} from './page-layout.ts'
import { rotateRect } from './rotate.ts'
import { scaleOf, type Zoom } from './zoom.ts'

/** Pages this far beyond the window are drawn ahead, in windows. */
const AHEAD = 0.5
/** What counts as the page that is seen: the one at this height of the window. */
const EYE = 0.35

/** Where a jump ended. Until the reader scrolls on, its page is the one that is seen, wherever it stands. */
interface Landing {
  page: number
  top: number
}

/** Scrolling over the boxes of all pages: which are seen, and how to get to a place. */
export function usePageScroll(pages: PageInfo[], zoom: Zoom, rotation: Rotation) {
  const { ref, room, top } = useScroller()
  const { jump, back } = useBack(ref)
  const [landed, setLanded] = useState<Landing | null>(null)
  const anchor = useRef<Anchor>({ index: 0, fraction: 0 })
  const scale = room ? scaleOf(zoom, pages, rotation, room) : 1
  const roomWidth = room?.width ?? 0
  const eye = (room?.height ?? 0) * EYE
  const layout = useMemo(() => layOut(pages, scale, rotation, roomWidth), [pages, scale, rotation, roomWidth])

  const laidOut = useRef(layout)
  useLayoutEffect(() => {
    // What was before the reader's eye stays there when the scale or the window changes.
    if (laidOut.current !== layout && ref.current) {
      ref.current.scrollTop = anchorTop(layout, anchor.current) - eye
      laidOut.current = layout
    } else {
      anchor.current = anchorAt(layout, top + eye)
    }
  }, [layout, top, eye, ref])

  function goToPage(number: number) {
    const box = layout.pages.find((page) => page.number === number)
    if (!box || !ref.current) return
    ref.current.scrollTo({ top: box.top - 8 })
    setLanded({ page: number, top: ref.current.scrollTop })
  }

  function show(mark: Mark) {
    const box = layout.pages.find((page) => page.number === mark.page)
    const info = pages.find((page) => page.number === mark.page)
    const scroller = ref.current
    if (!box || !info || !scroller) return
    const [width, height] = [info.width ?? 0, info.height ?? 0]
    const place = (rect: Rect | null): Rect => {
      const seen = rect ? rotateRect(rect, width, height, rotation) : { left: 0, top: 0, right: 0, bottom: 0 }
      return {
        left: box.left + seen.left * scale,
        top: box.top + seen.top * scale,
        right: box.left + seen.right * scale,
        bottom: box.top + seen.bottom * scale,
      }
    }
    const rects = rectsOn(mark, mark.page)
    const whole = place(around(rects))
    // From the foot of a column to the head of the next is more than can be seen: then its beginning is shown.
    const fits = whole.bottom - whole.top <= scroller.clientHeight
    jump(() => bringIntoView(scroller, fits ? whole : place(rects[0] ?? null)))
    setLanded({ page: mark.page, top: scroller.scrollTop })
  }

  const height = room?.height ?? 0
  const seen = room ? pagesBetween(layout, top - height * AHEAD, top + height * (1 + AHEAD)) : []
  const current = landed?.top === top ? landed.page : (layout.pages[pageAt(layout, top + eye)]?.number ?? 1)
  return { ref, layout, scale, seen, current, goToPage, show, back, isMeasured: room !== null }
}

/** Scrolls a place to the middle, in each direction in which it can't be seen whole. */
function bringIntoView(scroller: HTMLElement, place: Rect): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller
  const isAbove = place.top < scrollTop || place.bottom > scrollTop + clientHeight
  const isBeside = place.left < scrollLeft || place.right > scrollLeft + clientWidth
  scroller.scrollTo({
    top: isAbove ? (place.top + place.bottom - clientHeight) / 2 : scrollTop,
    left: isBeside ? (place.left + place.right - clientWidth) / 2 : scrollLeft,
  })
}
