'use client'
import { useImperativeHandle, useMemo, useRef } from 'react'
import type { FileType } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { FindBar } from '../find/find-bar.tsx'
import { FindKeys } from '../find/find-keys.tsx'
import { useFind } from '../find/use-find.ts'
import { usePageText } from '../page-content.ts'
import { useBack } from '../use-back.ts'
import type { ViewProps } from '../view.ts'
import { ViewBar } from '../view-bar.tsx'
import { blocksOf, sectionsOf, type TextFormat } from './blocks.ts'
import type { Over } from './over.ts'
import type { Layer } from './segments.ts'
import { showOffset } from './show-offset.ts'
import { TextSection } from './text-section.tsx'

/** A text: its canonical text, styled, every character at its own offset. */
export function TextView({ document, textId, marks, active, onSelect, handle }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { jump, back } = useBack(scroller)
  const format = formatOf(document.fileType)
  const key = { id: document.id, textId, page: 1 }
  const { data: page, error, refetch } = usePageText(key)
  const text = page?.text
  const sections = useMemo(
    () => (text === undefined ? [] : sectionsOf(blocksOf(text, format))),
    [text, format],
  )
  function show({ start }: Span) {
    jump(() => showOffset(scroller.current, start))
  }
  const find = useFind(document, show)
  const { hits, current } = find
  const layers = useMemo(() => layersOf(marks, active, hits, current), [marks, active, hits, current])
  useImperativeHandle(handle, () => ({ show, back }))

  return (
    <FindKeys onFind={() => find.setOpen(true)}>
      <ViewBar documentId={document.id} onFind={() => find.setOpen(!find.open)} />
      {find.open && <FindBar find={find} />}
      <div
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-scroll bg-surface"
      >
        <article className="mx-auto max-w-[42rem] px-5 py-8 font-serif text-[1.0625rem] leading-[1.65] sm:px-10">
          {error && <ProblemNotice error={error} onRetry={() => refetch()} className="font-sans" />}
          {!page && !error && <Loading />}
          {page &&
            sections.map((section) => (
              <TextSection
                key={section.start}
                {...{ section, layers, onSelect }}
                text={page.text}
                skippable={page.skippable}
              />
            ))}
        </article>
      </div>
    </FindKeys>
  )
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
  const cited = marks.map(({ start, end, citation }) => ({
    start,
    end,
    key: { kind: 'mark' as const, citation, isActive: citation === null || citation === active },
  }))
  const found = hits.map(({ start, end }, index) => ({
    start,
    end,
    key: { kind: 'hit' as const, isCurrent: index === current },
  }))
  return [...cited, ...found]
}
