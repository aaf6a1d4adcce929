import type { CompileContext } from 'mdast-util-from-markdown'
import type { Span } from '#contracts/span.ts'

/** A node of the tree; the package `mdast` that names it has types alone and is not one of ours. */
export type MarkdownNode = Exclude<CompileContext['stack'][number], { type: 'fragment' }>

/** The spans of the source that a node itself shows, not those of its children. In order. */
export function shownSpans(node: MarkdownNode, source: string): Span[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  switch (node.type) {
    case 'text':
      return align(source, start, end, node.value)
    case 'inlineCode':
      return inside(source, start, end, /^`+/, /`+$/)
    case 'code':
      return inside(source, start, end, /^ {0,3}(?:`{3,}|~{3,}).*/, /\n[ >]*(?:`{3,}|~{3,})$/)
    case 'html':
      return outside(source, start, end, /<!--[\s\S]*?-->|<[^>]*>/g)
    case 'image':
    case 'imageReference':
      return node.alt ? [{ start: start + 2, end: start + 2 + node.alt.length }] : []
    case 'listItem':
      return listNumber(source, start)
    default:
      return []
  }
}

/** The number of an ordered item is read and quoted; a bullet is not. */
function listNumber(source: string, start: number): Span[] {
  const length = /^\d+[.)]/.exec(source.slice(start, start + 12))?.[0].length ?? 0
  return length > 0 ? [{ start, end: start + length }] : []
}

function inside(source: string, start: number, end: number, open: RegExp, close: RegExp): Span[] {
  const slice = source.slice(start, end)
  const from = open.exec(slice)?.[0].length ?? 0
  const until = from > 0 ? (close.exec(slice)?.index ?? slice.length) : slice.length
  return from < until ? [{ start: start + from, end: start + until }] : []
}

function outside(source: string, start: number, end: number, markup: RegExp): Span[] {
  const spans: Span[] = []
  let at = start
  for (const found of source.slice(start, end).matchAll(markup)) {
    spans.push({ start: at, end: start + found.index })
    at = start + found.index + found[0].length
  }
  spans.push({ start: at, end })
  return spans.filter((span) => span.start < span.end)
}

const ENTITY = /^&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][\da-z]{1,31});/i

/**
 * A text node's value is its source without backslashes before punctuation and without what begins the
 * lines of a quotation; entities are decoded in it. Walks both: what the value doesn't have is not shown.
 */
function align(source: string, start: number, end: number, value: string): Span[] {
  const spans: Span[] = []
  let at = 0
  const show = (index: number, length: number) => {
    const last = spans.at(-1)
    if (last?.end === index) last.end += length
    else spans.push({ start: index, end: index + length })
  }
  for (let i = start; i < end; ) {
    const entity = source[i] === '&' ? ENTITY.exec(source.slice(i, i + 34))?.[0] : undefined
    if (entity && !value.startsWith(entity, at)) {
      show(i, entity.length)
      i += entity.length
      at += String.fromCodePoint(value.codePointAt(at) ?? 0).length
    } else {
      if (source[i] === value[at]) {
        show(i, 1)
        at++
      }
      i++
    }
  }
  return at === value.length ? spans : [{ start, end }]
}
