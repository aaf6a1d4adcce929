import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { PageInfo } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import { useTRPCClient } from '#ui/api/trpc.ts'
import type { ReadyDocument } from '../ready-document.ts'
import { findIn, firstHit, MOST_HITS, patternOf } from './find-text.ts'

/** A place where the words stand. */
export interface Hit extends Span {
  page: number
}

export interface Find {
  open: boolean
  query: string
  hits: readonly Hit[]
  /** The index of the hit that is shown; -1 before the first. */
  current: number
  /** How many pages have been read for finding, of how many. */
  read: number
  total: number
  failed: boolean
  /** The hits are still those of an earlier query. */
  isBehind: boolean
  setOpen: (open: boolean) => void
  setQuery: (query: string) => void
  /** Goes to the next (1) or the previous (-1) hit, round the end. */
  step: (direction: 1 | -1) => void
}

/** Pages asked for at once: a batch of the API. */
const AT_ONCE = 20

/**
 * Finds words in the whole document. The pages' texts are fetched when the box is first opened, and only the texts
 * are kept. `show` brings a hit into view; while one types, that is the first from the page `seen` at the opening on.
 */
export function useFind(document: ReadyDocument, show: (hit: Hit) => void, seen = 1): Find {
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState(-1)
  const { texts, load, failed } = usePageTexts(document)
  const asked = useDeferredValue(query)
  const hits = useMemo(
    () => (open ? hitsIn(document.text.pages, texts, asked) : []),
    [open, document, texts, asked],
  )
  const from = useRef(1)
  const isAllRead = texts.size === document.text.pages.length
  const showFirst = useEffectEvent(() => {
    if (current >= 0) return
    const first = firstHit(hits, from.current, isAllRead)
    const hit = hits[first]
    if (!hit) return
    setCurrent(first)
    show(hit)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other hits are known
  useEffect(() => showFirst(), [hits, isAllRead])

  return {
    ...{ open, query, hits, failed },
    isBehind: asked !== query,
    current: Math.min(current, hits.length - 1),
    read: texts.size,
    total: document.text.pages.length,
    setOpen(next) {
      setOpen(next)
      if (!next) return
      if (!open) from.current = seen
      load()
    },
    setQuery(next) {
      setQuery(next)
      setCurrent(-1)
    },
    step(direction) {
      if (hits.length === 0) return
      const from = current < 0 && direction === -1 ? 0 : current
      const next = (from + direction + hits.length) % hits.length
      setCurrent(next)
      const hit = hits[next]
      if (hit) show(hit)
    },
  }
}

function hitsIn(pages: readonly PageInfo[], texts: ReadonlyMap<number, string>, query: string): Hit[] {
  const pattern = patternOf(query)
  const hits: Hit[] = []
  for (const page of pattern ? pages : []) {
    const text = texts.get(page.number)
    if (!text || !pattern) continue
    for (const hit of findIn(text, pattern, page.start)) hits.push({ ...hit, page: page.number })
    if (hits.length >= MOST_HITS) break
  }
  return hits
}

/** All pages' texts, fetched in batches once `load` is called. */
function usePageTexts(document: ReadyDocument) {
  const client = useTRPCClient()
  const [texts, setTexts] = useState<ReadonlyMap<number, string>>(new Map())
  const begun = useRef(false)
  const { mutate, isError } = useMutation({
    async mutationFn() {
      const { pages, id: textId } = document.text
      for (let first = 0; first < pages.length; first += AT_ONCE) {
        const batch = pages.slice(first, first + AT_ONCE)
        const contents = await Promise.all(
          batch.map((page) => client.documents.page.query({ id: document.id, textId, page: page.number })),
        )
        setTexts((old) => new Map([...old, ...contents.map(({ number, text }) => [number, text] as const)]))
      }
    },
    onError: () => {
      begun.current = false
    },
  })
  function load() {
    if (begun.current) return
    begun.current = true
    mutate()
  }
  return { texts, load, failed: isError }
}
