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
import type { PageRange } from '../print/print-range.ts'
import { useBack } from '../use-back.ts'
import type { ViewProps } from '../view.ts'
import { ViewBar } from '../view-bar.tsx'
import { pagedSections, type TextFormat } from './blocks.ts'
import { lastAbove } from './last-above.ts'
import { OutlinePanel } from './outline-panel.tsx'
import type { Over } from './over.ts'
import type { Layer } from './segments.ts'
import { showOffset } from './show-offset.ts'
import { textOutline } from './text-outline.ts'
import { TextSection } from './text-section.tsx'
import { useWholeText } from './use-whole-text.ts'

/** The letters of a text. */
const TYPE = 'font-serif text-[1.0625rem] leading-[1.65]'

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
  /** The sections of some parts, drawn at once; all of a text that has no parts. */
  function drawn({ from, to }: PageRange) {
    const first = whole?.parts.find((one) => one.number >= from)?.start ?? 0
    const last = whole?.parts.findLast((one) => one.number <= to)
    const end = last ? last.start + last.text.length : 0
    return sections
      .filter((section) => section.start >= first && section.start <= end)
      .map((section) => (
        <TextSection
          key={section.start}
          {...{ section, layers, partWord, onSelect }}
          text={whole?.text ?? ''}
          skippable={whole?.skippable ?? []}
          isPrinted
        />
      ))
  }
  useImperativeHandle(handle, () => ({
    // Of a place with words that were found, the first of them: there a stretch begins.
    show: (mark) => show(mark.hits?.[0] ?? mark),
    back,
    printing: () =>
      whole
        ? {
            pages: whole.parts.length,
            seen: part,
            sheets: async (range) => ({
              content: <article className={TYPE}>{drawn(range)}</article>,
              rules: '@page { margin: 18mm }',
              free() {},
            }),
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
          <article className={`mx-auto max-w-[42rem] px-5 py-8 sm:px-10 ${TYPE}`}>
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

function layersOf(
  marks: ViewProps['marks'],
  active: number | null,
  hits: readonly Span[],
  current: number,
): Layer<Over>[] {
  const cited = marks.flatMap(({ start, end, citation }) =>
    citation === null
      ? []
      : [{ start, end, key: { kind: 'mark' as const, citation, isActive: citation === active } }],
  )
  // A place that a search or an address names has the colour of finding.
  const named = marks
    .filter((mark) => mark.citation === null)
    .flatMap((mark) => mark.hits ?? [mark])
    .map(({ start, end }) => ({ start, end, key: { kind: 'hit' as const, isCurrent: true } }))
  const found = hits.map(({ start, end }, index) => ({
    start,
    end,
    key: { kind: 'hit' as const, isCurrent: index === current },
  }))
  return [...cited, ...named, ...found]
}
