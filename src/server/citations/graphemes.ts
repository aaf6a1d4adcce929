const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Longer than any grapheme that is written in earnest; the text is not segmented from its beginning. */
const WINDOW = 48

/** True if `at` lies between two graphemes of the text (extended grapheme clusters, Unicode annex 29). */
export function isGraphemeBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const left = text.charCodeAt(at - 1)
  const right = text.charCodeAt(at)
  if (left < 0x300 && right < 0x300) return left !== 0x0d || right !== 0x0a
  const from = startOfWindow(text, at)
  const around = segmenter.segment(text.slice(from, at + WINDOW)).containing(at - from)
  return around === undefined || around.index === at - from
}

/** Begins the window after a blank where there is one, and never inside a surrogate pair. */
function startOfWindow(text: string, at: number): number {
  const earliest = Math.max(0, at - WINDOW)
  const blank = text.lastIndexOf(' ', at - 1)
  if (blank >= earliest) return blank
  const unit = text.charCodeAt(earliest)
  return earliest > 0 && unit >= 0xdc00 && unit <= 0xdfff ? earliest - 1 : earliest
}
