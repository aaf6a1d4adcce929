import type { BlockKind } from './blocks.ts'

const BACK_MATTER =
  /^[\dIVX.\s]*(?:references|bibliography|works cited|(?:end|foot)?notes|sources|index|acknowledge?ments?|contents|literatur(?:verzeichnis)?|anmerkungen|fußnoten|quellen(?:verzeichnis)?|inhaltsverzeichnis|stichwortverzeichnis|symbolverzeichnis|abkürzungsverzeichnis|danksagung(?:en)?|notes? de fin|bibliographie|sommaire|bibliografía|notas|índice|参考文献|目录)[\s\d]*$/iu
const REFERENCE =
  /(?:^|[.;(] )(?:see|cf\.|compare|quoted in|ibid\b|id\. at|siehe|vgl\.|voir)(?!\p{L})|\bibid\b|\b(?:supra|infra)\b|\bet al\.|\bpp?\. ?\d|\bvols?\. ?\d|\bn(?:ote|\.) ?\d|\bavailable at (?:link|http)|https?:\/\/|\b\d{1,4} ?\(\d{1,4}\)[:,]|\bIn Proceedings|\b\d+ (?:U\.S\.|F\. ?\dd|Stat\.|Cong\.)|\((?:\p{L}[^()]*, )?(?:1[5-9]|20)\d{2}\)|\p{Lu}\. \p{Lu}\p{Ll}+(?: and|,) \p{Lu}\. /iu
const INDEXED = /, (?:[ivxlc]+|\d{1,4}n?)(?:[–-]\d{1,4})?(?=[,;]|\s|$)/gu

/** Sentences on either side that tell what zone one stands in. */
const WINDOW = 12
const DENSE = 0.4
const SPARSE = 0.25

/**
 * True for each sentence of a zone of notes, references or an index: what stands below such a heading, and any run
 * in which references are dense. A heading within ends the zone only where references get sparse (endnotes have
 * headings by chapter).
 */
export function backMatter(sentences: { kind: BlockKind; text: string; words: string[] }[]): boolean[] {
  const sums = [0]
  for (const { text, words } of sentences)
    sums.push((sums.at(-1) ?? 0) + (isReference(text, words.length) ? 1 : 0))
  const share = (from: number, to: number) => {
    const [start, end] = [Math.max(0, from), Math.min(sentences.length, to)]
    return ((sums[end] ?? 0) - (sums[start] ?? 0)) / Math.max(1, end - start)
  }
  let below = false
  const apart = sentences.map(({ kind, text }, at) => {
    if (kind === 'heading') below = BACK_MATTER.test(text) || (below && share(at, at + 2 * WINDOW) >= SPARSE)
    const around = sentences.length > 2 * WINDOW ? share(at - WINDOW, at + WINDOW + 1) : 0
    return below || around >= DENSE
  })
  return withoutGaps(apart)
}

/** A few sentences between two zones belong to them. */
function withoutGaps(apart: boolean[]): boolean[] {
  const closed = [...apart]
  let last = Number.NEGATIVE_INFINITY
  apart.forEach((is, at) => {
    if (!is) return
    if (at - last <= 2 * WINDOW) closed.fill(true, last + 1, at)
    last = at
  })
  return closed
}

/** True for a source's name, a pointer to one, or an index's entry. */
function isReference(text: string, words: number): boolean {
  if (REFERENCE.test(text)) return true
  const indexed = text.match(INDEXED)?.length ?? 0
  return indexed > 0 && indexed / Math.max(1, words) > 0.12
}
