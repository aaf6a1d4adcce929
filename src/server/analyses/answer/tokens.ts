/**
 * About how many tokens a text is, rounded up: every provider counts otherwise and none of their counters runs
 * everywhere, so a text is never cut by more than a guess that errs on the safe side. Shares of common byte-pair
 * vocabularies: a Latin letter 0.25 to 0.3 tokens, Greek, Cyrillic, Arabic or Indic 0.4 to 0.6, Han 0.8 to 1.2; a
 * digit up to one (Qwen and Gemma take each by itself), a sign of punctuation about half of one.
 */
export function tokensOf(text: string): number {
  let tokens = 0
  for (let index = 0; index < text.length; index += 1) tokens += shareOf(text.charCodeAt(index))
  return Math.ceil(tokens)
}

function shareOf(unit: number): number {
  if (unit >= 0x2e80) return 1.2
  if (unit >= 0x250) return 0.6
  if (unit >= 0x30 && unit <= 0x39) return 1
  const isLetterOrSpace =
    unit >= 0xc0 || unit <= 0x20 || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
  return isLetterOrSpace ? 0.3 : 0.5
}
