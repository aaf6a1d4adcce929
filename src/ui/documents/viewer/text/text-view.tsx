'use client'
import { PanelLeft } from 'lucide-react'
import { type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { FileType } from '#contracts/document.ts'
import { pageWord } from '#contracts/page-words.ts'
import type { Span } from '#contracts/span.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { FindBar } from '../find/find-bar.tsx'
import { FindKeys } from '../find/find-keys.tsx'
import { useFind } from '../find/use-find.ts'
import { PageNumber } from '../page-number.tsx'
import { citedOnly } from '../place.ts'
import { useBack } from '../use-back.ts'
import type { ViewProps } from '../view.ts'
import { ViewBar } from '../view-bar.tsx'
import { pagedSections, type TextFormat } from './blocks.ts'
import { lastAbove } from './last-above.ts'
import { layersOf } from './layers.ts'
import { OutlinePanel } from './outline-panel.tsx'
import { textSheets } from './print-text.tsx'
import { showOffset } from './show-offset.ts'
import { textOutline } from './text-outline.ts'
import { TextSection } from './text-section.tsx'
import { useWholeText } from './use-whole-text.ts'

/** A text: its canonical text, styled, every character at its own offset. */
export function TextView({ document, textId, marks, active, onSelect, onPrint, handle }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { jump, back } = useBack(scroller)
  const format = formatOf(document.fileType)
  const { data: whole, error, refetch } = useWholeText(document, textId)
  const sections = useMemo(() => (whole ? pagedSections(whole.parts, format) : []), [whole, format])
  const outline = useMemo(
    () => (whole ? textOutline(sections, whole.text, whole.skippable) : []),
    [whole, sections],
  )
  const [hasPanel, setPanel] = useState(false)
  const partWord = pageWord(document.fileType)
  const [part, goToPart] = useParts(scroller)
  const wanted = useRef<number | null>(null)
  function show({ start }: Span) {
    if (whole) jump(() => showOffset(scroller.current, start))
    else wanted.current = start
  }
  /** Where there is little room, the panel lies over the text: it has done its work. */
  function goFromPanel(start: number) {
    show({ start, end: start })
    if (window.matchMedia('(width < 40rem)').matches) setPanel(false)
  }
  useEffect(() => {
    // What was asked for before the text had come.
    if (sections.length === 0 || wanted.current === null) return
    showOffset(scroller.current, wanted.current)
    wanted.current = null
  }, [sections])
  const find = useFind(document, show)
  const { hits, current } = find
  const layers = useMemo(() => layersOf(marks, active, hits, current), [marks, active, hits, current])
  const cited = citedOnly(marks)
  useImperativeHandle(handle, () => ({
    // Of a place with words that were found, the first of them: there a stretch begins.
    show: (mark) => show(mark.hits?.[0] ?? mark),
    back,
    printing: () =>
      whole
        ? {
            pages: whole.parts.length,
            seen: part,
            hasMarks: cited.length > 0,
            sheets: async (choice) =>
              textSheets(whole, sections, choice.isMarked ? cited : [], partWord, choice),
            atOnce: () => textSheets(whole, sections, cited, partWord),
          }
        : null,
  }))

  return (
    <FindKeys onFind={() => find.setOpen(true)}>
      <ViewBar documentId={document.id} onFind={() => find.setOpen(!find.open)} onPrint={onPrint}>
        {outline.length > 0 && (
          <IconButton
            size="small"
            label="Outline"
            aria-expanded={hasPanel}
            onClick={() => setPanel(!hasPanel)}
            className="aria-expanded:text-accent"
          >
            <PanelLeft aria-hidden />
          </IconButton>
        )}
        {partWord && document.text.pages.length > 1 && (
          <PageNumber word={partWord} page={part} pages={document.text.pages.length} onGo={goToPart} />
        )}
      </ViewBar>
      {find.open && <FindBar find={find} />}
      <div className="relative flex min-h-0 flex-1">
        {hasPanel && <OutlinePanel outline={outline} scroller={scroller} onGo={goFromPanel} />}
        <div
          ref={scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          className="min-h-0 min-w-0 flex-1 overflow-y-scroll bg-surface"
        >
          <article
            className={`mx-auto max-w-[42rem] px-5 py-8 sm:px-10 font-serif text-[1.0625rem] leading-[1.65]`}
          >
            {error && <ProblemNotice error={error} onRetry={() => refetch()} className="font-sans" />}
            {!whole && !error && <Loading />}
            {whole &&
              sections.map((section) => (
                <TextSection
                  key={section.start}
                  {...{ section, layers, partWord, onSelect }}
                  text={whole.text}
                  skippable={whole.skippable}
                />
              ))}
          </article>
        </div>
      </div>
    </FindKeys>
  )
}

/** The slide or sheet that is seen, and how to get to another. */
function useParts(scroller: RefObject<HTMLDivElement | null>): [number, (part: number) => void] {
  const [part, setPart] = useState(1)
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      setPart(Number(lastAbove(box, '[data-part]')?.dataset.part ?? 1))
    }
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroller])
  function go(number: number) {
    scroller.current?.querySelector(`[data-part="${number}"]`)?.scrollIntoView()
  }
  return [part, go]
}

function formatOf(fileType: FileType): TextFormat {
  return fileType === 'markdown' || fileType === 'text' ? fileType : 'typed'
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the text" className="flex flex-col gap-4">
      {['w-1/2', 'w-full', 'w-full', 'w-5/6', 'w-full', 'w-2/3'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <Skeleton key={index} className={`h-5 ${width}`} />
      ))}
    </div>
  )
}
