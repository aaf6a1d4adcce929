import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Span } from '#contracts/span.ts'
import { piecesOf } from './markdown-pieces.ts'
import { type MarkdownNode, shownSpans } from './markdown-shown.ts'
import type { RawDocument } from './raw.ts'
import { textPage } from './text.ts'

/** Beyond so many characters it would take more time than a parser may have: about a second for 700,000. */
const LONGEST = 5_000_000

/**
 * Markdown (CommonMark with GitHub's tables, strikethrough, footnotes): the text is the source as it stands,
 * and the markup's characters are marked, so that a quote of the words that a reader sees is found.
 * A very long file is read as plain text. Throws `document.too_long`.
 */
export function parseMarkdown(bytes: Uint8Array): RawDocument {
  const page = textPage(bytes)
  return { pages: [page], markup: page.text.length > LONGEST ? [] : markupOf(page.text) }
}

/** The spans of the source that a reader of the rendered text does not see, white space excepted. */
export function markupOf(source: string): Span[] {
  let offset = 0
  return piecesOf(source).flatMap((piece) => {
    const moved = markupOfPiece(piece).map(({ start, end }) => ({ start: start + offset, end: end + offset }))
    offset += piece.length
    return moved
  })
}

function markupOfPiece(source: string): Span[] {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const markup: Span[] = []
  let at = 0
  for (const { start, end } of [...shownOf(tree, source), { start: source.length, end: source.length }]) {
    if (start > at) markup.push(...wordsBetween(source, at, start))
    at = Math.max(at, end)
  }
  return markup
}

function shownOf(node: MarkdownNode, source: string): Span[] {
  const own = shownSpans(node, source)
  return 'children' in node ? [...own, ...node.children.flatMap((child) => shownOf(child, source))] : own
}

/** White space between pieces of markup stays: it separates the words around. */
function wordsBetween(source: string, start: number, end: number): Span[] {
  return Array.from(source.slice(start, end).matchAll(/\S+/g), (found) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
  }))
}
