'use client'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type RefCallback, useCallback, useState } from 'react'

/** Below this many rows all of them are on the page, so that the browser's own search finds them. */
const LONG = 150

/** The rows to draw of a list that scrolls with the window, and where to put them. */
export function useLongList<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string | number,
  rowHeight: number,
) {
  const isLong = rows.length > LONG
  const [top, setTop] = useState(0)
  const body: RefCallback<HTMLElement> = useCallback((element) => {
    if (element) setTop(element.getBoundingClientRect().top + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: isLong ? rows.length : 0,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
    overscan: 12,
    scrollMargin: top,
  })
  if (!isLong) {
    const visible = rows.map((row, index) => ({ row, index }))
    return { body, visible, height: undefined, offset: () => undefined, measure: undefined }
  }
  const items = virtual.getVirtualItems()
  const starts = new Map(items.map(({ index, start }) => [index, start - top]))
  return {
    body,
    height: virtual.getTotalSize(),
    measure: virtual.measureElement,
    visible: items.flatMap(({ index }) => {
      const row = rows[index]
      return row === undefined ? [] : [{ row, index }]
    }),
    offset: (index: number): CSSProperties => ({
      position: 'absolute',
      insetInline: 0,
      top: 0,
      transform: `translateY(${starts.get(index) ?? 0}px)`,
    }),
  }
}
