'use client'
import { useQueryClient } from '@tanstack/react-query'
import { PanelLeft } from 'lucide-react'
import { useImperativeHandle, useMemo, useState } from 'react'
import { useTRPCClient } from '#ui/api/trpc.ts'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { FindBar } from '../find/find-bar.tsx'
import { FindKeys } from '../find/find-keys.tsx'
import { type Hit, useFind } from '../find/use-find.ts'
import { fetchPageText, pageTextKey } from '../page-content.ts'
import { PageNumber } from '../page-number.tsx'
import { citedOnly } from '../place.ts'
import type { ViewProps } from '../view.ts'
import { ViewBar } from '../view-bar.tsx'
import type { Rotation } from './page-layout.ts'
import { PdfPage } from './pdf-page.tsx'
import { pdfSheets } from './print-pages.tsx'
import { SidePanel } from './side-panel.tsx'
import { rectsOnPage } from './text-runs.ts'
import { useOutline } from './use-outline.ts'
import { usePageScroll } from './use-page-scroll.ts'
import { usePdfClient } from './use-pdf-client.ts'
import type { Zoom } from './zoom.ts'
import { ZoomTools } from './zoom-tools.tsx'

const TURNED: Record<Rotation, Rotation> = { 0: 1, 1: 2, 2: 3, 3: 0 }

/** A PDF: its pages under each other, only those near the window drawn. */
export function PdfView({ document, marks, active, onSelect, onPrint, handle }: ViewProps) {
  const [zoom, setZoom] = useState<Zoom>({ fit: 'width' })
  const [rotation, setRotation] = useState<Rotation>(0)
  const [hasPanel, setPanel] = useState(false)
  const client = usePdfClient(document.id)
  const { entries: outline, labels } = useOutline(client)
  const { pages } = document.text
  const scroll = usePageScroll(pages, zoom, rotation)
  const showHit = useShowHit(document.id, document.text.id, scroll.show)
  const find = useFind(document, showHit, scroll.current)
  const hitsByPage = useMemo(() => Map.groupBy(find.hits, (hit) => hit.page), [find.hits])
  /** Where there is little room, the panel lies over the pages: it has done its work. */
  function goFromPanel(page: number) {
    scroll.goToPage(page)
    if (window.matchMedia('(width < 40rem)').matches) setPanel(false)
  }
  const cited = citedOnly(marks)
  useImperativeHandle(handle, () => ({
    show: scroll.show,
    back: scroll.back,
    printing: () =>
      client && {
        pages: pages.length,
        seen: scroll.current,
        hasMarks: cited.length > 0,
        sheets: (choice, signal, onProgress) => {
          const chosen = pages.filter(({ number }) => number >= choice.from && number <= choice.to)
          return pdfSheets(client, chosen, choice.isMarked ? cited : [], signal, onProgress)
        },
      },
  }))

  return (
    <FindKeys onFind={() => find.setOpen(true)}>
      <ViewBar documentId={document.id} onFind={() => find.setOpen(!find.open)} onPrint={onPrint}>
        <IconButton
          size="small"
          label="Pages and outline"
          aria-expanded={hasPanel}
          onClick={() => setPanel(!hasPanel)}
          className="aria-expanded:text-accent"
        >
          <PanelLeft aria-hidden />
        </IconButton>
        <PageNumber
          page={scroll.current}
          label={labels[scroll.current - 1] ?? undefined}
          pages={pages.length}
          onGo={scroll.goToPage}
        />
        <span className="mx-1 h-5 w-px bg-line" />
        <ZoomTools
          scale={scroll.scale}
          zoom={zoom}
          onZoom={setZoom}
          onRotate={() => setRotation(TURNED[rotation])}
        />
      </ViewBar>
      {find.open && <FindBar find={find} />}
      <div className="relative flex min-h-0 flex-1">
        {hasPanel && client && (
          <SidePanel {...{ pages, outline, client, rotation }} page={scroll.current} onGo={goFromPanel} />
        )}
        <div
          ref={scroll.ref}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          className="relative min-w-0 flex-1 overflow-auto overflow-y-scroll bg-sunken"
        >
          <div className="relative" style={{ height: scroll.layout.height, width: scroll.layout.width }}>
            {client &&
              scroll.seen.map((box) => {
                const info = pages.find((page) => page.number === box.number)
                if (!info) return null
                return (
                  <PdfPage
                    key={box.number}
                    {...{ document, info, box, rotation, client, marks, active, onSelect }}
                    scale={scroll.scale}
                    hits={hitsByPage.get(box.number) ?? []}
                    currentHit={find.hits[find.current] ?? null}
                  />
                )
              })}
          </div>
        </div>
      </div>
    </FindKeys>
  )
}

/** Brings a hit into view: its rectangles come from its page's geometry. */
function useShowHit(id: number, textId: number, show: ReturnType<typeof usePageScroll>['show']) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  return async (hit: Hit) => {
    const key = { id, textId, page: hit.page }
    const page = await queries.fetchQuery({
      queryKey: pageTextKey(key),
      queryFn: ({ signal }) => fetchPageText(client, key, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })
    const rects = rectsOnPage(page, hit)
    show({
      citation: null,
      start: hit.start,
      end: hit.end,
      page: hit.page,
      marks: [{ page: hit.page, rects }],
    })
  }
}
